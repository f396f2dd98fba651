//! Invitations over HTTP: the calendar file, what the invited answer, and who was there.
use crate::kit::pdf::words;
use crate::kit::{Actor, PASSPHRASE, Reply, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const THIRD: &str = "15.71.01.1003";

/// A village that invites two others and a neighbourhood's head to next Monday.
struct Host {
    app: TestApp,
    staff: Actor,
    head: Actor,
    clerk_there: Actor,
    staff_there: Actor,
    head_of_third: Actor,
}

impl Host {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let staff = app.user("staff").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let clerk_there = app.user("registry_clerk").at(NEIGHBOUR).await;
        let staff_there = app.user("staff").at(NEIGHBOUR).await;
        let head_of_third = app.user("urban_village_head").at(THIRD).await;
        Self { app, staff, head, clerk_there, staff_there, head_of_third }
    }

    fn body(&self) -> Value {
        json!({
            "direction": "outgoing", "kind": "UND", "subject": "Undangan rapat koordinasi",
            "body": "Mohon kehadiran Saudara.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "approver_position_id": self.head.position_id(),
            "addressees": [
                {"agency_id": self.clerk_there.agency_id, "kind": "to"},
                {"name": "Ketua RT 05", "kind": "to"},
                {"agency_id": self.head_of_third.agency_id, "kind": "carbon_copy"},
            ],
            "parts": {"event": {
                "date": self.app.clock.day(7), "time": "09.00 s.d. 12.00 WIB",
                "place": "Aula; lantai 2, Kantor Lurah", "agenda": "Rapat koordinasi",
            }},
        })
    }

    /// Path of a numbered invitation.
    async fn numbered(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut body = self.body();
        change(&mut body);
        let path = format!("/letters/{}", self.staff.post("/letters", body).await.expect(201).id());
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        self.head.command(&format!("{path}/approval")).await.expect(200);
        path
    }

    /// Path of an invitation that was sent.
    async fn sent(&self, change: impl FnOnce(&mut Value)) -> String {
        let path = self.numbered(change).await;
        self.head.command(&format!("{path}/dispatch")).await.expect(200);
        path
    }
}

/// Path of the one invitation that an office has received.
async fn received(by: &Actor) -> String {
    let list = by.get("/letters?direction=incoming&kind=UND").await.expect(200);
    format!("/letters/{}", list.ids()[0])
}

async fn file(by: &Actor, letter: &str) -> String {
    let reply = by.get(&format!("{letter}/calendar")).await.expect(200);
    assert_eq!(reply.header("content-type"), Some("text/calendar; charset=utf-8"));
    let id = letter.rsplit('/').next().unwrap();
    let name = format!("attachment; filename=\"undangan-{id}.ics\"");
    assert_eq!(reply.header("content-disposition"), Some(name.as_str()));
    String::from_utf8(reply.bytes).unwrap()
}

/// The value of a line of a calendar file.
#[track_caller]
fn value<'a>(file: &'a str, name: &str) -> &'a str {
    let line = file.split("\r\n").find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in {file}"))
}

fn actions(reply: &Reply) -> Vec<&str> {
    reply.body["allowed_actions"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()).collect()
}

