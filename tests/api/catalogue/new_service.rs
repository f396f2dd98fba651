//! A new service, from its definition to the paper of a citizen, with no line of code.
use super::{VILLAGE, definition, publish, publish_new};
use crate::kit::{Actor, Reply, TestApp, texts};
use serde_json::{Value, json};

async fn act(staff: &Actor, id: &str, action: &str) -> Reply {
    staff.post(&format!("/permit-applications/{id}/transitions"), json!({"action": action})).await
}

async fn worklist(staff: &Actor) -> Vec<String> {
    staff.get("/permit-applications?box=worklist").await.expect(200).ids()
}

fn check<'a>(application: &'a Reply, name: &str) -> &'a Value {
    application.body["checks"].as_array().unwrap().iter().rev().find(|c| c["name_en"] == name).unwrap()
}

async fn record(staff: &Actor, application: &Reply, name: &str, result: Value) -> Reply {
    let id = check(application, name)["id"].as_str().unwrap();
    staff.post(&format!("/permit-applications/{}/checks/{id}/result", application.id()), result).await
}

#[tokio::test]
async fn a_service_that_is_defined_today_is_used_today() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let day = "2022-02-14";
    publish_new(&keeper, "KEL-LAPAK", definition(), day).await;
    let citizen = app.anonymous();
    let offered = citizen.get("/public/permit-services/KEL-LAPAK").await.expect(200);
    assert_eq!(offered.body["revision"], 1);
    let village = app.agency(VILLAGE);
    let apply = |form_data: Value, documents: Value| {
        let body = json!({"service_code": "KEL-LAPAK", "agency_id": village, "form_data": form_data,
            "documents": documents});
        let citizen = citizen.clone();
        async move { citizen.post("/public/applications", body).await }
    };
    let upload = || async {
        let file = crate::kit::builders::pdf("KTP");
        citizen.upload_to("/public/uploads", "ktp.pdf", file).await.expect(201).id()
    };
    // What is asked for depends on the answers: with electricity its power and a certificate, without neither.
    let wet = json!({"full_name": "Sri", "goods": "Es", "electricity": "ya"});
    let refused = apply(wet, json!([])).await.field_error("/form_data/watts", "required");
    refused.field_error("/documents/0", "required").field_error("/documents/1", "required");
    let dry = json!({"full_name": "Sri", "goods": "Es", "electricity": "tidak", "watts": 50});
    apply(dry, json!([])).await.field_error("/form_data/watts", "unknown_field");
    let child = json!({"full_name": "Sri", "goods": "Es", "electricity": "tidak", "helpers": [{"name": "Adi", "age": 9}]});
    apply(child, json!([])).await.field_error("/form_data/helpers/0/age", "out_of_range");
    let good = json!({"full_name": "Sri Rahayu", "goods": "es cendol", "electricity": "tidak",
        "helpers": [{"name": "Adi", "age": 19}, {"name": "Budi"}]});
    apply(good, json!([{"requirement_index": 0, "upload_id": upload().await}])).await.expect(201);

    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let above = app.user("section_head").at("15.71.01").await;
    let stranger = app.user("section_head").at("15.71.02").await;
    let id = worklist(&counter).await.pop().unwrap();
    stranger.get(&format!("/permit-applications/{id}")).await.problem("not_found");
    let reviewed = act(&counter, &id, "accept").await.expect(200);
    assert_eq!(reviewed.body["stage_name"], json!({"id": "Pemeriksaan lapak", "en": "Stall review"}));
    // Two look at it side by side, one of them in another office; until then it does not move on.
    assert_eq!(worklist(&above).await, std::slice::from_ref(&id));
    act(&counter, &id, "request_initials").await.problem("checks_open");
    record(&counter, &reviewed, "Opinion of the sub-district", json!({"outcome": "fine"}))
        .await
        .problem("forbidden");
    record(&above, &reviewed, "Check of the place", json!({"outcome": "fine"})).await.problem("forbidden");
    let mute = json!({"outcome": "objection"});
    record(&above, &reviewed, "Opinion of the sub-district", mute).await.field_error("/note", "required");
    let objection = json!({"outcome": "objection", "note": "Menutup jalan masuk"});
    let told = record(&above, &reviewed, "Opinion of the sub-district", objection.clone()).await.expect(200);
    assert_eq!(told.body["allowed_actions"], json!([]));
    record(&above, &reviewed, "Opinion of the sub-district", objection).await.problem("already_done");
    assert!(worklist(&above).await.is_empty());
    let examined =
        record(&section, &reviewed, "Check of the place", json!({"outcome": "fine"})).await.expect(200);
    assert_eq!(check(&examined, "Opinion of the sub-district")["note"], "Menutup jalan masuk");
    act(&counter, &id, "request_initials").await.expect(200);
    act(&section, &id, "initial").await.expect(200);
    // The head sends it back inside the office, and it is examined anew.
    let back = format!("/permit-applications/{id}/transitions");
    head.post(&back, json!({"action": "send_back"})).await.field_error("/note", "required");
    let again =
        head.post(&back, json!({"action": "send_back", "note": "Periksa jalannya"})).await.expect(200);
    assert_eq!(again.body["clock"]["state"], "running");
    record(&section, &again, "Check of the place", json!({"outcome": "fine"})).await.expect(200);
    record(&above, &again, "Opinion of the sub-district", json!({"outcome": "fine"})).await.expect(200);
    for (who, action) in
        [(&counter, "request_initials"), (&section, "initial"), (&head, "sign"), (&counter, "hand_over")]
    {
        act(who, &id, action).await.expect(200);
    }
    assert_eq!(app.facts("permit.check"), 4);
    let permit = counter.get("/permits?service_code=KEL-LAPAK").await.expect(200).ids().pop().unwrap();
    let paper = counter.get(&format!("/permits/{permit}/paper")).await.expect(200);
    let words = crate::kit::pdf::words(&paper.bytes);
    assert!(words.contains("tidak berkeberatan atas lapak es cendol milik Sri Rahayu."), "{words}");
    assert!(words.contains("Umur: 19") && !words.contains("watt"), "{words}");
}

