//! Numbers and acknowledged letters survive concurrency and a killed server. Against the real program.
use crate::kit::{Actor, Database, People, Reply, Servers, builders};
use pamong::letters::outgoing::service as outgoing;
use pamong::letters::{NewLetter, create};
use pamong_db::Conn;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const LETTERS: usize = 2_000;
/// Letters that are registered while the server is killed.
const REGISTERED: usize = 800;
const CLIENTS: usize = 32;
const OFFICE: &str = "15.71.01.1001";

/// Drafts that wait for the approval of one head, made through the services.
fn drafts(people: &People, staff: &Actor, head: &Actor, count: usize) -> Vec<String> {
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Undangan rapat", "body": "Dengan hormat.",
        "classification_code": "000.1.5", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Ketua RT 05", "kind": "to"}],
        "approver_position_id": head.position_id(),
    });
    let input: NewLetter = serde_json::from_value(body).unwrap();
    let me = people.me(staff);
    let write = |tx: &mut Conn| {
        let made = (0..count).map(|_| {
            let letter = create(tx, &me, &input)?;
            outgoing::submit(tx, &me, letter.id).map(|l| l.id.to_string())
        });
        made.collect::<Result<Vec<_>, pamong::error::Error>>()
    };
    people.db.write_blocking(write).unwrap()
}

/// Runs `work` for 0..count on so many clients at once.
async fn on_clients<F, Fut>(count: usize, work: F)
where
    F: Fn(usize) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = ()> + Send,
{
    let (next, work) = (Arc::new(AtomicUsize::new(0)), Arc::new(work));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (next, work) = (next.clone(), work.clone());
            tokio::spawn(async move {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    if i >= count {
                        break;
                    }
                    work(i).await;
                }
            })
        })
        .collect();
    for client in clients {
        client.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_two_clients_number_two_thousand_letters_without_gap_or_duplicate() {
    let database = Database::create();
    // Two servers share a PostgreSQL; SQLite belongs to one.
    let servers = Servers::start(&database, if database.is_postgres() { 2 } else { 1 }).await;
    let people = servers.people(&database);
    let staff = people.user("staff").at(OFFICE).await;
    let head = people.user("urban_village_head").at(OFFICE).await;
    let ids = Arc::new(drafts(&people, &staff, &head, LETTERS));
    let at: Vec<Actor> = servers.bases().iter().map(|base| head.towards(base)).collect();
    let (work_ids, at) = (ids.clone(), Arc::new(at));
    on_clients(LETTERS, move |i| {
        let (ids, at) = (work_ids.clone(), at.clone());
        async move {
            let head = &at[i % at.len()];
            head.command(&format!("/letters/{}/approval", ids[i])).await.expect(200);
        }
    })
    .await;
    let numbered = numbered(&head, "outgoing", "sequence_number").await;
    assert_eq!(numbered.len(), LETTERS, "a number was given twice");
    let expected: BTreeSet<i64> = (1..=i64::try_from(LETTERS).unwrap()).collect();
    assert_eq!(numbered.keys().copied().collect::<BTreeSet<_>>(), expected);
    let texts: BTreeSet<&str> = numbered.values().map(|l| l["letter_number"].as_str().unwrap()).collect();
    assert_eq!(texts.len(), LETTERS);
}

/// All letters of one direction by their number.
async fn numbered(reader: &Actor, direction: &str, field: &str) -> BTreeMap<i64, Value> {
    let mut found = BTreeMap::new();
    let mut cursor = String::new();
    loop {
        let page =
            reader.get(&format!("/letters?direction={direction}&limit=100{cursor}")).await.expect(200).body;
        for letter in page["items"].as_array().unwrap() {
            let number = letter[field].as_i64().unwrap_or_else(|| panic!("without number: {letter}"));
            assert!(found.insert(number, letter.clone()).is_none(), "{field} {number} twice");
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return found,
        }
    }
}

/// What the clients know of one letter that they tried to register.
#[derive(Debug, Clone, Default)]
struct Attempt {
    upload: Option<String>,
    acknowledged: Option<(String, i64)>,
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_server_loses_no_acknowledged_letter_and_makes_none_twice() {
    let database = Database::create();
    let mut servers = Servers::start(&database, 1).await;
    let people = servers.people(&database);
    let clerk = people.user("registry_clerk").at(OFFICE).await.towards(&servers.bases()[0]);
    let attempts = Arc::new(std::sync::Mutex::new(vec![Attempt::default(); REGISTERED]));
    let acknowledged = Arc::new(AtomicUsize::new(0));
    let run = {
        let (clerk, attempts, acknowledged) = (clerk.clone(), attempts.clone(), acknowledged.clone());
        tokio::spawn(on_clients(REGISTERED, move |i| {
            let (clerk, attempts, acknowledged) = (clerk.clone(), attempts.clone(), acknowledged.clone());
            async move {
                attempt(&clerk, &attempts, i).await;
                acknowledged.fetch_add(1, Ordering::Relaxed);
            }
        }))
    };
    while acknowledged.load(Ordering::Relaxed) < REGISTERED / 4 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    servers.kill();
    run.await.unwrap();
    let before = attempts.lock().unwrap().clone();
    let kept = before.iter().filter(|a| a.acknowledged.is_some()).count();
    assert!(
        (REGISTERED / 8..REGISTERED).contains(&kept),
        "{kept} acknowledged: the server was not killed in the middle"
    );

    servers.restart(&database).await;
    let clerk = clerk.towards(&servers.bases()[0]);
    for old in &before {
        if let Some((id, number)) = &old.acknowledged {
            let letter = clerk.get(&format!("/letters/{id}")).await.expect(200).body;
            assert_eq!(letter["agenda_number"], *number);
        }
    }
    // Every request that got no answer is sent again with its key.
    let again = attempts.clone();
    let sender = clerk.clone();
    on_clients(REGISTERED, move |i| {
        let (clerk, attempts) = (sender.clone(), again.clone());
        async move {
            while !is_acknowledged(&attempts, i) {
                attempt(&clerk, &attempts, i).await;
            }
        }
    })
    .await;
    let after = attempts.lock().unwrap().clone();
    let numbered = numbered(&clerk, "incoming", "agenda_number").await;
    assert_eq!(numbered.len(), REGISTERED, "a letter is there twice or not at all");
    let expected: BTreeSet<i64> = (1..=i64::try_from(REGISTERED).unwrap()).collect();
    assert_eq!(numbered.keys().copied().collect::<BTreeSet<_>>(), expected);
    for (old, new) in before.iter().zip(&after) {
        let new = new.acknowledged.as_ref().expect("the second try was answered");
        assert!(old.acknowledged.as_ref().is_none_or(|old| old == new), "another answer for the same key");
        assert_eq!(numbered[&new.1]["id"], new.0.as_str());
    }
    // No letter shows a scan that is not whole.
    for new in after.iter().filter(|a| a.upload.is_some()) {
        let id = &new.acknowledged.as_ref().unwrap().0;
        let letter = clerk.get(&format!("/letters/{id}")).await.expect(200).body;
        let scan = &letter["attachments"][0];
        let path = format!("/letters/{id}/attachments/{}", scan["id"].as_str().unwrap());
        let bytes = clerk.get(&path).await.expect(200).bytes;
        assert_eq!(i64::try_from(bytes.len()).unwrap(), scan["size_bytes"].as_i64().unwrap());
    }
}

fn is_acknowledged(attempts: &std::sync::Mutex<Vec<Attempt>>, i: usize) -> bool {
    attempts.lock().unwrap()[i].acknowledged.is_some()
}

/// What a request was answered with. None where it met no server, or one too busy to do it (503): the sender does not
/// know and sends it again.
async fn answered(clerk: &Actor, request: reqwest::RequestBuilder) -> Option<Reply> {
    let reply = clerk.try_send(request).await.ok()?;
    (reply.status != 503).then(|| reply.expect(201))
}

/// Registers letter `i` (every fourth with a scan); a request without an answer leaves no trace here.
async fn attempt(clerk: &Actor, attempts: &std::sync::Mutex<Vec<Attempt>>, i: usize) {
    let known = attempts.lock().unwrap()[i].clone();
    let mut uploads = Vec::new();
    if i.is_multiple_of(4) {
        let upload = match known.upload {
            Some(upload) => upload,
            None => {
                let Some(upload) = upload(clerk, i).await else { return };
                attempts.lock().unwrap()[i].upload = Some(upload.clone());
                upload
            }
        };
        uploads.push(upload);
    }
    let today = (chrono::Utc::now() + chrono::Duration::hours(7)).date_naive();
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Ketua RT 05",
        "letter_number": format!("{i}/RT.05"), "letter_date": today, "received_date": today,
        "subject": format!("Surat {i}"), "urgency": "normal", "security_level": "open", "upload_ids": uploads,
    });
    let request = clerk.key(format!("letter-{i}")).request(reqwest::Method::POST, "/letters").json(&body);
    if let Some(reply) = answered(clerk, request).await {
        let letter = reply.body;
        let answer = (letter["id"].as_str().unwrap().to_owned(), letter["agenda_number"].as_i64().unwrap());
        attempts.lock().unwrap()[i].acknowledged = Some(answer);
    }
}

