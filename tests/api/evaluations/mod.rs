//! Evaluations over HTTP: from the work of an office to its score, and from the score to a reprimand.
mod inputs;

use crate::kit::{Actor, Reply, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const OFFICE: &str = "diskominfo";

/// A village that works: a clerk and a head.
struct Village {
    clerk: Actor,
    head: Actor,
}

impl Village {
    async fn at(app: &TestApp, code: &str) -> Self {
        Self {
            clerk: app.user("registry_clerk").at(code).await,
            head: app.user("urban_village_head").at(code).await,
        }
    }

    /// Registers an incoming letter and returns its path.
    async fn register(&self, app: &TestApp) -> String {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": "B/12/1571/2022", "letter_date": app.clock.day(-1),
            "received_date": app.clock.day(0), "subject": "Undangan rapat", "kind": "UND", "urgency": "normal",
            "security_level": "open",
        });
        format!("/letters/{}", self.clerk.post("/letters", body).await.expect(201).id())
    }

    /// Handles an incoming letter in the system: disposed with a due date, reported as done.
    async fn handle(&self, app: &TestApp) {
        let letter = self.register(app).await;
        let sheet = json!({
            "receivers": [{"position_id": self.clerk.position_id()}], "instruction_codes": ["follow_up"],
            "due_date": app.clock.day(2),
        });
        let given = self.head.post(&format!("{letter}/dispositions"), sheet).await.expect(201);
        let report = json!({"report": "Sudah dihadiri", "done": true, "upload_ids": []});
        self.clerk.post(&format!("/dispositions/{}/follow-ups", given.ids()[0]), report).await.expect(201);
    }

    async fn record_paper(&self, app: &TestApp, register: &str, quantity: i32) {
        let body = json!({
            "application": "letters", "register": register, "quantity": quantity,
            "date_from": app.clock.day(0), "date_until": app.clock.day(0),
        });
        self.clerk.post("/paper-records", body).await.expect(201);
    }
}

async fn instrument(evaluator: &Actor) -> Value {
    let list = evaluator.get("/instruments").await.expect(200);
    list.items().iter().find(|i| i["code"] == "jambi-2022").unwrap().clone()
}

/// A period of January and February 2022; its path.
async fn open_period(evaluator: &Actor) -> String {
    let body = json!({
        "name": "Evaluasi Januari-Februari 2022", "from": "2022-01-01", "until": "2022-02-28",
        "instrument_id": instrument(evaluator).await["id"],
    });
    let made = evaluator.post("/evaluation-periods", body).await.expect(201);
    assert_eq!(made.body["status"], "open");
    format!("/evaluation-periods/{}", made.id())
}

async fn interview(evaluator: &Actor, period: &str, agency: &Actor, application: &str, value: i32) -> Reply {
    let instrument = instrument(evaluator).await;
    let part = instrument["definition"]["applications"].as_array().unwrap();
    let part = part.iter().find(|a| a["key"] == application).unwrap();
    let questions = part["questions"].as_array().unwrap().iter();
    let answers: Vec<Value> = questions.map(|q| json!({"question_key": q["key"], "value": value})).collect();
    let body = json!({
        "period_id": period.rsplit('/').next(), "agency_id": agency.agency_id, "application": application,
        "answers": answers,
    });
    evaluator.post("/interviews", body).await
}

/// All scores of a period that this actor sees.
async fn scores(actor: &Actor, period: &str) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = actor.get(&format!("{period}/scores?limit=100{cursor}")).await.expect(200);
        all.extend(page.items().iter().cloned());
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

/// A number of at most two decimals, in hundredths.
fn hundredths(number: &Value) -> i64 {
    let scaled = number.as_f64().unwrap() * 100.0;
    assert!((scaled - scaled.round()).abs() < 1e-6, "{number} has more than two decimals");
    scaled.round() as i64
}

