//! The tree of dispositions over HTTP: who has the letter now, opinions that hand nothing over, reports that come back.
use crate::kit::{Actor, Reply, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

struct Office {
    app: TestApp,
    clerk: Actor,
    head: Actor,
    secretary: Actor,
    section: Actor,
    staff: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let secretary = app.user("secretary").at(VILLAGE).await;
        let section = app.user("section_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        Self { app, clerk, head, secretary, section, staff }
    }

    /// Path of a registered letter.
    async fn letter(&self) -> String {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": "B/12/1571/2026", "letter_date": self.app.clock.day(-1),
            "received_date": self.app.clock.day(0), "subject": "Undangan rapat sensus", "kind": "UND",
            "urgency": "normal", "security_level": "open",
        });
        format!("/letters/{}", self.clerk.post("/letters", body).await.expect(201).id())
    }

    /// The head gives a letter to the section head; the letter and the disposition.
    async fn given(&self) -> (String, String) {
        let letter = self.letter().await;
        let due = self.app.clock.day(2);
        let made =
            self.head.post(&format!("{letter}/dispositions"), sheet(&[&self.section], Some(due))).await;
        (letter, format!("/dispositions/{}", made.expect(201).ids()[0]))
    }
}

fn sheet(to: &[&Actor], due: Option<String>) -> Value {
    let receivers: Vec<Value> = to.iter().map(|actor| json!({"position_id": actor.position_id()})).collect();
    json!({"receivers": receivers, "instruction_codes": ["follow_up"], "due_date": due})
}

fn question(of: &Actor) -> Value {
    json!({"receivers": [{"position_id": of.position_id()}], "question": "Perlu dihadiri camat?"})
}

fn report(done: bool) -> Value {
    json!({"report": "Sudah dihadiri", "done": done})
}

fn words(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|word| word.as_str().unwrap()).collect()
}

/// Role, position, state and working days overdue of everyone who has the letter.
fn holders(reply: &Reply) -> Vec<(String, String, String, u64)> {
    let one = |holder: &Value| {
        let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let position = word(&holder["person"]["position_id"]);
        let overdue = holder["overdue_working_days"].as_u64().unwrap();
        (word(&holder["role"]), position, word(&holder["disposition_status"]), overdue)
    };
    reply.body["holders"].as_array().unwrap().iter().map(one).collect()
}

fn held(role: &str, by: &Actor, status: &str, overdue: u64) -> (String, String, String, u64) {
    (role.into(), by.position_id().to_string(), status.into(), overdue)
}

#[tokio::test]
async fn the_whole_tree_says_who_has_the_letter_now() {
    let o = Office::open().await;
    let (letter, first) = o.given().await;
    let tree = o.head.get(&format!("{letter}/dispositions")).await.expect(200);
    assert_eq!(holders(&tree), [held("receiver", &o.section, "sent", 0)]);
    assert_eq!(tree.body["holders"][0]["person"]["name"], o.section.name);
    assert_eq!(tree.body["holders"][0]["since"], tree.items()[0]["created_at"]);

    o.app.clock.advance(Duration::hours(1));
    let passed = o
        .section
        .post(&format!("{first}/dispositions"), sheet(&[&o.staff, &o.secretary], Some(o.app.clock.day(1))))
        .await
        .expect(201);
    o.secretary.command(&format!("/dispositions/{}/read", passed.ids()[1])).await.expect(200);
    let tree = o.head.get(&format!("{letter}/dispositions")).await.expect(200);
    let mut now = holders(&tree);
    now.sort();
    let mut expected = [held("receiver", &o.staff, "sent", 0), held("receiver", &o.secretary, "read", 0)];
    expected.sort();
    assert_eq!(now, expected);
    assert_eq!(tree.items().len(), 3);

    // Due on Tuesday; on the Monday after, four working days have gone by.
    o.app.clock.advance(Duration::days(7));
    let view = o.head.get(&letter).await.expect(200);
    assert!(holders(&view).iter().all(|(_, _, _, overdue)| *overdue == 4), "{:?}", holders(&view));
    for id in passed.ids() {
        let by = if id == passed.ids()[0] { &o.staff } else { &o.secretary };
        by.post(&format!("/dispositions/{id}/follow-ups"), report(true)).await.expect(201);
    }
    assert!(holders(&o.head.get(&format!("{letter}/dispositions")).await).is_empty());
    let view = o.head.get(&letter).await.expect(200);
    assert_eq!(view.body["holders"][0]["role"], "registry");
}

