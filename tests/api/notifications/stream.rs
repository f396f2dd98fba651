//! The stream of events: nothing is lost, nothing comes twice, whatever happens to the line.
use super::{SUB_DISTRICT, VILLAGE, dispose, incoming};
use crate::kit::{Actor, Database, Events, Everything, Servers, TestApp, parse_all};
use chrono::Duration;
use pamong::http::Moment;
use pamong::notifications::{Details, Notice, NotificationEvent, NotificationSubject, To, emit};
use pamong_db::{Conn, Db, Id};
use serde_json::json;

fn notices(to: &Actor, count: u64) -> Vec<Notice> {
    let one = || Notice {
        event: NotificationEvent::DispositionReceived,
        subject: (NotificationSubject::Letter, Id::new()),
        to: To::Position(to.position_id()),
        details: Details::default(),
    };
    (0..count).map(|_| one()).collect()
}

/// Numbers that look like chance and are the same on every run (a linear congruence of Knuth).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

/// Writes so many notifications in transactions of one to five, some of which take their time before they commit and
/// some of which fail.
fn write(db: Db, at: Moment, to: Actor, total: u64, seed: u64) {
    let mut chance = Chance(seed);
    let mut left = total;
    while left > 0 {
        let batch = (1 + chance.below(5)).min(left);
        let (pause, fails) = (chance.below(15), chance.below(5) == 0);
        let all = notices(&to, batch);
        let done = db.write_blocking(|tx: &mut Conn| {
            emit(tx, at, &Everything, None, &all)?;
            std::thread::sleep(std::time::Duration::from_millis(pause));
            if fails { Err(pamong::error::Error::internal("on purpose")) } else { Ok(()) }
        });
        if done.is_ok() {
            left -= batch;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_events_over_a_line_that_breaks_come_once_each_and_in_order() {
    let app = TestApp::start().await;
    let reader = app.user("urban_village_head").at(VILLAGE).await;
    let at = app.shared.state.moment();
    let writers: Vec<_> = (1..=4)
        .map(|seed| {
            let (db, to) = (app.db().clone(), reader.clone());
            tokio::task::spawn_blocking(move || write(db, at, to, 50, seed))
        })
        .collect();
    let (mut seen, mut chance) = (Vec::new(), Chance(7));
    while seen.len() < 200 {
        let mut events = Events::open(&reader, Some(seen.last().copied().unwrap_or(0))).await;
        for _ in 0..=chance.below(40) {
            if seen.len() == 200 {
                break;
            }
            let event = events.next().await.expect("the stream ended by itself");
            assert_eq!(event.name, "notification");
            assert_eq!(event.data["seq"], event.id);
            seen.push(event.id);
        }
        // The line breaks here, with whatever was on it.
        drop(events);
    }
    assert_eq!(seen, (1..=200).collect::<Vec<i64>>());
    for writer in writers {
        writer.await.unwrap();
    }
    assert_eq!(reader.get("/notifications/unread-count").await.expect(200).body["last_seq"], 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_tells_what_another_one_wrote() {
    let database = Database::create();
    // Two servers share a PostgreSQL; SQLite belongs to one.
    let servers = Servers::start(&database, if database.is_postgres() { 2 } else { 1 }).await;
    let people = servers.people(&database);
    let (bases, today) = (servers.bases(), (chrono::Utc::now() + Duration::hours(7)).date_naive());
    let clerk = people.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = people.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = people.user("urban_village_head").at(VILLAGE).await.towards(bases.last().unwrap());
    let mut events = Events::open(&village, None).await;
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "1", "letter_date": today,
        "received_date": today, "subject": "Sensus", "urgency": "normal", "security_level": "open",
    });
    let letter = format!("/letters/{}", clerk.post("/letters", body).await.expect(201).id());
    dispose(&head, &letter, &village, None).await;
    let event = events.next().await.unwrap();
    assert_eq!((event.id, &event.data["event"]), (1, &json!("disposition_received")));
    assert_eq!(event.data["subject"], "Sensus");
}

#[tokio::test(flavor = "multi_thread")]
async fn several_pages_of_one_person_and_pages_of_others_each_get_their_own() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    let mut pages = [Events::open(&village, None).await, Events::open(&village, None).await];
    let mut other = Events::open(&head, None).await;
    let letter = incoming(&app, &clerk, "open").await;
    let given = dispose(&head, &letter, &village, None).await;
    for page in &mut pages {
        assert_eq!(page.next().await.unwrap().data["event"], "disposition_received");
    }
    village.post(&format!("{given}/follow-ups"), json!({"report": "Sudah", "done": true})).await.expect(201);
    assert_eq!(other.next().await.unwrap().data["event"], "disposition_done");
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_are_limited_and_end_with_token_and_session() {
    let app = TestApp::start().await;
    let reader = app.user("urban_village_head").at(VILLAGE).await;
    let mut open = Vec::new();
    for _ in 0..9 {
        open.push(Events::open(&reader, None).await);
    }
    assert_eq!(open.remove(0).next().await, None, "the oldest makes room for the ninth");
    reader.with("last-event-id", "kata").get("/events").await.problem("malformed");
    // Who signed out is told nothing more, though the token still lives.
    let session = "UPDATE refresh_sessions SET revoked_at = issued_at";
    app.sql(session);
    let at = app.shared.state.moment();
    let news = notices(&reader, 1);
    app.write(|tx: &mut Conn| emit(tx, at, &Everything, None, &news));
    for events in &mut open {
        assert_eq!(events.next().await, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_ends_when_its_token_does() {
    let app = TestApp::start().await;
    let reader = app.user("urban_village_head").at(VILLAGE).await;
    let token = reader.token().unwrap();
    // Of the token's five minutes a quarter of one is left.
    app.clock.advance(Duration::seconds(285));
    let mut events = Events::open(&app.anonymous().bearer(&token), None).await;
    assert_eq!(events.next().await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_from_time_to_time_gets_the_same() {
    let app = TestApp::start().await;
    let reader = app.user("urban_village_head").at(VILLAGE).await;
    let (at, news) = (app.shared.state.moment(), notices(&reader, 130));
    app.write(|tx: &mut Conn| emit(tx, at, &Everything, None, &news));
    let ask = |last: i64| {
        let reader = reader.with("last-event-id", last.to_string());
        async move { String::from_utf8(reader.get("/events?follow=false").await.expect(200).bytes).unwrap() }
    };
    let ids = |text: &str| parse_all(text).iter().skip(1).map(|e| e.id).collect::<Vec<_>>();
    assert_eq!(ids(&ask(0).await), (1..=100).collect::<Vec<i64>>());
    assert_eq!(ids(&ask(100).await), (101..=130).collect::<Vec<i64>>());
    assert_eq!(ids(&ask(130).await), Vec::<i64>::new());
    // A number of another database does not keep what is to come waiting.
    assert_eq!(parse_all(&ask(9999).await)[0].id, 130);
    assert_eq!(reader.get("/notifications/unread-count").await.expect(200).body["unread"], 130);
}
