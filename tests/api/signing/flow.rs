//! One letter from draft to signed, and what follows from it.
use super::{Office, VILLAGE};
use crate::kit::pdf::{marked, words};
use crate::kit::{PASSPHRASE, TestApp};
use pamong_sign::inspect::inspect;
use serde_json::json;

#[tokio::test]
async fn number_date_and_signature_come_in_one_step() {
    let office = Office::with_key().await;
    let letter = office.letter().await;
    let before = office.head.get(&letter.0).await.expect(200);
    assert!(before.body["allowed_actions"].as_array().unwrap().contains(&json!("sign")));
    assert!(before.body["letter_number"].is_null() && before.body["signature"].is_null());

    let signed = office.sign(&letter, PASSPHRASE).await.expect(200);
    assert_eq!(signed.text_at("status"), "approved");
    assert_eq!(signed.text_at("letter_date"), "2026-09-07");
    assert!(signed.text_at("letter_number").contains("/1/"), "{}", signed.body["letter_number"]);
    let signature = &signed.body["signature"];
    assert_eq!(signature["state"], "signed");
    assert_eq!(signature["signatures"][0]["signer_name"], office.head.name.as_str());
    assert_eq!(signature["signatures"][0]["certified"], false);
    assert_eq!(signature["signatures"].as_array().unwrap().len(), 1);

    let pdf = office.pdf(&letter.0).await;
    assert_eq!(pdf, office.pdf(&letter.0).await, "the signed file is served byte for byte");
    let report = inspect(&pdf, &[], office.app.clock.now().0).unwrap();
    assert_eq!(report.signatures.len(), 1);
    assert!(report.signatures[0].covers_whole_file && report.signatures[0].intact());
    assert_eq!(report.signatures[0].signer.common_name, office.head.name);

    office.sign(&letter, PASSPHRASE).await.expect(409).problem("already_done");
    let next = office.signed().await;
    let number = office.head.get(&next).await.expect(200).text_at("letter_number");
    assert!(number.contains("/2/"), "{number}");
}

#[tokio::test]
async fn a_seal_follows_the_signature_where_the_installation_wants_it() {
    let app = TestApp::start_with(|config| config.signing.agency_seal = true).await;
    let office = Office::open(app).await;
    office.app.signer(&office.head).await;
    let path = office.signed().await;
    let letter = office.head.get(&path).await.expect(200);
    let kinds: Vec<_> =
        letter.body["signature"]["signatures"].as_array().unwrap().iter().map(|s| &s["kind"]).collect();
    assert_eq!(kinds, ["person", "seal"]);
    let report = inspect(&office.pdf(&path).await, &[], office.app.clock.now().0).unwrap();
    assert_eq!(report.signatures.len(), 2);
    assert!(report.signatures.iter().all(|s| s.intact()));
}

#[tokio::test]
async fn many_letters_are_signed_with_one_passphrase_each_by_itself() {
    let office = Office::with_key().await;
    let (good, stale, other) = (office.letter().await, office.letter().await, office.letter().await);
    let neighbour = office.app.user("urban_village_head").at("15.71.01.1002").await;
    let version = |etag: &str| etag.trim_matches('"').parse::<i32>().unwrap();
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let seen = |letter: &(String, String), later: i32| json!({"id": id(&letter.0), "version": version(&letter.1) + later});
    let letters = json!([seen(&good, 0), seen(&stale, 1), seen(&other, 0)]);
    let body = json!({"passphrase": PASSPHRASE, "letters": letters});
    let answer = office.head.lang("en").post("/letters/signatures", body.clone()).await.expect(200);
    let items = answer.body["items"].as_array().unwrap();
    assert_eq!(items.iter().map(|i| i["signed"].as_bool().unwrap()).collect::<Vec<_>>(), [true, false, true]);
    assert_eq!(items[1]["code"], "stale");
    assert!(items[1]["message"].as_str().unwrap().contains("Someone else changed"), "{}", items[1]);
    assert!(items[0]["letter_number"].is_string() && items[1]["letter_number"].is_null());

    // The same once more: nothing is signed twice.
    let again = office.head.post("/letters/signatures", body.clone()).await.expect(200);
    let codes: Vec<_> = again.body["items"].as_array().unwrap().iter().map(|i| &i["code"]).collect();
    assert_eq!(codes, ["already_done", "stale", "already_done"]);
    office.app.signer(&neighbour).await;
    let theirs = neighbour.post("/letters/signatures", body).await.expect(200);
    assert!(theirs.body["items"].as_array().unwrap().iter().all(|i| i["code"] == "not_found"));

    let wrong = json!({"passphrase": "bukan sandinya", "letters": [seen(&stale, 0)]});
    office
        .head
        .post("/letters/signatures", wrong)
        .await
        .expect(422)
        .field_error("/passphrase", "passphrase_wrong");
    let twice = json!({"passphrase": PASSPHRASE, "letters": [seen(&stale, 0), seen(&stale, 0)]});
    office
        .head
        .post("/letters/signatures", twice)
        .await
        .expect(422)
        .field_error("/letters/1/id", "duplicate");
}

