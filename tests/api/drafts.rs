//! Drafts over HTTP: versions and what changed, comments, coordination initials, threads, recall.
use crate::kit::{Actor, Reply, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

struct Office {
    app: TestApp,
    drafter: Actor,
    clerk: Actor,
    section: Actor,
    secretary: Actor,
    head: Actor,
    there: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let drafter = app.user("staff").at(VILLAGE).await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let section = app.user("section_head").at(VILLAGE).await;
        let secretary = app.user("secretary").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let there = app.user("urban_village_head").at(NEIGHBOUR).await;
        Self { app, drafter, clerk, section, secretary, head, there }
    }

    fn body(&self) -> Value {
        json!({
            "direction": "outgoing", "kind": "SD", "subject": "Permintaan data",
            "body": "Mohon data penduduk per RT.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "approver_position_id": self.head.position_id(),
            "addressees": [{"agency_id": self.there.agency_id, "kind": "to"}],
        })
    }

    async fn draft(&self, change: impl FnOnce(&mut Value)) -> String {
        let mut body = self.body();
        change(&mut body);
        format!("/letters/{}", self.drafter.post("/letters", body).await.expect(201).id())
    }

    /// Path of a letter that the neighbour has received.
    async fn sent(&self, change: impl FnOnce(&mut Value)) -> String {
        let path = self.draft(change).await;
        self.drafter.command(&format!("{path}/submission")).await.expect(200);
        self.head.command(&format!("{path}/approval")).await.expect(200);
        self.head.command(&format!("{path}/dispatch")).await.expect(200);
        path
    }
}

async fn save(by: &Actor, path: &str, patch: Value) -> Reply {
    let now = by.get(path).await.expect(200);
    by.if_match(now.etag()).patch(path, patch).await.expect(200)
}

async fn versions(by: &Actor, path: &str) -> Vec<(i64, String, String)> {
    let list = by.get(&format!("{path}/versions")).await.expect(200);
    let one = |v: &Value| {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        (v["number"].as_i64().unwrap(), word(&v["step"]), word(&v["author"]["name"]))
    };
    list.items().iter().map(one).collect()
}

fn marked(change: &Value) -> String {
    let mark = |run: &Value| {
        let text = run["text"].as_str().unwrap();
        match run["kind"].as_str().unwrap() {
            "same" => text.to_owned(),
            "added" => format!("[+{text}]"),
            _ => format!("[-{text}]"),
        }
    };
    change["runs"].as_array().unwrap().iter().map(mark).collect()
}

#[tokio::test]
async fn each_hand_and_each_step_leaves_a_version() {
    let o = Office::open().await;
    let path = o.draft(|body| body["reviewers"] = json!([o.section.position_id()])).await;
    let (me, other) = (o.drafter.name.clone(), o.clerk.name.clone());
    let version = |number, step: &str, name: &str| (number, step.to_owned(), name.to_owned());
    assert_eq!(versions(&o.drafter, &path).await, [version(1, "draft", &me)]);

    // The same hand within ten minutes goes on with its version; saving the same again changes nothing.
    save(&o.drafter, &path, json!({"subject": "Permintaan data penduduk"})).await;
    o.app.clock.advance(Duration::minutes(9));
    save(&o.drafter, &path, json!({"body": "Mohon kiriman data penduduk per RT."})).await;
    o.app.clock.advance(Duration::minutes(30));
    save(&o.drafter, &path, json!({"subject": "Permintaan data penduduk"})).await;
    assert_eq!(versions(&o.drafter, &path).await, [version(1, "draft", &me)]);

    // Another hand, or the same one later, makes another.
    save(&o.clerk, &path, json!({"body": "Mohon kiriman data warga per RW."})).await;
    save(&o.drafter, &path, json!({"urgency": "urgent"})).await;
    let seen = [version(3, "draft", &me), version(2, "draft", &other), version(1, "draft", &me)];
    assert_eq!(versions(&o.drafter, &path).await, seen);

    // Handing it in marks what is handed in; after a return the writing goes on in a new one.
    o.drafter.command(&format!("{path}/submission")).await.expect(200);
    assert_eq!(versions(&o.section, &path).await[0], version(3, "submission", &me));
    let back = json!({"decision": "return", "note": "Perbaiki"});
    o.section.post(&format!("{path}/reviews"), back).await.expect(200);
    save(&o.drafter, &path, json!({"urgency": "very_urgent"})).await;
    assert_eq!(versions(&o.drafter, &path).await[0], version(4, "after_return", &me));

    let changes = o.head.get(&format!("{path}/versions/2/changes")).await.expect(200);
    assert_eq!(changes.body["since"], 1);
    let fields: Vec<&Value> =
        changes.body["changes"].as_array().unwrap().iter().map(|c| &c["field"]).collect();
    assert_eq!(fields, ["body"]);
    assert_eq!(
        marked(&changes.body["changes"][0]),
        "Mohon kiriman data [-penduduk][+warga] per [-RT.][+RW.]"
    );
    let all = o.head.get(&format!("{path}/versions/4/changes?since=1")).await.expect(200);
    let fields: Vec<&Value> = all.body["changes"].as_array().unwrap().iter().map(|c| &c["field"]).collect();
    assert_eq!(fields, ["urgency", "body"]);
    assert_eq!(
        (&all.body["changes"][0]["before"], &all.body["changes"][0]["after"]),
        (&"normal".into(), &"very_urgent".into())
    );
    let first = o.head.get(&format!("{path}/versions/1")).await.expect(200);
    let reviewers =
        first.body["fields"].as_array().unwrap().iter().find(|f| f["field"] == "reviewers").unwrap();
    assert_eq!(reviewers["text"], "section head");
    let whole = o.head.get(&format!("{path}/versions/1/changes")).await.expect(200);
    assert_eq!(whole.body["since"], Value::Null);

    o.head.get(&format!("{path}/versions/9")).await.problem("not_found");
    o.head.get(&format!("{path}/versions/2/changes?since=9")).await.problem("not_found");
    for address in ["versions", "versions/1", "versions/1/changes", "comments", "thread"] {
        o.there.get(&format!("{path}/{address}")).await.problem("not_found");
    }
}

