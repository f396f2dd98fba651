//! A person's copy of their own data.
use super::{VILLAGE, form, public_body, seen, step, take_in};
use crate::kit::TestApp;
use chrono::Duration;
use serde_json::json;

const NIK: &str = "1571014508689001";
const KK: &str = "1571010101200001";

#[tokio::test]
async fn a_citizen_gets_everything_with_masked_numbers() {
    let app = TestApp::start().await;
    let citizen = app.anonymous();
    let taken =
        citizen.post("/public/applications", public_body(&citizen, form(NIK, KK), "ktp.pdf").await).await;
    let code = taken.expect(201).text_at("tracking_code");
    let path = format!("/public/applications/{code}/copy");
    for wrong in ["123", "12345", "90a1"] {
        citizen.post(&path, json!({"nik_last4": wrong})).await.field_error("/nik_last4", "invalid_format");
    }
    let unknown =
        citizen.post("/public/applications/0000-0000-0000-0000/copy", json!({"nik_last4": "9001"})).await;
    let wrong = citizen.post(&path, json!({"nik_last4": "0001"})).await.problem("not_found");
    assert_eq!(unknown.problem("not_found").body["detail"], wrong.body["detail"]);
    let copy = citizen.post(&path, json!({"nik_last4": "9001"})).await.expect(200);
    for told in ["Budi Santoso", "Jl. Merdeka 1", "081234567890", "ktp.pdf", "157101**********"] {
        assert!(copy.text().contains(told), "{told} in {}", copy.text());
    }
    for hidden in [NIK, KK, "4508689001"] {
        assert!(!copy.text().contains(hidden), "{hidden}");
    }
    assert_eq!(copy.body["numbers"], "masked");
    assert_eq!(copy.body["retention"]["months"], 60);
    assert_eq!(app.facts("personal.copy"), 1);
    assert_eq!(app.facts("personal.digits_refused"), 1);
}

#[tokio::test]
async fn wrong_digits_close_the_door_for_a_day_and_then_for_good() {
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 10_000).await;
    let citizen = app.anonymous();
    let taken =
        citizen.post("/public/applications", public_body(&citizen, form(NIK, KK), "ktp.pdf").await).await;
    let path = format!("/public/applications/{}/copy", taken.expect(201).text_at("tracking_code"));
    for day in 0..4 {
        for _ in 0..5 {
            citizen.post(&path, json!({"nik_last4": "0000"})).await.problem("not_found");
        }
        let closed = citizen.post(&path, json!({"nik_last4": "9001"})).await.problem("too_many_requests");
        assert!(closed.header("retry-after").is_some(), "day {day}");
        app.clock.advance(Duration::hours(25));
    }
    citizen.post(&path, json!({"nik_last4": "9001"})).await.problem("too_many_requests");
    assert_eq!(app.facts("personal.digits_refused"), 20);
    // At the counter the copy is still made.
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let id = counter.get("/permit-applications").await.expect(200).ids()[0].clone();
    counter.post(&format!("/permit-applications/{id}/copy"), json!({"numbers": "masked"})).await.expect(200);
}

#[tokio::test]
async fn numbers_in_full_are_for_the_person_at_the_counter() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let cashier = app.user("cashier").at(VILLAGE).await;
    let id = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    step(&counter, &id, json!({"action": "return_incomplete", "note": "KTP buram"})).await.expect(200);
    let path = format!("/permit-applications/{id}/copy");
    let unseen = json!({"numbers": "full", "identity_checked": false});
    counter.post(&path, unseen).await.field_error("/identity_checked", "required");
    cashier.post(&path, json!({"numbers": "masked"})).await.problem("forbidden");
    let full = counter.post(&path, json!({"numbers": "full", "identity_checked": true})).await.expect(200);
    for told in [NIK, KK, "KTP buram", "Budi Santoso"] {
        assert!(full.text().contains(told), "{told} in {}", full.text());
    }
    let again = counter.post(&path, json!({"numbers": "masked"})).await.expect(200);
    assert!(!again.text().contains(NIK));
    assert_eq!(again.body["looks"][0]["kind"], "copy");
}
