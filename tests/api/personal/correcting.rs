//! What the office returned, set right by the applicant without coming to the counter.
use super::{VILLAGE, form, public_body, step};
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const NIK: &str = "1571014508689001";
const KK: &str = "1571010101200001";

/// An application of a citizen: its id and the place where it is followed.
async fn hand_in(citizen: &Actor, counter: &Actor) -> (String, String) {
    let body = public_body(citizen, form(NIK, KK), "ktp.pdf").await;
    let taken = citizen.post("/public/applications", body).await.expect(201);
    assert_eq!(taken.body["correction"], Value::Null);
    let code = taken.text_at("tracking_code");
    let id = counter.get(&format!("/permit-applications?q={code}")).await.expect(200).ids()[0].clone();
    (id, format!("/public/applications/{code}"))
}

async fn upload(citizen: &Actor) -> String {
    let file = crate::kit::builders::pdf("Baru");
    citizen.upload_to("/public/uploads", "pengantar-rt.pdf", file).await.expect(201).id()
}

fn keys(object: &Value) -> Vec<&String> {
    object.as_object().unwrap().keys().collect()
}

#[tokio::test]
async fn what_was_named_is_set_right_and_nothing_else() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let citizen = app.anonymous();
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let (id, place) = hand_in(&citizen, &counter).await;
    let path = format!("{place}/corrections");
    let fix = |form_data: Value, documents: Value| json!({"nik_last4": "9001", "form_data": form_data, "documents": documents});
    let good = json!({"purpose": "Beasiswa anak"});
    citizen.post(&path, fix(good.clone(), json!([]))).await.problem("state_conflict");
    let missing = json!([
        {"pointer": "/form_data/purpose", "message": "Sebutkan keperluan yang jelas"},
        {"pointer": "/documents/0", "message": "Fotonya tidak terbaca"},
    ]);
    step(&counter, &id, json!({"action": "return_incomplete", "missing": missing})).await.expect(200);
    app.clock.advance(chrono::Duration::days(2));

    let told = citizen.get(&place).await.expect(200);
    let asked = &told.body["correction"];
    assert_eq!(keys(&asked["form_schema"]["properties"]), ["purpose"]);
    assert_eq!(asked["form_schema"]["required"], json!(["purpose"]));
    assert_eq!(
        (asked["papers"].as_array().unwrap().len(), &asked["papers"][0]["requirement_index"]),
        (1, &0.into())
    );
    assert!(!told.text().contains("Melamar kerja"), "an answer is shown: {}", told.text());

    let paper = json!([{"requirement_index": 0, "upload_id": upload(&citizen).await}]);
    let refused = citizen.post(&path, fix(json!({"rt": "01"}), json!([]))).await;
    refused
        .field_error("/form_data/purpose", "required")
        .field_error("/form_data/rt", "unknown_field")
        .field_error("/documents/0", "required");
    let more = json!([paper[0], {"requirement_index": 1, "upload_id": upload(&citizen).await}]);
    citizen.post(&path, fix(good.clone(), more)).await.field_error("/documents/1", "unknown_reference");
    let seen = json!([{"requirement_index": 0, "original_seen": true}]);
    citizen.post(&path, fix(good.clone(), seen)).await.field_error("/documents/0", "invalid_choice");
    let long = json!({"purpose": "x".repeat(5000)});
    citizen.post(&path, fix(long, paper.clone())).await.field_error("/form_data/purpose", "too_long");
    let wrong = json!({"nik_last4": "0000", "form_data": good, "documents": paper});
    citizen.post(&path, wrong).await.problem("not_found");
    assert_eq!(
        counter.get(&format!("/permit-applications/{id}")).await.expect(200).body["status"],
        "incomplete"
    );

    let after = citizen.post(&path, fix(good.clone(), paper.clone())).await.expect(200);
    assert_eq!((&after.body["status"], &after.body["correction"]), (&"submitted".into(), &Value::Null));
    citizen.post(&path, fix(good, paper)).await.problem("state_conflict");
    let case = counter.get(&format!("/permit-applications/{id}")).await.expect(200);
    assert_eq!(case.body["form_data"]["purpose"], "Beasiswa anak");
    assert_eq!(case.body["form_data"]["occupation"], "Pedagang");
    assert_eq!(case.body["nik_masked"], "157101**********");
    // The old paper stays beside the new one, and the clock stood still meanwhile.
    assert_eq!(case.body["documents"].as_array().unwrap().len(), 4);
    assert_eq!(case.body["clock"]["due_date"], "2022-02-17");
    let last = case.body["events"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["action"], &last["actor_name"]), (&"resubmit".into(), &Value::Null));
    assert_eq!((app.facts("permit.resubmit"), app.facts("personal.digits_refused")), (1, 1));
}

#[tokio::test]
async fn where_nothing_was_named_anything_may_be_corrected() {
    let app = TestApp::start().await;
    let citizen = app.anonymous();
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let (id, place) = hand_in(&citizen, &counter).await;
    step(&counter, &id, json!({"action": "return_incomplete", "note": "Alamat tidak sesuai KTP"}))
        .await
        .expect(200);
    let told = citizen.get(&place).await.expect(200);
    assert_eq!(told.body["correction"]["form_schema"]["required"], json!([]));
    assert_eq!(told.body["correction"]["papers"].as_array().unwrap().len(), 3);
    let path = format!("{place}/corrections");
    let nothing = json!({"nik_last4": "9001", "form_data": {}, "documents": []});
    citizen.post(&path, nothing).await.field_error("/form_data", "required");
    let moved = json!({"nik_last4": "9001", "form_data": {"address": "Jl. Merdeka 2"}, "documents": []});
    let after = citizen.post(&path, moved).await.expect(200);
    assert_eq!(after.body["status"], "submitted");
}

#[tokio::test]
async fn of_many_who_correct_at_once_one_does() {
    let app = TestApp::start().await;
    let citizen = app.anonymous();
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let (id, place) = hand_in(&citizen, &counter).await;
    step(&counter, &id, json!({"action": "return_incomplete", "note": "Alamat"})).await.expect(200);
    let path = format!("{place}/corrections");
    let each = (0..8).map(|n| {
        let body = json!({"nik_last4": "9001", "form_data": {"address": format!("Jl. Merdeka {n}")}, "documents": []});
        citizen.post(&path, body)
    });
    let answers = futures_util::future::join_all(each).await;
    let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409, 409, 409, 409, 409, 409, 409]);
    assert_eq!(app.facts("permit.resubmit"), 1);
}
