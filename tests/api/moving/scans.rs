//! Scans find their letters by the names of their files.
use super::{VILLAGE, book, moved_in, path, read};
use crate::kit::{TestApp, builders};
use pamong::identity::Permission;
use serde_json::json;

#[tokio::test]
async fn each_scan_is_told_what_became_of_it() {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let import = moved_in(&clerk, book(1, 20)).await;
    let mut uploads = Vec::new();
    for (name, content) in [
        ("001.pdf", "satu"),
        ("agenda-12.pdf", "dua belas"),
        ("B_5_BPS_2022.pdf", "lima"),
        ("99.pdf", "tidak ada"),
        ("1-2022.pdf", "satu"), // the same file again
        ("undangan.pdf", "tanpa nomor"),
    ] {
        uploads.push(clerk.upload(name, builders::pdf(content)).await.expect(201).id());
    }
    let scans = format!("{}/scans", path(&import));
    let told = clerk.lang("en").post(&scans, json!({"upload_ids": uploads})).await.expect(200);
    let results: Vec<(&str, Option<i64>)> =
        told.items().iter().map(|i| (i["result"].as_str().unwrap(), i["number"].as_i64())).collect();
    assert_eq!(
        results,
        [
            ("attached", Some(1)),
            ("attached", Some(12)),
            ("attached", Some(5)),
            ("unmatched", None),
            ("already_there", Some(1)),
            ("unmatched", None),
        ]
    );
    assert!(told.items()[3]["message"].as_str().unwrap().contains("Rename the file"), "{}", told.body);
    let letter = told.items()[1]["letter_id"].as_str().unwrap();
    let letter = clerk.get(&format!("/letters/{letter}")).await.expect(200);
    assert_eq!(letter.body["attachments"][0]["file_name"], "agenda-12.pdf");
    assert_eq!(letter.body["version"], 2);
    assert_eq!(app.facts("letter.attach_scan"), 3);
    // What was not attached may be named again; what was may not.
    clerk.post(&scans, json!({"upload_ids": [uploads[3]]})).await.expect(200);
    clerk
        .post(&scans, json!({"upload_ids": [uploads[0]]}))
        .await
        .field_error("/upload_ids/0", "unknown_reference");
    clerk.post(&scans, json!({"upload_ids": []})).await.field_error("/upload_ids", "required");
}

#[tokio::test]
async fn a_number_of_two_years_is_ambiguous_and_a_preview_takes_no_scans() {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let two = "No;Tgl Terima;Pengirim;Perihal\n7;4/1/2022;BPS;Baru\n7;4/1/2021;BPS;Lama\n";
    let import = read(&clerk, "dua tahun.csv", two.into(), "incoming", None).await;
    let upload = async |name: &str| clerk.upload(name, builders::pdf(name)).await.expect(201).id();
    let scans = format!("{}/scans", path(&import));
    clerk.post(&scans, json!({"upload_ids": [upload("7.pdf").await]})).await.problem("state_conflict");
    clerk.command(&format!("{}/acceptance", path(&import))).await.expect(200);
    let ids = [upload("7.pdf").await, upload("7-2021.pdf").await];
    let told = clerk.post(&scans, json!({"upload_ids": ids})).await.expect(200);
    assert_eq!(told.items()[0]["result"], "ambiguous");
    assert_eq!((&told.items()[1]["result"], &told.items()[1]["year"]), (&json!("attached"), &json!(2021)));
}
