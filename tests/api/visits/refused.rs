//! What is refused, and why.
use super::{NIK, Village, random};
use crate::personal::VILLAGE;
use serde_json::{Value, json};

#[tokio::test]
async fn only_who_has_to_examine_it_reports() {
    let v = Village::new().await;
    let path = format!("{}/visits", v.path());
    let body = v.body(&random(), 0).await;
    v.counter.post(&path, body.clone()).await.problem("forbidden");
    let neighbour = v.app.user("field_officer").at("15.71.01.1002").await;
    neighbour.post(&path, body.clone()).await.problem("not_found");
    let above = v.app.user("field_officer").at("15.71.01").await;
    above.post(&path, body.clone()).await.problem("forbidden");
    v.app.anonymous().post(&path, body.clone()).await.problem("unauthenticated");
    v.app.user("field_officer").at(VILLAGE).await.post(&path, body).await.expect(201);
}

#[tokio::test]
async fn a_clock_that_runs_wrong_is_told() {
    let v = Village::new().await;
    let now = v.app.clock.now().0;
    for (minutes, code) in [(9, None), (11, Some("clock_ahead")), (60 * 24 * 400, Some("clock_ahead"))] {
        let mut body = v.body(&random(), 0).await;
        body["visited_at"] = json!(now + chrono::Duration::minutes(minutes));
        match code {
            None => drop(v.report(&body).await.expect(201)),
            Some(code) => {
                let told = v.report(&body).await.field_error("/visited_at", code);
                assert!(told.text().contains("jam ponsel"), "{}", told.text());
            }
        }
    }
    let mut body = v.body(&random(), 0).await;
    body["visited_at"] = json!(now - chrono::Duration::days(2));
    let told = v.report(&body).await.field_error("/visited_at", "out_of_range");
    assert!(told.text().contains(&v.app.clock.day(0)), "{}", told.text());
}

#[tokio::test]
async fn fields_follow_their_rules() {
    let v = Village::new().await;
    let good = v.body(&random(), 1).await;
    for (pointer, value, field, code) in [
        ("/findings", json!("  "), "/findings", "required"),
        ("/findings", json!("a".repeat(4001)), "/findings", "too_long"),
        ("/findings", json!(format!("NIK {NIK}")), "/findings", "personal_number"),
        ("/outcome", json!("dropped"), "/outcome", "invalid_choice"),
        ("/photos/0/caption", json!(format!("KTP {NIK}")), "/photos/0/caption", "personal_number"),
        ("/photos/0/caption", json!("a".repeat(201)), "/photos/0/caption", "too_long"),
        ("/photos/0/latitude", json!(90.1), "/photos/0/latitude", "out_of_range"),
        ("/photos/0/longitude", json!(-180.1), "/photos/0/longitude", "out_of_range"),
        ("/photos/0/longitude", json!(null), "/photos/0/longitude", "required"),
        ("/photos/0/latitude", json!(null), "/photos/0/latitude", "required"),
        ("/photos/0/accuracy_m", json!(-1), "/photos/0/accuracy_m", "out_of_range"),
        ("/photos/0/taken_at", json!("1970-01-01T00:00:00Z"), "/photos/0/taken_at", "out_of_range"),
    ] {
        let mut body = good.clone();
        *body.pointer_mut(pointer).unwrap() = value;
        v.report(&body).await.field_error(field, code);
    }
    let mut many = good.clone();
    many["photos"] = Value::Array(vec![good["photos"][0].clone(); 21]);
    v.report(&many).await.field_error("/photos", "too_many");
    assert_eq!(v.app.count("SELECT COUNT(*) AS n FROM permit_visits"), 0);
    v.report(&good).await.expect(201);
}