async fn upload(clerk: &Actor, i: usize) -> Option<String> {
    let part = reqwest::multipart::Part::bytes(builders::pdf(&format!("Surat {i}"))).file_name("surat.pdf");
    let form = reqwest::multipart::Form::new().part("file", part);
    let request = clerk.request(reqwest::Method::POST, "/uploads").multipart(form);
    answered(clerk, request).await.map(|reply| reply.id())
}

/// Whether a file holds these bytes.
fn holds(path: &std::path::Path, bytes: &[u8]) -> bool {
    std::fs::read(path).unwrap().windows(bytes.len()).any(|part| part == bytes)
}

#[tokio::test]
async fn what_was_written_goes_from_the_log_into_the_file_beside_the_writer() {
    let app = crate::kit::TestApp::start().await;
    let url = app.database().url().to_owned();
    // PostgreSQL looks after its own log.
    let Some(file) = url.strip_prefix("sqlite://").map(std::path::PathBuf::from) else { return };
    let clerk = app.user("registry_clerk").at(OFFICE).await;
    let marker = "Perihal dengan penanda 7f3a";
    let day = app.clock.day(0);
    let letter = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Dinas Kesehatan", "letter_number": "7/1/2026",
        "letter_date": day, "received_date": day, "subject": marker, "kind": "SD", "urgency": "normal",
        "security_level": "open",
    });
    clerk.post("/letters", letter).await.expect(201);
    let before = tokio::time::Instant::now();
    while !holds(&file, marker.as_bytes()) {
        assert!(before.elapsed() < Duration::from_secs(30), "nothing was moved");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