#[tokio::test]
async fn an_opinion_is_asked_without_handing_over() {
    let o = Office::open().await;
    let (letter, first) = o.given().await;
    let asked = o.section.post(&format!("{first}/opinions"), question(&o.secretary)).await.expect(201);
    let opinion = format!("/dispositions/{}", asked.ids()[0]);
    assert_eq!((&asked.items()[0]["kind"], &asked.items()[0]["status"]), (&"opinion".into(), &"sent".into()));
    assert_eq!(asked.items()[0]["note"], "Perlu dihadiri camat?");

    // Whoever asks keeps it.
    let mine = o.section.get(&first).await.expect(200);
    assert_eq!(mine.text_at("status"), "read");
    assert_eq!(words(&mine.body["allowed_actions"]), ["pass_on", "follow_up", "complete", "ask_opinion"]);
    let tree = o.head.get(&format!("{letter}/dispositions")).await.expect(200);
    let expected = [held("receiver", &o.section, "read", 0), held("adviser", &o.secretary, "sent", 0)];
    assert_eq!(holders(&tree), expected);

    // The one who is asked may see the letter, and say what is thought of it; nothing else.
    o.secretary.get(&letter).await.expect(200);
    let theirs = o.secretary.get(&opinion).await.expect(200);
    assert_eq!(words(&theirs.body["allowed_actions"]), ["read", "answer"]);
    o.secretary
        .post(&format!("{opinion}/dispositions"), sheet(&[&o.staff], None))
        .await
        .problem("state_conflict");
    o.secretary.post(&format!("{opinion}/opinions"), question(&o.staff)).await.problem("state_conflict");
    o.secretary
        .post(&format!("{opinion}/follow-ups"), report(false))
        .await
        .field_error("/done", "invalid_choice");
    o.staff.post(&format!("{opinion}/follow-ups"), report(true)).await.problem("forbidden");
    let answer =
        json!({"report": "Cukup sekcam", "done": true, "upload_ids": [o.secretary.upload_pdf().await]});
    let done = o.secretary.post(&format!("{opinion}/follow-ups"), answer).await.expect(201);
    assert_eq!(done.text_at("status"), "done");
    assert_eq!(done.body["follow_ups"][0]["attachments"].as_array().unwrap().len(), 1);
    o.secretary.post(&format!("{opinion}/follow-ups"), report(true)).await.problem("already_done");
    o.section.post(&format!("{opinion}/return"), json!({"note": "Kurang"})).await.problem("state_conflict");
    let seen = o.section.get(&format!("{letter}/dispositions")).await.expect(200);
    assert_eq!(holders(&seen), [held("receiver", &o.section, "read", 0)]);

    // In the ledger it is neither a hand-over nor a completion.
    assert_eq!((o.app.facts("disposition.ask_opinion"), o.app.facts("disposition.answer")), (1, 1));
    assert_eq!((o.app.facts("disposition.forward"), o.app.facts("disposition.complete")), (0, 0));
    assert_eq!(o.app.facts("letter.dispose"), 1);
}