#[tokio::test]
async fn everybody_who_sees_an_invitation_saves_the_same_event() {
    let h = Host::open().await;
    let draft = h.staff.post("/letters", h.body()).await.expect(201).id();
    h.staff.get(&format!("/letters/{draft}/calendar")).await.problem("not_invitation");
    let path = h.sent(|_| {}).await;
    let id = path.rsplit('/').next().unwrap();
    let own = file(&h.staff, &path).await;
    assert!(own.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && own.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(value(&own, "UID:"), format!("{id}@pamong"));
    assert_eq!(
        (value(&own, "DTSTART:"), value(&own, "DTEND:")),
        ("20260914T020000Z", "20260914T050000Z"),
        "nine to twelve in Jambi"
    );
    assert_eq!((value(&own, "STATUS:"), value(&own, "SEQUENCE:")), ("CONFIRMED", "0"));
    assert_eq!(value(&own, "SUMMARY:"), "Rapat koordinasi");
    assert_eq!(value(&own, "LOCATION:"), r"Aula\; lantai 2\, Kantor Lurah");
    let number = h.staff.get(&path).await.expect(200).text_at("letter_number");
    assert!(own.replace("\r\n ", "").contains(&format!("Nomor: {number}")), "{own}");

    let copy = received(&h.clerk_there).await;
    assert_eq!(value(&file(&h.clerk_there, &copy).await, "UID:"), format!("{id}@pamong"));
    // A copy for information is for the calendar too.
    let third = received(&h.head_of_third).await;
    assert_eq!(value(&file(&h.head_of_third, &third).await, "SUMMARY:"), "Rapat koordinasi");
    h.clerk_there.get(&format!("{path}/calendar")).await.problem("not_found");

    h.staff.get(&format!("{copy}/calendar")).await.problem("not_found");
    h.head.post(&format!("{path}/recall"), json!({"reason": "Ditunda"})).await.expect(200);
    let off = file(&h.clerk_there, &copy).await;
    assert_eq!((value(&off, "STATUS:"), value(&off, "SEQUENCE:")), ("CANCELLED", "1"));
    assert_eq!(value(&off, "UID:"), format!("{id}@pamong"));
}

#[tokio::test]
async fn a_calendar_wants_a_day_and_an_invitation() {
    let h = Host::open().await;
    let plain = h.numbered(|body| body["parts"] = json!({})).await;
    h.staff.get(&format!("{plain}/calendar")).await.problem("no_event_day");
    assert_eq!(h.staff.get(&format!("{plain}/attendance")).await.expect(200).body["has_calendar"], false);
    let days = json!({"event": {"date": "2026-12-30", "until": "2026-12-31", "time": "08.00"}});
    let long = file(&h.staff, &h.numbered(|body| body["parts"] = days).await).await;
    assert_eq!(
        (value(&long, "DTSTART;VALUE=DATE:"), value(&long, "DTEND;VALUE=DATE:")),
        ("20261230", "20270101")
    );
    assert_eq!(value(&long, "SUMMARY:"), "Undangan rapat koordinasi");
    let other = h
        .numbered(|body| {
            body["kind"] = json!("SD");
            body["parts"] = json!({});
        })
        .await;
    h.staff.get(&format!("{other}/calendar")).await.problem("not_invitation");
    h.staff.get(&format!("{other}/attendance")).await.problem("not_invitation");
    // A paper invitation from outside has its day on its scan alone.
    let outside = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571", "letter_date": h.app.clock.day(-1), "received_date": h.app.clock.day(0),
        "subject": "Undangan rapat", "kind": "UND", "urgency": "normal", "security_level": "open",
    });
    let outside = h.clerk_there.post("/letters", outside).await.expect(201).id();
    h.clerk_there.get(&format!("/letters/{outside}/calendar")).await.problem("not_invitation");
    h.clerk_there.get(&format!("/letters/{outside}/attendance")).await.problem("not_invitation");
}

#[tokio::test]
async fn a_signature_that_was_taken_back_calls_the_event_off() {
    let h = Host::open().await;
    h.app.signer(&h.head).await;
    let path = format!("/letters/{}", h.staff.post("/letters", h.body()).await.expect(201).id());
    h.staff.command(&format!("{path}/submission")).await.expect(200);
    let etag = h.head.get(&path).await.expect(200).etag();
    let sign = json!({"passphrase": PASSPHRASE});
    h.head.if_match(etag).post(&format!("{path}/signature"), sign).await.expect(200);
    assert_eq!(value(&file(&h.staff, &path).await, "STATUS:"), "CONFIRMED");
    h.head.post(&format!("{path}/revocation"), json!({"reason": "Keliru"})).await.expect(200);
    assert_eq!(value(&file(&h.staff, &path).await, "STATUS:"), "CANCELLED");
    let shown = h.staff.get(&format!("{path}/attendance")).await.expect(200);
    assert_eq!((shown.body["cancelled"].as_bool(), actions(&shown).len()), (Some(true), 0));
}