#[tokio::test]
async fn what_checks_found_is_copied_and_erased_with_the_rest() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let service = publish_new(&keeper, "KEL-LAPAK", definition(), "2022-02-14").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let body = json!({"service_id": service, "channel": "counter",
        "form_data": {"full_name": "Sri Rahayu", "goods": "es", "electricity": "tidak"},
        "documents": [{"requirement_index": 0, "original_seen": true}]});
    let id = counter.post("/permit-applications", body).await.expect(201).id();
    let reviewed = act(&counter, &id, "accept").await.expect(200);
    let named = json!({"outcome": "objection", "note": "NIK 1571014508689001 bukan miliknya"});
    record(&section, &reviewed, "Check of the place", named).await.field_error("/note", "personal_number");
    let found = json!({"outcome": "objection", "note": "Bu Sri tidak ada di tempat"});
    record(&section, &reviewed, "Check of the place", found).await.expect(200);
    let copy = counter.post(&format!("/permit-applications/{id}/copy"), json!({"numbers": "masked"})).await;
    assert_eq!(copy.expect(200).body["checks"][0]["note"], "Bu Sri tidak ada di tempat");
    let refusal = json!({"action": "reject", "note": "Tempat tidak sesuai"});
    counter.post(&format!("/permit-applications/{id}/transitions"), refusal).await.expect(200);
    let erasure = json!({"basis": "request", "reason": "Surat pemohon"});
    head.post(&format!("/permit-applications/{id}/erasure"), erasure).await.expect(200);
    assert!(!texts(app.db()).iter().any(|row| row.contains("Bu Sri")));
}