#[tokio::test]
async fn questions_end_with_what_they_are_about() {
    let o = Office::open().await;
    let letter = o.letter().await;
    let path = format!("{letter}/opinions");
    o.staff.post(&path, question(&o.secretary)).await.problem("forbidden");
    o.head.post(&path, question(&o.head)).await.field_error("/receivers/0/position_id", "self_reference");
    o.head.post(&path, json!({"receivers": [], "question": " "})).await.field_error("/question", "required");
    let before = o.head.get(&letter).await.expect(200);
    assert!(words(&before.body["allowed_actions"]).contains(&"ask_opinion"));
    let asked = o.head.post(&path, question(&o.secretary)).await.expect(201);
    o.head.post(&path, question(&o.secretary)).await.field_error("/receivers/0/position_id", "duplicate");
    let view = o.head.get(&letter).await.expect(200);
    assert_eq!(view.text_at("status"), "read");
    let roles: Vec<String> = holders(&view).into_iter().map(|(role, ..)| role).collect();
    assert_eq!(roles, ["registry", "adviser"]);

    // It can be taken back even after it was opened: nobody works on it.
    let opinion = format!("/dispositions/{}", asked.ids()[0]);
    o.secretary.command(&format!("{opinion}/read")).await.expect(200);
    o.head.command(&format!("{opinion}/cancellation")).await.expect(200);
    o.secretary.get(&opinion).await.expect(200);

    // The same position may be asked and given the letter; a report ends what was asked about it.
    let due = None;
    let given = o.head.post(&format!("{letter}/dispositions"), sheet(&[&o.section], due)).await.expect(201);
    let first = format!("/dispositions/{}", given.ids()[0]);
    let again = o.section.post(&format!("{first}/opinions"), question(&o.secretary)).await.expect(201);
    let more = o.head.post(&path, question(&o.secretary)).await;
    more.field_error("/receivers/0/position_id", "duplicate");
    o.section.post(&format!("{first}/follow-ups"), report(true)).await.expect(201);
    let ended = o.head.get(&format!("/dispositions/{}", again.ids()[0])).await.expect(200);
    assert_eq!(ended.text_at("status"), "cancelled");

    // An open question about the letter does not keep it from being closed.
    let last = o.head.post(&path, question(&o.staff)).await.expect(201);
    o.head.post(&format!("{letter}/closure"), json!({})).await.expect(200);
    let ended = o.head.get(&format!("/dispositions/{}", last.ids()[0])).await.expect(200);
    assert_eq!(ended.text_at("status"), "cancelled");
    o.head.post(&path, question(&o.staff)).await.problem("state_conflict");
}

#[tokio::test]
async fn a_report_that_does_not_suffice_comes_back_with_its_reason() {
    let o = Office::open().await;
    let (letter, first) = o.given().await;
    let back = format!("{first}/return");
    o.head.post(&back, json!({"note": "Lampirkan notula"})).await.problem("state_conflict");
    o.section.post(&format!("{first}/follow-ups"), report(true)).await.expect(201);
    assert!(words(&o.head.get(&first).await.body["allowed_actions"]).contains(&"send_back"));
    o.head.post(&back, json!({"note": ""})).await.field_error("/note", "required");
    o.section.post(&back, json!({"note": "Kurang"})).await.problem("forbidden");
    o.app.clock.advance(Duration::hours(2));
    let open = o.head.post(&back, json!({"note": "Lampirkan notula"})).await.expect(200);
    assert_eq!((open.text_at("status"), &open.body["completed_at"]), ("in_progress".into(), &Value::Null));
    let kinds: Vec<&Value> = open.body["follow_ups"].as_array().unwrap().iter().map(|f| &f["kind"]).collect();
    assert_eq!(kinds, ["report", "return"]);
    assert_eq!(open.body["follow_ups"][1]["report"], "Lampirkan notula");
    let view = o.head.get(&letter).await.expect(200);
    assert_eq!(holders(&view), [held("receiver", &o.section, "in_progress", 0)]);
    assert_eq!(view.body["holders"][0]["since"], open.body["reopened_at"]);
    o.head.post(&format!("{letter}/closure"), json!({})).await.problem("open_dispositions");

    o.section.post(&format!("{first}/follow-ups"), report(true)).await.expect(201);
    o.head.post(&format!("{letter}/closure"), json!({})).await.expect(200);
    assert!(!words(&o.head.get(&first).await.body["allowed_actions"]).contains(&"send_back"));
    o.head.post(&back, json!({"note": "Terlambat"})).await.problem("state_conflict");
    assert_eq!((o.app.facts("disposition.complete"), o.app.facts("disposition.send_back")), (2, 1));
}

