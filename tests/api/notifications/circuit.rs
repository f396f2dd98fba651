//! Opinions, reports that come back and initials: each is told once, to whom it concerns, when it begins.
use super::{NEIGHBOUR, SUB_DISTRICT, VILLAGE, dispose, events, incoming};
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

fn question(of: &Actor) -> Value {
    json!({"receivers": [{"position_id": of.position_id()}], "question": "Perlu dihadiri?"})
}

#[tokio::test]
async fn an_opinion_is_told_when_it_is_asked_given_and_no_longer_needed() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let section = app.user("section_head").at(SUB_DISTRICT).await;
    let secretary = app.user("secretary").at(SUB_DISTRICT).await;
    let staff = app.user("staff").at(SUB_DISTRICT).await;
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &section, None).await;
    let asked = section.post(&format!("{given}/opinions"), question(&secretary)).await.expect(201);
    section.post(&format!("{given}/opinions"), question(&staff)).await.expect(201);
    assert_eq!(events(&secretary).await, ["disposition_received"]);
    assert_eq!(events(&section).await, ["disposition_received"], "who asks keeps it and is told nothing");
    let answer = json!({"report": "Ya", "done": true});
    secretary.post(&format!("/dispositions/{}/follow-ups", asked.ids()[0]), answer.clone()).await.expect(201);
    assert_eq!(events(&section).await, ["disposition_received", "disposition_done"]);
    // What is finished leaves no question open.
    section.post(&format!("{given}/follow-ups"), answer).await.expect(201);
    assert_eq!(events(&staff).await, ["disposition_received", "disposition_cancelled"]);
    assert_eq!(events(&secretary).await, ["disposition_received"]);
    assert_eq!(events(&head).await, ["disposition_done"]);
    // A report that comes back is work again.
    head.post(&format!("{given}/return"), json!({"note": "Belum lengkap"})).await.expect(200);
    assert_eq!(events(&section).await, ["disposition_received", "disposition_done", "disposition_received"]);
}

#[tokio::test]
async fn questions_end_with_a_disposition_that_is_passed_on_and_with_the_letter() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let section = app.user("section_head").at(SUB_DISTRICT).await;
    let secretary = app.user("secretary").at(SUB_DISTRICT).await;
    let staff = app.user("staff").at(SUB_DISTRICT).await;
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &section, None).await;
    section.post(&format!("{given}/opinions"), question(&secretary)).await.expect(201);
    let sheet = json!({
        "receivers": [{"position_id": staff.position_id()}], "instruction_codes": ["follow_up"], "due_date": null,
    });
    let passed = section.post(&format!("{given}/dispositions"), sheet).await.expect(201);
    assert_eq!(events(&staff).await, ["disposition_received"]);
    assert_eq!(events(&secretary).await, ["disposition_received", "disposition_cancelled"]);
    let done = json!({"report": "Selesai", "done": true});
    staff.post(&format!("/dispositions/{}/follow-ups", passed.ids()[0]), done).await.expect(201);
    head.post(&format!("{letter}/opinions"), question(&secretary)).await.expect(201);
    clerk.post(&format!("{letter}/closure"), json!({"note": "Selesai"})).await.expect(200);
    let cancelled = events(&secretary).await.iter().filter(|e| *e == "disposition_cancelled").count();
    assert_eq!(cancelled, 2);
}

#[tokio::test]
async fn a_reviewer_is_told_once_when_the_turn_begins() {
    let app = TestApp::start().await;
    let drafter = app.user("staff").at(VILLAGE).await;
    let first = app.user("section_head").at(VILLAGE).await;
    let second = app.user("secretary").at(VILLAGE).await;
    let beside = app.user("section_head").at(NEIGHBOUR).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data", "body": "Mohon data.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Arsip", "kind": "to"}],
        "reviewers": [first.position_id(), second.position_id()], "coordinators": [beside.position_id()],
        "approver_position_id": head.position_id(),
    });
    let path = format!("/letters/{}", drafter.post("/letters", body).await.expect(201).id());
    let told =
        async || [events(&first).await.len(), events(&second).await.len(), events(&beside).await.len()];
    let initial = async |by: &Actor| {
        by.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
    };
    drafter.command(&format!("{path}/submission")).await.expect(200);
    assert_eq!(told().await, [1, 0, 1], "the first in order and whoever initials beside the others");
    initial(&beside).await;
    assert_eq!(told().await, [1, 0, 1], "nobody's turn began");
    initial(&first).await;
    assert_eq!(told().await, [1, 1, 1]);
    assert_eq!(events(&head).await, Vec::<String>::new());
    initial(&second).await;
    assert_eq!(events(&head).await, ["letter_to_sign"]);
    assert_eq!(told().await, [1, 1, 1]);
    // The next round asks all of them again.
    head.post(&format!("{path}/return"), json!({"note": "Tanggal"})).await.expect(200);
    drafter.command(&format!("{path}/submission")).await.expect(200);
    assert_eq!(told().await, [2, 1, 2]);
    assert_eq!(events(&beside).await, ["letter_to_review"; 2]);
}