#[tokio::test]
async fn an_invited_office_answers_for_itself_and_may_think_again() {
    let h = Host::open().await;
    let path = h.sent(|_| {}).await;
    let copy = received(&h.clerk_there).await;
    let answer = format!("{copy}/attendance/answer");
    let attends = json!({"answer": "attends"});
    for (body, pointer, code) in [
        (json!({"answer": "represented"}), "/representative", "required"),
        (json!({"answer": "represented", "representative": " "}), "/representative", "required"),
        (json!({"answer": "represented", "representative": "\u{1F389}"}), "/representative", "unprintable"),
        (json!({"answer": "declines"}), "/reason", "required"),
        (json!({"answer": "attends", "reason": "Sibuk"}), "/reason", "unknown_field"),
        (
            json!({"answer": "declines", "reason": "Sibuk", "representative": "Budi"}),
            "/representative",
            "unknown_field",
        ),
        (json!({"answer": "mungkin"}), "/answer", "invalid_choice"),
    ] {
        h.clerk_there.put(&answer, body).await.field_error(pointer, code);
    }
    // Staff of that office answers only for a letter that was given to it.
    h.staff_there.put(&answer, attends.clone()).await.problem("forbidden");
    let head_there = h.app.user("urban_village_head").at(NEIGHBOUR).await;
    let sheet = json!({
        "receivers": [{"position_id": h.staff_there.position_id()}], "instruction_codes": ["follow_up"],
    });
    head_there.post(&format!("{copy}/dispositions"), sheet).await.expect(201);
    let sends = json!({"answer": "represented", "representative": " Siti Aminah "});
    let shown = h.staff_there.put(&answer, sends).await.expect(200);
    assert_eq!(shown.body["invitees"][0]["answer"]["representative"], "Siti Aminah");
    assert_eq!(shown.body["invitees"][0]["answer"]["by"]["name"], h.staff_there.name);
    let declines = json!({"answer": "declines", "reason": "Ada kunjungan"});
    let shown = h.clerk_there.put(&answer, declines).await.expect(200);
    assert_eq!(shown.body["invitees"][0]["answer"]["representative"], Value::Null);
    assert_eq!(actions(&shown), ["answer"]);
    assert_eq!(h.app.facts("invitation.answer"), 2);
    let told = h.staff.get("/notifications").await.expect(200);
    let events: Vec<&Value> = told.items().iter().map(|one| &one["event"]).collect();
    assert_eq!(events.iter().filter(|event| **event == "invitation_answered").count(), 2, "{events:?}");

    // Nobody answers in another's place: not the inviting office, not one that got a copy for information.
    h.head.put(&format!("{path}/attendance/answer"), attends.clone()).await.problem("forbidden");
    h.staff.put(&answer, attends.clone()).await.problem("not_found");
    let third = received(&h.head_of_third).await;
    let there = h.head_of_third.get(&format!("{third}/attendance")).await.expect(200);
    assert_eq!((there.body["invitees"].as_array().unwrap().len(), actions(&there).len()), (0, 0));
    h.head_of_third.put(&format!("{third}/attendance/answer"), attends.clone()).await.problem("forbidden");

    // The inviting office sees all of it, an invited one what is about itself.
    let all = h.staff.get(&format!("{path}/attendance")).await.expect(200);
    let counts = json!({
        "invited": 2, "attends": 0, "represented": 0, "declines": 1, "unanswered": 1, "present": 0, "guests": 0,
    });
    assert_eq!(all.body["counts"], counts);
    assert_eq!(all.body["invitees"][0]["answer"]["reason"], "Ada kunjungan");
    assert_eq!(all.body["invitees"][1]["name"], "Ketua RT 05");
    let own = h.clerk_there.get(&format!("{copy}/attendance")).await.expect(200);
    assert_eq!((&own.body["host"], &own.body["counts"]), (&json!(false), &Value::Null));
    assert_eq!(own.body["invitees"].as_array().unwrap().len(), 1);
    h.clerk_there.get(&format!("{path}/attendance")).await.problem("not_found");
    h.clerk_there.get(&format!("{copy}/attendance/paper")).await.problem("forbidden");
}

#[tokio::test]
async fn an_invitation_that_was_taken_back_takes_no_answer() {
    let h = Host::open().await;
    let path = h.sent(|_| {}).await;
    let copy = received(&h.clerk_there).await;
    h.head.post(&format!("{path}/recall"), json!({"reason": "Ditunda"})).await.expect(200);
    let answer = format!("{copy}/attendance/answer");
    h.clerk_there.put(&answer, json!({"answer": "attends"})).await.problem("state_conflict");
    let shown = h.clerk_there.get(&format!("{copy}/attendance")).await.expect(200);
    assert_eq!((shown.body["cancelled"].as_bool(), actions(&shown).len()), (Some(true), 0));
    assert_eq!(h.app.facts("invitation.answer"), 0);
}