/// Asserts that every sum in an explanation is exact.
fn adds_up(explanation: &Value) {
    let sum = |list: &Value, field: &str| -> i64 {
        list.as_array().unwrap().iter().map(|item| hundredths(&item[field])).sum()
    };
    let parts = explanation["applications"].as_array().unwrap();
    assert_eq!(sum(&explanation["applications"], "points"), hundredths(&explanation["score"]));
    for part in parts {
        let total = sum(&part["indicators"], "contribution") + sum(&part["interview"], "points");
        assert_eq!(total, hundredths(&part["score"]), "{part}");
        for indicator in part["indicators"].as_array().unwrap() {
            for side in ["numerator", "denominator"] {
                let count = &indicator[side];
                let records = count["records"].as_array().unwrap();
                let included = records.iter().filter(|r| r["included"] == true);
                let counted: i64 = included.map(|r| r["quantity"].as_i64().unwrap()).sum();
                if count["count"] != Value::Null && count["records_total"].as_u64() <= Some(20) {
                    assert_eq!(count["value"], counted, "{indicator}");
                }
            }
        }
    }
}

#[tokio::test]
async fn from_work_to_scores_that_explain_themselves() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-17T09:00:00+07:00");
    let village = Village::at(&app, VILLAGE).await;
    let neighbour = Village::at(&app, NEIGHBOUR).await;
    let evaluator = app.user("evaluator").at(OFFICE).await;
    for _ in 0..3 {
        village.handle(&app).await;
    }
    village.register(&app).await;
    village.record_paper(&app, "incoming", 7).await;
    neighbour.record_paper(&app, "outgoing", 5).await;
    let period = open_period(&evaluator).await;
    assert!(scores(&evaluator, &period).await.is_empty());
    interview(&evaluator, &period, &village.head, "letters", 4).await.expect(201);
    app.clock.set("2022-03-01T09:00:00+07:00");
    let computed = evaluator.command(&format!("{period}/computation")).await.expect(200);
    assert_eq!(computed.body["status"], "computed");
    assert_eq!(computed.body["allowed_actions"], json!(["interview", "compute", "publish", "reprimand"]));

    let all = scores(&evaluator, &period).await;
    let of_kind =
        |kinds: &[&str]| all.iter().filter(|s| kinds.iter().any(|k| s["agency"]["kind"] == *k)).count();
    assert_eq!(of_kind(&["urban_village"]), 62);
    assert_eq!(of_kind(&["sub_district"]), 11);
    assert_eq!(of_kind(&["office", "division", "hospital"]), 41);
    assert_eq!(all.len(), 114);
    let ranks: Vec<i64> = all.iter().map(|s| s["rank"].as_i64().unwrap()).collect();
    assert_eq!(ranks, (1..=114).collect::<Vec<_>>());

    // 3 of 10 letters electronic, dispositions on time: 3/10 × 0.5 × 60 + 0.2 × 60 + 40 of the interview.
    let first = &all[0];
    assert_eq!(first["agency"]["code"], VILLAGE);
    let keys: Vec<&String> = first["agency"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "id", "kind", "name"]);
    assert_eq!((&first["score"], &first["category"]), (&json!(30.5), &json!("poor")));
    assert_eq!(first["electronic_share"], json!(0.3));
    let letters = &first["applications"]["letters"];
    assert_eq!((&letters["score"], &letters["category"]), (&json!(61.0), &json!("fair")));
    assert_eq!((&letters["rank"], &letters["reason"]), (&json!(1), &Value::Null));
    let permits = &first["applications"]["permits"];
    assert_eq!((&permits["score"], &permits["reason"]), (&json!(0.0), &json!("no_use")));
    assert_eq!(permits["electronic_share"], Value::Null);

    // All work on paper is work, of which nothing is electronic.
    let other = all.iter().find(|s| s["agency"]["code"] == NEIGHBOUR).unwrap();
    assert_eq!(other["applications"]["letters"]["electronic_share"], json!(0.0));
    assert_eq!(other["applications"]["letters"]["reason"], "no_interview");
    // An office without any work is listed, as poor.
    let unused = all.iter().find(|s| s["agency"]["code"] == "dinkes").unwrap();
    assert_eq!((&unused["category"], &unused["reason"]), (&json!("poor"), &json!("no_use")));
    assert_eq!((&unused["score"], &unused["electronic_share"]), (&json!(0.0), &Value::Null));
    assert_eq!(unused["applications"]["permits"], Value::Null);

    let path = format!("{period}/scores/{}", village.head.agency_id);
    let one = evaluator.get(&path).await.expect(200);
    assert_eq!(&one.body, first);
    let explanation = evaluator.get(&format!("{path}/explanation")).await.expect(200).body;
    adds_up(&explanation);
    let share = &explanation["applications"][0]["indicators"][0];
    assert_eq!((&share["numerator"]["value"], &share["denominator"]["value"]), (&json!(3), &json!(10)));
    assert_eq!(
        share["formula"],
        "min(1, letters.electronic_handled ÷ letters.total_handled) × 0.5 × 0.6 × 100"
    );
    let records = format!("{path}/explanation/letters_electronic_share/records");
    let paper =
        evaluator.get(&format!("{records}?count=denominator&included=true&limit=3")).await.expect(200);
    assert_eq!(paper.items().len(), 3);
    let cursor = paper.text_at("next_cursor");
    let rest = format!("{records}?count=denominator&included=true&limit=3&cursor={cursor}");
    let rest = evaluator.get(&rest).await.expect(200);
    assert_eq!(
        (rest.items()[0]["quantity"].clone(), rest.items()[0]["medium"].clone()),
        (json!(7), json!("paper"))
    );
    assert_eq!(rest.body["next_cursor"], Value::Null);
    let excluded = evaluator.get(&format!("{records}?included=false")).await.expect(200);
    assert_eq!(excluded.items().len(), 1);
    assert_eq!(excluded.items()[0]["rule"], "only_registered");
    assert_eq!(excluded.items()[0]["action"], "letter.register");
    evaluator.get(&format!("{path}/explanation/nothing/records")).await.problem("not_found");
}

