//! The minutes of a destruction destroy what letters say and carry; the register, the ledger and who signed what stay.
use super::{Office, approved_letter, permitted};
use crate::kit::{Actor, Bucket, Database, PASSPHRASE, Reply, TestApp, builders};
use crate::packages::{again, package, second};
use chrono::{Duration, Utc};
use pamong::identity::Permission;
use serde_json::{Value, json};
use std::path::PathBuf;

/// An office at a time at which every file of the test is old: stores date files by the real time.
async fn office() -> Office {
    let office = Office::start().await;
    office.app.clock.0.set(Utc::now() + Duration::hours(25));
    office
}

/// A closed letter from outside with this file; its path.
async fn letter(o: &Office, subject: &str, file: &[u8]) -> String {
    let upload = o.clerk.upload("rahasia-dapur.pdf", file).await.expect(201).id();
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/77",
        "letter_date": o.app.clock.day(-1), "received_date": o.app.clock.day(0), "subject": subject,
        "summary": "Ringkasan zamrud", "classification_code": "400.12.3", "urgency": "normal",
        "security_level": "open", "upload_ids": [upload],
    });
    let path = format!("/letters/{}", o.clerk.post("/letters", body).await.expect(201).id());
    o.clerk.command(&format!("{path}/read")).await.expect(200);
    o.clerk.post(&format!("{path}/closure"), json!({"note": "Untuk diketahui"})).await.expect(200);
    path
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn file_of(by: &Actor, letter: &str) -> String {
    let shown = by.get(letter).await.expect(200).body;
    format!("{letter}/attachments/{}", shown["attachments"][0]["id"].as_str().unwrap())
}

/// Where a file lies in the folder of a store.
fn place(app: &TestApp, sha256: &str) -> PathBuf {
    app.shared.state.config.var.join("blobs/sha256").join(&sha256[..2]).join(sha256)
}

async fn found(by: &Actor, word: &str) -> Vec<String> {
    by.get(&format!("/letters?q={word}")).await.expect(200).ids()
}

async fn files(by: &Actor, list: &str) -> (i64, i64) {
    let destroyed = by.get(list).await.expect(200).body["destroyed"].clone();
    (destroyed["files"].as_i64().unwrap(), destroyed["waiting"].as_i64().unwrap())
}

