//! Who may make and fetch a package: nobody who could not see every letter anyway.
use super::{NEIGHBOUR, VILLAGE, package};
use crate::kit::TestApp;
use chrono::Duration;
use pamong::identity::Permission;
use serde_json::json;

#[tokio::test]
async fn a_package_is_for_the_head_of_its_own_office() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let (said, _) = package(&app, &head).await;
    let path = format!("/packages/{}", said["id"].as_str().unwrap());
    // The right alone does not do: the position must head the office.
    let deputy = app.custom_role(Permission::ALL).at(VILLAGE).await;
    deputy.command("/packages").await.problem("forbidden");
    deputy.get("/packages").await.problem("forbidden");
    deputy.get(&format!("{path}/content")).await.problem("forbidden");
    // Nor does a wider scope, nor another office.
    for code in ["15.71.01", NEIGHBOUR] {
        let other = app.custom_role(Permission::ALL).heading().at(code).await;
        other.get(&path).await.problem("not_found");
        other.get(&format!("{path}/content")).await.problem("not_found");
        assert_eq!(other.get("/packages").await.expect(200).ids(), Vec::<String>::new());
    }
    for role in ["registry_clerk", "secretary", "administrator"] {
        app.user(role).at(VILLAGE).await.command("/packages").await.problem("forbidden");
    }
}

#[tokio::test]
async fn who_stands_in_from_day_to_day_makes_none() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let deputy = app.user("secretary").at(VILLAGE).await;
    let admin = app.user("administrator").at("15.71").await;
    let stands_in = json!({
        "position_id": head.position_id(), "user_id": deputy.user_id(), "kind": "daily_acting",
        "decree_number": "SP/1/2026", "valid_from": app.clock.day(0), "valid_until": app.clock.day(14),
    });
    admin.post("/acting-assignments", stands_in).await.expect(201);
    let acting = app.people.session_of(deputy.user_id(), head.position_id());
    acting.get("/letters").await.expect(200);
    acting.command("/packages").await.problem("forbidden");
}

#[tokio::test]
async fn one_at_a_time_and_each_download_is_written_down() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let first = head.command("/packages").await.expect(201);
    head.command("/packages").await.problem("state_conflict");
    let path = format!("/packages/{}", first.id());
    head.get(&format!("{path}/content")).await.problem("state_conflict");
    app.work().await;
    let content = head.get(&format!("{path}/content")).await.expect(200);
    assert_eq!(content.bytes.len() as u64, head.get(&path).await.body["size_bytes"].as_u64().unwrap());
    head.get(&format!("{path}/content")).await.expect(200);
    assert_eq!((app.facts("package.create"), app.facts("package.download")), (1, 2));
    // After two weeks the file is gone, and what was said of it stays.
    app.clock.advance(Duration::days(15));
    app.work().await;
    let old = head.get(&path).await.expect(200);
    assert_eq!((&old.body["status"], old.body["sha256"].is_string()), (&json!("expired"), true));
    head.get(&format!("{path}/content")).await.problem("state_conflict");
    head.command("/packages").await.expect(201);
}

#[tokio::test]
async fn the_chain_shows_a_fact_that_was_changed() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let auditor = app.custom_role(&[Permission::AuditRead]).at(VILLAGE).await;
    let (said, _) = package(&app, &head).await;
    let until = &said["seals"];
    let proof = auditor.get(&format!("/ledger-proof?until={until}")).await.expect(200).body;
    assert_eq!((&proof["intact"], &proof["hash"]), (&json!(true), &said["ledger_hash"]));
    assert_eq!(auditor.get("/ledger-proof").await.body["unsealed"], 1, "the download");
    let beyond = auditor.get("/ledger-proof?until=1000").await.expect(200).body;
    assert_eq!(beyond["intact"], false, "an end that was cut off");
    auditor.get(&format!("/ledger-proof?agency_id={}", app.agency(NEIGHBOUR))).await.problem("not_found");
    // Somebody with the database in hand takes the guard away and changes a fact.
    if app.database().is_postgres() {
        app.sql("ALTER TABLE audit_facts DISABLE TRIGGER audit_facts_append_only");
    } else {
        app.sql("DROP TRIGGER audit_facts_no_update");
    }
    app.sql("UPDATE audit_facts SET actor_name = 'Orang lain' WHERE action = 'package.create'");
    let proof = auditor.get("/ledger-proof").await.expect(200).body;
    assert_eq!((&proof["intact"], &proof["broken_at"]), (&json!(false), until));
}