#[tokio::test]
async fn a_village_clerk_sees_only_its_own_score() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-28T09:00:00+07:00");
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let camat = app.user("sub_district_head").at("15.71.01").await;
    let staff = app.user("staff").at(VILLAGE).await;
    let neighbour = app.agency(NEIGHBOUR);
    let evaluator = app.user("evaluator").at(OFFICE).await;
    let period = open_period(&evaluator).await;
    interview(&evaluator, &period, &camat, "permits", 2).await.expect(201);
    evaluator.command(&format!("{period}/computation")).await.expect(200);

    let mine = scores(&clerk, &period).await;
    assert_eq!(mine.len(), 1);
    assert_eq!(mine[0]["agency"]["code"], VILLAGE);
    clerk.get(&format!("{period}/scores/{}/explanation", clerk.agency_id)).await.expect(200);
    for rest in ["", "/explanation", "/explanation/letters_electronic_share/records"] {
        clerk.get(&format!("{period}/scores/{neighbour}{rest}")).await.problem("not_found");
    }
    assert_eq!(clerk.get(&format!("{period}/recommendations")).await.expect(200).items().len(), 1);
    assert!(clerk.get("/interviews").await.expect(200).items().is_empty());
    assert_eq!(camat.get("/interviews").await.expect(200).items().len(), 1);
    assert!(scores(&camat, &period).await.len() > 2);
    clerk.command(&format!("{period}/computation")).await.problem("forbidden");
    clerk.command(&format!("{period}/publication")).await.problem("forbidden");
    clerk.command(&format!("{period}/reprimands")).await.problem("forbidden");
    staff.get(&format!("{period}/scores")).await.problem("forbidden");
    let worst =
        evaluator.get(&format!("{period}/scores?sort=-rank&limit=1&kind=urban_village")).await.expect(200);
    assert_eq!(worst.items()[0]["agency"]["kind"], "urban_village");
    evaluator.get(&format!("{period}/scores?category=good")).await.expect(200);
    evaluator.get(&format!("{period}/scores?sort=luck")).await.problem("malformed");
}