#[tokio::test]
async fn a_changed_form_of_the_same_words_is_told() {
    let o = Office::open().await;
    let plain = json!([{"block": "paragraph", "content": [{"text": "Mohon segera", "style": "plain"}]}]);
    let bold = json!([{"block": "paragraph", "content": [{"text": "Mohon segera", "style": "bold"}]}]);
    let path = o
        .draft(|body| {
            body.as_object_mut().unwrap().remove("body");
            body["content"] = plain;
        })
        .await;
    o.app.clock.advance(Duration::minutes(11));
    save(&o.drafter, &path, json!({"content": bold})).await;
    let changes = o.drafter.get(&format!("{path}/versions/2/changes")).await.expect(200);
    assert_eq!(changes.body["changes"].as_array().unwrap().len(), 1);
    assert_eq!(marked(&changes.body["changes"][0]), "Mohon segera");
}

#[tokio::test]
async fn comments_speak_of_a_version_and_are_settled_but_never_changed() {
    let o = Office::open().await;
    let path = o.draft(|body| body["reviewers"] = json!([o.section.position_id()])).await;
    let comments = format!("{path}/comments");
    o.there.post(&comments, json!({"text": "Apa ini?"})).await.problem("not_found");
    o.section.post(&comments, json!({"text": " "})).await.field_error("/text", "required");
    let made = o.section.post(&comments, json!({"text": "Sebutkan dasar"})).await.expect(201);
    assert_eq!(
        (&made.body["version_number"], &made.body["author"]["name"]),
        (&1.into(), &o.section.name.clone().into())
    );

    // A version that somebody spoke of stays as it was.
    save(&o.drafter, &path, json!({"subject": "Permintaan data penduduk"})).await;
    assert_eq!(versions(&o.drafter, &path).await.len(), 2);

    let settled = format!("{comments}/{}/resolution", made.id());
    o.head.command(&settled).await.expect(200);
    o.section.command(&settled).await.problem("already_done");
    let second = o.head.post(&comments, json!({"text": "Setuju"})).await.expect(201);
    assert_eq!(second.body["version_number"], 2);
    let list = o.drafter.get(&comments).await.expect(200);
    let seen: Vec<(&Value, bool)> =
        list.items().iter().map(|c| (&c["text"], c["resolved_at"].is_null())).collect();
    assert_eq!(seen, [(&"Sebutkan dasar".into(), false), (&"Setuju".into(), true)]);
    assert_eq!(list.items()[0]["resolved_by"], o.head.name);
    assert_eq!(list.items()[1]["allowed_actions"], json!(["resolve"]));
    o.drafter.command(&format!("{comments}/{}/resolution", app_id(&o))).await.problem("not_found");

    o.drafter.command(&format!("{path}/submission")).await.expect(200);
    o.section.post(&format!("{path}/reviews"), json!({"decision": "initial"})).await.expect(200);
    assert!(words(&o.head.get(&path).await).contains(&"comment".to_owned()));
    o.head.command(&format!("{path}/approval")).await.expect(200);
    o.head.post(&comments, json!({"text": "Terlambat"})).await.problem("state_conflict");
    assert_eq!((o.app.facts("letter.comment"), o.app.facts("letter.resolve_comment")), (2, 1));
}

