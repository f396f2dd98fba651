//! A word that stands in one confidential letter only: nobody outside finds it, whatever they ask.
use super::office::{CITY, NEIGHBOUR, SUB_DISTRICT, VILLAGE};
use crate::kit::pdf::words;
use crate::kit::{Actor, TestApp};
use pamong::config::ScanConfig;
use pamong::identity::Permission;
use serde_json::{Value, json};

const WORD: &str = "lazuardimerah";

/// A confidential letter that went through everything, with the word wherever words are: its id.
async fn letter(app: &TestApp, clerk: &Actor, head: &Actor, receiver: &Actor) -> String {
    let file = clerk.upload(&format!("{WORD}.pdf"), crate::kit::builders::pdf(WORD)).await.expect(201).id();
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": WORD, "letter_number": WORD,
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": WORD, "summary": WORD,
        "urgency": "normal", "security_level": "confidential", "upload_ids": [file],
    });
    let id = clerk.post("/letters", body).await.expect(201).id();
    head.command(&format!("/letters/{id}/read")).await.expect(200);
    let sheet = json!({
        "receivers": [{"position_id": receiver.position_id()}], "instruction_codes": ["follow_up"], "note": WORD,
        "due_date": app.clock.day(0),
    });
    let given = head.post(&format!("/letters/{id}/dispositions"), sheet).await.expect(201).ids()[0].clone();
    let file =
        receiver.upload(&format!("{WORD}.pdf"), crate::kit::builders::pdf(WORD)).await.expect(201).id();
    let question = json!({"receivers": [{"position_id": receiver.position_id()}], "question": WORD});
    let asked = head.post(&format!("/letters/{id}/opinions"), question).await.expect(201).ids()[0].clone();
    let opinion = json!({"report": WORD, "done": true});
    receiver.post(&format!("/dispositions/{asked}/follow-ups"), opinion).await.expect(201);
    let report = json!({"report": WORD, "done": true, "upload_ids": [file]});
    receiver.post(&format!("/dispositions/{given}/follow-ups"), report).await.expect(201);
    head.post(&format!("/letters/{id}/closure"), json!({"note": WORD})).await.expect(200);
    // An answer to it, of which nothing is secret but what it answers.
    let answer = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Jawaban", "body": "Dengan hormat.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Arsip", "kind": "to"}], "reviewers": [],
        "approver_position_id": head.position_id(), "reply_to_id": id,
    });
    head.post("/letters", answer).await.expect(201);
    id
}

/// Addresses of all lists, and with the word in every field that takes one.
fn lists() -> Vec<String> {
    let spec = serde_json::to_value(pamong::app::openapi()).unwrap();
    let mut lists = Vec::new();
    for (path, item) in spec["paths"].as_object().unwrap() {
        let Some(get) = item.get("get").filter(|_| !path.contains('{')) else { continue };
        let path = path.strip_prefix("/api/v1").unwrap();
        // A stream would not end by itself.
        lists.push(if path == "/events" { format!("{path}?follow=false") } else { path.to_owned() });
        for parameter in get["parameters"].as_array().into_iter().flatten() {
            let name = parameter["name"].as_str().unwrap();
            match name {
                "limit" => lists.push(format!("{path}?limit=100")),
                "q" => lists.push(format!("{path}?q={WORD}")),
                "box" => {
                    lists.extend(["inbox", "to_me", "from_me", "outbox"].map(|b| format!("{path}?box={b}")))
                }
                "register" => lists.push(format!("{path}?register=combined")),
                _ => {}
            }
        }
    }
    assert!(lists.len() > 40, "the description lost its lists");
    lists
}

async fn outside(app: &TestApp) -> Vec<Actor> {
    let every_right = |agency| async move { app.custom_role(Permission::ALL).at(agency).await };
    vec![
        every_right(VILLAGE).await,
        every_right(SUB_DISTRICT).await,
        every_right(NEIGHBOUR).await,
        every_right(CITY).await,
        app.user("staff").at(VILLAGE).await,
        app.user("secretary").at(VILLAGE).await,
        app.user("sub_district_head").at(SUB_DISTRICT).await,
        app.user("mayor").at(CITY).await,
        app.user("administrator").at(CITY).await,
        app.user("evaluator").at(CITY).await,
    ]
}

#[tokio::test]
async fn nobody_outside_finds_the_word() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let receiver = app.user("staff").at(VILLAGE).await;
    let id = letter(&app, &clerk, &head, &receiver).await;
    let lists = lists();
    for actor in outside(&app).await {
        for path in &lists {
            let reply = actor.with("last-event-id", "0").get(path).await;
            let mut told = String::from_utf8_lossy(&reply.bytes).into_owned();
            if reply.header("content-type") == Some("application/pdf") {
                told = words(&reply.bytes);
            }
            // An error may repeat what was asked.
            assert!(reply.status >= 400 || !told.contains(WORD), "{path} tells {}: {told}", actor.name);
        }
        let answers = actor.get("/letters?q=jawaban").await;
        for answer in answers.body["items"].as_array().into_iter().flatten() {
            let answer = actor.get(&format!("/letters/{}", answer["id"].as_str().unwrap())).await.expect(200);
            assert_eq!(answer.body["reply_to_id"], Value::Null, "a way to what {} may not see", actor.name);
        }
    }
    // It is there for those whose it is.
    for actor in [&clerk, &head, &receiver] {
        assert_eq!(
            actor.get(&format!("/letters?q={WORD}")).await.expect(200).ids(),
            std::slice::from_ref(&id)
        );
    }
    let answer = head.get("/letters?q=jawaban").await.expect(200).ids()[0].clone();
    assert_eq!(head.get(&format!("/letters/{answer}")).await.expect(200).body["reply_to_id"], id);
}

