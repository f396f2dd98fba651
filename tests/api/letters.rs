//! Letters over HTTP: from one agency to another, who sees what, and numbers without gap or duplicate.
use crate::kit::{Actor, Reply, TestApp, builders};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

fn incoming(app: &TestApp) -> Value {
    json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(-1), "received_date": app.clock.day(0),
        "subject": "Undangan rapat sensus", "kind": "UND", "urgency": "normal", "security_level": "open",
    })
}

fn draft(approver: &Actor) -> Value {
    json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data penduduk",
        "body": "Mohon data penduduk per RT.", "classification_code": "400.12.3", "urgency": "urgent",
        "security_level": "open", "addressees": [{"name": "Ketua RT 05", "kind": "to"}],
        "approver_position_id": approver.position_id(),
    })
}

fn sheet(to: &[&Actor]) -> Value {
    let receivers: Vec<Value> = to.iter().map(|actor| json!({"position_id": actor.position_id()})).collect();
    json!({"receivers": receivers, "instruction_codes": ["follow_up"]})
}

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

/// `status` and `allowed_actions` of a letter.
fn state(reply: &Reply) -> (String, Vec<String>) {
    let actions = reply.body["allowed_actions"].as_array().unwrap();
    (reply.text_at("status"), actions.iter().map(|a| a.as_str().unwrap().to_owned()).collect())
}

