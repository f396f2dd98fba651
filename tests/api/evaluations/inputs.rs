//! What instruments, periods and interviews refuse.
use super::{OFFICE, VILLAGE, instrument, interview, open_period};
use crate::kit::TestApp;
use serde_json::{Value, json};

#[tokio::test]
async fn a_wrong_instrument_is_told_all_its_faults() {
    let app = TestApp::start().await;
    let evaluator = app.user("evaluator").at(OFFICE).await;
    let mut definition = instrument(&evaluator).await["definition"].clone();
    let good = definition.clone();
    let letters = &mut definition["applications"][0];
    letters["dashboard_weight"] = json!(0.7);
    letters["indicators"][0]["weight"] = json!(0.4);
    letters["indicators"][1]["weight"] = json!(0.12345);
    letters["indicators"][1]["formula"]["ratio"]["numerator"] = json!("permits.on_time");
    letters["applies_to"][0] = json!("city");
    letters["questions"][0]["scale_max"] = json!(1);
    definition["thresholds"]["fair"] = json!(80);
    definition["minimum_volume"] = json!(0);
    let body = |definition: &Value| json!({"code": "coba", "name": "Percobaan", "definition": definition});
    let at = |rest: &str| format!("/definition/applications/0/{rest}");
    let refused = evaluator.post("/instruments", body(&definition)).await;
    refused
        .field_error(&at("dashboard_weight"), "weight_sum")
        .field_error(&at("indicators"), "weight_sum")
        .field_error(&at("indicators/1/weight"), "weight_precision")
        .field_error(&at("indicators/1/formula/ratio/numerator"), "invalid_choice")
        .field_error(&at("applies_to/0"), "invalid_choice")
        .field_error(&at("questions/0/scale_max"), "out_of_range")
        .field_error("/definition/thresholds", "out_of_range")
        .field_error("/definition/minimum_volume", "out_of_range");
    let mut huge = good.clone();
    huge["applications"][0]["dashboard_weight"] = json!(1e300);
    evaluator.post("/instruments", body(&huge)).await.problem("invalid");

    let draft = evaluator.post("/instruments", body(&good)).await.expect(201);
    assert_eq!((&draft.body["status"], &draft.body["revision"]), (&json!("draft"), &json!(1)));
    assert_eq!(draft.body["definition"], good);
    let period = json!({
        "name": "P", "from": "2022-02-01", "until": "2022-01-01", "instrument_id": draft.id(),
    });
    evaluator.post("/evaluation-periods", period.clone()).await.field_error("/until", "date_order");
    let mut period = period;
    period["until"] = json!("2022-02-28");
    evaluator
        .post("/evaluation-periods", period.clone())
        .await
        .field_error("/instrument_id", "unknown_reference");
    let path = format!("/instruments/{}", draft.id());
    evaluator.patch(&path, json!({"status": "adopted"})).await.problem("precondition_required");
    evaluator.if_match(draft.etag()).patch(&path, json!({"status": "adopted"})).await.expect(200);
    evaluator.if_match(draft.etag()).patch(&path, json!({"name": "Lain"})).await.problem("stale");
    evaluator.post("/evaluation-periods", period).await.expect(201);
    assert_eq!(evaluator.post("/instruments", body(&good)).await.expect(201).body["revision"], 2);
}

#[tokio::test]
async fn an_interview_answers_every_question_once() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let evaluator = app.user("evaluator").at(OFFICE).await;
    let lurah = app.user("urban_village_head").at(VILLAGE).await;
    let office = app.user("agency_head").at(OFFICE).await;
    let period = open_period(&evaluator).await;
    interview(&evaluator, &period, &lurah, "letters", 5)
        .await
        .field_error("/answers/0/value", "out_of_range");
    interview(&evaluator, &period, &lurah, "letters", 0)
        .await
        .field_error("/answers/6/value", "out_of_range");
    interview(&evaluator, &period, &office, "permits", 3).await.field_error("/application", "invalid_choice");
    interview(&lurah, &period, &lurah, "letters", 3).await.problem("forbidden");
    let made = interview(&evaluator, &period, &lurah, "letters", 3).await.expect(201);
    interview(&evaluator, &period, &lurah, "letters", 3).await.field_error("/agency_id", "duplicate");

    let path = format!("/interviews/{}", made.id());
    let answers = json!([
        {"question_key": "devices", "value": 3}, {"question_key": "devices", "value": 3},
        {"question_key": "weather", "value": 3},
    ]);
    let refused = evaluator.if_match(made.etag()).patch(&path, json!({"answers": answers})).await;
    let refused = refused
        .field_error("/answers/1/question_key", "duplicate")
        .field_error("/answers/2/question_key", "invalid_choice")
        .field_error("/answers", "answer_missing");
    assert_eq!(refused.body["errors"].as_array().unwrap().len(), 8);
    evaluator.patch(&path, json!({"note": "x"})).await.problem("precondition_required");
    let changed = evaluator.if_match(made.etag()).patch(&path, json!({"note": "Foto ada"})).await.expect(200);
    evaluator.if_match(made.etag()).patch(&path, json!({"note": "Lagi"})).await.problem("stale");
    assert_eq!(lurah.get(&path).await.expect(200).etag(), changed.etag());
    assert_eq!(lurah.get(&path).await.body["allowed_actions"], json!([]));
}
