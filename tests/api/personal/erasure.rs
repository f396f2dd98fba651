//! Retention and erasure: what goes, what stays, and a ledger that proves itself as before.
use super::{VILLAGE, form, issue, public_body, seen, step, take_in};
use crate::kit::{TestApp, texts};
use serde_json::json;

const NIK: &str = "1571014508689001";
const KK: &str = "1571010101200001";
const REQUEST: &str = "Surat pemohon tanggal 3 September";

fn request() -> serde_json::Value {
    json!({"basis": "request", "reason": REQUEST})
}

#[tokio::test]
async fn an_erasure_takes_the_person_and_leaves_the_register_and_the_chain() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let auditor = app.user("evaluator").at("15.71").await;
    let citizen = app.anonymous();
    let mut answers = form(NIK, KK);
    answers["full_name"] = "Xaviera Pelapor".into();
    let body = public_body(&citizen, answers, "ktp-xaviera.pdf").await;
    let code =
        citizen.key("satu").post("/public/applications", body).await.expect(201).text_at("tracking_code");
    let id = counter.get("/permit-applications").await.expect(200).ids()[0].clone();
    let path = format!("/permit-applications/{id}");
    let note = json!({"action": "return_incomplete", "note": "Xaviera belum membawa KTP"});
    step(&counter.key("dua"), &id, note).await.expect(200);
    counter
        .post(&format!("{path}/reveal"), json!({"field": "nik", "purpose": "compare_papers"}))
        .await
        .expect(200);
    let erasure = format!("{path}/erasure");
    head.post(&erasure, request()).await.problem("state_conflict");
    step(&counter, &id, json!({"action": "withdraw", "note": "Xaviera mencabut"})).await.expect(200);
    counter.post(&erasure, request()).await.problem("forbidden");
    head.post(&erasure, json!({"basis": "request", "reason": " "})).await.field_error("/reason", "required");
    let named = json!({"basis": "request", "reason": format!("NIK {NIK}")});
    head.post(&erasure, named).await.field_error("/reason", "personal_number");
    head.if_match("\"1\"").post(&erasure, request()).await.problem("stale");
    let proof = || async {
        app.clock.advance(chrono::Duration::days(1));
        app.work().await;
        let path = format!("/ledger-proof?agency_id={}", app.agency(VILLAGE));
        auditor.get(&path).await.expect(200).body
    };
    let before = proof().await;
    assert_eq!(before["intact"], true, "{before}");
    let erased = head.post(&erasure, request()).await.expect(200);
    assert_eq!((&erased.body["erased"], &erased.body["erasure"]["basis"]), (&true.into(), &"request".into()));
    assert_eq!((&erased.body["applicant_name"], &erased.body["form_data"]), (&"".into(), &json!({})));
    assert_eq!(erased.body["nik_masked"], json!(null));
    assert_eq!(erased.body["register_number"], 1);
    head.post(&erasure, request()).await.problem("already_done");
    for (path, body) in [
        (format!("{path}/reveal"), json!({"field": "nik", "purpose": "oversight"})),
        (format!("{path}/copy"), json!({"numbers": "masked"})),
    ] {
        counter.post(&path, body).await.problem("data_erased");
    }
    counter.get(&format!("{path}/paper")).await.problem("data_erased");
    let found = counter.post("/permit-applications/by-nik", json!({"nik": NIK})).await.expect(200);
    assert!(found.items().is_empty());
    let followed = citizen.get(&format!("/public/applications/{code}")).await.expect(200);
    assert_eq!(followed.body["status"], "withdrawn");
    let copy = citizen.post(&format!("/public/applications/{code}/copy"), json!({"nik_last4": "9001"})).await;
    copy.problem("not_found");
    let after = proof().await;
    assert_eq!(after["intact"], true, "{after}");
    assert!(after["seals"].as_i64() > before["seals"].as_i64(), "{before} {after}");
    // No row names the person any more.
    let rows = texts(app.db());
    for name in ["Xaviera", "xaviera", "081234567890", "Jl. Merdeka 1", "157101****"] {
        let found = rows.iter().find(|row| row.contains(name));
        assert!(found.is_none(), "{name} in {found:?}");
    }
    let sql = "SELECT COUNT(*) AS n FROM permit_secrets";
    assert_eq!((app.count(sql), app.count("SELECT COUNT(*) AS n FROM upload_removals")), (0, 3));
}

