//! Numbers that came in on every way are found nowhere but where they are sealed: not in the database file and its log, nor
//! in what PostgreSQL holds, nor in backups, the store of files, packages, exports and logs; not in plain, base64 or hex.
use super::{VILLAGE, form, issue, public_body, seen, step, take_in};
use crate::kit::{Database, Servers, builders, texts};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::io::Read as _;
use std::time::Duration;

/// A number that reads as a NIK or a family card number, another one each.
fn number(serial: u32) -> String {
    format!("157101450868{serial:04}")
}

/// What gives a number away: the part of it that no mask shows, as it is, grouped, in hex and in base64 at each alignment.
fn traces(number: &str) -> Vec<String> {
    let secret = &number[6..];
    let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        secret.to_owned(),
        format!("{}-{}-{}", &number[4..8], &number[8..12], &number[12..]),
        hex.to_uppercase(),
        hex,
    ];
    for shift in 0..3 {
        let padded = [&b"xx"[..shift], secret.as_bytes()].concat();
        let text = STANDARD.encode(&padded);
        // The first and last symbols depend on what stands beside.
        let (from, until) = (if shift == 0 { 0 } else { 4 }, (padded.len() / 3) * 4);
        all.push(text[from..until].to_owned());
    }
    all
}

fn search(what: &str, bytes: &[u8], numbers: &[String]) {
    let text = String::from_utf8_lossy(bytes);
    for number in numbers {
        for trace in traces(number) {
            assert!(!text.contains(&trace), "{number} as {trace} in {what}");
        }
    }
}

