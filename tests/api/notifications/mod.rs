//! Who is told what, in which way, and that nothing is told twice or lost.
mod circuit;
mod mail;
mod preferences;
mod reminders;
mod secrecy;
mod stream;

use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const SUB_DISTRICT: &str = "15.71.01";
const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

/// Registers an incoming letter at the clerk's agency; its path.
async fn incoming(app: &TestApp, clerk: &Actor, security: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(-1), "received_date": app.clock.day(0),
        "subject": "Undangan rapat sensus", "kind": "UND", "urgency": "normal", "security_level": security,
    });
    format!("/letters/{}", clerk.post("/letters", body).await.expect(201).id())
}

/// Gives a letter to somebody; the disposition's path.
async fn dispose(head: &Actor, letter: &str, to: &Actor, due: Option<String>) -> String {
    let sheet = json!({
        "receivers": [{"position_id": to.position_id()}], "instruction_codes": ["follow_up"], "due_date": due,
    });
    let made = head.post(&format!("{letter}/dispositions"), sheet).await.expect(201);
    format!("/dispositions/{}", made.ids()[0])
}

/// What somebody was told, newest first.
async fn told(actor: &Actor) -> Vec<Value> {
    actor.get("/notifications?limit=100").await.expect(200).items().to_vec()
}

/// The events of what somebody was told, oldest first.
async fn events(actor: &Actor) -> Vec<String> {
    told(actor).await.iter().rev().map(|n| n["event"].as_str().unwrap().to_owned()).collect()
}

async fn unread(actor: &Actor) -> i64 {
    actor.get("/notifications/unread-count").await.expect(200).body["unread"].as_i64().unwrap()
}

#[tokio::test]
async fn a_disposition_is_told_to_its_receiver_and_its_end_to_its_giver() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let letter = incoming(&app, &clerk, "open").await;
    let due = app.clock.day(3);
    let first = dispose(&head, &letter, &village, Some(due.clone())).await;
    let news = told(&village).await;
    assert_eq!(news.len(), 1);
    assert_eq!(news[0]["event"], "disposition_received");
    assert_eq!(news[0]["subject"], "Undangan rapat sensus");
    assert_eq!(news[0]["actor"], head.name);
    assert_eq!(news[0]["due_date"], due);
    assert_eq!(format!("/letters/{}", news[0]["subject_id"].as_str().unwrap()), letter);
    assert_eq!(format!("/dispositions/{}", news[0]["disposition_id"].as_str().unwrap()), first);
    assert_eq!(events(&head).await, Vec::<String>::new(), "the giver was told of their own act");

    let report = |done: bool| json!({"report": "Sudah dihubungi", "done": done});
    village.post(&format!("{first}/follow-ups"), report(false)).await.expect(201);
    village.post(&format!("{first}/follow-ups"), report(true)).await.expect(201);
    assert_eq!(events(&head).await, ["disposition_answered", "disposition_done"]);
    assert_eq!(unread(&head).await, 2);
    assert_eq!(events(&clerk).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_one_may_not_see_any_more_is_told_without_its_subject() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &village, None).await;
    assert_eq!(told(&village).await[0]["subject"], "Undangan rapat sensus");
    head.command(&format!("{given}/cancellation")).await.expect(200);
    let news = told(&village).await;
    assert_eq!(events(&village).await, ["disposition_received", "disposition_cancelled"]);
    assert!(news.iter().all(|n| n["subject"].is_null() && n["letter_number"].is_null()), "{news:?}");
    village.get(&letter).await.problem("not_found");
    let stream = village.with("last-event-id", "0").get("/events?follow=false").await.expect(200).text();
    assert!(!stream.contains("sensus") && stream.contains("disposition_cancelled"), "{stream}");
}

