//! Correcting an issued paper.
use super::{NIK, Office, chain, permit_of, ungrouped};
use crate::kit::{pdf, texts};
use serde_json::{Value, json};

fn amends(application: &Value, reason: &str) -> Value {
    json!({"amends_permit_id": application["permit"]["id"], "amendment_reason": reason})
}

#[tokio::test]
async fn a_correction_goes_its_way_and_both_papers_are_kept() {
    let office = Office::open().await;
    let first = office.issued().await;
    office.app.clock.set("2026-10-01T09:00:00+07:00");
    let mut form = first["form_data"].clone();
    form["full_name"] = "Budi Susanto".into();
    office.apply(form.clone(), amends(&first, " ")).await.field_error("/amendment_reason", "required");
    let named = amends(&first, &format!("NIK {NIK}"));
    office.apply(form.clone(), named).await.field_error("/amendment_reason", "personal_number");
    let alone = json!({"amendment_reason": "Salah ketik"});
    office.apply(form.clone(), alone).await.field_error("/amendment_reason", "unknown_field");
    let taken = office.apply(form, amends(&first, "Nama salah ketik")).await.expect(201);
    let follows = &taken.body["succession"];
    assert_eq!((&follows["kind"], &follows["reason"]), (&"amendment".into(), &"Nama salah ketik".into()));
    assert_eq!(follows["origins"]["full_name"], "changed");
    let id = taken.id();
    office.prepare(&id).await;
    let second = office.sign(&id).await.expect(200).body;
    let permit = &second["permit"];
    // A mistake that is mended lengthens nothing.
    assert_eq!((&permit["valid_from"], &permit["valid_until"]), (&"2026-10-01".into(), &"2027-03-06".into()));
    assert_eq!(chain(&second), ["replaced", "valid"]);
    assert_eq!(second["versions"][1]["kind"], "amendment");
    let told = office.verified(&first).await;
    assert_eq!(told["state"], "superseded");
    assert_eq!(ungrouped(&told["replaced_by_code"]), second["signature"]["code"]);
    for (application, name) in [(&first, "Budi Santoso"), (&second, "Budi Susanto")] {
        let file = office.counter.get(&format!("{}/signed-paper", permit_of(application))).await.expect(200);
        assert!(pdf::words(&file.bytes).contains(name), "{name}");
    }
    let fact =
        texts(office.app.db()).into_iter().find(|row| row.contains("amendment") && row.contains("on_time"));
    assert!(fact.is_some_and(|row| !row.contains("salah ketik")), "the ledger forgets nothing");
}

#[tokio::test]
async fn an_expired_paper_is_renewed_and_not_corrected() {
    let office = Office::open().await;
    let first = office.issued().await;
    office.app.clock.set("2027-03-07T09:00:00+07:00");
    let refused = office.apply(first["form_data"].clone(), amends(&first, "Salah ketik")).await;
    refused.problem("state_conflict");
    let more = json!({"renews_permit_id": first["permit"]["id"]});
    office.apply(first["form_data"].clone(), more).await.expect(201);
}

#[tokio::test]
async fn an_erasure_takes_the_reason_of_the_correction_along() {
    let office = Office::open().await;
    let first = office.issued().await;
    let more = amends(&first, "Xaviera pindah rumah");
    let id = office.apply(first["form_data"].clone(), more).await.expect(201).id();
    office.step(&office.counter, &id, "withdraw").await.expect(200);
    let request = json!({"basis": "request", "reason": "Surat pemohon"});
    let erased = office.head.post(&format!("/permit-applications/{id}/erasure"), request).await.expect(200);
    assert!(erased.body["succession"]["reason"].is_null());
    assert_eq!(erased.body["succession"]["kind"], "amendment");
    assert!(texts(office.app.db()).iter().all(|row| !row.contains("Xaviera")));
    // The answers of the first case are there still.
    assert_eq!(chain(&office.counter.get(&permit_of(&first)).await.expect(200).body), ["valid"]);
}