/// Searches what a ZIP archive, or a workbook, holds; how many entries there are.
fn search_archive(what: &str, bytes: &[u8], numbers: &[String]) -> usize {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i).unwrap();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        search(&format!("{what}'s {}", entry.name()), &content, numbers);
    }
    archive.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn seeded_numbers_are_found_nowhere() {
    let database = Database::create();
    let log = database.folder().join("server.log");
    let file = std::fs::File::create(&log).unwrap();
    let (servers, base) = Servers::launch(&database, &[("RUST_LOG", "debug")], file);
    let people = servers.people(&database);
    while !people.http.get(format!("{base}/readyz")).send().await.is_ok_and(|r| r.status().is_success()) {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let counter = people.user("counter_officer").at(VILLAGE).await;
    let head = people.user("urban_village_head").at(VILLAGE).await;
    let citizen = people.anonymous();
    let numbers: Vec<String> = (9001..9021).map(number).collect();
    let n = |i: usize| numbers[i].as_str();
    // At the counter and on the public pages, with keys so that the answers are kept.
    let id = take_in(&counter.key("loket"), form(n(0), n(1)), seen()).await.expect(201).id();
    let named = format!("KTP {}.pdf", n(2));
    let body = public_body(&citizen, form(n(3), n(4)), &named).await;
    let code =
        citizen.key("daring").post("/public/applications", body).await.expect(201).text_at("tracking_code");
    // Where a number does not belong: refused with the field, or hidden.
    let mut wrong = form(n(0), n(1));
    wrong["full_name"] = n(5).into();
    wrong["purpose"] = format!("Untuk {}", n(6)).into();
    wrong["phone"] = n(7).into();
    wrong[n(8)] = "kunci".into();
    wrong["nik"] = format!("{}9", n(9)).into();
    let refused = take_in(&counter.key("salah"), wrong, seen()).await;
    refused
        .field_error("/form_data/full_name", "personal_number")
        .field_error("/form_data/purpose", "personal_number");
    let note = json!({"action": "return_incomplete", "note": format!("NIK {} salah", n(10))});
    step(&counter, &id, note).await.field_error("/note", "personal_number");
    let missing = json!([{"pointer": "/documents/0", "message": n(11)}]);
    let missing = json!({"action": "return_incomplete", "missing": missing});
    step(&counter, &id, missing).await.field_error("/missing/0/message", "personal_number");
    step(&counter, &id, json!({"action": "return_incomplete", "note": "KTP buram"})).await.expect(200);
    let changed = json!({"action": "resubmit", "form_data": {"nik": n(12)}});
    step(&counter.key("lagi"), &id, changed).await.expect(200);
    let upload = counter.upload(&format!("{}.pdf", n(13)), builders::pdf("KK")).await.expect(201);
    assert!(!upload.text().contains(n(13)), "{}", upload.text());
    // Searches, looks and copies; malformed bodies too.
    counter.get(&format!("/permit-applications?q={}", n(14))).await.problem("personal_number");
    counter.post("/permit-applications/by-nik", json!({"nik": n(12)})).await.expect(200);
    let path = format!("/permit-applications/{id}");
    let look = json!({"field": "nik", "purpose": "compare_papers"});
    assert_eq!(
        counter.key("lihat").post(&format!("{path}/reveal"), look).await.expect(200).body["value"],
        n(12)
    );
    let odd = json!({"field": n(15), "purpose": n(15)});
    assert!(counter.post(&format!("{path}/reveal"), odd).await.status >= 400);
    let full = json!({"numbers": "full", "identity_checked": true});
    counter.key("salin").post(&format!("{path}/copy"), full).await.expect(200);
    citizen
        .post(&format!("/public/applications/{code}/copy"), json!({"nik_last4": &n(3)[12..]}))
        .await
        .expect(200);
    let garbage = format!("{{\"nik\": {}", n(16));
    let request = counter.request(reqwest::Method::POST, "/permit-applications/by-nik");
    counter.send(request.header("content-type", "application/json").body(garbage)).await.problem("malformed");
    // What leaves the program: the package of the office.
    let package = head.command("/packages").await.expect(201).id();
    let mut made = head.get(&format!("/packages/{package}")).await.expect(200);
    for _ in 0..600 {
        if made.body["status"] == "ready" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        made = head.get(&format!("/packages/{package}")).await.expect(200);
    }
    let content = head.get(&format!("/packages/{package}/content")).await.expect(200).bytes;
    let entries = search_archive("the package", &content, &numbers);
    assert!(entries > 10, "the package holds {entries} entries");
    // The paper is registered as a letter of the office; so are books and numbers for everybody made of it.
    let section = people.user("section_head").at(VILLAGE).await;
    issue(&counter, &section, &head, &id).await;
    let clerk = people.user("registry_clerk").at(VILLAGE).await;
    let book = "/agenda-entries/paper?register=outgoing";
    let sheet = clerk.get(&format!("{book}&format=xlsx")).await.expect(200).bytes;
    assert!(search_archive("the agenda book", &sheet, &numbers) > 3);
    for table in [&format!("{book}&format=csv"), "/public/statistics/rows.csv"] {
        let table_bytes = clerk.get(table).await.expect(200).bytes;
        assert!(table_bytes.iter().filter(|byte| **byte == b'\n').count() > 1, "{table} is empty");
        search(table, &table_bytes, &numbers);
    }
    // All that lies in the folder: database file and its log, files, packages, the server's own log.
    let mut files = 0;
    for entry in walkdir::WalkDir::new(database.folder()).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            search(&entry.path().display().to_string(), &std::fs::read(entry.path()).unwrap(), &numbers);
            files += 1;
        }
    }
    assert!(files > 4, "{files} files");
    let backup = database.backup();
    assert!(backup.len() > 100_000, "a backup of {} bytes", backup.len());
    search("the backup", &backup, &numbers);
    assert!(std::fs::metadata(&log).unwrap().len() > 0, "the server logged nothing");
    for row in texts(&people.db) {
        search("a row", row.as_bytes(), &numbers);
    }
    assert!(people.count("SELECT COUNT(*) AS n FROM permit_secrets") >= 4, "nothing was kept");
}

#[test]
fn what_is_searched_for_would_be_found() {
    let seeded = number(9001);
    let numbers = [seeded.clone()];
    let hidden = [
        format!("a{seeded}b"),
        STANDARD.encode(format!("{{\"nik\":\"{seeded}\"}}")),
        STANDARD.encode(format!("nik\":\"{seeded}\"")),
        STANDARD.encode(format!("ik\":\"{seeded}\"")),
        seeded.bytes().map(|byte| format!("{byte:02x}")).collect(),
    ];
    for text in hidden {
        let found = std::panic::catch_unwind(|| search("a text", text.as_bytes(), &numbers));
        assert!(found.is_err(), "{text}");
    }
}