/// An id of nothing.
fn app_id(o: &Office) -> String {
    o.app.anonymous().agency_id.to_string()
}

#[tokio::test]
async fn coordination_initials_come_beside_those_in_order() {
    let o = Office::open().await;
    let unit = o.app.user("section_head").at(NEIGHBOUR).await;
    let two = json!([o.section.position_id(), o.secretary.position_id()]);
    let twice = o.drafter.post("/letters", {
        let mut body = o.body();
        body["reviewers"] = two.clone();
        body["coordinators"] = json!([o.section.position_id(), o.head.position_id()]);
        body
    });
    twice.await.field_error("/coordinators/0", "duplicate");
    let mut approver = o.body();
    approver["coordinators"] = json!([o.head.position_id()]);
    o.drafter.post("/letters", approver).await.field_error("/coordinators/0", "duplicate");

    let path = o
        .draft(|body| {
            body["reviewers"] = two;
            body["coordinators"] = json!([unit.position_id()]);
        })
        .await;
    unit.get(&path).await.problem("not_found");
    o.drafter.command(&format!("{path}/submission")).await.expect(200);
    let reviews = format!("{path}/reviews");
    let initial = || json!({"decision": "initial"});
    assert_eq!(unit.get("/letters?box=to_review").await.ids().len(), 1);
    assert_eq!(o.section.get("/letters?box=to_review").await.ids().len(), 1);
    assert!(o.secretary.get("/letters?box=to_review").await.ids().is_empty());
    o.secretary.post(&reviews, initial()).await.problem("state_conflict");
    let view = o.head.get(&path).await.expect(200);
    let holding: Vec<&Value> =
        view.body["holders"].as_array().unwrap().iter().map(|h| &h["person"]["position_id"]).collect();
    assert_eq!(holding, [&json!(o.section.position_id()), &json!(unit.position_id())]);

    // In order on one side, whenever they like on the other; the last one hands it to the approver.
    o.section.post(&reviews, initial()).await.expect(200);
    o.secretary.post(&reviews, initial()).await.expect(200);
    assert_eq!(o.head.get(&path).await.text_at("status"), "in_review");
    o.head.command(&format!("{path}/approval")).await.problem("state_conflict");
    let last = unit.post(&reviews, initial()).await.expect(200);
    assert_eq!(last.text_at("status"), "awaiting_approval");
    let kinds: Vec<&Value> = last.body["reviews"].as_array().unwrap().iter().map(|r| &r["kind"]).collect();
    assert_eq!(kinds, ["hierarchical", "hierarchical", "coordination"]);

    // A return asks the same positions again, each as before.
    o.head.post(&format!("{path}/return"), json!({"note": "Perbaiki"})).await.expect(200);
    save(&o.drafter, &path, json!({"reviewers": []})).await;
    let again = o.drafter.command(&format!("{path}/submission")).await.expect(200);
    let pending: Vec<&Value> = again.body["reviews"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|r| r["status"] == "pending")
        .map(|r| &r["kind"])
        .collect();
    assert_eq!(pending, ["coordination"]);
    unit.post(&reviews, json!({"decision": "return", "note": "Bukan tugas kami"})).await.expect(200);
    assert_eq!(o.drafter.get(&path).await.text_at("status"), "draft");
}

#[tokio::test]
async fn two_units_may_initial_at_the_same_moment() {
    let o = Office::open().await;
    for _ in 0..5 {
        let path = o
            .draft(|body| body["coordinators"] = json!([o.section.position_id(), o.secretary.position_id()]))
            .await;
        o.drafter.command(&format!("{path}/submission")).await.expect(200);
        let reviews = format!("{path}/reviews");
        let initial = || json!({"decision": "initial"});
        let (a, b) = tokio::join!(o.section.post(&reviews, initial()), o.secretary.post(&reviews, initial()));
        a.expect(200);
        b.expect(200);
        assert_eq!(o.head.get(&path).await.text_at("status"), "awaiting_approval");
    }
}