#[tokio::test]
async fn an_outgoing_letter_tells_whoever_it_waits_for() {
    let app = TestApp::start().await;
    let staff = app.user("staff").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let head_there = app.user("urban_village_head").at(NEIGHBOUR).await;
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data", "body": "Mohon data.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"agency_id": there.agency_id, "kind": "to"}],
        "reviewers": [section.position_id()], "approver_position_id": head.position_id(),
    });
    let path = format!("/letters/{}", staff.post("/letters", body).await.expect(201).id());
    staff.command(&format!("{path}/submission")).await.expect(200);
    let back = json!({"decision": "return", "note": "Lengkapi"});
    section.post(&format!("{path}/reviews"), back).await.expect(200);
    staff.command(&format!("{path}/submission")).await.expect(200);
    section.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
    head.post(&format!("{path}/return"), json!({"note": "Tanggal"})).await.expect(200);
    staff.command(&format!("{path}/submission")).await.expect(200);
    section.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
    head.command(&format!("{path}/approval")).await.expect(200);
    clerk.command(&format!("{path}/dispatch")).await.expect(200);
    assert_eq!(events(&section).await, ["letter_to_review"; 3]);
    assert_eq!(events(&head).await, ["letter_to_sign"; 2]);
    assert_eq!(events(&staff).await, ["letter_returned", "letter_returned", "letter_signed"]);
    assert!(told(&staff).await[0]["letter_number"].is_string());
    assert_eq!(events(&there).await, ["letter_received"]);
    assert_eq!(events(&head_there).await, ["letter_received"]);
    assert_eq!(events(&clerk).await, Vec::<String>::new());
}

#[tokio::test]
async fn whoever_holds_the_position_is_told_definitively_or_standing_in() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let stand_in = app.user("section_head").at(VILLAGE).await;
    let admin = app.user("administrator").at("15.71").await;
    let acting = |from: i64, until: i64| {
        json!({
            "position_id": village.position_id(), "user_id": stand_in.user_id(), "kind": "daily_acting",
            "decree_number": "SP/1/2026", "valid_from": app.clock.day(from), "valid_until": app.clock.day(until),
        })
    };
    admin.post("/acting-assignments", acting(1, 2)).await.expect(201);
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &village, None).await;
    assert_eq!(events(&stand_in).await.len(), 0, "the period has not begun");
    head.command(&format!("{given}/cancellation")).await.expect(200);
    app.clock.set("2026-09-08T09:00:00+07:00");
    dispose(&head, &letter, &village, None).await;
    assert_eq!(events(&stand_in).await, ["disposition_received"]);
    assert_eq!(told(&stand_in).await[0]["subject"], "Undangan rapat sensus");
    assert_eq!(events(&village).await.len(), 3);
    // After the period the stand-in sees that there was something, not what.
    app.clock.set("2026-09-10T09:00:00+07:00");
    assert!(told(&stand_in).await[0]["subject"].is_null());
    assert_eq!(told(&village).await[0]["subject"], "Undangan rapat sensus");
}

#[tokio::test]
async fn one_or_all_are_read_and_nobody_reads_for_another() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    for _ in 0..3 {
        let letter = incoming(&app, &clerk, "open").await;
        dispose(&head, &letter, &village, None).await;
    }
    assert_eq!(unread(&village).await, 3);
    let news = told(&village).await;
    let path = format!("/notifications/{}/read", news[1]["id"].as_str().unwrap());
    head.command(&path).await.problem("not_found");
    let read = village.command(&path).await.expect(200);
    assert!(read.body["read_at"].is_string());
    assert_eq!(village.command(&path).await.expect(200).body["read_at"], read.body["read_at"]);
    assert_eq!(unread(&village).await, 2);
    assert_eq!(village.get("/notifications?unread=true").await.expect(200).items().len(), 2);
    assert_eq!(village.get("/notifications?unread=false").await.expect(200).items().len(), 1);
    // One that came while the list was looked at stays unread.
    let up_to = json!({"up_to": news[1]["seq"]});
    head.post("/notifications/read", up_to.clone()).await.expect(200);
    let left = village.post("/notifications/read", up_to).await.expect(200);
    assert_eq!(left.body["unread"], 1);
    assert_eq!(left.body["last_seq"], 3);
    let page = village.get("/notifications?limit=2").await.expect(200);
    let cursor = page.text_at("next_cursor");
    let rest = village.get(&format!("/notifications?limit=2&cursor={cursor}")).await.expect(200);
    let seqs = |reply: &crate::kit::Reply| -> Vec<i64> {
        reply.items().iter().map(|n| n["seq"].as_i64().unwrap()).collect()
    };
    assert_eq!((seqs(&page), seqs(&rest)), (vec![3, 2], vec![1]));
}