#[tokio::test]
async fn a_letter_goes_from_draft_to_done_across_two_agencies() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let there = app.user("urban_village_head").at(NEIGHBOUR).await;
    let staff_there = app.user("staff").at(NEIGHBOUR).await;

    let upload = clerk.upload_pdf().await;
    let mut body = draft(&head);
    body["reviewers"] = json!([section.position_id()]);
    body["upload_ids"] = json!([upload]);
    body["addressees"] =
        json!([{"agency_id": there.agency_id, "kind": "to"}, {"name": "Arsip", "kind": "carbon_copy"}]);
    let made = clerk.post("/letters", body).await.expect(201);
    let path = format!("/letters/{}", made.id());
    assert_eq!(made.header("location"), Some(format!("/api/v1{path}").as_str()));
    let possible = ["update", "comment", "submit", "cancel"].map(String::from).to_vec();
    assert_eq!(state(&made), ("draft".into(), possible));
    assert_eq!(made.body["letter_number"], Value::Null);

    let changed =
        clerk.if_match(made.etag()).patch(&path, json!({"subject": "Data penduduk"})).await.expect(200);
    clerk.if_match(made.etag()).patch(&path, json!({"subject": "Lama"})).await.problem("stale");
    clerk.patch(&path, json!({"subject": "Lama"})).await.problem("precondition_required");
    assert_eq!(changed.body["reviews"][0]["status"], "pending");

    let submitted = clerk.command(&format!("{path}/submission")).await.expect(200);
    assert_eq!(submitted.body["holders"][0]["person"]["position_id"], section.position_id().to_string());
    clerk.if_match(submitted.etag()).patch(&path, json!({"subject": "Lama"})).await.problem("state_conflict");
    assert_eq!(state(&section.get(&path).await).1, ["comment", "review"]);
    section
        .post(&format!("{path}/reviews"), json!({"decision": "return"}))
        .await
        .field_error("/note", "required");
    section.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
    let waiting = head.get("/letters?box=to_approve").await.expect(200);
    assert_eq!(waiting.ids(), [made.id()]);

    let approved = head.post(&format!("{path}/approval"), json!({})).await.expect(200);
    let number = approved.text_at("letter_number");
    assert!(number.starts_with("400.12.3/1/") && number.ends_with("/IX/2026"), "{number}");
    let before = app.rows();
    head.command(&format!("{path}/approval")).await.problem("already_done");
    assert_eq!(app.rows(), before);

    head.command(&format!("{path}/dispatch")).await.expect(200);
    let arrived = there.get("/letters?box=inbox&unread=true").await.expect(200).items()[0].clone();
    assert_eq!((&arrived["letter_number"], &arrived["agenda_number"]), (&number.into(), &1.into()));
    assert_eq!((&arrived["attachment_count"], &arrived["channel"]), (&1.into(), &"electronic".into()));
    let copy = format!("/letters/{}", arrived["id"].as_str().unwrap());
    let read = there.command(&format!("{copy}/read")).await.expect(200);
    let file = read.body["attachments"][0].clone();
    let bytes = there.get(&format!("{copy}/attachments/{}", file["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(bytes.bytes, builders::pdf("Surat"));
    assert_eq!(bytes.header("etag"), Some(format!("\"{}\"", file["sha256"].as_str().unwrap()).as_str()));

    let given = there.post(&format!("{copy}/dispositions"), sheet(&[&staff_there])).await.expect(201);
    let disposition = format!("/dispositions/{}", given.ids()[0]);
    there.post(&format!("{copy}/closure"), json!({})).await.problem("open_dispositions");
    staff_there.command(&format!("{disposition}/read")).await.expect(200);
    there.command(&format!("{disposition}/cancellation")).await.problem("state_conflict");
    let report =
        json!({"report": "Data terlampir", "done": true, "upload_ids": [staff_there.upload_pdf().await]});
    let done = staff_there.post(&format!("{disposition}/follow-ups"), report).await.expect(201);
    assert_eq!((done.text_at("status"), state(&done).1.len()), ("done".into(), 0));
    assert_eq!(done.body["follow_ups"][0]["attachments"][0]["media_type"], "application/pdf");
    there.post(&format!("{copy}/closure"), json!({"note": "Selesai"})).await.expect(200);
    assert_eq!(there.get(&format!("{copy}/dispositions")).await.ids(), given.ids());

    for action in ["draft", "submit", "review", "approve", "dispatch", "receive", "read", "dispose", "close"]
    {
        assert_eq!(app.facts(&format!("letter.{action}")), 1, "letter.{action}");
    }
    assert_eq!((app.facts("disposition.read"), app.facts("disposition.complete")), (1, 1));
}

#[tokio::test]
async fn a_neighbour_learns_nothing_of_a_letter() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let neighbour = app.user("urban_village_head").at(NEIGHBOUR).await;
    let file = clerk.upload_pdf().await;
    let letter = clerk.post("/letters", with(incoming(&app), "upload_ids", json!([file]))).await.expect(201);
    let path = format!("/letters/{}", letter.id());
    let given =
        head.post(&format!("{path}/dispositions"), sheet(&[&clerk])).await.expect(201).ids().remove(0);
    let attachment = letter.body["attachments"][0]["id"].as_str().unwrap();

    let stranger_sees = [
        path.clone(),
        format!("{path}/dispositions"),
        format!("{path}/attachments/{attachment}"),
        format!("/dispositions/{given}"),
        format!("/agenda-entries?agency_id={}", clerk.agency_id),
    ];
    for address in &stranger_sees {
        neighbour.get(address).await.problem("not_found");
        clerk.get(address).await.expect(200);
    }
    neighbour.command(&format!("{path}/read")).await.problem("not_found");
    neighbour.post(&format!("{path}/dispositions"), sheet(&[&clerk])).await.problem("not_found");
    neighbour.post(&format!("{path}/closure"), json!({})).await.problem("not_found");
    neighbour.command(&format!("/dispositions/{given}/read")).await.problem("not_found");
    for list in ["/letters?include=count", "/letters?q=sensus&include=count", "/letters?q=SENS&include=count"]
    {
        let blind = neighbour.get(list).await.expect(200);
        assert_eq!((blind.items().len(), &blind.body["count"]), (0, &"0".into()), "{list}");
        let seen = clerk.get(list).await.expect(200);
        assert_eq!((seen.ids(), &seen.body["count"]), (vec![letter.id()], &"1".into()), "{list}");
    }
    assert!(neighbour.get("/dispositions").await.items().is_empty());
    assert!(neighbour.get("/agenda-entries").await.items().is_empty());
    assert!(neighbour.get("/number-series").await.items().is_empty());
}

#[tokio::test]
async fn what_is_wrong_lands_on_its_field() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let outsider = app.user("staff").at(NEIGHBOUR).await;

    let late = with(incoming(&app), "received_date", app.clock.day(1).into());
    clerk.post("/letters", late).await.field_error("/received_date", "date_in_future");
    let reversed = with(incoming(&app), "letter_date", app.clock.day(2).into());
    clerk.post("/letters", reversed).await.field_error("/letter_date", "date_order");
    clerk
        .post("/letters", json!({"direction": "sideways"}))
        .await
        .field_error("/direction", "invalid_choice");
    clerk.post("/letters", json!({})).await.field_error("/direction", "required");
    clerk.post("/letters", json!({"direction": "incoming"})).await.field_error("/channel", "required");
    let odd = with(incoming(&app), "urgency", "now".into());
    clerk.post("/letters", odd).await.field_error("/urgency", "invalid_choice");
    clerk
        .post("/letters", with(incoming(&app), "body", "x".into()))
        .await
        .field_error("/body", "unknown_field");
    let nobody = with(draft(&head), "addressees", json!([{"kind": "to"}]));
    clerk.post("/letters", nobody).await.field_error("/addressees/0/name", "required");
    let powerless = with(draft(&head), "approver_position_id", json!(staff.position_id()));
    clerk.post("/letters", powerless).await.field_error("/approver_position_id", "unknown_reference");
    let four = with(draft(&head), "reviewers", json!(vec![staff.position_id(); 4]));
    let four = clerk.post("/letters", four).await.field_error("/reviewers", "too_many");
    four.field_error("/reviewers/1", "duplicate");
    staff.post("/letters", incoming(&app)).await.problem("forbidden");

    let letter = clerk.post("/letters", incoming(&app)).await.expect(201).id();
    let path = format!("/letters/{letter}/dispositions");
    head.post(&path, sheet(&[&staff, &head])).await.field_error("/receivers/1/position_id", "self_reference");
    head.post(&path, sheet(&[&staff, &staff])).await.field_error("/receivers/1/position_id", "duplicate");
    head.post(&path, sheet(&[&outsider])).await.field_error("/receivers/0/position_id", "unknown_reference");
    let overdue = with(sheet(&[&staff]), "due_date", app.clock.day(-1).into());
    head.post(&path, overdue).await.field_error("/due_date", "date_in_past");
    head.post(&path, json!({"receivers": [], "instruction_codes": []}))
        .await
        .field_error("/receivers", "required");
    clerk.post(&path, sheet(&[&staff])).await.problem("forbidden");
    assert_eq!(app.facts("letter.dispose"), 0);
    let today = with(sheet(&[&staff]), "due_date", app.clock.day(0).into());
    head.post(&path, today).await.expect(201);
    let row = staff.get("/letters?box=to_me").await.items()[0].clone();
    assert_eq!((&row["due_date"], &row["unread"]), (&app.clock.day(0).into(), &true.into()));
}

