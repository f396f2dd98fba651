//! The address book of an office, and the warning before a letter is entered a second time.
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

async fn register(app: &TestApp, clerk: &Actor, sender: &str, number: &str) -> String {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": sender, "letter_number": number,
        "letter_date": app.clock.day(-1), "received_date": app.clock.day(0), "subject": "Undangan rapat",
        "urgency": "normal", "security_level": "open",
    });
    clerk.post("/letters", body).await.expect(201).id()
}

async fn book(clerk: &Actor, q: &str) -> Vec<Value> {
    clerk.get(&format!("/senders?q={q}")).await.expect(200).items().to_vec()
}

fn names(book: &[Value]) -> Vec<(&str, i64)> {
    book.iter().map(|s| (s["name"].as_str().unwrap(), s["letter_count"].as_i64().unwrap())).collect()
}

#[tokio::test]
async fn the_book_fills_itself_and_one_sender_is_one_line_however_it_is_written() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    register(&app, &clerk, "Bappeda Kota Jambi", "1").await;
    register(&app, &clerk, " BAPPEDA,  Kota-Jambi", "2").await;
    register(&app, &clerk, "Ketua RT 05", "3").await;
    register(&app, &there, "Ketua RT 07", "4").await;
    // A confidential letter tells the book nothing: its sender is a secret as well.
    let secret = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Inspektorat", "letter_number": "5",
        "letter_date": app.clock.day(-1), "received_date": app.clock.day(0), "subject": "Laporan",
        "urgency": "normal", "security_level": "confidential",
    });
    clerk.post("/letters", secret).await.expect(201);
    assert_eq!(names(&book(&clerk, "").await), [("Bappeda Kota Jambi", 2), ("Ketua RT 05", 1)]);
    assert_eq!(names(&book(&clerk, "jam%20bap").await), [("Bappeda Kota Jambi", 2)]);
    assert_eq!(names(&book(&clerk, "rt%2005").await), [("Ketua RT 05", 1)]);
    assert!(book(&clerk, "eda").await.is_empty(), "words begin with what was typed");
    assert!(book(&clerk, "07").await.is_empty(), "another office's senders");
    assert_eq!(names(&book(&clerk, "%25").await).len(), 2, "signs are no words");

    // A letter from inside the city arrives with its sender.
    let head = app.user("urban_village_head").at(NEIGHBOUR).await;
    let staff = app.user("staff").at(NEIGHBOUR).await;
    let draft = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Permintaan data", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"agency_id": clerk.agency_id, "kind": "to"}], "approver_position_id": head.position_id(),
    });
    let id = staff.post("/letters", draft).await.expect(201).id();
    staff.command(&format!("/letters/{id}/submission")).await.expect(200);
    head.command(&format!("/letters/{id}/approval")).await.expect(200);
    there.command(&format!("/letters/{id}/dispatch")).await.expect(200);
    assert_eq!(book(&clerk, "kelurahan").await.len() + book(&clerk, "murni").await.len(), 1);

    let page = clerk.get("/senders?limit=2").await.expect(200).body;
    let rest = clerk.get(&format!("/senders?limit=2&cursor={}", page["next_cursor"].as_str().unwrap())).await;
    assert_eq!(rest.expect(200).items().len(), 1);
}

