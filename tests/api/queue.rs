//! The queue at the counters: numbers without gaps, each called by one counter, nothing of any person.
use crate::kit::{Actor, Reply, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";

async fn take(officer: &Actor, line: &str) -> Reply {
    officer.post("/queue-tickets", json!({"line": line})).await.expect(201)
}

async fn call(officer: &Actor, desk: i32, lines: &[&str]) -> Value {
    let body = json!({"desk": desk, "lines": lines});
    officer.post("/queue-calls", body).await.expect(200).body["ticket"].clone()
}

async fn act(officer: &Actor, ticket: &Value, body: Value) -> Reply {
    officer.post(&format!("/queue-tickets/{}/transitions", ticket["id"].as_str().unwrap()), body).await
}

fn labels(list: &Value) -> Vec<&str> {
    list.as_array()
        .unwrap()
        .iter()
        .map(|t| t["label"].as_str().unwrap_or_else(|| t.as_str().unwrap()))
        .collect()
}

#[tokio::test]
async fn a_morning_at_two_counters() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T08:00:00+07:00");
    let officer = app.user("counter_officer").at(VILLAGE).await;
    let neighbour = app.user("counter_officer").at("15.71.01.1002").await;
    for (line, label, ahead) in [
        ("non_permit", "B-001", 0),
        ("non_permit", "B-002", 1),
        ("permit", "A-001", 0),
        ("non_permit", "B-003", 2),
    ] {
        let taken = take(&officer, line).await;
        assert_eq!((&taken.body["label"], &taken.body["ahead"]), (&label.into(), &ahead.into()));
        app.clock.advance(chrono::Duration::minutes(1));
    }
    assert_eq!(take(&neighbour, "permit").await.body["label"], "A-001");
    let screen =
        || async { app.anonymous().get(&format!("/public/queues/{VILLAGE}")).await.expect(200).body };
    assert_eq!(labels(&screen().await["next"]), ["B-001", "B-002", "A-001", "B-003"]);

    // The second counter serves both lines, the first one permits only.
    let first = call(&officer, 2, &["permit", "non_permit"]).await;
    assert_eq!((&first["label"], &first["desk"]), (&"B-001".into(), &2.into()));
    let permit = call(&officer, 1, &["permit"]).await;
    assert_eq!(permit["label"], "A-001");
    assert_eq!(call(&officer, 3, &["permit"]).await, Value::Null);
    let again = act(&officer, &permit, json!({"action": "recall", "desk": 1})).await.expect(200);
    assert_eq!(again.body["calls"], 2);
    // Handed over, it is the next one there, before who waits longer; and whoever was at that counter is done.
    act(&officer, &permit, json!({"action": "hand_over", "desk": 1, "to_desk": 2})).await.expect(200);
    assert_eq!(call(&officer, 2, &["non_permit"]).await["label"], "A-001");
    act(&officer, &first, json!({"action": "skip", "desk": 2})).await.problem("state_conflict");
    // Who does not come is skipped, and called again when seen.
    let absent = call(&officer, 1, &["non_permit"]).await;
    assert_eq!(absent["label"], "B-002");
    act(&officer, &absent, json!({"action": "skip", "desk": 1})).await.expect(200);
    let queue = officer.get("/queue").await.expect(200).body;
    assert_eq!((labels(&queue["skipped"]), labels(&queue["waiting"])), (vec!["B-002"], vec!["B-003"]));
    act(&officer, &absent, json!({"action": "call", "desk": 3})).await.expect(200);
    act(&officer, &absent, json!({"action": "serve", "desk": 3})).await.expect(200);
    act(&officer, &absent, json!({"action": "call", "desk": 3})).await.problem("state_conflict");

    let shown = screen().await;
    assert_eq!((&shown["called"][0]["label"], &shown["called"][0]["desk"]), (&"A-001".into(), &2.into()));
    assert_eq!((labels(&shown["next"]), &shown["waiting"]), (vec!["B-003"], &1.into()));
    // Another office has its own numbers and cannot touch these; tomorrow begins anew.
    act(&neighbour, &permit, json!({"action": "serve", "desk": 1})).await.problem("not_found");
    app.clock.set("2022-02-15T08:00:00+07:00");
    let officer = app.user("counter_officer").at(VILLAGE).await;
    act(&officer, &permit, json!({"action": "serve", "desk": 1})).await.problem("not_found");
    assert_eq!(take(&officer, "permit").await.body["label"], "A-001");
    assert_eq!(app.facts("queue.take"), 6);
}

#[tokio::test]
async fn wrong_calls_are_told() {
    let app = TestApp::start().await;
    let officer = app.user("counter_officer").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    head.post("/queue-tickets", json!({"line": "permit"})).await.problem("forbidden");
    let post = |body| officer.post("/queue-calls", body);
    post(json!({"desk": 0, "lines": ["permit"]})).await.field_error("/desk", "out_of_range");
    post(json!({"desk": 1, "lines": []})).await.field_error("/lines", "required");
    take(&officer, "permit").await;
    let called = call(&officer, 1, &["permit"]).await;
    let handed = |to: Value| json!({"action": "hand_over", "desk": 1, "to_desk": to});
    act(&officer, &called, handed(Value::Null)).await.field_error("/to_desk", "required");
    act(&officer, &called, handed(json!(1))).await.field_error("/to_desk", "invalid_choice");
    act(&officer, &called, json!({"action": "skip", "desk": 1, "to_desk": 2}))
        .await
        .field_error("/to_desk", "unknown_field");
    app.anonymous().get("/public/queues/99.99").await.problem("not_found");
}

#[tokio::test]
async fn of_many_counters_each_calls_another_number() {
    let app = TestApp::start().await;
    let officer = app.user("counter_officer").at(VILLAGE).await;
    let taken = futures_util::future::join_all((0..12).map(|_| take(&officer, "permit"))).await;
    let mut numbers: Vec<String> = taken.iter().map(|t| t.text_at("label")).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=12).map(|n| format!("A-{n:03}")).collect::<Vec<_>>());
    let called = futures_util::future::join_all((1..=12).map(|desk| call(&officer, desk, &["permit"]))).await;
    let mut called: Vec<String> = called.iter().map(|t| t["label"].as_str().unwrap().to_owned()).collect();
    called.sort_unstable();
    assert_eq!(called, numbers);
    assert_eq!(app.facts("queue.call"), 12);
}
