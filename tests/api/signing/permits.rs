//! Permits and certificates are signed as letters are, and registered as letters with the same number.
use super::{Office, VILLAGE};
use crate::kit::Actor;
use crate::kit::{PASSPHRASE, TestApp, pdf};
use crate::outputs::answers::answers;
use pamong_sign::inspect::inspect;
use serde_json::Value;
use serde_json::json;

/// Path and `ETag` of an application for a residence certificate that waits for the head's signature.
async fn until_signature(office: &Office, counter: &Actor) -> (String, String) {
    let section = office.app.user("section_head").at(VILLAGE).await;
    let list = counter.get("/permit-services").await.expect(200);
    let id = &list.items().iter().find(|s| s["code"] == "KEL-SKD").unwrap()["id"];
    let service = counter.get(&format!("/permit-services/{}", id.as_str().unwrap())).await.expect(200).body;
    let clock = &office.app.clock;
    let form = answers(&service["form_schema"], VILLAGE, &clock.day(20), &clock.day(-40));
    let seen = service["requirements"].as_array().unwrap().iter().enumerate();
    let seen: Value = seen.map(|(i, _)| json!({"requirement_index": i, "original_seen": true})).collect();
    let body = json!({"service_id": id, "channel": "counter", "form_data": form, "documents": seen});
    let path =
        format!("/permit-applications/{}", counter.post("/permit-applications", body).await.expect(201).id());
    let transitions = format!("{path}/transitions");
    for action in ["accept", "request_initials"] {
        counter.post(&transitions, json!({"action": action})).await.expect(200);
    }
    let initialled = section.post(&transitions, json!({"action": "initial"})).await.expect(200);
    (path, initialled.header("etag").unwrap().to_owned())
}

