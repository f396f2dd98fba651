//! Journeys over HTTP: the visa table of a travel order, and the report on it.
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const NIP: &str = "19850101 200901 1 001";

struct Office {
    app: TestApp,
    staff: Actor,
    head: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let staff = app.user("staff").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        Self { app, staff, head }
    }

    fn body(&self) -> Value {
        json!({
            "direction": "outgoing", "kind": "SPPD", "subject": "Perjalanan dinas ke Muara Bungo",
            "body": "Konsultasi.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "approver_position_id": self.head.position_id(),
            "addressees": [{"name": "Arsip", "kind": "to"}],
            "parts": {"travel": {
                "destination": "Muara Bungo", "origin": "Jambi", "traveller": {"name": "Budi", "nip": NIP},
                "departs": self.app.clock.day(1), "returns": self.app.clock.day(3),
            }},
        })
    }

    /// Path of a numbered travel order of three days from tomorrow, a Tuesday, on.
    async fn order(&self) -> String {
        let path = format!("/letters/{}", self.staff.post("/letters", self.body()).await.expect(201).id());
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        self.head.command(&format!("{path}/approval")).await.expect(200);
        path
    }
}

#[tokio::test]
async fn the_visa_table_is_written_anew_on_the_version_that_was_read() {
    let o = Office::open().await;
    let path = o.order().await;
    let visas = format!("{path}/travel/visas");
    o.app.clock.advance(Duration::days(3));
    let left = json!({"place": "Jambi", "departed_on": o.app.clock.day(-2), "official": "Ani", "official_title": "Lurah"});
    let there = json!({"place": "Muara Bungo", "arrived_on": o.app.clock.day(-2), "departed_on": o.app.clock.day(0), "official": "Rudi"});
    for (entry, pointer, code) in [
        (json!({"place": "Jambi", "official": "Ani"}), "/entries/0/arrived_on", "required"),
        (
            json!({"place": " ", "official": "Ani", "arrived_on": "2026-09-08"}),
            "/entries/0/place",
            "required",
        ),
        (
            json!({"place": "A", "official": "B", "arrived_on": "2026-09-08", "departed_on": "2026-09-07"}),
            "/entries/0/departed_on",
            "date_order",
        ),
        (
            json!({"place": "A", "official": "B", "arrived_on": o.app.clock.day(1)}),
            "/entries/0/arrived_on",
            "date_in_future",
        ),
    ] {
        o.staff.put(&visas, json!({"entries": [entry]})).await.field_error(pointer, code);
    }
    let many = vec![left.clone(); 31];
    o.staff.put(&visas, json!({"entries": many})).await.field_error("/entries", "too_many");

    let read = o.staff.get(&format!("{path}/travel")).await.expect(200);
    assert_eq!(read.body["allowed_actions"], json!(["record_visas", "report"]));
    let first = json!({"entries": [left]});
    let written = o.staff.if_match(read.etag()).put(&visas, first.clone()).await.expect(200);
    o.head.if_match(read.etag()).put(&visas, first).await.problem("stale");
    let both = json!({"entries": [left, there]});
    let written = o.head.if_match(written.etag()).put(&visas, both).await.expect(200);
    assert_eq!(written.body["visas"][1]["place"], "Muara Bungo");
    assert_eq!(written.body["visas_by"]["name"], o.head.name);
    assert_eq!((written.etag().as_str(), o.app.facts("travel.record_visas")), ("\"2\"", 2));
}

#[tokio::test]
async fn a_journey_without_a_report_is_overdue_after_five_working_days() {
    let o = Office::open().await;
    let path = o.order().await;
    let travel = format!("{path}/travel");
    // Back on Thursday the 10th; five working days later is Thursday the 17th.
    let due = |body: &Value| (body["report_due"].clone(), body["overdue_working_days"].as_u64().unwrap());
    assert_eq!(due(&o.staff.get(&travel).await.expect(200).body), (json!("2026-09-17"), 0));
    o.app.clock.advance(Duration::days(10));
    assert_eq!(due(&o.staff.get(&travel).await.body), (json!("2026-09-17"), 0));
    o.app.clock.advance(Duration::days(4));
    assert_eq!(due(&o.staff.get(&travel).await.body), (json!("2026-09-17"), 2), "Friday and Monday");

    let reports = format!("{travel}/reports");
    let future = json!({"text": "Selesai", "reported_on": o.app.clock.day(1)});
    o.staff.post(&reports, future).await.field_error("/reported_on", "date_in_future");
    let empty = json!({"text": " ", "reported_on": o.app.clock.day(0)});
    o.staff.post(&reports, empty).await.field_error("/text", "required");
    let upload = o.staff.upload_pdf().await;
    let body = json!({"text": "Rapat dihadiri.", "reported_on": o.app.clock.day(0), "upload_ids": [upload]});
    let reported = o.staff.post(&reports, body.clone()).await.expect(201);
    assert_eq!(due(&reported.body).1, 0);
    assert_eq!(reported.body["reports"][0]["by"]["name"], o.staff.name);
    o.staff.post(&reports, body).await.field_error("/upload_ids/0", "unknown_reference");

    // Its file is not one of the letter, but is opened like one.
    let file = reported.body["reports"][0]["attachments"][0]["id"].as_str().unwrap();
    let letter = o.staff.get(&path).await.expect(200);
    assert_eq!(letter.body["attachments"], json!([]));
    o.staff.get(&format!("{path}/attachments/{file}")).await.expect(200);
    let more = json!({"text": "Ralat: dihadiri dua orang.", "reported_on": o.app.clock.day(0)});
    let reported = o.head.post(&reports, more).await.expect(201);
    assert_eq!(reported.body["reports"].as_array().unwrap().len(), 2);
    assert_eq!(o.app.facts("travel.report"), 2);
}

