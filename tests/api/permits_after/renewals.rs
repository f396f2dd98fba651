//! Renewing an issued paper.
use super::{MASK, NEIGHBOUR, NIK, Office, chain, permit_of, ungrouped};
use crate::permits::service_id;
use serde_json::{Value, json};

fn renews(application: &Value) -> Value {
    json!({"renews_permit_id": application["permit"]["id"]})
}

#[tokio::test]
async fn a_renewal_takes_the_answers_over_and_the_place_of_the_paper() {
    let office = Office::open().await;
    let first = office.issued().await;
    assert_eq!(first["form_data"]["nik"], MASK);
    office.app.clock.set("2027-02-01T09:00:00+07:00");
    let mut form = first["form_data"].clone();
    form["address"] = "Jl. Pattimura 9".into();
    let taken = office.apply(form, renews(&first)).await.expect(201);
    let id = taken.id();
    let follows = &taken.body["succession"];
    assert_eq!((&follows["kind"], &follows["number"]), (&"renewal".into(), &first["permit"]["number"]));
    assert_eq!(follows["application_id"], first["id"]);
    let origins = &follows["origins"];
    for (field, origin) in [("nik", "carried"), ("kk_number", "carried"), ("address", "changed")] {
        assert_eq!(origins[field], origin, "{origins}");
    }
    assert!(!taken.text().contains(NIK), "a number left the server: {}", taken.text());
    // The number itself came along, and is found as any other.
    let found = office.counter.post("/permit-applications/by-nik", json!({"nik": NIK})).await.expect(200);
    assert_eq!(found.items().len(), 2);
    let look = json!({"field": "nik", "purpose": "compare_papers"});
    let look = office.counter.post(&format!("/permit-applications/{id}/reveal"), look).await.expect(200);
    assert_eq!(look.body["value"], NIK);
    // One at a time.
    let twice = office.apply(first["form_data"].clone(), renews(&first)).await.problem("succession_open");
    assert!(twice.text_at("detail").contains("1/2027"), "{}", twice.text());

    office.prepare(&id).await;
    assert_eq!(office.verified(&first).await["state"], "valid");
    let second = office.sign(&id).await.expect(200).body;
    // 6 March 2027 is the last day of the first paper.
    let permit = &second["permit"];
    assert_eq!((&permit["valid_from"], &permit["valid_until"]), (&"2027-03-07".into(), &"2027-09-02".into()));
    assert_eq!(permit["issued_on"], "2027-02-01");
    assert_eq!(chain(&second), ["replaced", "valid"]);
    let was = office.counter.get(&permit_of(&first)).await.expect(200);
    assert_eq!((&was.body["state"], &was.body["replaced_by_id"]), (&"replaced".into(), &permit["id"]));
    assert_eq!(chain(&was.body), ["replaced", "valid"]);
    let told = office.verified(&first).await;
    assert_eq!(told["state"], "superseded");
    assert_eq!(ungrouped(&told["replaced_by_code"]), second["signature"]["code"]);
    let page = office.page(&first, "en").await;
    assert!(
        page.contains("replaced by a newer one") && page.contains("See the paper that replaced it"),
        "{page}"
    );
    let told = office.verified(&second).await;
    assert_eq!((&told["state"], &told["valid_from"]), (&"valid".into(), &"2027-03-07".into()));
    assert!(office.page(&second, "id").await.contains("7 Maret 2027, sebagai perpanjangan"));
    let gone = json!({"reason": "Keliru", "legal_basis": "Pasal 12"});
    office.head.post(&format!("{}/revocation", permit_of(&first)), gone).await.problem("state_conflict");
    office.apply(first["form_data"].clone(), renews(&first)).await.problem("state_conflict");

    // And once more: the chain goes on.
    office.app.clock.set("2027-10-01T09:00:00+07:00");
    let third = office.renewed(&second).await;
    assert_eq!(third["permit"]["valid_from"], "2027-10-01", "the second one had run out");
    assert_eq!(chain(&third), ["replaced", "replaced", "valid"]);
    assert_eq!(third["versions"][1]["kind"], "renewal");
    assert!(third["versions"][0]["kind"].is_null());
}