#[tokio::test]
async fn the_list_of_the_public_pages_is_never_an_old_one() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let citizen = app.anonymous();
    let names = || async {
        let list = citizen.get("/public/permit-services?level=urban_village").await.expect(200);
        let mine = list.items().iter().filter(|s| s["code"] == "KEL-LAPAK");
        mine.map(|s| s["name_en"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(names().await.is_empty());
    let first = publish_new(&keeper, "KEL-LAPAK", definition(), "2022-02-14").await;
    assert_eq!(names().await, ["Night Market Stall Recommendation"]);
    let next = keeper.post("/permit-service-drafts", json!({"based_on": first})).await.expect(201);
    let mut renamed = next.body["definition"].clone();
    renamed["name_en"] = "Stall Recommendation".into();
    let path = format!("/permit-services/{}/definition", next.id());
    let next = keeper.if_match(next.header("etag").unwrap()).put(&path, renamed).await.expect(200);
    let holds = publish(&keeper, &next, "2022-02-16").await.expect(200);
    assert_eq!(names().await, ["Night Market Stall Recommendation"]);
    app.clock.set("2022-02-16T00:00:00+07:00");
    assert_eq!(names().await, ["Stall Recommendation"]);
    let shut = json!({"enabled": false, "reason": "Pasar malam ditutup"});
    let keeper = app.user("administrator").at("15.71").await.if_match(holds.header("etag").unwrap());
    keeper.put(&format!("/permit-services/{}/offer", holds.id()), shut).await.expect(200);
    assert!(names().await.is_empty());
}

#[tokio::test]
async fn a_revision_holds_from_its_day_on() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let first = publish_new(&keeper, "KEL-LAPAK", definition(), "2022-02-14").await;
    keeper
        .post("/permit-service-drafts", json!({"code": "KEL-LAPAK", "definition": definition()}))
        .await
        .field_error("/code", "duplicate");
    let draft = keeper.post("/permit-service-drafts", json!({"based_on": first})).await.expect(201);
    assert_eq!(draft.body["revision"], 2);
    keeper.post("/permit-service-drafts", json!({"based_on": first})).await.problem("service_draft");
    let path = format!("/permit-services/{}/definition", draft.id());
    let mut next = draft.body["definition"].clone();
    next["sla_working_days"] = 1.into();
    keeper.put(&path, next.clone()).await.problem("precondition_required");
    let changed = keeper.if_match(draft.header("etag").unwrap()).put(&path, next.clone()).await.expect(200);
    keeper.if_match(draft.header("etag").unwrap()).put(&path, next.clone()).await.problem("stale");
    next["level"] = "sub_district".into();
    keeper
        .if_match(changed.header("etag").unwrap())
        .put(&path, next)
        .await
        .field_error("/level", "invalid_choice");
    publish(&keeper, &changed, "2022-02-13").await.field_error("/valid_from", "date_in_past");
    let published = publish(&keeper, &changed, "2022-02-15").await.expect(200);
    publish(&keeper, &published, "2022-02-16").await.problem("service_published");
    keeper.if_match(published.header("etag").unwrap()).delete(&path).await.problem("service_published");
    // Today the first one holds, tomorrow the second.
    let days = || async {
        let offered = app.anonymous().get("/public/permit-services/KEL-LAPAK").await.expect(200);
        (offered.body["revision"].clone(), offered.body["sla_working_days"].clone())
    };
    assert_eq!(days().await, (json!(1), json!(3)));
    let seen = json!([{"requirement_index": 0, "original_seen": true}]);
    let answers = json!({"full_name": "Sri", "goods": "Es", "electricity": "tidak"});
    let body = json!({"service_id": first, "channel": "counter", "form_data": answers, "documents": seen});
    let running = counter.post("/permit-applications", body.clone()).await.expect(201);
    app.clock.set("2022-02-15T09:00:00+07:00");
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let keeper = app.user("administrator").at("15.71").await;
    assert_eq!(days().await, (json!(2), json!(1)));
    counter.post("/permit-applications", body).await.field_error("/service_id", "service_revised");
    let kept = counter.get(&format!("/permit-applications/{}", running.id())).await.expect(200);
    assert_eq!(kept.body["clock"]["due_date"], running.body["clock"]["due_date"]);
    let revisions = keeper.get(&format!("/permit-services/{first}/revisions")).await.expect(200);
    let told: Vec<_> =
        revisions.items().iter().map(|r| (r["revision"].clone(), r["running"].clone())).collect();
    assert_eq!(told, [(json!(2), json!(0)), (json!(1), json!(1))]);
    // Closed to new applications, with the reason in the ledger; what runs goes on.
    let second = published.id();
    let offer = format!("/permit-services/{second}/offer");
    let closed = keeper.if_match(published.header("etag").unwrap());
    closed.put(&offer, json!({"enabled": false, "reason": "Pasar malam berakhir"})).await.expect(200);
    app.anonymous().get("/public/permit-services/KEL-LAPAK").await.problem("not_found");
    let accept = format!("/permit-applications/{}/transitions", running.id());
    counter.post(&accept, json!({"action": "accept"})).await.expect(200);
    assert_eq!(app.facts("permit_service.offer"), 1);
}
