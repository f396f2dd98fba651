//! The acceptance: the package of one agency, imported into an installation without anything, gives the same lists, trees,
//! numbers, files and ledger hashes.
use super::office::Office;
use super::{VILLAGE, again, import, package, second};
use crate::kit::{Actor, Database, Reply, TestApp};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What somebody was shown, by address.
type Shown = BTreeMap<String, String>;

/// What may differ, each with its reason: nothing but what the export and the import themselves write.
const OWN_FACTS: [&str; 3] = ["package.import", "package.create", "package.download"];

fn seen(reply: &Reply) -> String {
    let kind = reply.header("content-type").unwrap_or_default().to_owned();
    let body = if kind.contains("json") {
        let mut body = reply.body.clone();
        // Each request has an id of its own.
        body.as_object_mut().map(|fields| fields.remove("request_id"));
        body.to_string()
    } else {
        format!("{} bytes, SHA-256 {:x?}", reply.bytes.len(), Sha256::digest(&reply.bytes).as_slice())
    };
    format!("{} {kind} {body}", reply.status)
}

async fn look(shown: &mut Shown, who: &str, by: &Actor, path: &str) -> Reply {
    let reply = by.get(path).await;
    shown.insert(format!("{who} {path}"), seen(&reply));
    reply
}

fn texts(value: &Value, name: &str) -> Vec<String> {
    value[name].as_array().into_iter().flatten().filter_map(|v| v["id"].as_str()).map(String::from).collect()
}

/// Everything that somebody of the office sees of it.
async fn everything(shown: &mut Shown, who: &str, by: &Actor, folder: &str) {
    let lists = [
        "/letters?limit=100",
        "/letters?direction=incoming&limit=100",
        "/letters?direction=outgoing&limit=100",
        "/letters?box=inbox",
        "/letters?q=sensus&limit=100",
        "/letters?q=penduduk",
        "/letters?q=rahasia",
        "/letters?q=ringkasan",
        "/letters?include=count",
        "/letters?include=facets",
        "/letters?box=to_review",
        "/letters?box=drafts",
        "/agenda-entries?register=incoming&limit=100",
        "/agenda-entries?register=outgoing&limit=100",
        "/agenda-entries/paper?register=combined&format=csv&from=2026-09-01&until=2026-09-30",
        "/dispositions?box=to_me",
        "/dispositions?box=from_me",
        "/senders?limit=100",
        "/number-series",
        "/number-entries?limit=100",
        "/number-reconciliation?register=incoming",
        "/number-reconciliation?register=outgoing",
        "/number-reconciliation?register=service",
        "/file-folders",
        "/paper-records",
        "/letter-views",
        "/permit-applications",
        "/retention-schedules",
        "/active-archive-list?format=csv",
        "/signing-queue",
    ];
    for path in lists {
        look(shown, who, by, path).await;
    }
    look(shown, who, by, folder).await;
    look(shown, who, by, &format!("{folder}/letters")).await;
    for letter in by.get("/letters?limit=100").await.expect(200).ids() {
        let path = format!("/letters/{letter}");
        let item = look(shown, who, by, &path).await;
        for part in ["access", "versions", "comments", "thread", "filing", "attendance", "calendar", "travel"]
        {
            look(shown, who, by, &format!("{path}/{part}")).await;
        }
        look(shown, who, by, &format!("{path}/versions/1")).await;
        look(shown, who, by, &format!("{path}/paper")).await;
        look(shown, who, by, &format!("{path}/disposition-sheet")).await;
        let tree = look(shown, who, by, &format!("{path}/dispositions")).await;
        let mut files = texts(&item.body, "attachments");
        for disposition in tree.body["items"].as_array().into_iter().flatten() {
            for answer in disposition["follow_ups"].as_array().into_iter().flatten() {
                files.extend(texts(answer, "attachments"));
            }
        }
        let travel = by.get(&format!("{path}/travel")).await;
        for report in travel.body["reports"].as_array().into_iter().flatten() {
            files.extend(texts(report, "attachments"));
        }
        for file in files {
            look(shown, who, by, &format!("{path}/attachments/{file}")).await;
        }
        if let Some(code) = item.body["signature"]["code"].as_str() {
            look(shown, who, by, &format!("/public/verify/{code}")).await;
        }
    }
}

async fn shown_in(office: &Office, person: impl Fn(&Actor) -> Actor) -> Shown {
    let mut shown = Shown::new();
    for (who, actor) in [
        ("clerk", &office.clerk),
        ("head", &office.head),
        ("secretary", &office.secretary),
        ("section", &office.section),
        ("staff", &office.staff),
    ] {
        everything(&mut shown, who, &person(actor), &office.folder).await;
    }
    shown
}

/// The facts of the agency without those of exporting and importing.
async fn facts(auditor: &Actor) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = auditor.get(&format!("/audit-events?limit=100{cursor}")).await.expect(200);
        all.extend(page.items().to_vec());
        match page.body["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    all.retain(|fact| !OWN_FACTS.iter().any(|action| fact["action"] == *action));
    all
}