#[tokio::test]
async fn a_sender_is_corrected_and_two_names_become_one() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    register(&app, &clerk, "BPS Kota Jambi", "1").await;
    register(&app, &clerk, "Badan Pusat Statistik", "2").await;
    register(&app, &clerk, "Badan Pusat Statistk", "3").await;
    let all = book(&clerk, "").await;
    let id = |name: &str| {
        let sender = all.iter().find(|s| s["name"] == name).unwrap_or_else(|| panic!("{name} in {all:?}"));
        sender["id"].as_str().unwrap().to_owned()
    };
    let (short, long, wrong) =
        (id("BPS Kota Jambi"), id("Badan Pusat Statistik"), id("Badan Pusat Statistk"));
    let path = format!("/senders/{short}");
    let read = clerk.get(&path).await.expect(200);
    let patch = json!({"address": "Jl. H. Agus Salim No. 4", "email": "bps1571@bps.go.id"});
    let changed = clerk.if_match(read.etag()).patch(&path, patch).await.expect(200);
    assert_eq!(changed.text_at("email"), "bps1571@bps.go.id");
    let bad = json!({"name": "badan pusat statistik"});
    clerk.if_match(changed.etag()).patch(&path, bad).await.field_error("/name", "duplicate");
    let bad = json!({"name": "--", "email": "bps di jambi"});
    let bad = clerk.if_match(changed.etag()).patch(&path, bad).await;
    bad.field_error("/name", "invalid_format").field_error("/email", "invalid_format");
    let emptied = clerk.if_match(changed.etag()).patch(&path, json!({"address": ""})).await.expect(200);
    assert_eq!(emptied.body["address"], Value::Null);

    let merge = |from: &str, into: &str| {
        let (path, body) = (format!("/senders/{from}/merge"), json!({"into_id": into}));
        let clerk = clerk.clone();
        async move { clerk.post(&path, body).await }
    };
    merge(&long, &long).await.field_error("/into_id", "self_reference");
    let theirs = register(&app, &there, "BPS", "9").await;
    merge(&long, &theirs).await.field_error("/into_id", "unknown_reference");
    merge(&wrong, &short).await.expect(200);
    let one = merge(&short, &long).await.expect(200);
    assert_eq!((one.id(), one.body["letter_count"].as_i64()), (long.clone(), Some(3)));
    assert_eq!(one.text_at("email"), "bps1571@bps.go.id", "what it lacked it got");
    merge(&wrong, &long).await.problem("already_done");
    merge(&long, &wrong).await.field_error("/into_id", "unknown_reference");
    assert_eq!(names(&book(&clerk, "").await), [("Badan Pusat Statistik", 3)]);
    assert_eq!(app.facts("sender.merge"), 2);
    // Whoever writes the old name again means the one that remained; letters keep what was written.
    let letter = register(&app, &clerk, "BPS Kota Jambi", "4").await;
    assert_eq!(names(&book(&clerk, "").await), [("Badan Pusat Statistik", 4)]);
    assert_eq!(
        clerk.get(&format!("/letters/{letter}")).await.expect(200).text_at("sender_name"),
        "BPS Kota Jambi"
    );
    there.get(&path).await.problem("not_found");
}

#[tokio::test]
async fn a_letter_that_may_be_entered_already_is_named() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let first = register(&app, &clerk, "Badan Pusat Statistik", "B/12/1571/2026").await;
    register(&app, &clerk, "Ketua RT 05", "B/12/1571/2026").await;
    register(&app, &there, "Badan Pusat Statistik", "B/12/1571/2026").await;
    let look = async |query: String| {
        let found = clerk.get(&format!("/letter-duplicates?{query}")).await.expect(200);
        let sure = |d: &Value| (d["letter_id"].as_str().unwrap().to_owned(), d["certain"].as_bool().unwrap());
        found.items().iter().map(sure).collect::<Vec<_>>()
    };
    let day = app.clock.day(-1);
    let found = look(format!(
        "letter_number=b%20/12/1571/2026&sender_name=BADAN%20PUSAT%20STATISTIK&letter_date={day}"
    ))
    .await;
    assert_eq!(found.len(), 2);
    assert_eq!(found[0], (first.clone(), true));
    assert!(!found[1].1);
    let other_day = look(format!(
        "letter_number=B/12/1571/2026&sender_name=Badan%20Pusat%20Statistik&letter_date={}",
        app.clock.day(-5)
    ))
    .await;
    assert!(other_day.iter().all(|(_, certain)| !certain), "{other_day:?}");
    assert!(look("letter_number=B/13/1571/2026".into()).await.is_empty());
    clerk.get("/letter-duplicates").await.field_error("?letter_number", "required");
}
