//! Services: from the counter or the public pages to the signed paper.
use crate::kit::{Actor, Reply, TestApp, builders};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NIK: &str = "1571014508689001";

pub fn answers() -> Value {
    json!({
        "nik": NIK, "kk_number": "1571010101200001", "full_name": "Budi Santoso", "birth_place": "Jambi",
        "birth_date": "1968-08-05", "sex": "P", "religion": "Islam", "marital_status": "kawin",
        "occupation": "Pedagang", "address": "Jl. Merdeka 1", "rt": "05", "village_code": VILLAGE,
        "phone": "081234567890", "purpose": "Melamar kerja",
    })
}

fn seen(requirements: std::ops::Range<i32>) -> Value {
    requirements.map(|i| json!({"requirement_index": i, "original_seen": true})).collect()
}

pub async fn service_id(staff: &Actor, code: &str) -> String {
    let list = staff.get("/permit-services").await.expect(200);
    let service = list.items().iter().find(|s| s["code"] == code).unwrap();
    service["id"].as_str().unwrap().into()
}

async fn submit(staff: &Actor, form_data: Value, documents: Value) -> Reply {
    let service_id = service_id(staff, "KEL-SKD").await;
    let body = json!({
        "service_id": service_id, "channel": "counter", "form_data": form_data, "documents": documents,
    });
    staff.post("/permit-applications", body).await
}

async fn step(staff: &Actor, id: &str, body: Value) -> Reply {
    staff.post(&format!("/permit-applications/{id}/transitions"), body).await
}

async fn act(staff: &Actor, id: &str, action: &str) -> Reply {
    step(staff, id, json!({"action": action})).await
}

async fn worklist(staff: &Actor) -> Vec<String> {
    staff.get("/permit-applications?box=worklist").await.expect(200).ids()
}

#[tokio::test]
async fn from_the_counter_to_the_hand_over() {
    let app = TestApp::start().await;
    // A Monday; the Tuesday after it is Lunar New Year.
    app.clock.set("2022-01-31T09:00:00+07:00");
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let taken = submit(&counter, answers(), seen(0..3)).await.expect(201);
    let id = taken.id();
    assert_eq!(taken.header("location"), Some(format!("/api/v1/permit-applications/{id}").as_str()));
    assert_eq!(taken.body["clock"]["due_date"], "2022-02-02");
    assert_eq!(worklist(&counter).await, std::slice::from_ref(&id));
    assert!(worklist(&head).await.is_empty());
    act(&head, &id, "sign").await.problem("state_conflict");
    act(&counter, &id, "accept").await.expect(200);
    act(&counter, &id, "request_initials").await.expect(200);
    act(&counter, &id, "initial").await.problem("forbidden");
    act(&section, &id, "initial").await.expect(200);
    act(&section, &id, "initial").await.problem("already_done");
    act(&section, &id, "sign").await.problem("forbidden");
    assert_eq!(worklist(&head).await, std::slice::from_ref(&id));
    app.clock.set("2022-02-02T15:00:00+07:00");
    let signed = act(&head, &id, "sign").await.expect(200);
    let permit = &signed.body["permit"];
    assert_eq!((&permit["issued_on"], &permit["valid_until"]), (&"2022-02-02".into(), &"2022-08-01".into()));
    assert_eq!(signed.body["clock"]["state"], "stopped");
    act(&counter, &id, "hand_over").await.expect(200);
    act(&counter, &id, "hand_over").await.problem("state_conflict");
    let listed = counter.get("/permits?service_code=KEL-SKD").await.expect(200);
    assert_eq!(listed.items()[0]["number"], permit["number"]);
    let one = counter.get(&format!("/permits/{}", listed.ids()[0])).await.expect(200);
    assert_eq!(one.body["application_id"], id.as_str());
    // The paper is a letter of the office, under the same number.
    let letter = head.get(&format!("/letters/{}", one.text_at("letter_id"))).await.expect(200);
    assert_eq!(letter.body["letter_number"], permit["number"]);
}

