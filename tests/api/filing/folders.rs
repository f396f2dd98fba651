//! Letters are filed once their work is over, one by one or many at once, and taken out again with a reason.
use super::{NEIGHBOUR, VILLAGE, actions, approved_letter, close, closed_letter, file, folder, registered};
use crate::kit::{Actor, TestApp};
use crate::moving::exports::{csv, texts};
use serde_json::{Value, json};

async fn people(app: &TestApp) -> (Actor, Actor) {
    (app.user("registry_clerk").at(VILLAGE).await, app.user("urban_village_head").at(VILLAGE).await)
}

#[tokio::test]
async fn folders_are_numbered_within_the_year_of_an_office() {
    let app = TestApp::start().await;
    let (clerk, head) = people(&app).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let number = async |clerk: &Actor, year: i32| {
        let path = folder(clerk, "400.12.3", "Kependudukan", year).await;
        clerk.get(&path).await.expect(200).body["number"].as_i64().unwrap()
    };
    assert_eq!((number(&clerk, 2025).await, number(&clerk, 2025).await), (1, 2));
    assert_eq!(number(&clerk, 2024).await, 1, "each year begins anew");
    assert_eq!(number(&there, 2025).await, 1, "each office has numbers of its own");
    assert_eq!(app.facts("file_folder.create"), 4);

    let body = |code: &str, title: &str, year: i32| json!({"classification_code": code, "title": title, "year": year});
    let bad = clerk.post("/file-folders", body("999.99", "", 1800)).await;
    bad.field_error("/title", "required").field_error("/year", "out_of_range");
    clerk
        .post("/file-folders", body("999.99", "Apa saja", 2025))
        .await
        .field_error("/classification_code", "unknown_reference");
    clerk.post("/file-folders", body("400.12.3", "Besok", 9999)).await.field_error("/year", "out_of_range");
    head.post("/file-folders", body("400.12.3", "Kepala", 2025)).await.problem("forbidden");

    let list = async |query: &str| clerk.get(&format!("/file-folders{query}")).await.expect(200).ids().len();
    assert_eq!(list("").await, 3);
    assert_eq!(list("?year=2025").await, 2);
    assert_eq!(list("?classification=400.12").await, 3, "codes below count");
    assert_eq!(list("?classification=400.1").await, 0, "a part is whole or it is another one");
    assert_eq!(list("?status=closed").await, 0);
    assert_eq!(list("?q=kependuduk").await, 3);
    let page = clerk.get("/file-folders?limit=2").await.expect(200).body;
    assert_eq!(list(&format!("?limit=2&cursor={}", page["next_cursor"].as_str().unwrap())).await, 1);
    // Those above see the folders of the office, and change none.
    let above = app.user("registry_clerk").at("15.71.01").await;
    let path = format!("/file-folders/{}", clerk.get("/file-folders").await.expect(200).ids()[0]);
    assert_eq!(above.get(&path).await.expect(200).body["allowed_actions"], json!([]));
    close(&app, &above, &path).await.problem("forbidden");
    there.get(&path).await.problem("not_found");
    close(&app, &there, &path).await.problem("not_found");
}

