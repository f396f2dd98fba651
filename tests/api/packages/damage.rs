//! A package that is not as it was made is refused by the name of what is wrong, and nothing is written.
use super::{NEIGHBOUR, VILLAGE, file, import, package};
use crate::kit::{Database, TestApp, command};
use serde_json::json;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// A small office: one letter with a scan.
async fn small() -> (TestApp, Vec<u8>) {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    app.user("staff").at(NEIGHBOUR).await;
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": app.clock.day(-1), "received_date": app.clock.day(0), "subject": "Sensus",
        "urgency": "normal", "security_level": "open", "upload_ids": [clerk.upload_pdf().await],
    });
    clerk.post("/letters", body).await.expect(201);
    let (_, bytes) = package(&app, &head).await;
    (app, bytes)
}

/// Nothing but the tables: neither rows nor files.
fn untouched(database: &Database) -> bool {
    let blobs = database.folder().join("blobs");
    let files =
        walkdir::WalkDir::new(blobs).into_iter().flatten().filter(|e| e.file_type().is_file()).count();
    let conn = pamong_db::Db::open(database.url(), 1).unwrap();
    let letters: i64 = conn
        .read_blocking(|c| {
            use diesel::prelude::*;
            Ok::<_, pamong_db::DbError>(pamong_db::schema::agencies::table.count().get_result(c)?)
        })
        .unwrap();
    files == 0 && letters == 0
}

#[tokio::test]
async fn one_altered_byte_anywhere_is_refused_by_the_name_of_the_entry() {
    let (_app, bytes) = small().await;
    let database = Database::blank();
    let mut zip = ZipArchive::new(Cursor::new(bytes.clone())).unwrap();
    let places: Vec<(String, usize, usize, u64)> = (0..zip.len())
        .map(|i| {
            let entry = zip.by_index(i).unwrap();
            let (start, size) = (entry.data_start().unwrap(), entry.compressed_size());
            let (start, packed) = (usize::try_from(start).unwrap(), usize::try_from(size).unwrap());
            (entry.name().to_owned(), start, packed, entry.size())
        })
        .collect();
    assert!(places.len() > 50, "{} entries", places.len());
    let mut tried = 0;
    for (name, start, size, _) in places.into_iter().filter(|(_, _, _, content)| *content > 0) {
        for at in [start, start + size / 2] {
            let mut altered = bytes.clone();
            altered[at] ^= 0x10;
            let refused = import(&database, &altered).await.unwrap_err();
            assert!(refused.contains(&name), "byte {at} of {name}: {refused}");
            tried += 1;
        }
        // The last bits of a compressed entry mean nothing; the hash of the whole file sees them too.
        let mut altered = bytes.clone();
        altered[start + size - 1] ^= 0x80;
        import(&database, &altered).await.unwrap_err();
    }
    assert!(tried > 30, "{tried}");
    // Between the entries: their headers, the directory, the end.
    for at in (0..bytes.len()).step_by(97).chain(bytes.len() - 120..bytes.len()) {
        let mut altered = bytes.clone();
        altered[at] ^= 0x01;
        import(&database, &altered).await.unwrap_err();
    }
    for short in [0, 1, bytes.len() / 2, bytes.len() - 1] {
        import(&database, &bytes[..short]).await.unwrap_err();
    }
    assert!(untouched(&database), "a refused package left something behind");
    import(&database, &bytes).await.unwrap();
}

#[tokio::test]
async fn an_operator_imports_with_the_program_itself() {
    let (_app, bytes) = small().await;
    let database = Database::blank();
    let path = file(&database, &bytes).display().to_string();
    let (done, told, log) = command(&database, &["import-package", &path]);
    assert!(done && told.contains("1 letters"), "{told}{log}");
    let (done, _, log) = command(&database, &["import-package", &path]);
    assert!(!done && log.contains("already"), "{log}");
}

#[tokio::test]
async fn a_package_says_what_is_in_it() {
    let (app, bytes) = small().await;
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let manifest: serde_json::Value = serde_json::from_str(&text("manifest.json")).unwrap();
    assert_eq!((&manifest["format"], &manifest["version"]), (&json!("pamong-package"), &json!(1)));
    assert_eq!((&manifest["letters"], &manifest["agency"]["code"]), (&json!(1), &json!(VILLAGE)));
    assert_eq!(manifest["entries"]["records/letters.jsonl"]["rows"], 1);
    // Every row is as the schema in the package describes it.
    let schema: serde_json::Value = serde_json::from_str(&text("schema.json")).unwrap();
    let mut rows = 0;
    for (table, shape) in schema["$defs"].as_object().unwrap() {
        let validator = jsonschema::validator_for(shape).unwrap();
        for line in text(&format!("records/{table}.jsonl")).lines() {
            let row = serde_json::from_str(line).unwrap();
            assert!(validator.is_valid(&row), "{table}: {line}");
            rows += 1;
        }
    }
    assert!(rows > 10, "{rows}");
    assert!(!text("records/users.jsonl").contains("password_hash"));
    assert_eq!(app.facts("package.create"), 1);
}