#[tokio::test]
async fn the_inviting_office_notes_who_was_there_until_it_closes_the_list() {
    let h = Host::open().await;
    let path = h.sent(|_| {}).await;
    let copy = received(&h.clerk_there).await;
    let (attendance, presence) = (format!("{path}/attendance"), format!("{path}/attendance/presence"));
    let answer = json!({"answer": "represented", "representative": "Siti Aminah"});
    h.clerk_there.put(&format!("{copy}/attendance/answer"), answer.clone()).await.expect(200);
    let sheet = words(&h.staff.get(&format!("{attendance}/paper")).await.expect(200).bytes);
    for part in ["DAFTAR HADIR", "Rapat koordinasi", "Siti Aminah", "Ketua RT 05", "Senin, 14 September 2026"]
    {
        assert!(sheet.to_lowercase().contains(&part.to_lowercase()), "{part} is missing in {sheet}");
    }

    // Before its day nobody has been there.
    let people = json!({
        "present": [{"pos": 1, "name": "Siti Aminah"}],
        "guests": [{"name": "Joko", "institution": "Karang Taruna"}],
    });
    assert_eq!(actions(&h.staff.get(&attendance).await), Vec::<&str>::new());
    h.staff.put(&presence, people.clone()).await.problem("event_not_yet");
    h.staff.command(&format!("{attendance}/closure")).await.problem("event_not_yet");
    h.app.clock.advance(Duration::days(7));
    let before = h.staff.get(&attendance).await.expect(200);
    assert_eq!((actions(&before), before.etag().as_str()), (vec!["record", "close"], "\"0\""));

    for (body, pointer, code) in [
        (json!({"present": [{"pos": 3}], "guests": []}), "/present/0/pos", "unknown_reference"),
        (json!({"present": [{"pos": 1}, {"pos": 1}], "guests": []}), "/present/1/pos", "duplicate"),
        (json!({"present": [], "guests": [{"name": "", "institution": "RT"}]}), "/guests/0/name", "required"),
        (json!({"present": []}), "/guests", "required"),
    ] {
        h.staff.put(&presence, body).await.field_error(pointer, code);
    }
    let noted = h.staff.if_match(before.etag()).put(&presence, people.clone()).await.expect(200);
    assert_eq!(noted.etag(), "\"1\"");
    h.head.if_match(before.etag()).put(&presence, people.clone()).await.problem("stale");
    let both = json!({"present": [{"pos": 1}, {"pos": 2, "name": "Pak RT"}], "guests": people["guests"]});
    let noted = h.head.if_match(noted.etag()).put(&presence, both).await.expect(200);
    assert_eq!((&noted.body["counts"]["present"], &noted.body["counts"]["guests"]), (&json!(2), &json!(1)));
    assert_eq!(noted.body["invitees"][1]["present_name"], "Pak RT");
    let theirs = h.clerk_there.get(&format!("{copy}/attendance")).await.expect(200);
    assert_eq!(theirs.body["invitees"][0]["present"], true);
    assert_eq!(theirs.body["guests"], json!([]));
    let sheet = words(&h.staff.get(&format!("{attendance}/paper?size=f4")).await.expect(200).bytes);
    assert!(sheet.contains("Pak RT") && sheet.contains("Karang Taruna"), "{sheet}");

    // The list is kept by the office that invites alone.
    let above = h.app.user("secretary").at("15.71.01").await;
    above.get(&attendance).await.expect(200);
    above.put(&presence, people.clone()).await.problem("forbidden");
    h.clerk_there.put(&format!("{copy}/attendance/presence"), people.clone()).await.problem("forbidden");

    let closed = h.staff.command(&format!("{attendance}/closure")).await.expect(200);
    assert!(closed.body["closed_at"].is_string() && actions(&closed).is_empty());
    assert_eq!(closed.body["counts"]["present"], 2, "closing keeps who was there");
    h.head.command(&format!("{attendance}/closure")).await.problem("already_done");
    h.staff.put(&presence, people).await.problem("list_closed");
    h.clerk_there.put(&format!("{copy}/attendance/answer"), answer).await.problem("list_closed");
    let facts = ["attendance.record", "attendance.close"].map(|action| h.app.facts(action));
    assert_eq!(facts, [2, 1]);
}

#[tokio::test]
async fn a_list_can_be_closed_without_anybody_on_it() {
    let h = Host::open().await;
    let today = json!({"event": {"date": h.app.clock.day(0)}});
    let path = h.sent(|body| body["parts"] = today).await;
    let closed = h.staff.command(&format!("{path}/attendance/closure")).await.expect(200);
    assert_eq!(closed.body["counts"]["present"], 0);
    assert_eq!(closed.body["counts"]["unanswered"], 2);
}