#[tokio::test]
async fn a_neighbour_can_neither_ask_nor_be_told() {
    let o = Office::open().await;
    let (letter, first) = o.given().await;
    let neighbour = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    neighbour.post(&format!("{letter}/opinions"), question(&o.secretary)).await.problem("not_found");
    neighbour.post(&format!("{first}/opinions"), question(&o.secretary)).await.problem("not_found");
    neighbour.post(&format!("{first}/return"), json!({"note": "x"})).await.problem("not_found");
    o.section
        .post(&format!("{first}/opinions"), question(&neighbour))
        .await
        .field_error("/receivers/0/position_id", "unknown_reference");
    o.head.post(&format!("{first}/opinions"), question(&o.secretary)).await.problem("forbidden");
}

#[tokio::test]
async fn what_is_due_first_comes_first_and_its_time_is_counted_in_working_days() {
    let o = Office::open().await;
    // It is Monday; one is due on a Saturday, and one has no date.
    for due in [Some(7), None, Some(4), Some(1), Some(5), None] {
        let due = due.map(|days| o.app.clock.day(days));
        let path = format!("{}/dispositions", o.letter().await);
        o.head.post(&path, sheet(&[&o.section], due)).await.expect(201);
    }
    let order = async |query: &str| {
        let (mut order, mut cursor) = (Vec::new(), String::new());
        loop {
            let path = format!("/dispositions?open=true&limit=2{query}{cursor}");
            let page = o.section.get(&path).await.expect(200);
            for row in page.items() {
                order.push((row["due_date"].clone(), row["working_days_left"].clone(), row["id"].clone()));
            }
            let Some(next) = page.body["next_cursor"].as_str() else { return order };
            cursor = format!("&cursor={next}");
        }
    };
    let dues =
        |order: &[(Value, Value, Value)]| -> Vec<Value> { order.iter().map(|o| o.0.clone()).collect() };
    let left =
        |order: &[(Value, Value, Value)]| -> Vec<Value> { order.iter().map(|o| o.1.clone()).collect() };
    let by_due = order("&sort=due").await;
    let days = [1, 4, 5, 7].map(|days| json!(o.app.clock.day(days)));
    assert_eq!(dues(&by_due), [&days[..], &[Value::Null, Value::Null]].concat());
    assert_eq!(left(&by_due), [json!(1), json!(4), json!(4), json!(5), Value::Null, Value::Null]);
    assert!(by_due[4].2.as_str() > by_due[5].2.as_str(), "without a date: given last first");
    let newest = order("").await;
    assert_eq!(newest.len(), 6);
    assert_eq!(newest, order("&sort=newest").await);
    assert!(newest.windows(2).all(|two| two[0].2.as_str() > two[1].2.as_str()));

    // Saturday: what was due on Tuesday is three working days late, what was due on Friday not one yet.
    o.app.clock.advance(Duration::days(5));
    assert_eq!(left(&order("&sort=due").await)[..4], [json!(-3), json!(0), json!(0), json!(1)]);
    let letter =
        o.section.get("/dispositions?sort=due&limit=1").await.expect(200).items()[0]["letter"].clone();
    let view = o.section.get(&format!("/letters/{}", letter["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(view.body["holders"][0]["working_days_left"], -3);
    assert_eq!(view.body["holders"][0]["overdue_working_days"], 3);
    o.section.get("/dispositions?sort=late").await.problem("malformed");
}