#[tokio::test]
async fn a_nik_with_the_31st_of_february_is_refused_and_nothing_is_stored() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let mut wrong = answers();
    wrong["nik"] = "1571013102999003".into();
    wrong["unknown"] = 1.into();
    wrong.as_object_mut().unwrap().remove("purpose");
    let refused = submit(&counter, wrong, seen(0..2)).await.field_error("/form_data/nik", "nik_date");
    let refused = refused.field_error("/form_data/purpose", "required");
    refused.field_error("/form_data/unknown", "unknown_field").field_error("/documents/2", "required");
    assert!(counter.get("/permit-applications").await.expect(200).items().is_empty());
    // A difference from the form is only a hint.
    let mut other = answers();
    other["sex"] = "L".into();
    let taken = submit(&counter, other, seen(0..3)).await.expect(201);
    assert_eq!(taken.body["register_number"], 1);
    assert_eq!(taken.body["warnings"], json!([{"code": "nik_sex", "pointer": "/form_data/sex"}]));
}

#[tokio::test]
async fn what_is_handed_in_again_moves_the_due_date() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-24T09:00:00+07:00");
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let id = submit(&counter, answers(), seen(0..3)).await.expect(201).id();
    step(&counter, &id, json!({"action": "return_incomplete"})).await.field_error("/note", "required");
    let missing = json!([{"pointer": "/documents/1", "message": "KTP-el tidak terbaca"}]);
    app.clock.set("2022-02-25T09:00:00+07:00");
    let back =
        step(&counter, &id, json!({"action": "return_incomplete", "missing": missing})).await.expect(200);
    assert_eq!((&back.body["clock"]["state"], &back.body["missing"]), (&"paused".into(), &missing));
    assert!(worklist(&counter).await.is_empty());
    // Over a weekend and Isra Mi'raj on Monday: one working day went by.
    app.clock.set("2022-03-01T09:00:00+07:00");
    let upload = counter.upload_pdf().await;
    let again = json!({
        "action": "resubmit",
        "documents": [{"requirement_index": 1, "upload_id": upload}],
        "form_data": {"purpose": "Beasiswa"},
    });
    let resumed = step(&counter, &id, again).await.expect(200);
    assert_eq!(resumed.body["clock"]["due_date"], "2022-03-01");
    assert_eq!(resumed.body["form_data"]["purpose"], "Beasiswa");
    assert_eq!(resumed.body["form_data"]["nik"], "157101**********");
    let paper =
        resumed.body["documents"].as_array().unwrap().iter().find(|d| d["original_seen"] == false).unwrap();
    let path = format!("/permit-applications/{id}/documents/{}", paper["id"].as_str().unwrap());
    let file = counter.get(&path).await.expect(200);
    assert_eq!(file.bytes, builders::pdf("Surat"));
    // The day after, it is late.
    assert!(counter.get("/permit-applications?box=late").await.expect(200).items().is_empty());
    app.clock.set("2022-03-02T09:00:00+07:00");
    assert_eq!(counter.get("/permit-applications?box=late").await.expect(200).ids(), [id]);
}

#[tokio::test]
async fn citizens_apply_and_follow_without_an_account() {
    let app = TestApp::start().await;
    let citizen = app.anonymous();
    let services = citizen.get("/public/permit-services").await.expect(200);
    assert!(services.items().iter().all(|s| s["enabled"] == true && s["fee_idr"].is_i64()));
    citizen.get("/public/permit-services/KEC-HO").await.problem("not_found");
    let service = citizen.get("/public/permit-services/KEL-SKD").await.expect(200);
    assert_eq!((&service.body["fee_idr"], &service.body["sla_working_days"]), (&0.into(), &1.into()));
    let office = service.body["offices"].as_array().unwrap().iter().find(|o| o["code"] == VILLAGE).unwrap();
    let mut documents = Vec::new();
    for index in 0..3 {
        let upload =
            citizen.upload_to("/public/uploads", "berkas.pdf", builders::pdf("KTP")).await.expect(201);
        documents.push(json!({"requirement_index": index, "upload_id": upload.id()}));
    }
    let mut body = json!({
        "service_code": "KEL-SKD", "agency_id": office["id"], "form_data": answers(), "documents": seen(0..3),
    });
    citizen.post("/public/applications", body.clone()).await.field_error("/documents/0", "invalid_choice");
    body["documents"] = documents.into();
    let citizen = citizen.key("0b5e8c52-5a31-4be7-9d7f-6d2f0c1c2a11");
    let taken = citizen.post("/public/applications", body.clone()).await.expect(201);
    let again = citizen.post("/public/applications", body.clone()).await.expect(201);
    assert_eq!(taken.body, again.body);
    let code = taken.text_at("tracking_code");
    let typed = code.replace('-', "").to_lowercase();
    let found = citizen.lang("en").get(&format!("/public/applications/{typed}")).await.expect(200);
    assert_eq!(found.body["service"], "Residence Certificate");
    assert_eq!(found.body["steps"][0]["state"], "done");
    for secret in ["Budi", "157101", "0812", "Merdeka"] {
        assert!(!found.text().contains(secret), "{secret} in {}", found.text());
    }
    let unknown = citizen.get("/public/applications/0000-0000-0000-0000").await.problem("not_found");
    let malformed = citizen.get("/public/applications/apa").await.problem("not_found");
    assert_eq!(unknown.body["detail"], malformed.body["detail"]);
    // The office finds it by its code.
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let listed = counter.get(&format!("/permit-applications?q={code}")).await.expect(200);
    assert_eq!(listed.items()[0]["channel"], "online");
    assert_eq!(listed.items()[0]["nik_masked"], "157101**********");
}