#[tokio::test]
async fn each_letter_of_many_is_filed_or_refused_by_itself() {
    let app = TestApp::start().await;
    let (clerk, head) = people(&app).await;
    let done = closed_letter(&app, &clerk, "400.12.3", "open").await;
    let sent = approved_letter(&clerk, &head, "400.12.3").await;
    let fresh = registered(&app, &clerk, "400.12.3", "open").await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let foreign = closed_letter(&app, &there, "400.12.3", "open").await;
    let path = folder(&clerk, "400.12.3", "Kependudukan", 2026).await;

    let candidates = clerk.get(&format!("{path}/candidates")).await.expect(200);
    let named: Vec<&str> = candidates.items().iter().map(|l| l["letter_id"].as_str().unwrap()).collect();
    assert_eq!(named.len(), 2);
    assert!(named.contains(&done.as_str()) && named.contains(&sent.as_str()), "{named:?}");

    let became = file(&clerk, &path, &[&done, &fresh, &foreign, &sent]).await;
    let told: Vec<(bool, Option<&str>, Option<i64>)> = became
        .iter()
        .map(|r| (r["filed"].as_bool().unwrap(), r["code"].as_str(), r["item_number"].as_i64()))
        .collect();
    assert_eq!(
        told,
        [
            (true, None, Some(1)),
            (false, Some("letter_unfinished"), None),
            (false, Some("not_found"), None),
            (true, None, Some(2)),
        ]
    );
    assert!(became[1]["message"].as_str().unwrap().starts_with("Surat ini belum selesai"));
    assert_eq!(app.facts("letter.file"), 2, "each letter that was filed is a fact, and no other");
    let again = file(&clerk, &path, &[&done]).await;
    assert_eq!(again[0]["code"], "already_done");
    let other = folder(&clerk, "400.12", "Yang lain", 2026).await;
    assert_eq!(file(&clerk, &other, &[&done]).await[0]["code"], "letter_filed");
    assert!(clerk.get(&format!("{path}/candidates")).await.expect(200).items().is_empty());

    let bad = clerk.post(&format!("{path}/letters"), json!({"letter_ids": [done, done]})).await;
    bad.field_error("/letter_ids/1", "duplicate");
    clerk
        .post(&format!("{path}/letters"), json!({"letter_ids": []}))
        .await
        .field_error("/letter_ids", "required");
    head.post(&format!("{path}/letters"), json!({"letter_ids": [sent]})).await.problem("forbidden");

    let page = clerk.get(&format!("{path}/letters?limit=1")).await.expect(200).body;
    assert_eq!(page["items"][0]["letter_id"], done.as_str());
    let rest = format!("{path}/letters?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
    let rest = clerk.get(&rest).await.expect(200).body;
    assert_eq!((&rest["items"][0]["item_number"], &rest["next_cursor"]), (&json!(2), &Value::Null));
    let shown = clerk.get(&path).await.expect(200).body;
    assert_eq!((&shown["letter_count"], &shown["withheld_count"]), (&json!(2), &json!(0)));
}

#[tokio::test]
async fn a_letter_knows_its_folder_or_those_that_fit_and_is_taken_out_with_a_reason() {
    let app = TestApp::start().await;
    let (clerk, head) = people(&app).await;
    let letter = closed_letter(&app, &clerk, "400.12.3", "open").await;
    let filing = format!("/letters/{letter}/filing");
    let wide = folder(&clerk, "400", "Pemerintahan", 2026).await;
    let near = folder(&clerk, "400.12.3", "Kependudukan", 2025).await;
    let newer = folder(&clerk, "400.12.3", "Kependudukan", 2026).await;
    folder(&clerk, "500", "Perizinan", 2026).await;
    let shown = clerk.get(&filing).await.expect(200).body;
    let suggested: Vec<String> = shown["suggestions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| format!("/file-folders/{}", f["id"].as_str().unwrap()))
        .collect();
    assert_eq!(suggested, [newer.clone(), near, wide], "the nearest code first, then the newest");
    assert_eq!((&shown["may_file"], &shown["folder"]), (&json!(true), &Value::Null));
    let read_only = head.get(&filing).await.expect(200).body;
    assert_eq!((&read_only["may_file"], &read_only["suggestions"]), (&json!(false), &json!([])));

    file(&clerk, &newer, &[&letter]).await;
    let shown = clerk.get(&filing).await.expect(200).body;
    assert_eq!(shown["folder"]["title"], "Kependudukan");
    assert_eq!((&shown["item_number"], &shown["may_take_out"]), (&json!(1), &json!(true)));
    assert_eq!(shown["filed_by"], clerk.name.as_str());

    let out = format!("{newer}/removals");
    clerk.post(&out, json!({"letter_id": letter, "reason": " "})).await.field_error("/reason", "required");
    let taken = clerk.post(&out, json!({"letter_id": letter, "reason": "Salah berkas"})).await.expect(200);
    assert_eq!(taken.body["folder"], Value::Null);
    clerk
        .post(&out, json!({"letter_id": letter, "reason": "Lagi"}))
        .await
        .field_error("/letter_id", "unknown_reference");
    let kept = "SELECT COUNT(*) AS n FROM audit_facts WHERE action = 'letter.take_out'";
    assert_eq!(app.count(kept), 1);
    let again = file(&clerk, &newer, &[&letter]).await;
    assert_eq!(again[0]["item_number"], 2, "a number is not given twice");

    close(&app, &clerk, &newer).await.expect(200);
    close(&app, &clerk, &newer).await.problem("already_done");
    clerk.post(&format!("{newer}/letters"), json!({"letter_ids": [letter]})).await.problem("folder_closed");
    let past = json!({"closed_on": "2023-06-30"});
    let old = folder(&clerk, "400", "Lama", 2023).await;
    let early = json!({"closed_on": "2022-12-31"});
    clerk.post(&format!("{old}/closure"), early).await.field_error("/closed_on", "date_order");
    let late = json!({"closed_on": app.clock.day(1)});
    clerk.post(&format!("{old}/closure"), late).await.field_error("/closed_on", "date_in_future");
    let filled = folder(&clerk, "400", "Berisi", 2023).await;
    let other = closed_letter(&app, &clerk, "400.12.3", "open").await;
    file(&clerk, &filled, &[&other]).await;
    let before = clerk.post(&format!("{filled}/closure"), past.clone()).await;
    before.field_error("/closed_on", "date_order");
    let done = clerk.post(&format!("{old}/closure"), past).await.expect(200).body;
    assert_eq!(done["closed_on"], "2023-06-30");
    let closed = clerk.get(&newer).await.expect(200).body;
    assert_eq!(actions(&closed), ["take_out", "freeze"]);
    assert_eq!(closed["closed_on"], app.clock.day(0).as_str());
}

#[tokio::test]
async fn a_frozen_folder_keeps_its_content() {
    let app = TestApp::start().await;
    let (clerk, _) = people(&app).await;
    let letter = closed_letter(&app, &clerk, "400.12.3", "open").await;
    let path = folder(&clerk, "400.12.3", "Sengketa", 2026).await;
    file(&clerk, &path, &[&letter]).await;
    let hold = format!("{path}/hold");
    clerk.post(&hold, json!({"reason": ""})).await.field_error("/reason", "required");
    let frozen = clerk.post(&hold, json!({"reason": "Perkara di pengadilan"})).await.expect(200).body;
    assert_eq!(frozen["hold"]["reason"], "Perkara di pengadilan");
    assert_eq!(frozen["hold"]["by"], clerk.name.as_str());
    assert_eq!(actions(&frozen), ["file", "close", "release"]);
    clerk.post(&hold, json!({"reason": "Lagi"})).await.problem("already_done");
    let out = json!({"letter_id": letter, "reason": "Salah"});
    clerk.post(&format!("{path}/removals"), out.clone()).await.problem("folder_frozen");
    assert_eq!(clerk.get("/file-folders?frozen=true").await.expect(200).ids().len(), 1);
    assert_eq!(clerk.get("/file-folders?frozen=false").await.expect(200).ids().len(), 0);
    let free =
        clerk.post(&format!("{path}/release"), json!({"reason": "Perkara selesai"})).await.expect(200).body;
    assert_eq!(free["hold"], Value::Null);
    clerk.post(&format!("{path}/release"), json!({"reason": "Lagi"})).await.problem("state_conflict");
    clerk.post(&format!("{path}/removals"), out).await.expect(200);
    assert_eq!((app.facts("file_folder.freeze"), app.facts("file_folder.release")), (1, 1));
}

#[tokio::test]
async fn the_list_of_active_archives_has_the_regulations_columns() {
    let app = TestApp::start().await;
    let (clerk, head) = people(&app).await;
    let came = closed_letter(&app, &clerk, "400.12.3", "open").await;
    let went = approved_letter(&clerk, &head, "400.12.3").await;
    let path = folder(&clerk, "400.12.3", "Kependudukan", 2026).await;
    file(&clerk, &path, &[&came, &went]).await;
    folder(&clerk, "400", "Kosong", 2026).await;
    let book = clerk.get("/active-archive-list").await.expect(200);
    let rows = texts(&book.bytes);
    let heads = [
        "No. Berkas",
        "Kode Klasifikasi",
        "Uraian Berkas",
        "Kurun Waktu",
        "Jumlah",
        "No. Item",
        "Uraian Item",
        "Tanggal",
        "Tingkat Perkembangan",
        "Keterangan",
    ];
    assert_eq!(rows[0], heads);
    assert_eq!((rows[1][0].as_str(), rows[1][4].as_str(), rows[1][8].as_str()), ("1/2026", "2", "Asli"));
    assert_eq!((rows[2][0].as_str(), rows[2][5].as_str(), rows[2][8].as_str()), ("", "2", "Pertinggal"));
    assert_eq!(rows[3][2], "Kosong");
    let english = clerk.lang("en").get("/active-archive-list?format=csv&year=2026").await.expect(200);
    assert_eq!(csv(&english.bytes)[0][2], "Folder");
    assert_eq!(csv(&clerk.get("/active-archive-list?format=csv&year=2020").await.expect(200).bytes).len(), 1);
}