#[tokio::test]
async fn only_the_named_approver_approves() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("sub_district_head").at("15.71.01").await;
    let letter = clerk.post("/letters", draft(&head)).await.expect(201).id();
    let path = format!("/letters/{letter}/approval");
    head.command(&path).await.problem("state_conflict");
    clerk.command(&format!("/letters/{letter}/submission")).await.expect(200);
    above.command(&path).await.problem("forbidden");
    clerk.command(&path).await.problem("forbidden");
    head.post(&format!("/letters/{letter}/return"), json!({"note": "Perbaiki"})).await.expect(200);
    clerk.command(&format!("/letters/{letter}/submission")).await.expect(200);
    head.key("k-1").command(&path).await.expect(200);
    // The same key is the same command: its answer comes again, and nothing else happens.
    head.key("k-1").command(&path).await.expect(200);
    head.command(&path).await.problem("already_done");
    assert_eq!(app.facts("letter.approve"), 1);
}

#[tokio::test]
async fn numbers_have_neither_gap_nor_duplicate_when_many_write_at_once() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let other = app.user("registry_clerk").at(NEIGHBOUR).await;
    let tasks = (0..32).map(|n| {
        let (clerk, head, other) = (clerk.clone(), head.clone(), other.clone());
        let (good, bad) = (incoming(&app), with(incoming(&app), "kind", "??".into()));
        tokio::spawn(async move {
            for _ in 0..3 {
                clerk.post("/letters", good.clone()).await.expect(201);
            }
            other.post("/letters", good).await.expect(201);
            clerk.post("/letters", bad).await.expect(422);
            if n % 4 == 0 {
                let letter = clerk.post("/letters", draft(&head)).await.expect(201).id();
                clerk.command(&format!("/letters/{letter}/submission")).await.expect(200);
                let path = format!("/letters/{letter}/approval");
                let (a, b) = tokio::join!(head.command(&path), head.command(&path));
                let mut answers = [a.status, b.status];
                answers.sort_unstable();
                assert_eq!(answers, [200, 409]);
            }
        })
    });
    futures_util::future::try_join_all(tasks.collect::<Vec<_>>()).await.unwrap();
    assert_eq!(numbers(&clerk, "incoming").await, (1..=96).collect());
    assert_eq!(numbers(&other, "incoming").await, (1..=32).collect());
    assert_eq!(numbers(&head, "outgoing").await, (1..=8).collect());
    let series = clerk.get("/number-series?year=2026").await.expect(200);
    let last: Vec<&Value> = series.items().iter().map(|s| &s["last"]).collect();
    assert_eq!(last, [&json!(96), &json!(8)]);
}