#[tokio::test]
async fn a_signed_letter_can_be_taken_back_by_its_signer_alone() {
    let office = Office::with_key().await;
    let path = office.signed().await;
    let reason = json!({"reason": "Salah tanggal"});
    let deputy = office.app.user("urban_village_head").at(VILLAGE).await;
    deputy.post(&format!("{path}/revocation"), reason.clone()).await.expect(403);
    let taken = office.head.post(&format!("{path}/revocation"), reason.clone()).await.expect(200);
    assert_eq!(taken.body["signature"]["state"], "revoked");
    assert_eq!(taken.body["signature"]["revoke_reason"], "Salah tanggal");
    office.head.post(&format!("{path}/revocation"), reason.clone()).await.expect(409).problem("already_done");
    let unsigned = office.letter().await.0;
    office.head.post(&format!("{unsigned}/revocation"), reason).await.expect(409).problem("not_signed");
}

#[tokio::test]
async fn a_signed_letter_that_is_recalled_is_void_to_whoever_verifies_it() {
    let office = Office::with_key().await;
    let there = office.app.user("urban_village_head").at("15.71.01.1002").await;
    let letter = office.letter_to(json!({"agency_id": there.agency_id, "kind": "to"})).await;
    let signed = office.sign(&letter, PASSPHRASE).await.expect(200);
    office.head.command(&format!("{}/dispatch", letter.0)).await.expect(200);
    let anyone = office.app.anonymous();
    let verify = format!("/public/verify/{}", signed.body["signature"]["code"].as_str().unwrap());
    assert_eq!(anyone.get(&verify).await.expect(200).body["state"], "valid");

    let reason = json!({"reason": "Nama warga keliru"});
    let recalled = office.head.post(&format!("{}/recall", letter.0), reason).await.expect(200);
    assert_eq!(
        (&recalled.body["signature"]["state"], &recalled.body["letter_number"]),
        (&json!("revoked"), &signed.body["letter_number"])
    );
    let after = anyone.get(&verify).await.expect(200);
    assert_eq!(
        (&after.body["state"], &after.body["number"]),
        (&json!("revoked"), &signed.body["letter_number"])
    );
    assert!(after.body["revoke_reason"].as_str().unwrap().contains("ditarik kembali"), "{}", after.body);
    assert!(!after.text().contains("keliru"), "the reason is for the receivers: {}", after.text());
    assert_eq!(anyone.get("/public/revocations").await.expect(200).items()[0]["state"], "revoked");

    // One that its signer took back before is recalled as well.
    let letter = office.letter_to(json!({"agency_id": there.agency_id, "kind": "to"})).await;
    office.sign(&letter, PASSPHRASE).await.expect(200);
    office.head.command(&format!("{}/dispatch", letter.0)).await.expect(200);
    let reason = json!({"reason": "Salah tanggal"});
    office.head.post(&format!("{}/revocation", letter.0), reason.clone()).await.expect(200);
    let recalled = office.head.post(&format!("{}/recall", letter.0), reason).await.expect(200);
    assert_eq!(recalled.body["signature"]["revoke_reason"], "Salah tanggal");
}

#[tokio::test]
async fn long_names_and_addresses_still_fit_the_qr_code() {
    let url = "https://layanan-terpadu.pemerintahan.kotajambi.go.id";
    let office = Office::open(TestApp::start_with(|config| config.public_url = url.into()).await).await;
    office.app.signer(&office.head).await;
    let admin = office.app.user("administrator").at("15.71").await;
    let path = format!("/users/{}", office.head.user_id());
    let etag = admin.get(&path).await.expect(200).header("etag").unwrap().to_owned();
    let name = "Prof. Dr. H. Muhammad Abdurrahman Sayoeti Nurdin Hamzah, S.H., M.H., M.Si.";
    admin.if_match(etag).patch(&path, json!({"name": name})).await.expect(200);
    let path = office.signed().await;
    let text = words(&office.pdf(&path).await);
    assert!(marked(&text, "layanan-terpadu.pemerintahan") && marked(&text, "Sayoeti"), "{text}");
}
