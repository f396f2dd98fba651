//! Once for a case that has ended, with the second factor, and a correction within a day.
use super::{Office, VILLAGE, all, code};
use crate::kit::TestApp;
use chrono::Duration;
use serde_json::json;

#[tokio::test]
async fn a_case_is_asked_about_when_it_has_ended_and_once() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let office = Office::of(&app).await;
    let citizen = app.anonymous();
    let case = office.taken().await;
    let path = format!("/public/applications/{}", code(&case));
    let answer = json!({"nik_last_digits": "9001", "answers": all(3), "remark": "Cepat."});
    assert_eq!(citizen.get(&path).await.expect(200).body["survey"], json!(null));
    citizen.post(&format!("{path}/survey"), answer.clone()).await.problem("state_conflict");
    let case = office.handed_over().await;
    let path = format!("/public/applications/{}", code(&case));
    let asked = citizen.get(&path).await.expect(200);
    assert_eq!(asked.body["survey"], json!({"state": "open", "nik_needed": true, "correctable_until": null}));
    let survey = format!("{path}/survey");
    // Whoever found the receipt does not know the number.
    let with = |digits: &str| json!({"nik_last_digits": digits, "answers": all(1)});
    citizen.post(&survey, json!({"answers": all(1)})).await.field_error("/nik_last_digits", "required");
    citizen.post(&survey, with("0000")).await.field_error("/nik_last_digits", "unknown_reference");
    citizen.post(&survey, with("90")).await.field_error("/nik_last_digits", "invalid_format");
    let mut part = answer.clone();
    part["answers"].as_object_mut().unwrap().remove("fee");
    part["answers"]["procedure"] = json!(5);
    let refused = citizen.post(&survey, part).await.field_error("/answers/fee", "required");
    refused.field_error("/answers/procedure", "out_of_range");
    assert_eq!(app.facts("survey.answer"), 0);

    let kept = citizen.post(&survey, answer.clone()).await.expect(200);
    assert_eq!(kept.body["state"], "correctable");
    assert!(kept.text_at("correctable_until").starts_with("2022-02-01T02:00:"));
    app.clock.advance(Duration::hours(23));
    let better = json!({"nik_last_digits": "9001", "answers": all(4)});
    citizen.post(&survey, better.clone()).await.expect(200);
    // An officer does not write over what the citizen sent.
    let at_counter = format!("/permit-applications/{}/survey", case["id"].as_str().unwrap());
    office.counter.post(&at_counter, json!({"answers": all(4)})).await.problem("already_done");
    app.clock.advance(Duration::hours(1));
    citizen.post(&survey, better).await.problem("already_done");
    assert_eq!(citizen.get(&path).await.expect(200).body["survey"]["state"], "closed");
    assert_eq!((app.facts("survey.answer"), app.facts("survey.correct")), (1, 1));
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM surveys"), 1);
}

#[tokio::test]
async fn the_ledger_does_not_say_who_answered_what() {
    let app = TestApp::start().await;
    let office = Office::of(&app).await;
    let evaluator = app.user("evaluator").at("15.71").await;
    let case = office.handed_over().await;
    let path = format!("/public/applications/{}/survey", code(&case));
    let answer = json!({"nik_last_digits": "9001", "answers": all(2), "remark": "Kursi kurang."});
    app.anonymous().post(&path, answer).await.expect(200);
    let facts = evaluator.get("/audit-events?action=survey.answer").await.expect(200);
    assert_eq!(facts.items()[0]["data"]["answers"], all(2));
    for hidden in [case["id"].as_str().unwrap(), code(&case), "Budi", "Kursi"] {
        assert!(!facts.text().contains(hidden), "{hidden} in {}", facts.text());
    }
}

#[tokio::test]
async fn a_rejection_is_asked_about_and_a_withdrawal_is_not() {
    let app = TestApp::start().await;
    let office = Office::of(&app).await;
    let citizen = app.anonymous();
    for (action, asked) in [("reject", true), ("withdraw", false)] {
        let case = office.taken().await;
        if action == "reject" {
            office.act(&case, &office.counter, "accept").await;
        }
        office.act(&case, &office.counter, action).await;
        let found = citizen.get(&format!("/public/applications/{}", code(&case))).await.expect(200);
        assert_eq!(!found.body["survey"].is_null(), asked, "{action}");
    }
}

#[tokio::test]
async fn the_office_reads_sums_from_five_answers_on_and_remarks_without_their_case() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-31T09:00:00+07:00");
    let office = Office::of(&app).await;
    let neighbour = app.user("counter_officer").at("15.71.01.1002").await;
    let above = app.user("sub_district_head").at("15.71.01").await;
    for n in 0..5 {
        let case = office.handed_over().await;
        let answer = if n == 0 { 3 } else { 4 };
        let body = json!({"answers": all(answer), "remark": format!("Saran {n}")});
        let path = format!("/permit-applications/{}/survey", case["id"].as_str().unwrap());
        neighbour.post(&path, body.clone()).await.problem("not_found");
        above.post(&path, body.clone()).await.problem("forbidden");
        office.counter.post(&path, body).await.expect(200);
        app.clock.advance(Duration::minutes(11));
        let results = office.counter.get("/survey-results").await.expect(200);
        assert_eq!(results.body["total"]["answered"], n + 1);
        assert_eq!(results.body["total"]["index"].is_null(), n < 4, "{n}");
        assert_eq!(results.body["elements"].as_array().unwrap().is_empty(), n < 4);
    }
    let results = above.get("/survey-results?year=2022&service_code=KEL-SKD").await.expect(200);
    // (3 + 4 × 4) / 5 = 3.8, times 25.
    assert_eq!(
        (&results.body["total"]["index"], &results.body["total"]["quality"]),
        (&json!(95.0), &"a".into())
    );
    assert_eq!(results.body["elements"][3], json!({"element": "fee", "mean": 3.8, "weighted": 0.4222}));
    assert_eq!((&results.body["counter"], &results.body["online"]), (&json!(5), &json!(0)));
    assert_eq!(
        (&results.body["total"]["asked"], &results.body["total"]["sample_needed"]),
        (&json!(5), &json!(5))
    );
    assert_eq!(results.body["offices"][0]["agency"]["code"], VILLAGE);
    let remarks = above.get("/survey-remarks?limit=2").await.expect(200);
    assert_eq!(
        (&remarks.items()[0]["remark"], &remarks.items()[0]["month"]),
        (&"Saran 4".into(), &"2022-01".into())
    );
    assert!(!remarks.text().contains("application"));
    let next = remarks.body["next_cursor"].as_str().unwrap();
    let rest = above.get(&format!("/survey-remarks?limit=5&cursor={next}")).await.expect(200);
    assert_eq!(rest.items().len(), 3);
    assert!(neighbour.get("/survey-remarks").await.expect(200).items().is_empty());
    assert_eq!(neighbour.get("/survey-results").await.expect(200).body["total"]["asked"], 0);
}
