//! From the receipt to the last word of the complainant.
use super::{Office, VILLAGE, code};
use crate::kit::{Actor, Reply, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const ABOVE: &str = "15.71.01";

fn about(app: &TestApp, category: &str) -> Value {
    json!({
        "category": category, "content": "Petugas meminta Rp 50.000 di luar biaya resmi.",
        "contact": "081234567890", "agency_id": app.agency(VILLAGE), "service_code": "KEL-SKD",
    })
}

async fn step(by: &Actor, id: &str, body: Value) -> Reply {
    by.post(&format!("/complaints/{id}/transitions"), body).await
}

async fn open(by: &Actor) -> Vec<String> {
    by.get("/complaints?box=open").await.expect(200).ids()
}

fn told(reply: &Reply) -> Vec<String> {
    reply.items().iter().map(|n| n["event"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_levy_is_never_judged_by_the_office_itself() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("sub_district_head").at(ABOVE).await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let citizen = app.anonymous();
    let made = citizen.post("/public/complaints", about(&app, "levy")).await.expect(201);
    let code = made.text_at("code");
    // 14 working days; Lunar New Year on Tuesday is none.
    assert_eq!(
        (&made.body["verify_by"], &made.body["due_date"]),
        (&"2022-02-04".into(), &"2022-02-21".into())
    );
    assert_eq!(made.header("location"), Some(format!("/api/v1/public/complaints/{code}").as_str()));
    let ids = open(&above).await;
    assert_eq!(open(&head).await, ids);
    counter.get("/complaints").await.problem("forbidden");
    let id = ids[0].as_str();
    // The office knows of it; who complained it does not.
    let seen = head.get(&format!("/complaints/{id}")).await.expect(200);
    assert_eq!((&seen.body["contact"], &seen.body["allowed_actions"]), (&json!(null), &json!([])));
    step(&head, id, json!({"action": "answer", "note": "Tidak benar."})).await.problem("forbidden");
    let shown = above.get(&format!("/complaints/{id}")).await.expect(200);
    assert_eq!(shown.body["contact"], "081234567890");
    assert_eq!(shown.body["allowed_actions"], json!(["start", "forward", "answer"]));
    // The key to the complaint is the complainant's alone; lists hold nothing that was written.
    let list = above.get("/complaints").await.expect(200);
    for hidden in [code.as_str(), &code.replace('-', ""), "50.000", "0812"] {
        assert!(!list.text().contains(hidden), "{hidden} in {}", list.text());
    }
    assert!(!shown.text().contains(&code.replace('-', "")));
    let back = json!({"action": "forward", "agency_id": app.agency(VILLAGE)});
    step(&above, id, back).await.field_error("/agency_id", "unknown_reference");
    // Both offices were told.
    assert_eq!(told(&head.get("/notifications").await.expect(200)), ["complaint_received"]);
    assert_eq!(told(&above.get("/notifications").await.expect(200)), ["complaint_received"]);

    step(&above.if_match("\"9\""), id, json!({"action": "start"})).await.problem("stale");
    step(&above.if_match(shown.etag()), id, json!({"action": "start"})).await.expect(200);
    step(&above, id, json!({"action": "start"})).await.problem("state_conflict");
    step(&above, id, json!({"action": "answer"})).await.field_error("/note", "required");
    step(&above, id, json!({"action": "lapse"})).await.field_error("/action", "invalid_choice");
    step(&above, id, json!({"action": "answer", "note": "Uangnya dikembalikan."})).await.expect(200);
    let path = format!("/public/complaints/{}", code.to_lowercase());
    let answered = citizen.lang("en").get(&path).await.expect(200);
    assert_eq!(
        (&answered.body["status"], &answered.body["answer"]),
        (&"answered".into(), &"Uangnya dikembalikan.".into())
    );
    for hidden in [above.user_id().to_string().as_str(), "0812"] {
        assert!(!answered.text().contains(hidden));
    }
    let closed = citizen.post(&format!("{path}/verdict"), json!({"settled": true})).await.expect(200);
    assert_eq!(
        (&closed.body["status"], &closed.body["closed_by"]),
        (&"closed".into(), &"complainant".into())
    );
    citizen.post(&format!("{path}/verdict"), json!({"settled": false})).await.problem("state_conflict");
    for action in ["receive", "start", "answer", "settle"] {
        assert_eq!(app.facts(&format!("complaint.{action}")), 1, "{action}");
    }
    let facts =
        app.user("evaluator").at("15.71").await.get("/audit-events?application=permits").await.expect(200);
    assert!(!facts.text().contains("50.000") && !facts.text().contains("0812"));
}

#[tokio::test]
async fn an_objection_goes_to_the_office_above_and_only_once() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let office = Office::of(&app).await;
    let above = app.user("sub_district_head").at(ABOVE).await;
    let citizen = app.anonymous();
    let case = office.taken().await;
    let body = json!({"category": "delay", "content": "Sudah seminggu belum selesai.", "tracking_code": code(&case)});
    let made = citizen.post("/public/complaints", body).await.expect(201);
    let id = open(&office.head).await.remove(0);
    let mine = office.head.get(&format!("/complaints/{id}")).await.expect(200);
    assert_eq!(mine.body["application_id"], case["id"]);
    step(&above, &id, json!({"action": "answer", "note": "x"})).await.problem("forbidden");
    step(&office.head, &id, json!({"action": "answer", "note": "Sudah selesai."})).await.expect(200);
    app.clock.advance(Duration::days(1));
    let verdict = format!("/public/complaints/{}/verdict", made.text_at("code"));
    let again = citizen.post(&verdict, json!({"settled": false, "note": "Belum."})).await.expect(200);
    assert_eq!((&again.body["status"], &again.body["answer"]), (&"in_progress".into(), &json!(null)));
    let seen = above.get(&format!("/complaints/{id}")).await.expect(200);
    assert_eq!(again.body["handled_by"], seen.body["handler"]["name"]);
    assert_eq!(seen.body["handler"]["code"], ABOVE);
    step(&office.head, &id, json!({"action": "answer", "note": "Sudah."})).await.problem("forbidden");
    let back = json!({"action": "forward", "agency_id": app.agency(VILLAGE)});
    step(&above, &id, back).await.field_error("/agency_id", "unknown_reference");
    step(&above, &id, json!({"action": "answer", "note": "Kami tindak lanjuti."})).await.expect(200);
    citizen.post(&verdict, json!({"settled": false})).await.problem("already_done");
    citizen.post(&verdict, json!({"settled": true})).await.expect(200);
}

async fn work_on(app: &TestApp, day: &str) {
    app.clock.set(&format!("{day}T09:00:00+07:00"));
    for _ in 0..3 {
        app.work().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_late_is_told_to_the_office_above_and_silence_closes() {
    let app = TestApp::start_with(|config| config.complaints.contact_days = 5).await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("sub_district_head").at(ABOVE).await;
    let citizen = app.anonymous();
    citizen.post("/public/complaints", about(&app, "other")).await.expect(201);
    let id = open(&head).await.remove(0);
    step(&head, &id, json!({"action": "start"})).await.expect(200);
    app.work().await;
    // Due on Monday 21 February: reminded on Friday, overdue on Tuesday, each once.
    for (day, head_told, above_told) in [
        ("2022-02-17", 1, 1),
        ("2022-02-18", 2, 1),
        ("2022-02-21", 2, 1),
        ("2022-02-22", 3, 2),
        ("2022-02-23", 3, 2),
    ] {
        work_on(&app, day).await;
        let count = |reply: Reply| reply.items().len();
        assert_eq!(count(head.get("/notifications").await.expect(200)), head_told, "{day}");
        assert_eq!(count(above.get("/notifications").await.expect(200)), above_told, "{day}");
    }
    assert_eq!(app.facts("complaint.escalate"), 1);
    let late = above.get("/complaints?box=open").await.expect(200);
    assert_eq!((&late.items()[0]["late"], &late.items()[0]["working_days_left"]), (&json!(true), &json!(-2)));
    step(&head, &id, json!({"action": "answer", "note": "Maaf atas keterlambatan ini."})).await.expect(200);
    // Ten working days after Wednesday 23 February; Isra Mi'raj and Nyepi are none.
    for (day, status) in [("2022-03-11", "answered"), ("2022-03-14", "closed")] {
        work_on(&app, day).await;
        let shown = head.get(&format!("/complaints/{id}")).await.expect(200);
        assert_eq!(shown.body["status"], status, "{day}");
        assert_eq!(shown.body["contact"], "081234567890");
    }
    work_on(&app, "2022-03-19").await;
    let shown = head.get(&format!("/complaints/{id}")).await.expect(200);
    assert_eq!((&shown.body["contact"], &shown.body["closed_by"]), (&json!(null), &"time".into()));
}

#[tokio::test]
async fn bad_complaints_are_told_what_is_wrong_and_many_are_slowed_down() {
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 20).await;
    let citizen = app.anonymous();
    let wrong = json!({"category": "levy", "content": "pendek"});
    let refused = citizen.post("/public/complaints", wrong).await.field_error("/content", "too_short");
    refused.field_error("/agency_id", "required");
    let mut elsewhere = about(&app, "levy");
    elsewhere["agency_id"] = json!(app.agency("diskominfo"));
    citizen.post("/public/complaints", elsewhere).await.field_error("/agency_id", "unknown_reference");
    let mut nowhere = about(&app, "levy");
    nowhere["tracking_code"] = json!("0000-0000-0000-0000");
    citizen.post("/public/complaints", nowhere).await.field_error("/tracking_code", "unknown_reference");
    citizen.post("/public/complaints", about(&app, "levy")).await.problem("too_many_requests");
}
