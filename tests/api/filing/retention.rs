//! The retention schedule: imported whole or not at all, in versions, and what it says of folders.
use super::{VILLAGE, closed_on, folder, schedule};
use crate::kit::TestApp;
use serde_json::{Value, json};

#[tokio::test]
async fn a_schedule_is_taken_over_whole_or_every_fault_is_named() {
    let app = TestApp::start().await;
    let admin = app.user("administrator").at("15.71").await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let send = async |table: &str| {
        let upload = admin.upload("jra.csv", table.to_owned()).await.expect(201).id();
        let body = json!({"upload_id": upload, "decree": "Perwal 5/2026", "valid_from": "2026-01-01"});
        admin.post("/retention-schedules", body).await
    };
    let bad = send("kode;aktif;inaktif;nasib akhir\n000.1;1;1;musnah\n000.1;x;500;dibuang\n").await;
    let bad =
        bad.field_error("/rows/3/code", "duplicate").field_error("/rows/3/active_years", "invalid_format");
    bad.field_error("/rows/3/inactive_years", "out_of_range")
        .field_error("/rows/3/final_disposition", "invalid_choice");
    send("kode;aktif\n000.1;1\n").await.field_error("/columns/inactive_years", "column_missing");
    send("kode;aktif;inaktif;nasib akhir\n").await.field_error("/upload_id", "file_empty");
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM retention_schedules"), 0, "nothing of it is kept");

    // The example that is shipped is of the form that the import takes; it is another city's and is never loaded.
    let example = admin.get("/retention-schedule-example").await.expect(200);
    assert!(example.header("content-disposition").unwrap().contains("contoh-jra-kota-lain.csv"));
    let made = send(std::str::from_utf8(&example.bytes).unwrap()).await.expect(201);
    assert_eq!((&made.body["rule_count"], &made.body["in_force"]), (&json!(21), &json!(true)));
    assert_eq!(made.body["imported_by"], admin.name.as_str());
    let rules = format!("/retention-schedules/{}/rules", made.id());
    let shown = clerk.get(&format!("{rules}?q=000.1.5")).await.expect(200);
    assert_eq!(shown.items().len(), 1);
    assert_eq!(shown.items()[0]["final_disposition"], "review");
    assert_eq!(shown.items()[0]["note"], "Musnah, kecuali notulen terkait kebijakan: permanen");
    let page = clerk.get(&format!("{rules}?limit=20")).await.expect(200).body;
    let rest = format!("{rules}?limit=20&cursor={}", page["next_cursor"].as_str().unwrap());
    assert_eq!(clerk.get(&rest).await.expect(200).items().len(), 1);
    assert_eq!(app.facts("retention_schedule.create"), 1);

    let upload =
        clerk.upload("jra.csv", "kode;aktif;inaktif;nasib akhir\n0;1;1;musnah\n").await.expect(201).id();
    let body = json!({"upload_id": upload, "decree": "Perwal", "valid_from": "2026-01-01"});
    clerk.post("/retention-schedules", body.clone()).await.problem("forbidden");
    admin.post("/retention-schedules", body).await.field_error("/upload_id", "unknown_reference");
}

#[tokio::test]
async fn the_version_of_the_day_and_its_nearest_rule_say_how_long_a_folder_is_kept() {
    let app = TestApp::start().await;
    let admin = app.user("administrator").at("15.71").await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let path = folder(&clerk, "400.12.3", "Kependudukan", 2024).await;
    let said = async || clerk.get(&path).await.expect(200).body["retention"].clone();
    assert_eq!(said().await, Value::Null, "no schedule holds");
    schedule(&admin, "kode;aktif;inaktif;nasib akhir\n400;2;3;permanen\n500;1;1;musnah\n", "2020-01-01")
        .await;
    let open = said().await;
    assert_eq!((&open["rule_code"], &open["final_disposition"]), (&json!("400"), &json!("permanent")));
    assert_eq!((&open["active_until"], &open["phase"]), (&Value::Null, &json!("active")));

    let year: i32 = app.clock.day(0)[..4].parse().unwrap();
    closed_on(&app, &clerk, &path, &format!("{}-03-15", year - 3)).await;
    let closed = said().await;
    assert_eq!(closed["active_until"], format!("{}-12-31", year - 1));
    assert_eq!(closed["inactive_until"], format!("{}-12-31", year + 2));
    assert_eq!(closed["phase"], "inactive");

    // A later version replaces it from its first day on; one of the future does not yet.
    let nearer =
        "kode;aktif;inaktif;nasib akhir;catatan\n400.12;1;1;musnah;Kecuali buku induk\n400;9;9;permanen;\n";
    let newer = schedule(&admin, nearer, "2021-01-01").await;
    schedule(&admin, "kode;aktif;inaktif;nasib akhir\n400;50;50;permanen\n", &app.clock.day(30)).await;
    let now = said().await;
    assert_eq!((&now["schedule_id"], &now["rule_code"]), (&newer["id"], &json!("400.12")));
    assert_eq!((&now["phase"], &now["note"]), (&json!("due"), &json!("Kecuali buku induk")));
    let versions = admin.get("/retention-schedules").await.expect(200);
    let in_force: Vec<bool> = versions.items().iter().map(|v| v["in_force"].as_bool().unwrap()).collect();
    assert_eq!(in_force, [false, true, false]);
    app.clock.advance(chrono::Duration::days(31));
    assert_eq!(said().await["active_years"], 50);
    // A code without a rule is kept until the schedule has one.
    let other = folder(&clerk, "600", "Tanpa aturan", 2024).await;
    assert_eq!(clerk.get(&other).await.expect(200).body["retention"], Value::Null);
}
