//! Patterns of numbers over HTTP.
use super::{NEIGHBOUR, Office, VILLAGE, draft};
use serde_json::{Value, json};

fn version(app: &crate::kit::TestApp, days: i64, pattern: &str) -> Value {
    json!({"kind": "SD", "valid_from": app.clock.day(days), "pattern": pattern})
}

#[tokio::test]
async fn a_new_pattern_holds_from_its_day_and_changes_no_number_that_was_given() {
    let office = Office::open().await;
    let admin = office.app.user("administrator").at("15.71").await;
    let first = office.approved().await;
    let unit = first["letter_number"].as_str().unwrap().split('/').nth(2).unwrap().to_owned();
    assert_eq!(first["letter_number"], format!("400.12.3/1/{unit}/IX/2026"));

    let city = version(&office.app, 1, "{security}/{seq:3}/{classification}/{month}/{year}");
    let made = admin.post("/number-patterns", city).await.expect(201);
    assert_eq!(admin.get(&format!("/number-patterns/{}", made.id())).await.expect(200).body, made.body);
    assert_eq!(office.approved().await["letter_number"], format!("400.12.3/2/{unit}/IX/2026"));
    office.days_pass(1);
    assert_eq!(office.approved().await["letter_number"], "B/003/400.12.3/09/2026");

    // The agency's own pattern holds before the city's, also before a later one.
    let mut own = version(&office.app, 0, "{seq}-{unit}/{year}");
    own["agency_id"] = json!(office.head.agency_id);
    admin.post("/number-patterns", own).await.expect(201);
    admin.post("/number-patterns", version(&office.app, 0, "{seq}/KOTA/{year}")).await.expect(201);
    assert_eq!(office.approved().await["letter_number"], format!("4-{unit}/2026"));
    let there = office.app.user("urban_village_head").at(NEIGHBOUR).await;
    let other = there.post("/letters", draft(&there)).await.expect(201);
    let path = format!("/letters/{}", other.id());
    there.command(&format!("{path}/submission")).await.expect(200);
    let other = there.command(&format!("{path}/approval")).await.expect(200);
    assert_eq!(other.body["letter_number"], "1/KOTA/2026");
    let again = office.head.get(&format!("/letters/{}", first["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(again.body["letter_number"], first["letter_number"]);
    assert_eq!(admin.get("/number-patterns?kind=SD").await.expect(200).items().len(), 3);
    assert_eq!(office.app.facts("number_pattern.create"), 3);
}

#[tokio::test]
async fn the_code_of_secrecy_stands_in_the_number() {
    let office = Office::open().await;
    let admin = office.app.user("administrator").at("15.71").await;
    admin.post("/number-patterns", version(&office.app, 0, "{security}.{seq}/{year}")).await.expect(201);
    for (level, number) in [
        ("open", "B.1/2026"),
        ("restricted", "T.2/2026"),
        ("confidential", "R.3/2026"),
        ("secret", "SR.4/2026"),
    ] {
        let path = office.letter_with("security_level", json!(level)).await;
        assert_eq!(office.approve(&path).await.expect(200).body["letter_number"], number);
    }
}

#[tokio::test]
async fn a_pattern_that_cannot_work_is_refused_with_its_place() {
    let office = Office::open().await;
    let admin = office.app.user("administrator").at(VILLAGE).await;
    let long = format!("{}/{{seq}}/{{classification}}/{{year}}", "X".repeat(70));
    let before = office.app.rows();
    for (pattern, code) in [
        ("{seq}/{nomor}/{year}", "unknown_token"),
        ("{seq}/{year", "unpaired_brace"),
        ("{unit}/{year}", "token_missing"),
        ("{seq}/{unit}", "token_missing"),
        ("{seq}/{seq}/{year}", "token_twice"),
        (long.as_str(), "number_too_long"),
        ("", "required"),
    ] {
        let refused = admin.post("/number-patterns", version(&office.app, 0, pattern)).await.expect(422);
        refused.field_error("/pattern", code);
        let sample = json!({"kind": "SD", "pattern": pattern});
        admin.post("/number-patterns/preview", sample).await.expect(422).field_error("/pattern", code);
    }
    let refused = admin.post("/number-patterns", version(&office.app, 0, "{seq}/{nomor}/{year}")).await;
    let detail = refused.body["errors"][0]["detail"].as_str().unwrap();
    assert!(detail.contains("{nomor}") && detail.contains('7'), "{detail}");
    let past = admin.post("/number-patterns", version(&office.app, -1, "{seq}/{year}")).await.expect(422);
    past.field_error("/valid_from", "date_in_past");
    let shown = admin.post("/number-patterns/preview", json!({"kind": "SK"})).await.expect(200);
    assert_eq!(shown.body["pattern"], "{classification}/{seq}/{unit}/{year}");
    assert!(shown.body["inserted"].as_str().unwrap().contains("/35.a/"), "{}", shown.body);
    assert!(shown.body["longest"].as_u64().unwrap() <= 100);
    assert_eq!(office.app.rows(), before);
    office.clerk.get("/number-patterns").await.problem("forbidden");
}
