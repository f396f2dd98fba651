//! Papers that end soon are told of, once.
use super::{NEIGHBOUR, Office};
use crate::kit::Actor;
use chrono::Duration;

/// What somebody was told of papers that end.
async fn told(actor: &Actor) -> Vec<(String, String)> {
    let items = actor.get("/notifications?limit=100").await.expect(200);
    let about = items.items().iter().filter(|n| n["event"] == "permit_expiring");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    about.map(|n| (text(&n["subject"]), text(&n["due_date"]))).collect()
}

async fn work_on(office: &Office, day: &str) {
    office.app.clock.set(&format!("{day}T09:00:00+07:00"));
    for _ in 0..3 {
        office.app.work().await;
        office.app.clock.advance(Duration::minutes(20));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_counter_is_told_thirty_working_days_before_the_end_once() {
    let office = Office::open().await;
    let elsewhere = office.app.user("counter_officer").at(NEIGHBOUR).await;
    office.app.work().await;
    let first = office.issued().await;
    let number = first["permit"]["number"].as_str().unwrap();
    // It ends on Saturday, 6 March 2027. A certificate for a month is not told of.
    let short = office.issued().await;
    let sql = "UPDATE permits SET valid_until = '2026-10-07' WHERE number =";
    office.app.sql(&format!("{sql} '{}'", short["permit"]["number"].as_str().unwrap()));
    for day in ["2026-09-08", "2027-01-04"] {
        work_on(&office, day).await;
        assert!(told(&office.counter).await.is_empty(), "{day}");
    }
    for day in ["2027-02-12", "2027-02-13", "2027-02-15", "2027-03-08"] {
        work_on(&office, day).await;
        let heard = told(&office.counter).await;
        assert_eq!(heard.len(), 1, "{day}");
        assert!(heard[0].0.contains(number) && heard[0].0.contains("Domisili"), "{heard:?}");
        assert_eq!(heard[0].1, "2027-03-06");
        assert!(!heard[0].0.contains("Budi"), "{heard:?}");
    }
    assert!(told(&office.head).await.is_empty() && told(&elsewhere).await.is_empty());
}
