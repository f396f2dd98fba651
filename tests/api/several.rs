//! One act on several letters: each succeeds or is refused by itself, and a refusal leaves nothing behind.
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

async fn incoming(app: &TestApp, clerk: &Actor, number: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Dinas", "letter_number": number,
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Perihal",
        "urgency": "normal", "security_level": "open",
    });
    clerk.post("/letters", body).await.expect(201).id()
}

fn told(reply: &crate::kit::Reply) -> Vec<(String, bool, Value)> {
    let items = reply.items().iter();
    items
        .map(|item| {
            let id = item["letter_id"].as_str().unwrap().to_owned();
            (id, item["done"].as_bool().unwrap(), item["code"].clone())
        })
        .collect()
}

#[tokio::test]
async fn each_letter_is_disposed_or_refused_by_itself() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let one = incoming(&app, &clerk, "1").await;
    let closed = incoming(&app, &clerk, "2").await;
    let two = incoming(&app, &clerk, "3").await;
    let foreign = incoming(&app, &there, "4").await;
    head.command(&format!("/letters/{closed}/read")).await.expect(200);
    head.post(&format!("/letters/{closed}/closure"), json!({})).await.expect(200);
    let body = json!({
        "letter_ids": [one, closed, foreign, two], "receivers": [{"position_id": staff.position_id()}],
        "instruction_codes": ["follow_up"], "note": "Bersama-sama",
    });
    let reply = head.key("sekali").post("/letters/dispositions", body.clone()).await.expect(200);
    assert_eq!(
        told(&reply),
        [
            (one.clone(), true, Value::Null),
            (closed, false, json!("state_conflict")),
            (foreign, false, json!("not_found")),
            (two.clone(), true, Value::Null),
        ]
    );
    assert!(reply.items()[1]["message"].as_str().is_some_and(|message| !message.is_empty()));
    assert_eq!(app.facts("letter.dispose"), 2);
    // The same request again has no second effect.
    head.key("sekali").post("/letters/dispositions", body).await.expect(200);
    assert_eq!(app.facts("letter.dispose"), 2);
    // What was given can be taken back while nobody opened it.
    for item in [&reply.items()[0], &reply.items()[3]] {
        let id = item["disposition_ids"][0].as_str().unwrap();
        head.command(&format!("/dispositions/{id}/cancellation")).await.expect(200);
    }
    assert!(staff.get("/letters?box=to_me").await.expect(200).ids().is_empty());
}

#[tokio::test]
async fn a_refused_closing_leaves_the_letter_as_it_was() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let open = incoming(&app, &clerk, "1").await;
    let free = incoming(&app, &clerk, "2").await;
    let sheet =
        json!({"receivers": [{"position_id": clerk.position_id()}], "instruction_codes": ["follow_up"]});
    head.post(&format!("/letters/{open}/dispositions"), sheet).await.expect(201);
    head.command(&format!("/letters/{free}/read")).await.expect(200);
    let before = head.get(&format!("/letters/{open}")).await.expect(200).body["version"].clone();
    let ids = json!({"letter_ids": [open, free], "note": "Selesai"});
    let reply = head.post("/letters/closures", ids).await.expect(200);
    assert_eq!(
        told(&reply),
        [(open.clone(), false, json!("open_dispositions")), (free.clone(), true, Value::Null)]
    );
    // Closing moves the letter before it counts what is open: that must be taken back.
    let after = head.get(&format!("/letters/{open}")).await.expect(200).body;
    assert_eq!((&after["status"], &after["version"]), (&json!("disposed"), &before));
    assert_eq!(head.get(&format!("/letters/{free}")).await.expect(200).body["status"], "closed");
    assert_eq!(app.facts("letter.close"), 1);
}

#[tokio::test]
async fn several_letters_are_marked_as_read_and_too_many_are_refused() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let letters = [incoming(&app, &clerk, "1").await, incoming(&app, &clerk, "2").await];
    for _ in 0..2 {
        let reply = head.post("/letters/readings", json!({"letter_ids": letters})).await.expect(200);
        assert!(told(&reply).iter().all(|(_, done, _)| *done));
    }
    assert_eq!(app.facts("letter.read"), 2);
    head.post("/letters/readings", json!({"letter_ids": []})).await.field_error("/letter_ids", "required");
    let twice = json!({"letter_ids": [letters[0], letters[0]]});
    head.post("/letters/readings", twice).await.field_error("/letter_ids/1", "duplicate");
    let many: Vec<_> = (0..101).map(|_| pamong_db::Id::new()).collect();
    head.post("/letters/readings", json!({"letter_ids": many})).await.field_error("/letter_ids", "too_many");
}
