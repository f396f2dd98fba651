//! Taking an issued paper back.
use super::{NEIGHBOUR, NIK, Office, permit_of};
use crate::kit::texts;
use serde_json::json;

const BASIS: &str = "Pasal 12 Perda Kota Jambi 3/2019";
const REASON: &str = "Xaviera ternyata tidak tinggal di Jl. Merdeka";

#[tokio::test]
async fn the_head_revokes_with_a_reason_that_the_public_does_not_read() {
    let office = Office::open().await;
    let issued = office.issued().await;
    let path = format!("{}/revocation", permit_of(&issued));
    let body = json!({"reason": REASON, "legal_basis": BASIS});
    office.counter.post(&path, body.clone()).await.problem("forbidden");
    office.section.post(&path, body.clone()).await.problem("forbidden");
    let elsewhere = office.app.user("urban_village_head").at(NEIGHBOUR).await;
    elsewhere.post(&path, body.clone()).await.problem("not_found");
    let above = office.app.user("sub_district_head").at("15.71.01").await;
    above.post(&path, body.clone()).await.problem("forbidden");
    for (field, code) in [("reason", "required"), ("legal_basis", "required")] {
        let mut short = body.clone();
        short[field] = " ".into();
        office.head.post(&path, short).await.field_error(&format!("/{field}"), code);
        let mut named = body.clone();
        named[field] = format!("NIK {NIK}").into();
        office.head.post(&path, named).await.field_error(&format!("/{field}"), "personal_number");
    }
    office.head.if_match("\"7\"").post(&path, body.clone()).await.problem("stale");
    assert_eq!(office.verified(&issued).await["state"], "valid");

    let etag = office.head.get(&permit_of(&issued)).await.expect(200).etag();
    let revoked = office.head.if_match(etag).post(&path, body.clone()).await.expect(200);
    assert_eq!((&revoked.body["state"], &revoked.body["status"]), (&"revoked".into(), &"revoked".into()));
    assert_eq!(revoked.body["ended_on"], "2026-09-07");
    assert_eq!(revoked.body["ended_by"], office.head.name.as_str());
    assert_eq!(revoked.body["revoke_reason"], REASON);
    office.head.post(&path, body).await.problem("already_done");
    assert_eq!(office.app.facts("permit.revoke"), 1);
    let ledger = texts(office.app.db());
    let facts: Vec<&String> = ledger.iter().filter(|row| row.contains("permit.revoke")).collect();
    assert!(facts.iter().all(|row| !row.contains("Xaviera")), "{facts:?}");

    let told = office.verified(&issued).await;
    assert_eq!((&told["state"], &told["revoke_reason"]), (&"revoked".into(), &BASIS.into()));
    assert!(told["revoked_at"].as_str().unwrap().starts_with("2026-09-07"), "{told}");
    let (indonesian, english) = (office.page(&issued, "id").await, office.page(&issued, "en").await);
    assert!(indonesian.contains("sudah dicabut") && indonesian.contains("Dicabut pada"), "{indonesian}");
    assert!(english.contains("was revoked") && english.contains("Revoked on"), "{english}");
    for page in [told.to_string(), indonesian, english] {
        assert!(!page.contains("Xaviera") && page.contains(BASIS), "{page}");
    }
}

#[tokio::test]
async fn a_revoked_paper_stays_in_the_register_and_opens_for_staff() {
    let office = Office::open().await;
    let issued = office.issued().await;
    let path = permit_of(&issued);
    let body = json!({"reason": REASON, "legal_basis": BASIS});
    office.head.post(&format!("{path}/revocation"), body).await.expect(200);
    let case = office.counter.get(&format!("/permit-applications/{}", issued["id"].as_str().unwrap())).await;
    let case = case.expect(200).body;
    assert_eq!(
        (&case["permit"]["state"], &case["signature"]["state"]),
        (&"revoked".into(), &"revoked".into())
    );
    let listed = office.counter.get("/permits?state=revoked").await.expect(200);
    assert_eq!(listed.ids(), [issued["permit"]["id"].as_str().unwrap()]);
    let signed = office.counter.get(&format!("{path}/signed-paper")).await.expect(200);
    assert!(signed.bytes.starts_with(b"%PDF"));
    let again = json!({"renews_permit_id": issued["permit"]["id"]});
    office.apply(issued["form_data"].clone(), again).await.problem("state_conflict");
}

#[tokio::test]
async fn an_erasure_takes_the_reason_along_and_leaves_the_rule() {
    let office = Office::open().await;
    let issued = office.issued().await;
    let id = issued["id"].as_str().unwrap();
    office.step(&office.counter, id, "hand_over").await.expect(200);
    let body = json!({"reason": REASON, "legal_basis": BASIS});
    office.head.post(&format!("{}/revocation", permit_of(&issued)), body).await.expect(200);
    office.app.clock.set("2031-09-08T09:00:00+07:00");
    let copy = json!({"numbers": "masked"});
    let copy = office.counter.post(&format!("/permit-applications/{id}/copy"), copy).await.expect(200);
    assert_eq!(copy.body["permit"]["revoke_reason"], REASON, "whom it is about reads why: {}", copy.text());
    let ended = json!({"basis": "retention", "reason": "Masa simpan berakhir"});
    let erased = office.head.post(&format!("/permit-applications/{id}/erasure"), ended).await.expect(200);
    assert!(erased.body["permit"]["revoke_reason"].is_null(), "{}", erased.body["permit"]);
    assert_eq!(erased.body["permit"]["revoke_basis"], BASIS);
    let rows = texts(office.app.db());
    let found: Vec<&String> = rows.iter().filter(|row| row.contains("Xaviera")).collect();
    assert!(found.is_empty(), "{found:?}");
}