#[tokio::test]
async fn a_certificate_is_signed_numbered_and_registered_in_one_step() {
    let office = Office::with_key().await;
    let counter = office.app.user("counter_officer").at(VILLAGE).await;
    let (path, etag) = until_signature(&office, &counter).await;
    let before = office.head.get(&path).await.expect(200);
    assert!(before.body["signature"].is_null() && before.body["permit"].is_null());

    let body = json!({"passphrase": "salah sekali"});
    let wrong = office.head.if_match(etag.clone()).post(&format!("{path}/signature"), body).await.expect(422);
    wrong.field_error("/passphrase", "passphrase_wrong");
    let body = json!({"passphrase": PASSPHRASE});
    let other = office.app.user("urban_village_head").at("15.71.01.1002").await;
    other.if_match(etag.clone()).post(&format!("{path}/signature"), body.clone()).await.expect(404);
    office.head.if_match("\"99\"").post(&format!("{path}/signature"), body.clone()).await.expect(412);
    let signed =
        office.head.if_match(etag.clone()).post(&format!("{path}/signature"), body.clone()).await.expect(200);
    assert_eq!(signed.body["status"], "ready");
    assert_eq!(signed.body["signature"]["state"], "signed");
    let permit = &signed.body["permit"];
    let number = permit["number"].as_str().unwrap();
    assert!(number.contains("/1/"), "{number}");
    let letter =
        office.head.get(&format!("/letters/{}", permit["letter_id"].as_str().unwrap())).await.expect(200);
    assert_eq!(letter.body["letter_number"], permit["number"]);
    assert_eq!(letter.body["signature"]["code"], signed.body["signature"]["code"]);
    let again = office.head.if_match(etag).post(&format!("{path}/signature"), body).await;
    again.expect(409).problem("state_conflict");

    let looks = office.app.facts("permit.show_paper");
    let file =
        counter.get(&format!("/permits/{}/signed-paper", permit["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(office.app.facts("permit.show_paper"), looks + 1, "a look at full numbers is on record");
    let report = inspect(&file.bytes, &[], office.app.clock.now().0).unwrap();
    assert_eq!(report.signatures.len(), 1);
    assert!(report.signatures[0].intact() && report.signatures[0].covers_whole_file);
    let text = pdf::words(&file.bytes);
    for part in [number, &office.head.name, "1571"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(!text.contains("•"), "a number is masked on the signed paper: {text}");
}

#[tokio::test]
async fn a_permit_in_the_queue_is_not_moved_on() {
    let office = Office::open(
        TestApp::start_with(|config| {
            config.signing.signer = pamong::config::SignerKind::BsreV2;
            // Nothing listens there.
            config.signing.bsre_url = "http://127.0.0.1:9".into();
            config.signing.bsre_user = "uji".into();
        })
        .await,
    )
    .await;
    office.app.set_password(&office.head);
    let account = json!({"account": "lurah@kota.go.id", "password": crate::kit::ACCOUNT_PASSWORD});
    office.head.put("/me/signing-account", account).await.expect(200);
    let counter = office.app.user("counter_officer").at(VILLAGE).await;
    let (path, etag) = until_signature(&office, &counter).await;
    let body = json!({"passphrase": PASSPHRASE});
    let waits = office.head.if_match(etag).post(&format!("{path}/signature"), body).await;
    waits.expect(503).problem("signing_unavailable");
    let transitions = format!("{path}/transitions");
    for step in [json!({"action": "sign"}), json!({"action": "reject", "note": "Ditolak"})] {
        let refused = office.head.post(&transitions, step).await;
        assert!(refused.status == 409 || refused.status == 403, "{}", refused.body);
    }
    let queue = office.head.get("/signing-queue").await.expect(200);
    let paper = queue.items()[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(queue.items()[0]["subject_type"], "permit_application");
    office.head.command(&format!("/signing-queue/{paper}/withdrawal")).await.expect(200);
    let signed = office.head.post(&transitions, json!({"action": "sign"})).await.expect(200);
    assert!(signed.body["permit"]["number"].as_str().unwrap().contains("/1/"), "the reserved number is used");
}

#[tokio::test]
async fn a_permit_that_was_taken_back_says_so_to_whoever_verifies_it() {
    let office = Office::with_key().await;
    let counter = office.app.user("counter_officer").at(VILLAGE).await;
    let (path, etag) = until_signature(&office, &counter).await;
    let body = json!({"passphrase": PASSPHRASE});
    let signed = office.head.if_match(etag).post(&format!("{path}/signature"), body).await.expect(200);
    let code = signed.body["signature"]["code"].as_str().unwrap();
    let permit = format!("/permits/{}", signed.body["permit"]["id"].as_str().unwrap());
    let anyone = office.app.anonymous();
    let verify = format!("/public/verify/{code}");
    let before = anyone.get(&verify).await.expect(200);
    assert_eq!(
        (&before.body["state"], &before.body["number"]),
        (&json!("valid"), &signed.body["permit"]["number"])
    );
    assert!(!before.text().contains("Siti Rahmawati"), "the page names the citizen: {}", before.text());

    let reason = json!({"reason": "Data tidak benar", "legal_basis": "Pasal 12 Perda 3/2019"});
    let other = office.app.user("urban_village_head").at("15.71.01.1002").await;
    let revocation = format!("{permit}/revocation");
    other.post(&revocation, reason.clone()).await.expect(404);
    let revoked = office.head.post(&revocation, reason.clone()).await.expect(200);
    assert_eq!(revoked.body["status"], "revoked");
    office.head.post(&revocation, reason).await.expect(409).problem("already_done");
    let after = anyone.get(&verify).await.expect(200);
    assert_eq!(
        (&after.body["state"], &after.body["revoke_reason"]),
        (&json!("revoked"), &json!("Pasal 12 Perda 3/2019"))
    );
    let listed = anyone.get("/public/revocations").await.expect(200);
    assert_eq!(listed.items()[0]["state"], "revoked");
    let letter = office
        .head
        .get(&format!("/letters/{}/paper", signed.body["permit"]["letter_id"].as_str().unwrap()))
        .await;
    letter.expect(409).problem("paper_of_permit");
}