/// The numbers in an agenda book, which must come last first and once each.
async fn numbers(actor: &Actor, register: &str) -> BTreeSet<i64> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page =
            actor.get(&format!("/agenda-entries?register={register}&limit=50{cursor}")).await.expect(200);
        all.extend(page.items().iter().map(|entry| entry["number"].as_i64().unwrap()));
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert!(all.is_sorted_by(|a, b| a > b), "{all:?}");
    all.into_iter().collect()
}

#[tokio::test]
async fn two_dispatches_to_the_same_agencies_do_not_block_each_other() {
    let app = TestApp::start().await;
    let (head, neighbour) = (
        app.user("urban_village_head").at(VILLAGE).await,
        app.user("urban_village_head").at(NEIGHBOUR).await,
    );
    let villages = ["15.71.01.1003", "15.71.01.1004", "15.71.01.1010"].map(|code| app.agency(code));
    let mut letters = Vec::new();
    for (sender, backwards) in [(&head, false), (&neighbour, true)] {
        for _ in 0..4 {
            let mut to = villages.to_vec();
            if backwards {
                to.reverse();
            }
            let to: Vec<Value> = to.iter().map(|id| json!({"agency_id": id, "kind": "to"})).collect();
            let letter =
                sender.post("/letters", with(draft(sender), "addressees", json!(to))).await.expect(201).id();
            sender.command(&format!("/letters/{letter}/submission")).await.expect(200);
            sender.command(&format!("/letters/{letter}/approval")).await.expect(200);
            letters.push((sender.clone(), letter));
        }
    }
    let sent = letters.into_iter().map(|(sender, letter)| {
        tokio::spawn(async move { sender.command(&format!("/letters/{letter}/dispatch")).await.expect(200) })
    });
    futures_util::future::try_join_all(sent.collect::<Vec<_>>()).await.unwrap();
    let above = app.user("sub_district_head").at("15.71.01").await;
    for village in villages {
        let book = above.get(&format!("/agenda-entries?agency_id={village}")).await.expect(200);
        let numbers: Vec<i64> = book.items().iter().map(|e| e["number"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [8, 7, 6, 5, 4, 3, 2, 1]);
    }
}

#[tokio::test]
async fn full_text_finds_the_same_for_the_city_a_village_and_a_receiver_from_elsewhere() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at("15.71.01").await;
    let above = app.user("sub_district_head").at("15.71.01").await;
    let mayor = app.user("mayor").at("15.71").await;
    let receiver = app.user("staff").at(VILLAGE).await;
    let travel = with(incoming(&app), "subject", "Laporan perjalanan dinas ke Café Batanghari".into());
    let letter = clerk.post("/letters", travel).await.expect(201).id();
    clerk.post("/letters", incoming(&app)).await.expect(201);
    for words in
        ["perjalanan", "cafe", "CAFÉ", "batang dinas", "B/12/1571/2026 batanghari", "pusat stat lapor"]
    {
        for reader in [&mayor, &above, &clerk] {
            let found = reader.get(&searched(words)).await.expect(200);
            assert_eq!(found.ids(), vec![letter.clone()], "{words}");
        }
    }
    for odd in ["\"", "* OR (", "a:b & !c", "agency", "')--", "NEAR(x, 2)", "yang"] {
        for reader in [&mayor, &receiver] {
            assert!(reader.get(&searched(odd)).await.expect(200).items().is_empty(), "{odd}");
        }
    }
    assert!(receiver.get("/letters?q=batanghari").await.items().is_empty());
    above.post(&format!("/letters/{letter}/dispositions"), sheet(&[&receiver])).await.expect(201);
    assert_eq!(receiver.get("/letters?q=batang").await.ids(), vec![letter.clone()]);
    assert_eq!(receiver.get("/letters?q=batang&box=to_me&unread=true").await.ids(), [letter]);
    assert!(receiver.get("/letters?q=sensus").await.items().is_empty());
}

fn searched(words: &str) -> String {
    let encoded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("/letters?q={encoded}")
}