#[tokio::test]
async fn the_thread_is_what_the_caller_may_see_of_it() {
    let o = Office::open().await;
    let asked = o.sent(|_| {}).await;
    let arrived = o.there.get("/letters?box=inbox").await.expect(200).ids()[0].clone();
    let mut answer = o.body();
    answer["subject"] = "Jawaban permintaan data".into();
    answer["reply_to_id"] = json!(arrived);
    answer["approver_position_id"] = json!(o.there.position_id());
    answer["addressees"] = json!([{"agency_id": o.head.agency_id, "kind": "to"}]);
    let writer = o.app.user("staff").at(NEIGHBOUR).await;
    let reply = writer.post("/letters", answer).await.expect(201).id();

    let thread = |by: Actor, id: String| async move {
        let list = by.get(&format!("/letters/{id}/thread")).await.expect(200);
        list.items()
            .iter()
            .map(|l| (l["id"].as_str().unwrap().to_owned(), l["answers"].clone(), l["current"] == true))
            .collect::<Vec<_>>()
    };
    let asked = asked.rsplit('/').next().unwrap().to_owned();
    let there = thread(o.there.clone(), reply.clone()).await;
    assert_eq!(there, [(arrived.clone(), Value::Null, false), (reply.clone(), json!(arrived), true)]);
    // A draft of the neighbour is nothing that the asker knows of.
    assert_eq!(thread(o.head.clone(), asked.clone()).await, [(asked.clone(), Value::Null, true)]);

    writer.command(&format!("/letters/{reply}/submission")).await.expect(200);
    o.there.command(&format!("/letters/{reply}/approval")).await.expect(200);
    o.there.command(&format!("/letters/{reply}/dispatch")).await.expect(200);
    let back = o.head.get("/letters?box=inbox").await.expect(200).ids()[0].clone();
    let here = thread(o.head.clone(), asked.clone()).await;
    assert_eq!(here, [(asked.clone(), Value::Null, true), (back.clone(), json!(asked), false)]);
    // Whoever is over both sees each letter once.
    let above = o.app.user("sub_district_head").at("15.71.01").await;
    let both = thread(above, back.clone()).await;
    assert_eq!(both, [(asked.clone(), Value::Null, false), (back, json!(asked), true)]);
}

#[tokio::test]
async fn a_letter_is_taken_back_while_nobody_has_read_it() {
    let o = Office::open().await;
    let third = o.app.user("urban_village_head").at("15.71.01.1003").await;
    let both = json!([{"agency_id": o.there.agency_id, "kind": "to"}, {"agency_id": third.agency_id, "kind": "carbon_copy"}]);
    let path = o.sent(|body| body["addressees"] = both.clone()).await;
    let recall = format!("{path}/recall");
    let reason = || json!({"reason": "Salah lampiran"});
    o.drafter.post(&recall, reason()).await.problem("forbidden");
    o.head.post(&recall, json!({"reason": ""})).await.field_error("/reason", "required");
    assert!(words(&o.head.get(&path).await).contains(&"recall".to_owned()));
    let copy = o.there.get("/letters?box=inbox").await.ids()[0].clone();
    let number = o.there.get(&format!("/letters/{copy}")).await.body["agenda_number"].clone();
    let taken = o.head.post(&recall, reason()).await.expect(200);
    assert_eq!(
        (taken.text_at("status"), &taken.body["recall"]["reason"]),
        ("withdrawn".into(), &"Salah lampiran".into())
    );
    o.head.post(&recall, reason()).await.problem("already_done");
    assert!(o.there.get("/letters?box=inbox").await.ids().is_empty());
    let kept = o.there.get(&format!("/letters/{copy}")).await.expect(200);
    assert_eq!((kept.text_at("status"), &kept.body["agenda_number"]), ("withdrawn".into(), &number));
    assert_eq!(kept.body["recall"]["reason"], "Salah lampiran");
    assert_eq!(o.there.get("/agenda-entries?register=incoming").await.items().len(), 1);
    o.there.command(&format!("/letters/{copy}/read")).await.expect(200);
    assert_eq!(o.there.get(&format!("/letters/{copy}")).await.text_at("status"), "withdrawn");
    assert_eq!((o.app.facts("letter.recall"), o.app.facts("letter.withdraw")), (1, 2));

    // Once one of them has read it, all keep it.
    let path = o.sent(|body| body["addressees"] = both).await;
    let copy = third.get("/letters?box=inbox").await.ids()[0].clone();
    third.command(&format!("/letters/{copy}/read")).await.expect(200);
    let before = o.app.rows();
    o.head.post(&format!("{path}/recall"), reason()).await.problem("already_read");
    assert_eq!(o.app.rows(), before);
    assert_eq!(o.there.get("/letters?box=inbox").await.ids().len(), 1);
    let paper = o.sent(|body| body["addressees"] = json!([{"name": "Ketua RT 05", "kind": "to"}])).await;
    o.head.post(&format!("{paper}/recall"), reason()).await.problem("nothing_to_recall");
    o.there.post(&format!("{path}/recall"), reason()).await.problem("not_found");
}

fn words(letter: &Reply) -> Vec<String> {
    let actions = letter.body["allowed_actions"].as_array().unwrap();
    actions.iter().map(|a| a.as_str().unwrap().to_owned()).collect()
}