#[tokio::test]
async fn each_look_at_a_number_is_recorded() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let evaluator = app.user("evaluator").at("15.71").await;
    let taken = submit(&counter, answers(), seen(0..3)).await.expect(201);
    assert!(!taken.text().contains(NIK));
    let path = format!("/permit-applications/{}/reveal", taken.id());
    section.post(&path, json!({"field": "nik", "purpose": "compare_papers"})).await.problem("forbidden");
    let shown = counter
        .key("look")
        .post(&path, json!({"field": "nik", "purpose": "compare_papers"}))
        .await
        .expect(200);
    assert_eq!(shown.body, json!({"value": NIK}));
    counter
        .post(&path, json!({"field": "full_name", "purpose": "compare_papers"}))
        .await
        .field_error("/field", "invalid_choice");
    let facts = evaluator.get("/audit-events?action=permit.reveal").await.expect(200);
    assert_eq!(facts.items().len(), 1);
    assert!(!facts.text().contains(NIK));
}

#[tokio::test]
async fn another_village_is_blind_and_a_superior_office_only_looks() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let neighbour = app.user("counter_officer").at("15.71.01.1002").await;
    let superior = app.user("section_head").at("15.71.01").await;
    let id = submit(&counter, answers(), seen(0..3)).await.expect(201).id();
    let path = format!("/permit-applications/{id}");
    neighbour.get(&path).await.problem("not_found");
    act(&neighbour, &id, "accept").await.problem("not_found");
    neighbour
        .post(&format!("{path}/reveal"), json!({"field": "nik", "purpose": "compare_papers"}))
        .await
        .problem("not_found");
    assert!(neighbour.get("/permit-applications?q=budi").await.expect(200).items().is_empty());
    let looked = superior.get(&path).await.expect(200);
    assert_eq!(looked.body["allowed_actions"], json!([]));
    act(&superior, &id, "accept").await.problem("forbidden");
    // A service of the other level is none of that office's.
    submit(&superior, answers(), seen(0..3)).await.problem("forbidden");
    let above = app.user("counter_officer").at("15.71.01").await;
    submit(&above, answers(), seen(0..3)).await.field_error("/service_id", "unknown_reference");
    assert!(worklist(&superior).await.is_empty());
    // A stale step is refused, the present one is not.
    counter
        .if_match("\"7\"")
        .post(&format!("{path}/transitions"), json!({"action": "accept"}))
        .await
        .problem("stale");
    counter
        .if_match(looked.etag())
        .post(&format!("{path}/transitions"), json!({"action": "accept"}))
        .await
        .expect(200);
}

#[tokio::test]
async fn lists_page_without_gaps() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    for _ in 0..5 {
        submit(&counter, answers(), seen(0..3)).await.expect(201);
    }
    for (order, expected) in [("", [5, 4, 3, 2, 1]), ("&box=worklist", [1, 2, 3, 4, 5])] {
        let (mut numbers, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = counter.get(&format!("/permit-applications?limit=2{order}{cursor}")).await.expect(200);
            numbers.extend(page.items().iter().map(|a| a["register_number"].as_i64().unwrap()));
            match page.body["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(numbers, expected, "{order}");
    }
    counter.get("/permit-applications?box=other").await.problem("malformed");
    counter.get("/permit-applications?cursor=x").await.problem("malformed");
}

#[tokio::test]
async fn the_public_pages_are_limited_for_each_address() {
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 2).await;
    let citizen = app.anonymous();
    citizen.get("/public/agencies?kind=urban_village").await.expect(200);
    citizen.get("/public/permit-services").await.expect(200);
    let limited = citizen.get("/public/applications/0000-0000-0000-0000").await.problem("too_many_requests");
    assert!(limited.header("retry-after").is_some());
}