#[tokio::test]
async fn publication_freezes_the_scores() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-25T09:00:00+07:00");
    let village = Village::at(&app, VILLAGE).await;
    let evaluator = app.user("evaluator").at(OFFICE).await;
    village.handle(&app).await;
    let period = open_period(&evaluator).await;
    let held = interview(&evaluator, &period, &village.head, "letters", 3).await.expect(201);
    evaluator.command(&format!("{period}/publication")).await.problem("state_conflict");
    evaluator.command(&format!("{period}/computation")).await.expect(200);

    // An interview that was changed since must come into the scores first.
    app.clock.advance(chrono::Duration::seconds(1));
    let mut better = held.body["answers"].clone();
    better[0]["value"] = json!(4);
    let interview_path = format!("/interviews/{}", held.id());
    let noted =
        evaluator.if_match(held.etag()).patch(&interview_path, json!({"answers": better})).await.expect(200);
    evaluator.command(&format!("{period}/publication")).await.problem("scores_outdated");
    app.clock.advance(chrono::Duration::seconds(1));
    evaluator.command(&format!("{period}/computation")).await.expect(200);
    let published = evaluator.command(&format!("{period}/publication")).await.expect(200);
    assert_eq!(published.body["status"], "published");
    let explanation = format!("{period}/scores/{}/explanation", village.head.agency_id);
    let before = (scores(&evaluator, &period).await, evaluator.get(&explanation).await.expect(200).body);

    // A late fact, another instrument, another interview, another computation.
    app.clock.advance(chrono::Duration::minutes(1));
    village.handle(&app).await;
    let current = instrument(&evaluator).await;
    let path = format!("/instruments/{}", current["id"].as_str().unwrap());
    let mut definition = current["definition"].clone();
    definition["thresholds"] = json!({"good": 10, "fair": 5});
    let etag = evaluator.get(&path).await.etag();
    evaluator.if_match(etag).patch(&path, json!({"definition": definition})).await.expect(200);
    evaluator.command(&format!("{period}/computation")).await.problem("state_conflict");
    evaluator.command(&format!("{period}/publication")).await.problem("state_conflict");
    let late = evaluator.if_match(noted.etag()).patch(&interview_path, json!({"note": "Terlambat"})).await;
    late.problem("state_conflict");
    interview(&evaluator, &period, &village.head, "permits", 3).await.problem("state_conflict");
    let after = (scores(&evaluator, &period).await, evaluator.get(&explanation).await.expect(200).body);
    assert_eq!(before, after);
    adds_up(&after.1);
    for action in ["create", "compute", "publish"] {
        assert!(app.facts(&format!("evaluation_period.{action}")) > 0, "{action}");
    }
}

#[tokio::test]
async fn poor_agencies_are_reprimanded_once() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-28T09:00:00+07:00");
    let evaluator = app.user("evaluator").at(OFFICE).await;
    let head = app.user("agency_head").at(OFFICE).await;
    let period = open_period(&evaluator).await;
    evaluator.command(&format!("{period}/reprimands")).await.problem("state_conflict");
    evaluator.command(&format!("{period}/computation")).await.expect(200);
    let recommended =
        evaluator.get(&format!("{period}/recommendations?kind=reprimand&limit=100")).await.expect(200);
    assert_eq!(recommended.items().len(), 100);
    assert!(recommended.items()[0]["findings"].as_array().is_some_and(|f| !f.is_empty()));
    assert_eq!(recommended.items()[0]["letter_id"], Value::Null);

    let drafted = evaluator.command(&format!("{period}/reprimands")).await.expect(200);
    assert_eq!(drafted.body["drafted"], 114);
    assert_eq!(drafted.items().len(), 114);
    let before = app.rows();
    let again = evaluator.command(&format!("{period}/reprimands")).await.expect(200);
    assert_eq!((&again.body["drafted"], again.items()), (&json!(0), drafted.items()));
    assert_eq!(app.rows(), before);
    assert_eq!(app.facts("reprimand.draft"), 114);
    let listed = evaluator.get(&format!("{period}/reprimands?limit=100")).await.expect(200);
    assert_eq!(listed.items(), &drafted.items()[..100]);

    let letter = drafted.items()[0]["letter_id"].as_str().unwrap().to_owned();
    let letter = head.get(&format!("/letters/{letter}")).await.expect(200);
    assert_eq!((&letter.body["kind"], &letter.body["status"]), (&json!("TEG"), &json!("draft")));
    let body = letter.text_at("body");
    for part in ["kategori kurang", "0,00", "SIPADEK", "14 Maret 2022", "pendampingan"] {
        assert!(body.contains(part), "no {part} in {body}");
    }
    interview(&evaluator, &period, &head, "letters", 3).await.problem("reprimands_drafted");
    // The letters quote the scores, so the scores stay.
    evaluator.command(&format!("{period}/computation")).await.problem("reprimands_drafted");
    evaluator.command(&format!("{period}/publication")).await.expect(200);
}
