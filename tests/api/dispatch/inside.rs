//! Inside the city: delivered, read, as a copy for information, and taken back.
use super::{NEIGHBOUR, Office, THIRD, state};
use chrono::Duration;
use serde_json::{Value, json};

#[tokio::test]
async fn the_sender_sees_when_each_agency_opened_it_and_a_copy_is_marked_as_one() {
    let o = Office::open().await;
    let there = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    let third = o.app.user("urban_village_head").at(THIRD).await;
    let staff = o.app.user("staff").at(THIRD).await;
    let body = o.body(json!([
        {"agency_id": there.agency_id, "kind": "to"}, {"agency_id": third.agency_id, "kind": "carbon_copy"},
    ]));
    let path = o.approved(body).await;
    o.clerk.command(&format!("{path}/dispatch")).await.expect(200);
    let sent = o.ways(&path).await;
    assert_eq!(
        (state(&sent, 1), state(&sent, 2)),
        (("delivered".into(), vec![]), ("delivered".into(), vec![]))
    );
    assert_eq!(sent.items()[1]["kind"], "carbon_copy");
    let since = sent.items()[0]["since"].clone();

    let rows = [there.get("/letters?box=inbox").await, third.get("/letters?box=inbox").await];
    let marks: Vec<Value> = rows.iter().map(|list| list.items()[0]["received_as"].clone()).collect();
    assert_eq!(marks, ["to", "carbon_copy"]);
    let copies = rows.map(|list| format!("/letters/{}", list.ids()[0]));
    let shown = third.get(&copies[1]).await.expect(200);
    assert_eq!(
        (&shown.body["received_as"], &shown.body["status"]),
        (&json!("carbon_copy"), &json!("registered"))
    );
    there.get(&format!("{}/dispatches", copies[0])).await.problem("not_found");

    o.app.clock.advance(Duration::hours(2));
    there.command(&format!("{}/read", copies[0])).await.expect(200);
    let read = o.ways(&path).await;
    assert_eq!((state(&read, 1).0, state(&read, 2).0), ("read".into(), "delivered".into()));
    let first = read.items()[0]["since"].clone();
    assert_ne!(first, since);
    // The first opening counts, and giving it to somebody opens it too.
    o.app.clock.advance(Duration::hours(2));
    there.command(&format!("{}/read", copies[0])).await.expect(200);
    let sheet =
        json!({"receivers": [{"position_id": staff.position_id()}], "instruction_codes": ["follow_up"]});
    third.post(&format!("{}/dispositions", copies[1]), sheet).await.expect(201);
    let both = o.ways(&path).await;
    assert_eq!((&both.items()[0]["since"], state(&both, 2).0), (&first, "read".into()));

    let own = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "1/2026",
        "letter_date": o.app.clock.day(-1), "received_date": o.app.clock.day(0), "subject": "Data", "kind": "SD",
        "urgency": "normal", "security_level": "open",
    });
    assert_eq!(o.clerk.post("/letters", own).await.expect(201).body["received_as"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_taken_back_stops_where_it_has_not_left_yet() {
    let o = Office::open().await;
    let there = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    let body = o.body(json!([
        {"agency_id": there.agency_id, "kind": "to"}, {"name": "Setda Provinsi", "kind": "to"},
        {"name": "Bank Jambi", "kind": "to"}, {"name": "Arsip", "kind": "carbon_copy"},
    ]));
    let path = o.signed(body).await;
    let ways = json!({"ways": [
        {"pos": 2, "way": "mail", "email": "setda@jambi.go.id"}, {"pos": 3, "way": "courier"},
    ]});
    o.clerk.post(&format!("{path}/dispatch"), ways).await.expect(200);
    let handed = json!({"handed_over_on": o.app.clock.day(0), "carrier": "JNE"});
    o.clerk.post(&format!("{path}/dispatches/3/handover"), handed).await.expect(200);
    o.clerk.post(&format!("{path}/recall"), json!({"reason": "Salah lampiran"})).await.expect(200);
    let ended = o.ways(&path).await;
    let states: Vec<String> = (1..=4).map(|pos| state(&ended, pos).0).collect();
    assert_eq!(states, ["withdrawn", "withdrawn", "handed_over", "withdrawn"]);
    assert_eq!(state(&ended, 3).1, ["confirm", "return"], "what has left still arrives");
    o.work().await;
    assert!(o.server.mails().is_empty(), "the mail of a letter that was taken back does not go out");
    let back = json!({"returned_on": o.app.clock.day(0), "reason": "Diminta kembali"});
    let returned = o.clerk.post(&format!("{path}/dispatches/3/return"), back).await.expect(200);
    assert_eq!(state(&returned, 3), ("returned".into(), vec![]));
}

#[tokio::test]
async fn what_was_delivered_before_ways_were_kept_has_its_state_from_the_ledger() {
    let migration = include_str!("../../../api/db/migrations/sqlite/00000000000017_dispatch/up.sql");
    let (_, takes_over) = migration.split_once("\nINSERT INTO ").unwrap();
    let o = Office::open().await;
    let there = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    let third = o.app.user("urban_village_head").at(THIRD).await;
    let body = o.body(json!([
        {"agency_id": there.agency_id, "kind": "to"}, {"agency_id": third.agency_id, "kind": "carbon_copy"},
        {"name": "Arsip", "kind": "carbon_copy"},
    ]));
    let path = o.approved(body).await;
    o.clerk.command(&format!("{path}/dispatch")).await.expect(200);
    o.app.clock.advance(Duration::hours(3));
    let copy = there.get("/letters?box=inbox").await.ids().remove(0);
    there.command(&format!("/letters/{copy}/read")).await.expect(200);
    let known = |reply: &crate::kit::Reply| -> Vec<(Value, Value)> {
        reply.items().iter().map(|item| (item["status"].clone(), item["since"].clone())).collect()
    };
    let before = known(&o.ways(&path).await);
    o.app.sql("DELETE FROM letter_dispatches");
    o.app.sql(&format!("INSERT INTO {takes_over}"));
    let after = o.ways(&path).await;
    assert_eq!(known(&after)[..2], before[..2]);
    assert_eq!(known(&after)[2], (Value::Null, Value::Null), "of what went on paper nothing is known");
    assert_eq!(state(&after, 3).1, Vec::<String>::new());
}