#[tokio::test]
async fn nobody_outside_finds_a_word_that_stands_in_a_scan_alone() {
    let app = TestApp::start_with(|config| config.scans = ScanConfig::default()).await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let file = clerk.upload("pindaian.pdf", crate::kit::builders::pdf(WORD)).await.expect(201).id();
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Pengirim", "letter_number": "1",
        "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Perihal",
        "urgency": "normal", "security_level": "confidential", "upload_ids": [file],
    });
    let id = clerk.post("/letters", body).await.expect(201).id();
    app.work().await;
    let lists = lists();
    for actor in outside(&app).await {
        for path in &lists {
            let reply = actor.with("last-event-id", "0").get(path).await;
            let told = String::from_utf8_lossy(&reply.bytes);
            assert!(reply.status >= 400 || !told.contains(WORD), "{path} tells {}: {told}", actor.name);
        }
        let found = actor.get(&format!("/letters?include=count&q={WORD}")).await;
        assert!(found.status == 403 || found.body["count"] == "0", "{} counts it", actor.name);
    }
    let found = clerk.get(&format!("/letters?q={WORD}")).await.expect(200);
    assert_eq!(found.ids(), [id]);
    assert_eq!(found.items()[0]["hits"]["scan"]["excerpt"], json!([{"text": WORD, "hit": true}]));
}

#[tokio::test]
async fn a_confidential_letter_in_the_signing_queue_is_for_its_signer() {
    let app = TestApp::start().await;
    let drafter = app.user("staff").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let mut papers = Vec::new();
    for level in ["open", "confidential"] {
        let body = json!({
            "direction": "outgoing", "kind": "SD", "subject": WORD, "body": "Dengan hormat.",
            "classification_code": "400.12.3", "urgency": "normal", "security_level": level,
            "addressees": [{"name": "Arsip", "kind": "to"}], "reviewers": [],
            "approver_position_id": head.position_id(),
        });
        let letter = drafter.post("/letters", body).await.expect(201).id();
        drafter.command(&format!("/letters/{letter}/submission")).await.expect(200);
        papers.push(app.wait_in_queue(&head, &letter));
    }
    assert_eq!(head.get("/signing-queue").await.expect(200).ids(), papers);
    assert_eq!(above.get("/signing-queue?limit=1").await.expect(200).ids(), papers[..1]);
    assert_eq!(above.get("/signing-queue").await.expect(200).body["next_cursor"], Value::Null);
    above.command(&format!("/signing-queue/{}/withdrawal", papers[1])).await.problem("not_found");
    head.command(&format!("/signing-queue/{}/withdrawal", papers[1])).await.expect(200);
}

#[tokio::test]
async fn an_explanation_counts_a_confidential_letter_and_does_not_name_it() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let evaluator = app.user("evaluator").at(CITY).await;
    let mut letters = Vec::new();
    for level in ["open", "confidential"] {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Pengirim", "letter_number": "1",
            "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Perihal",
            "urgency": "normal", "security_level": level,
        });
        let letter = clerk.post("/letters", body).await.expect(201).id();
        let sheet =
            json!({"receivers": [{"position_id": clerk.position_id()}], "instruction_codes": ["follow_up"]});
        head.post(&format!("/letters/{letter}/dispositions"), sheet).await.expect(201);
        letters.push(letter);
    }
    let instrument = evaluator.get("/instruments").await.expect(200).ids()[0].clone();
    let period = json!({
        "name": "September 2026", "from": app.clock.day(0), "until": app.clock.day(0), "instrument_id": instrument,
    });
    let period = evaluator.post("/evaluation-periods", period).await.expect(201).id();
    evaluator.command(&format!("/evaluation-periods/{period}/computation")).await.expect(200);
    let score = format!("/evaluation-periods/{period}/scores/{}", app.agency(VILLAGE));
    let mut totals = Vec::new();
    for (reader, named) in [(&evaluator, false), (&head, true)] {
        let explanation = reader.get(&format!("{score}/explanation")).await.expect(200).body;
        let parts = explanation["applications"].as_array().unwrap();
        let part = parts.iter().find(|part| part["key"] == "letters").unwrap();
        let indicator = &part["indicators"][0];
        let path = format!("{score}/explanation/{}/records?limit=100", indicator["key"].as_str().unwrap());
        let paged = reader.get(&path).await.expect(200).body["items"].clone();
        totals
            .push((indicator["numerator"]["value"].clone(), indicator["numerator"]["records_total"].clone()));
        for records in [&indicator["numerator"]["records"], &paged] {
            for (letter, shown) in letters.iter().zip([true, named]) {
                let own: Vec<&Value> =
                    records.as_array().unwrap().iter().filter(|r| r["subject_id"] == **letter).collect();
                assert!(!own.is_empty(), "the letter counts: {records}");
                for record in own {
                    assert_eq!(record["withheld"], !shown, "{record}");
                    assert_eq!(record["label"].is_null(), !shown, "{record}");
                }
            }
        }
    }
    assert_eq!(totals[0], totals[1]);
    assert_eq!(totals[0].0, 2);
}