#[track_caller]
fn alike(first: &Shown, second: &Shown) {
    let differs = first.iter().filter(|(path, text)| second.get(*path) != Some(*text));
    let told: Vec<String> = differs
        .take(5)
        .map(|(path, text)| format!("{path}\n   first: {text}\n  second: {:?}", second.get(path)))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert_eq!(first.len(), second.len());
}

async fn proof(auditor: &Actor, until: &Value) -> Value {
    auditor.get(&format!("/ledger-proof?until={until}")).await.expect(200).body
}

/// The office in another installation: the same answers, the same ledger.
async fn the_same(office: &Office, before: &Shown, ledger: (&[Value], &Value), app: &TestApp) {
    let person = |actor: &Actor| again(app, actor);
    alike(before, &shown_in(office, person).await);
    let auditor = person(&office.auditor);
    assert_eq!(facts(&auditor).await, ledger.0);
    let said = ledger.1;
    let proved = proof(&auditor, &said["seals"]).await;
    assert_eq!((&proved["intact"], &proved["hash"]), (&json!(true), &said["ledger_hash"]), "{proved}");
}

#[tokio::test]
async fn an_agency_is_the_same_in_another_installation_and_goes_on_from_there() {
    let office = Office::open().await;
    let before = shown_in(&office, Actor::clone).await;
    let refused = before.iter().filter(|(path, text)| path.contains("?") && text.starts_with("400"));
    assert_eq!(refused.collect::<Vec<_>>(), Vec::new(), "every list was asked in a way that it understands");
    assert!(before.values().filter(|text| text.starts_with("200")).count() > 200);
    let known = facts(&office.auditor).await;
    let (said, bytes) = package(&office.app, &office.head).await;
    let here = proof(&office.auditor, &said["seals"]).await;
    assert_eq!((&here["intact"], &here["hash"]), (&json!(true), &said["ledger_hash"]));
    // Only looking, since the lists were read: the ledger has what it had, besides the package's own facts.
    assert_eq!(facts(&office.auditor).await, known);

    let there = second(Database::blank(), &bytes, &office.app).await;
    the_same(&office, &before, (&known, &said), &there).await;

    // The registers go on behind the last number, and nothing is explained twice.
    let number = async |app: &TestApp, clerk: &Actor| {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": "KPU", "letter_number": "K/1",
            "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": "Pemilih",
            "urgency": "normal", "security_level": "open",
        });
        clerk.post("/letters", body).await.expect(201).body["agenda_number"].clone()
    };
    let next = number(&office.app, &office.clerk).await;
    assert_eq!(number(&there, &again(&there, &office.clerk)).await, next);
    let (staff, head) = (again(&there, &office.staff), again(&there, &office.head));
    let body = office.outgoing("Surat pertama di tempat baru");
    let granted = async |staff: &Actor, head: &Actor, body: Value| {
        let path = format!("/letters/{}", staff.post("/letters", body).await.expect(201).id());
        staff.command(&format!("{path}/submission")).await.expect(200);
        head.command(&format!("{path}/approval")).await.expect(200).body["letter_number"].clone()
    };
    let here = granted(&office.staff, &office.head, body.clone()).await;
    assert_eq!(granted(&staff, &head, body).await, here);

    // From there it goes on again, onto the other database where one is under test, and back.
    let (said, bytes) = package(&there, &head).await;
    let before = shown_in(&office, |actor| again(&there, actor)).await;
    let known = facts(&again(&there, &office.auditor)).await;
    let third = second(Database::blank_file(), &bytes, &there).await;
    the_same(&office, &before, (&known, &said), &third).await;
    let (_, bytes) = package(&third, &again(&third, &office.head)).await;
    let fourth = second(Database::blank(), &bytes, &third).await;
    alike(&before, &shown_in(&office, |actor| again(&fourth, actor)).await);
    assert_eq!(facts(&again(&fourth, &office.auditor)).await, known);
}

#[tokio::test]
async fn a_package_is_imported_once_and_only_where_the_ledger_fits() {
    let office = Office::open().await;
    let (_, bytes) = package(&office.app, &office.head).await;
    let database = Database::blank();
    let told = import(&database, &bytes).await.unwrap();
    assert!(told.contains("the same as in the package"), "{told}");
    let app = TestApp::on(database, office.app.clock.now().0, |_| {}).await;
    let rows = app.rows();
    let again = import(app.database(), &bytes).await.unwrap_err();
    assert!(again.contains("already"), "{again}");
    assert_eq!(app.rows(), rows, "the second import wrote something");
    // An installation that was started before gave its offices ids of its own.
    let started = Database::blank();
    let elsewhere = TestApp::on(started, office.app.clock.now().0, |_| {}).await;
    elsewhere.write(|tx| pamong::startup::reference(tx, elsewhere.shared.state.moment()));
    let rows = elsewhere.rows();
    let refused = import(elsewhere.database(), &bytes).await.unwrap_err();
    assert!(refused.contains("id of its own"), "{refused}");
    assert_eq!(elsewhere.rows(), rows);
    assert!(elsewhere.agency(VILLAGE) != office.head.agency_id);
}