#[tokio::test]
async fn the_office_that_gave_the_order_writes_about_it_and_the_traveller() {
    let o = Office::open().await;
    let path = o.order().await;
    let reports = format!("{path}/travel/reports");
    let body = json!({"text": "Selesai", "reported_on": o.app.clock.day(0)});
    // The office above sees it and does not write; another office does not see it.
    let above = o.app.user("staff").at("15.71.01").await;
    let shown = above.get(&format!("{path}/travel")).await.expect(200);
    assert_eq!(shown.body["allowed_actions"], json!([]));
    above.post(&reports, body.clone()).await.problem("forbidden");
    let there = o.app.user("staff").at(NEIGHBOUR).await;
    there.post(&reports, body.clone()).await.problem("not_found");

    // A reader of the office who travels is known by the number on the order, however it is spaced.
    let reader = o.app.custom_role(&[pamong::identity::Permission::LetterRead]).at(VILLAGE).await;
    reader.post(&reports, body.clone()).await.problem("forbidden");
    let number: String = NIP.split(' ').collect();
    o.app.sql(&format!("UPDATE users SET civil_servant_number = '{number}' WHERE name = '{}'", reader.name));
    reader.post(&reports, body.clone()).await.expect(201);

    let draft = o.staff.post("/letters", o.body()).await.expect(201).id();
    o.staff.get(&format!("/letters/{draft}/travel")).await.problem("not_travel_order");
    o.staff.post(&format!("/letters/{draft}/travel/reports"), body).await.problem("not_travel_order");
}

#[tokio::test]
async fn an_office_that_the_order_is_addressed_to_writes_through_its_copy() {
    let o = Office::open().await;
    let there = o.app.user("staff").at(NEIGHBOUR).await;
    let head_there = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    let informed = o.app.user("staff").at("15.71.01.1003").await;
    let mut body = o.body();
    body["addressees"] = json!([
        {"agency_id": there.agency_id, "kind": "to"}, {"agency_id": informed.agency_id, "kind": "carbon_copy"},
    ]);
    let path = format!("/letters/{}", o.staff.post("/letters", body).await.expect(201).id());
    o.staff.command(&format!("{path}/submission")).await.expect(200);
    o.head.command(&format!("{path}/approval")).await.expect(200);
    o.head.command(&format!("{path}/dispatch")).await.expect(200);
    let copy_of = async |by: &Actor| {
        let list = by.get("/letters?direction=incoming&kind=SPPD").await.expect(200);
        format!("/letters/{}", list.ids()[0])
    };
    let copy = copy_of(&there).await;
    let upload = there.upload_pdf().await;
    let body = json!({"text": "Selesai", "reported_on": o.app.clock.day(0), "upload_ids": [upload]});
    there.post(&format!("{copy}/travel/reports"), body.clone()).await.expect(201);

    // One order, one journey: the office that gave it sees the same, and both open the file.
    let seen = o.staff.get(&format!("{path}/travel")).await.expect(200);
    assert_eq!(seen.body["reports"][0]["by"]["name"], there.name);
    let file = seen.body["reports"][0]["attachments"][0]["id"].as_str().unwrap();
    for (by, letter) in [(&o.staff, &path), (&head_there, &copy)] {
        by.get(&format!("{letter}/attachments/{file}")).await.expect(200);
        assert_eq!(by.get(letter).await.expect(200).body["attachments"], json!([]));
    }
    let stranger = o.app.user("staff").at("15.71.01.1004").await;
    stranger.get(&format!("{copy}/attachments/{file}")).await.problem("not_found");

    // A copy for information is to be read.
    let info = copy_of(&informed).await;
    let shown = informed.get(&format!("{info}/travel")).await.expect(200);
    assert_eq!(shown.body["allowed_actions"], json!([]));
    let body = json!({"text": "Selesai", "reported_on": o.app.clock.day(0)});
    informed.post(&format!("{info}/travel/reports"), body.clone()).await.problem("forbidden");

    o.head.post(&format!("{path}/recall"), json!({"reason": "Batal berangkat"})).await.expect(200);
    there.post(&format!("{copy}/travel/reports"), body).await.problem("state_conflict");
    let after = o.staff.get(&format!("{path}/travel")).await.expect(200);
    assert_eq!(after.body["report_due"], Value::Null);
}