/// Signs a letter electronically; its path.
async fn signed(o: &Office, body: Value) -> String {
    let path = format!("/letters/{}", o.clerk.post("/letters", body).await.expect(201).id());
    o.clerk.command(&format!("{path}/submission")).await.expect(200);
    let etag = o.head.get(&path).await.expect(200).etag();
    let passphrase = json!({"passphrase": PASSPHRASE});
    o.head.if_match(etag).post(&format!("{path}/signature"), passphrase).await.expect(200);
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn the_content_goes_and_the_register_stays() {
    let o = office().await;
    let (app, clerk) = (&o.app, &o.clerk);
    let pdf = builders::pdf("Isi topaz");
    let path = letter(&o, "Permintaan data", &pdf).await;
    let file = file_of(clerk, &path).await;
    let before = clerk.get(&path).await.expect(200).body;
    assert_eq!(before["destruction"], Value::Null);
    let sha256 = before["attachments"][0]["sha256"].as_str().unwrap().to_owned();
    assert_eq!(clerk.get(&file).await.expect(200).bytes, pdf);
    assert_eq!(found(clerk, "zamrud").await, [id(&path)]);
    let folder = o.holding(clerk, "400.12.3", 3, &[id(&path)]).await;
    let list = o.destroy(&[&folder]).await;

    // From the minutes on, before anything else happened: nobody is sent it, nobody finds it.
    let shown = clerk.get(&path).await.expect(200).body;
    let destruction = &shown["destruction"];
    assert_eq!(
        (&destruction["status"], &destruction["minutes_number"], &destruction["minutes_date"]),
        (&json!("destroyed"), &json!("BA/12"), &json!(app.clock.day(0)))
    );
    assert_eq!(
        (&destruction["file_count"], format!("/disposal-lists/{}", destruction["list_id"].as_str().unwrap())),
        (&json!(1), list.clone())
    );
    for gone in ["summary", "body", "content", "parts"] {
        assert_eq!(shown[gone], Value::Null, "{gone}");
    }
    assert_eq!((&shown["attachments"], &shown["allowed_actions"]), (&json!([]), &json!([])));
    for stays in
        ["subject", "letter_number", "letter_date", "sender_name", "agenda_number", "classification_code"]
    {
        assert_eq!(shown[stays], before[stays], "{stays}");
        assert_ne!(shown[stays], Value::Null, "{stays}");
    }
    let refused = clerk.get(&file).await.expect(410).problem("content_destroyed");
    let told = refused.text_at("detail");
    assert!(told.contains("BA/12") && told.contains(&app.clock.day(0)), "{told}");
    clerk.get(&format!("{path}/disposition-sheet")).await.expect(410);
    assert_eq!(found(clerk, "zamrud").await, Vec::<String>::new());
    assert_eq!(found(clerk, "permintaan").await, [id(&path)]);
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM scan_texts"), 0);
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM uploads WHERE file_name LIKE '%dapur%'"), 0);

    // The bytes go with the next work, whoever does it; once more changes nothing.
    assert!(place(app, &sha256).exists());
    assert_eq!(files(clerk, &list).await, (1, 1));
    app.work().await;
    assert!(!place(app, &sha256).exists());
    assert_eq!(files(clerk, &list).await, (1, 0));
    app.work().await;
    assert_eq!((app.facts("letter.destroy"), app.facts("file_folder.destroy")), (1, 1));
    let auditor = app.custom_role(&[Permission::AuditRead]).at(super::VILLAGE).await;
    assert_eq!(auditor.get("/ledger-proof").await.expect(200).body["intact"], true);
    // The same file that arrives again is a file like any other.
    let again = letter(&o, "Surat baru", &pdf).await;
    assert_eq!(clerk.get(&file_of(clerk, &again).await).await.expect(200).bytes, pdf);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_letter_is_still_verified_and_its_paper_still_compared() {
    let o = office().await;
    let (app, clerk) = (&o.app, &o.clerk);
    app.signer(&o.head).await;
    let path = signed(&o, json!({
        "direction": "outgoing", "kind": "SD", "subject": "Undangan", "body": "Kalimat safir.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"name": "Ketua RT 05", "kind": "to"}], "approver_position_id": o.head.position_id(),
    }))
    .await;
    let pdf = clerk.get(&format!("{path}/paper")).await.expect(200).bytes;
    let code = clerk.get(&path).await.expect(200).body["signature"]["code"].as_str().unwrap().to_owned();
    let verify = format!("/public/verify/{code}");
    let before = app.anonymous().get(&verify).await.expect(200).body;
    assert_eq!(before["file_destroyed_on"], Value::Null);
    assert_eq!(found(clerk, "safir").await, [id(&path)]);
    let folder = o.holding(clerk, "400.12.3", 3, &[id(&path)]).await;
    let list = o.destroy(&[&folder]).await;
    app.work().await;
    assert_eq!(files(clerk, &list).await.1, 0);
    clerk.get(&format!("{path}/paper")).await.expect(410).problem("content_destroyed");
    assert_eq!(clerk.get(&format!("{path}/versions")).await.expect(200).items().len(), 0);
    assert_eq!(found(clerk, "safir").await, Vec::<String>::new());
    // It cannot leave any more.
    clerk.command(&format!("{path}/dispatch")).await.expect(410).problem("content_destroyed");

    let after = app.anonymous().get(&verify).await.expect(200).body;
    assert_eq!(after["file_destroyed_on"], app.clock.day(0).as_str());
    for same in ["state", "title", "number", "date", "sha256", "signatures"] {
        assert_eq!(after[same], before[same], "{same}");
    }
    let checked = app.anonymous().upload_to("/public/verify", "naskah.pdf", pdf).await.expect(200).body;
    assert_eq!((&checked["state"], &checked["finding"]), (&json!("valid"), &json!("exact")));
    let page = app.anonymous().get(&format!("//public/verify/{code}")).await;
    if page.status == 200 {
        assert!(page.text().contains("sudah memusnahkan berkas ini"), "{}", page.text());
    }
}

#[tokio::test]
async fn a_file_that_another_letter_carries_stays() {
    let o = office().await;
    let (app, clerk) = (&o.app, &o.clerk);
    let pdf = builders::pdf("Dipakai bersama");
    let (first, other) = (letter(&o, "Pertama", &pdf).await, letter(&o, "Kedua", &pdf).await);
    let (gone, stays) = (file_of(clerk, &first).await, file_of(clerk, &other).await);
    let folder = o.holding(clerk, "400.12.3", 3, &[id(&first)]).await;
    let list = o.destroy(&[&folder]).await;
    app.work().await;
    clerk.get(&gone).await.expect(410);
    assert_eq!(clerk.get(&stays).await.expect(200).bytes, pdf);
    assert_eq!(files(clerk, &list).await, (1, 0));
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM upload_removals WHERE outcome = 'shared'"), 1);
    // When the last letter goes, the file goes too.
    let folder = o.holding(clerk, "400.12.3", 3, &[id(&other)]).await;
    let sha256 =
        clerk.get(&other).await.expect(200).body["attachments"][0]["sha256"].as_str().unwrap().to_owned();
    o.destroy(&[&folder]).await;
    app.work().await;
    assert!(!place(app, &sha256).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn minutes_that_arrive_twice_at_a_time_count_once() {
    let o = office().await;
    let path = letter(&o, "Sekali", &builders::pdf("Sekali saja")).await;
    let folder = o.holding(&o.clerk, "400.12.3", 3, &[id(&path)]).await;
    let list = o.approved("destruction", &[&folder]).await;
    let execution = format!("{list}/execution");
    let ask = || o.clerk.post(&execution, permitted(&o.app));
    let mut answers: Vec<u16> = futures_util::future::join_all([ask(), ask(), ask()])
        .await
        .iter()
        .map(|r: &Reply| r.status)
        .collect();
    answers.sort_unstable();
    assert_eq!(answers, [200, 409, 409]);
    assert_eq!(o.app.facts("letter.destroy"), 1);
    // Two servers remove the same files side by side.
    let state = o.app.shared.state.get_ref();
    let blobs = o.app.shared.blobs.get_ref();
    let both = futures_util::future::join(
        pamong::storage::remove_marked(state, blobs),
        pamong::storage::remove_marked(state, blobs),
    );
    let (one, two) = both.await;
    assert_eq!((one.unwrap(), two.unwrap()), (0, 0));
    assert_eq!(files(&o.clerk, &list).await, (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_fails_delays_the_removal_and_shows_nothing() {
    let bucket = Bucket::start().await;
    let storage = bucket.storage();
    let o = Office::of(TestApp::start_with(|config| config.storage = storage).await).await;
    let path = letter(&o, "Tertunda", &builders::pdf("Tertunda")).await;
    let file = file_of(&o.clerk, &path).await;
    let folder = o.holding(&o.clerk, "400.12.3", 3, &[id(&path)]).await;
    bucket.date(Bucket::long_ago(o.app.clock.now().0));
    let kept = bucket.keys().len();
    bucket.fail("DeleteObject", 503, usize::MAX);
    let list = o.destroy(&[&folder]).await;
    o.app.work().await;
    o.clerk.get(&file).await.expect(410);
    assert_eq!((files(&o.clerk, &list).await, bucket.keys().len()), ((1, 1), kept));
    bucket.heal();
    o.app.clock.advance(Duration::minutes(1));
    o.app.work().await;
    assert_eq!((files(&o.clerk, &list).await, bucket.keys().len()), ((1, 0), kept - 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sweep_ends_what_a_lost_server_began() {
    let o = office().await;
    let path = letter(&o, "Padam", &builders::pdf("Listrik padam")).await;
    let folder = o.holding(&o.clerk, "400.12.3", 3, &[id(&path)]).await;
    let list = o.destroy(&[&folder]).await;
    // The job was lost with its server, eight times over.
    o.app.sql("UPDATE jobs SET status = 'failed' WHERE kind = 'storage.remove'");
    o.app.work().await;
    assert_eq!(files(&o.clerk, &list).await, (1, 1));
    pamong::storage::sweep(&o.app.shared.state, &o.app.shared.blobs).await.unwrap();
    assert_eq!(files(&o.clerk, &list).await, (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_goes_along_without_what_was_destroyed() {
    let o = office().await;
    o.app.signer(&o.head).await;
    let path = letter(&o, "Musnah", &builders::pdf("Isi musnah")).await;
    let kept = letter(&o, "Tinggal", &builders::pdf("Isi tinggal")).await;
    let sent = approved_letter(&o.clerk, &o.head, "400.12.3").await;
    let folder = o.holding(&o.clerk, "400.12.3", 3, &[id(&path), &sent]).await;
    o.destroy(&[&folder]).await;
    o.app.work().await;
    let shown = o.clerk.get(&path).await.expect(200).body;
    let (_, bytes) = package(&o.app, &o.head).await;
    let there = second(Database::create(), &bytes, &o.app).await;
    let clerk = again(&there, &o.clerk);
    let imported = clerk.get(&path).await.expect(200).body;
    assert_eq!(imported["destruction"], shown["destruction"]);
    assert_eq!(imported["subject"], "Musnah");
    clerk.get(&format!("/letters/{sent}/paper")).await.expect(410).problem("content_destroyed");
    clerk.get(&file_of(&clerk, &kept).await).await.expect(200);
}
