//! Verification for anyone: by code, by file, by QR code without a network.
mod files;
mod pages;
mod qr;
mod signed;

use crate::kit::TestApp;
use pamong::documents::signing::paper::PaperStatus;
use serde_json::{Value, json};
use signed::Office;

#[tokio::test]
async fn a_signed_letter_is_valid_and_shows_what_stands_on_it() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let letter = office.signed("open").await;
    let nobody = app.anonymous();
    let sloppy = letter.code.to_lowercase().replace('0', "o").replace('1', "l");
    let sloppy = format!("{}%20-{}", &sloppy[..4], &sloppy[4..]);
    let view = nobody.get(&format!("/public/verify/{sloppy}")).await.expect(200).body;
    assert_eq!(view["state"], "valid", "{view}");
    assert_eq!(view["finding"], Value::Null);
    assert_eq!(view["title"], "Surat dinas");
    assert_eq!(view["subject"], "Permintaan data penduduk");
    assert_eq!(view["number"], letter.number.as_str());
    assert_eq!(view["date"], app.clock.day(0));
    assert!(view["agency"].as_str().unwrap().contains("Kelurahan"), "{view}");
    assert_eq!(view["code"].as_str().unwrap().replace('-', ""), letter.code);
    assert_eq!(view["sha256"], signed::sha256(&letter.pdf));
    let signature = &view["signatures"][0];
    assert_eq!(signature["signer_name"], office.head.name.as_str());
    assert_eq!(signature["signer_title"], "urban village head");
    assert_eq!((&signature["pos"], &signature["kind"]), (&1.into(), &"person".into()));
    assert_eq!((&signature["certified"], &signature["timestamped"]), (&false.into(), &false.into()));
    assert!(signature["signed_at"].as_str().unwrap().starts_with("2026-09-07T02:00"), "{signature}");
    assert!(signature.get("user_id").is_none() && signature.get("position_id").is_none());
}

#[tokio::test]
async fn a_letter_that_is_not_open_keeps_its_subject() {
    let app = TestApp::start().await;
    let letter = Office::open(&app).await.signed("restricted").await;
    let view = app.anonymous().get(&letter.path()).await.expect(200);
    assert_eq!(view.body["subject"], Value::Null);
    assert!(!view.text().contains("penduduk"), "{}", view.text());
    let page = app.anonymous().get(&letter.page()).await.expect(200).text();
    assert!(!page.contains("penduduk") && page.contains("Tidak ditampilkan"), "{page}");
}

#[tokio::test]
async fn a_revoked_letter_says_so_and_is_on_the_list() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let letter = office.signed("open").await;
    let nobody = app.anonymous();
    let before = nobody.get("/public/revocations").await.expect(200);
    assert_eq!(before.items().len(), 0);
    assert!(before.header("cache-control").unwrap().contains("max-age=300"));
    let same = nobody.with("if-none-match", before.header("etag").unwrap());
    same.get("/public/revocations").await.expect(304);

    app.clock.advance(chrono::Duration::days(2));
    office.revoke(&letter).await;
    let view = nobody.get(&letter.path()).await.expect(200).body;
    assert_eq!(view["state"], "revoked");
    assert_eq!(view["revoke_reason"], "Salah lampiran");
    assert!(view["revoked_at"].as_str().unwrap().starts_with("2026-09-09"), "{view}");
    assert_eq!(view["number"], letter.number.as_str());
    let after = same.get("/public/revocations").await.expect(200);
    let item = &after.items()[0];
    assert_eq!((&item["code"], &item["state"]), (&letter.code.as_str().into(), &"revoked".into()));
    assert_eq!(item["date"], "2026-09-09");
}

#[tokio::test]
async fn a_replaced_letter_names_the_new_one() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let (old, new) = (office.signed("open").await, office.signed("open").await);
    let body = json!({"reason": "Salah lampiran", "replaced_by_id": new.id});
    office.head.post(&format!("/letters/{}/revocation", old.id), body).await.expect(200);
    let view = app.anonymous().get(&old.path()).await.expect(200).body;
    assert_eq!(view["state"], "superseded");
    assert_eq!(view["replaced_by_code"].as_str().unwrap().replace('-', ""), new.code);
    let items = app.anonymous().get("/public/revocations").await.expect(200);
    assert_eq!(items.items()[0]["state"], "superseded");
    assert_eq!(app.anonymous().get(&new.path()).await.expect(200).body["state"], "valid");
}

#[tokio::test]
async fn without_a_signature_neither_number_nor_signer_is_told() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    for status in [PaperStatus::Reserved, PaperStatus::Signing, PaperStatus::Void] {
        let code = office.unsigned(status).await;
        let reply = app.anonymous().get(&format!("/public/verify/{code}")).await.expect(200);
        assert_eq!(reply.body["state"], "not_signed");
        for hidden in ["title", "subject", "number", "date", "agency", "sha256"] {
            assert_eq!(reply.body[hidden], Value::Null, "{hidden}: {}", reply.body);
        }
        assert_eq!(reply.body["signatures"], serde_json::json!([]));
        let page = app.anonymous().get(&format!("//public/verify/{code}?lang=en")).await.expect(200).text();
        assert!(page.contains("has not been signed electronically"), "{page}");
        assert!(!page.contains("400.12.3/77") && !page.contains("penduduk"), "{page}");
    }
}

#[tokio::test]
async fn a_mistyped_code_is_told_apart_from_an_unknown_one() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let state = async |code: &str| nobody.get(&format!("/public/verify/{code}")).await.expect(200).body;
    let unknown = pamong_sign::code::VerificationCode::new([7; 9]).to_string();
    assert_eq!(state(&unknown).await["state"], "unknown");
    let last = if unknown.ends_with('2') { '3' } else { '2' };
    assert_eq!(state(&format!("{}{last}", &unknown[..13])).await["state"], "mistyped");
    assert_eq!(state(&unknown[..10]).await["state"], "mistyped");
    assert_eq!(state("%F0%9F%92%A5").await["state"], "mistyped");
}

#[tokio::test]
async fn the_root_and_the_keys_are_published() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let root = nobody.get("/public/signing-authority").await.expect(200);
    assert_eq!(root.header("content-type"), Some("application/x-pem-file"));
    let text = root.text();
    assert!(
        text.starts_with("-----BEGIN CERTIFICATE-----\n") && text.ends_with("-----END CERTIFICATE-----\n")
    );
    let keys = nobody.get("/public/verification-keys").await.expect(200).body;
    assert_eq!(keys["keys"][0]["crv"], "P-256");
    assert!(keys["keys"][0].get("d").is_none(), "a private key was published");
    assert_eq!(nobody.get("/public/verification-keys").await.expect(200).body, keys);
}