#[tokio::test]
async fn what_cannot_be_renewed_says_why() {
    let office = Office::open().await;
    let first = office.issued().await;
    let form = first["form_data"].clone();
    let other = json!({"renews_permit_id": first["id"]});
    office.apply(form.clone(), other).await.field_error("/renews_permit_id", "unknown_reference");
    let mut both = renews(&first);
    both["amends_permit_id"] = first["permit"]["id"].clone();
    both["amendment_reason"] = "Salah ketik".into();
    office.apply(form.clone(), both).await.field_error("/amends_permit_id", "invalid_choice");
    // A mask stands for nothing where no paper is named.
    office.apply(form.clone(), json!({})).await.field_error("/form_data/nik", "nik_format");
    let mut body = json!({"channel": "counter", "form_data": form, "documents": []});
    body["service_id"] = service_id(&office.counter, "KEL-SKTM").await.into();
    body["renews_permit_id"] = first["permit"]["id"].clone();
    let refused = office.counter.post("/permit-applications", body.clone()).await;
    refused.field_error("/service_id", "invalid_choice");
    let elsewhere = office.app.user("counter_officer").at(NEIGHBOUR).await;
    body["service_id"] = service_id(&elsewhere, "KEL-SKD").await.into();
    elsewhere.post("/permit-applications", body).await.field_error("/renews_permit_id", "unknown_reference");
    office.app.sql("UPDATE permits SET valid_until = NULL");
    office.apply(form, renews(&first)).await.field_error("/renews_permit_id", "permit_endless");
}

#[tokio::test]
async fn nothing_takes_the_place_of_a_paper_that_was_revoked_meanwhile() {
    let office = Office::open().await;
    let first = office.issued().await;
    let id = office.apply(first["form_data"].clone(), renews(&first)).await.expect(201).id();
    office.prepare(&id).await;
    let body = json!({"reason": "Keliru", "legal_basis": "Pasal 12 Perda 3/2019"});
    office.head.post(&format!("{}/revocation", permit_of(&first)), body).await.expect(200);
    office.sign(&id).await.problem("predecessor_ended");
    office.step(&office.head, &id, "sign").await.problem("predecessor_ended");
    office.step(&office.head, &id, "reject").await.expect(200);
    assert_eq!(office.app.count("SELECT COUNT(*) AS n FROM permits"), 1);
}

#[tokio::test]
async fn a_renewal_that_ends_without_a_paper_leaves_the_old_one_and_makes_room() {
    let office = Office::open().await;
    let first = office.issued().await;
    let id = office.apply(first["form_data"].clone(), renews(&first)).await.expect(201).id();
    office.step(&office.counter, &id, "withdraw").await.expect(200);
    let was = office.counter.get(&permit_of(&first)).await.expect(200);
    assert_eq!((&was.body["state"], chain(&was.body).len()), (&"valid".into(), 1));
    let again = office.apply(first["form_data"].clone(), renews(&first)).await.expect(201);
    // What is brought later says anew where the answers come from.
    let transitions = format!("/permit-applications/{}/transitions", again.id());
    let back = json!({"action": "return_incomplete", "note": "Alamat"});
    office.counter.post(&transitions, back).await.expect(200);
    let more = json!({"action": "resubmit", "form_data": {"address": "Jl. Pattimura 9"}});
    let after = office.counter.post(&transitions, more).await.expect(200);
    let origins = &after.body["succession"]["origins"];
    assert_eq!((&origins["address"], &origins["nik"]), (&"changed".into(), &"carried".into()));
}

#[tokio::test]
async fn signed_by_hand_the_old_paper_is_replaced_as_well() {
    let office = Office::open().await;
    let first = office.issued().await;
    let id = office.apply(first["form_data"].clone(), renews(&first)).await.expect(201).id();
    office.prepare(&id).await;
    let second = office.step(&office.head, &id, "sign").await.expect(200).body;
    assert_eq!(chain(&second), ["replaced", "valid"]);
    let told = office.verified(&first).await;
    assert_eq!((&told["state"], &told["replaced_by_code"]), (&"superseded".into(), &Value::Null));
}