#[tokio::test]
async fn an_issued_paper_keeps_its_data_until_the_retention_ends() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let superior = app.user("sub_district_head").at("15.71.01").await;
    let id = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    let number = issue(&counter, &section, &head, &id).await;
    let path = format!("/permit-applications/{id}");
    let erasure = format!("{path}/erasure");
    let refused = head.post(&erasure, request()).await.problem("kept_by_law");
    assert!(refused.text_at("detail").contains(&number), "{}", refused.text());
    let ended = json!({"basis": "retention", "reason": "Masa simpan berakhir"});
    let early = head.post(&erasure, ended.clone()).await.problem("retention_runs");
    assert!(early.text_at("detail").contains("2031-09-07"), "{}", early.text());
    assert_eq!(head.get(&path).await.expect(200).body["kept_until"], "2031-09-07");
    assert!(head.get("/permit-applications?box=expired").await.expect(200).items().is_empty());
    app.clock.set("2031-09-08T09:00:00+07:00");
    assert_eq!(head.get("/permit-applications?box=expired").await.expect(200).ids(), [id.as_str()]);
    superior.post(&erasure, ended.clone()).await.problem("forbidden");
    let erased = head.post(&erasure, ended).await.expect(200);
    assert_eq!(erased.body["permit"]["number"], number.as_str());
    assert!(head.get("/permit-applications?box=expired").await.expect(200).items().is_empty());
    // The letter as which it is registered is an archive and stays.
    assert!(head.get("/letters?direction=outgoing").await.expect(200).text().contains("Budi Santoso"));
}

#[tokio::test]
async fn periods_are_set_for_all_services_or_for_one() {
    let app = TestApp::start().await;
    let administrator = app.user("administrator").at("15.71").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let shipped = administrator.get("/permit-retention").await.expect(200);
    assert_eq!((&shipped.items()[0]["months"], &shipped.items()[0]["shipped"]), (&60.into(), &true.into()));
    assert!(shipped.items()[0]["basis"].as_str().unwrap().contains("UU 27/2022"));
    let put = |body| administrator.put("/permit-retention", body);
    put(json!({"months": 12})).await.field_error("/basis", "required");
    put(json!({"months": -1, "basis": "x"})).await.field_error("/months", "out_of_range");
    let unknown = json!({"service_code": "XX", "months": 1, "basis": "x"});
    put(unknown).await.field_error("/service_code", "unknown_reference");
    counter.put("/permit-retention", json!({"months": 1, "basis": "x"})).await.problem("forbidden");
    let rule = "Peraturan Wali Kota tentang jadwal retensi arsip";
    put(json!({"months": 24, "basis": rule})).await.expect(200);
    let own = put(json!({"service_code": "KEL-SKD", "months": 6, "basis": rule})).await.expect(200);
    assert_eq!((own.items().len(), &own.items()[1]["months"]), (2, &6.into()));
    let id = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    step(&counter, &id, json!({"action": "withdraw"})).await.expect(200);
    let kept = || async {
        head.get(&format!("/permit-applications/{id}")).await.expect(200).body["kept_until"].clone()
    };
    assert_eq!(kept().await, "2027-03-07");
    app.clock.set("2027-03-08T09:00:00+07:00");
    assert_eq!(head.get("/permit-applications?box=expired").await.expect(200).ids(), [id.as_str()]);
    put(json!({"service_code": "KEL-SKD", "months": null})).await.expect(200);
    assert_eq!(kept().await, "2028-09-07");
    assert!(head.get("/permit-applications?box=expired").await.expect(200).items().is_empty());
    assert_eq!(app.facts("personal.retention"), 3);
}
