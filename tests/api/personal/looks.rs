//! Looks at numbers: with a purpose, listed for those who read the ledger; and the search by NIK.
use super::{VILLAGE, form, issue, seen, take_in};
use crate::kit::TestApp;
use serde_json::json;

const NIK: &str = "1571014508689001";
const KK: &str = "1571010101200001";

#[tokio::test]
async fn a_look_needs_a_purpose_and_is_listed() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let auditor = app.user("evaluator").at("15.71").await;
    let taken = take_in(&counter, form(NIK, KK), seen()).await.expect(201);
    let path = format!("/permit-applications/{}", taken.id());
    let reveal = format!("{path}/reveal");
    for body in [
        json!({"field": "nik"}),
        json!({"field": "nik", "purpose": ""}),
        json!({"field": "nik", "purpose": "ingin tahu"}),
    ] {
        assert_eq!(counter.post(&reveal, body).await.status, 422);
    }
    assert_eq!(app.facts("permit.reveal"), 0);
    let look = json!({"field": "nik", "purpose": "compare_papers"});
    assert_eq!(counter.post(&reveal, look).await.expect(200).body["value"], NIK);
    let full = json!({"numbers": "full", "identity_checked": true});
    counter.post(&format!("{path}/copy"), full).await.expect(200);
    counter.post("/permit-applications/by-nik", json!({"nik": NIK})).await.expect(200);
    let listed = auditor.get("/permit-looks").await.expect(200);
    let kinds: Vec<&str> = listed.items().iter().map(|look| look["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["search", "copy", "reveal"]);
    let reveal = &listed.items()[2];
    assert_eq!((&reveal["field"], &reveal["purpose"]), (&"nik".into(), &"compare_papers".into()));
    assert_eq!(reveal["by"], counter.name.as_str());
    assert_eq!((&reveal["application_id"], &reveal["register"]), (&taken.id().into(), &"1/2026".into()));
    assert_eq!(listed.items()[1]["numbers"], "full");
    assert_eq!(
        (&listed.items()[0]["found"], &listed.items()[0]["application_id"]),
        (&1.into(), &json!(null))
    );
    for hidden in [NIK, KK, "Budi"] {
        assert!(!listed.text().contains(hidden), "{hidden}");
    }
    // Pages without gaps, and other offices apart.
    let first = auditor.get("/permit-looks?limit=2").await.expect(200);
    let next = first.text_at("next_cursor");
    let rest = auditor.get(&format!("/permit-looks?limit=2&cursor={next}")).await.expect(200);
    assert_eq!((first.items().len(), rest.items().len()), (2, 1));
    let other = format!("/permit-looks?agency_id={}", app.agency("15.71.01.1002"));
    assert!(auditor.get(&other).await.expect(200).items().is_empty());
    counter.get("/permit-looks").await.problem("forbidden");
}

#[tokio::test]
async fn a_number_is_found_by_its_index_and_never_in_an_address() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let neighbour = app.user("counter_officer").at("15.71.01.1002").await;
    let one = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    take_in(&counter, form("1571014508689002", KK), seen()).await.expect(201);
    let two = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    let search = json!({"nik": NIK});
    let found = counter.post("/permit-applications/by-nik", search.clone()).await.expect(200);
    assert_eq!(found.ids(), [two, one]);
    assert!(!found.text().contains(NIK));
    let elsewhere = neighbour.post("/permit-applications/by-nik", search).await.expect(200);
    assert!(elsewhere.items().is_empty());
    counter.post("/permit-applications/by-nik", json!({"nik": "12"})).await.field_error("/nik", "nik_format");
    for q in [NIK, "1571-0145-0868-9001", "budi%201571014508689001"] {
        counter.get(&format!("/permit-applications?q={q}")).await.problem("personal_number");
    }
}

#[tokio::test]
async fn a_number_put_elsewhere_does_not_open() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let one = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    let two = take_in(&counter, form("1571014508689002", KK), seen()).await.expect(201).id();
    app.sql("UPDATE permit_secrets SET ciphertext = (SELECT MAX(ciphertext) FROM permit_secrets WHERE field = 'nik') WHERE field = 'nik'");
    let mut opened = 0;
    for id in [one, two] {
        let look = json!({"field": "nik", "purpose": "oversight"});
        let reply = counter.post(&format!("/permit-applications/{id}/reveal"), look).await;
        assert!(matches!(reply.status, 200 | 500), "{}", reply.text());
        opened += i32::from(reply.status == 200);
    }
    assert_eq!(opened, 1, "a ciphertext opened in a row that it was not made for");
}

#[tokio::test]
async fn opening_a_signed_paper_is_a_look() {
    let app = TestApp::start().await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let section = app.user("section_head").at(VILLAGE).await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let auditor = app.user("evaluator").at("15.71").await;
    let id = take_in(&counter, form(NIK, KK), seen()).await.expect(201).id();
    issue(&counter, &section, &head, &id).await;
    // Papers that are shown to staff before they are signed carry masks, so they are no look.
    counter.get(&format!("/permit-applications/{id}/paper")).await.expect(200);
    assert!(auditor.get("/permit-looks").await.expect(200).items().is_empty());
}
