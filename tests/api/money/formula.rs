//! A fee that depends on answers, from the draft to the receipt.
use super::{VILLAGE, act, pay};
use crate::catalogue::{definition, publish_new};
use crate::kit::{Actor, Reply, TestApp};
use serde_json::{Value, json};

/// The stall at the night market, for which each watt costs something.
fn priced() -> Value {
    let mut priced = definition();
    priced["fee_idr"] = json!(null);
    priced["legal_basis"] = "Perda Kota Jambi 3/2012".into();
    priced["procedure"] = json!(null);
    priced["fee_rule"] = json!({
        "lines": [
            {"label_id": "Lapak", "label_en": "Stall", "rate_idr": 10_000, "times": []},
            {"label_id": "Listrik", "label_en": "Electricity", "rate_idr": 15, "times": ["watts"]},
        ],
        "minimum_idr": null, "maximum_idr": 50_000,
    });
    priced
}

async fn taken(counter: &Actor, service: &str, watts: Option<i64>) -> Reply {
    let mut form = json!({"full_name": "Sri", "goods": "Es", "electricity": "tidak"});
    let mut documents = vec![json!({"requirement_index": 0, "original_seen": true})];
    if let Some(watts) = watts {
        form["electricity"] = "ya".into();
        form["watts"] = watts.into();
        documents.push(json!({"requirement_index": 1, "original_seen": true}));
    }
    let body =
        json!({"service_id": service, "channel": "counter", "form_data": form, "documents": documents});
    counter.post("/permit-applications", body).await
}

#[tokio::test]
async fn a_fee_by_answers_is_published_charged_and_paid() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let cashier = app.user("cashier").at(VILLAGE).await;
    let service = publish_new(&keeper, "KEL-LAPAK", priced(), "2022-02-14").await;
    let public = app.anonymous().get("/public/permit-services/KEL-LAPAK").await.expect(200);
    assert_eq!(
        (&public.body["fee_idr"], &public.body["fee_rule"]["maximum_idr"]),
        (&json!(null), &50_000.into())
    );
    let mut amounts = Vec::new();
    for watts in [None, Some(450), Some(5000)] {
        let case = taken(&counter, &service, watts).await.expect(201).body;
        act(&counter, &case, "accept").await.expect(200);
        act(&counter, &case, "request_initials").await.problem("state_conflict");
        let due = act(&counter, &case, "request_payment").await.expect(200).body;
        amounts.push(due["payment"]["amount_idr"].as_i64().unwrap());
        if watts == Some(450) {
            assert_eq!(due["payment"]["lines"][1]["label_id"], "Listrik (Rp15 × 450)");
            let payment = json!({"method": "cash", "amount_idr": 16_750});
            pay(&cashier, &due, payment).await.expect(200);
            act(&counter, &due, "request_initials").await.expect(200);
        }
    }
    assert_eq!(amounts, [10_000, 16_750, 50_000]);
}

#[tokio::test]
async fn a_rule_that_comes_to_nothing_asks_for_nothing() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let counter = app.user("counter_officer").at(VILLAGE).await;
    let mut free = priced();
    free["fee_rule"]["lines"].as_array_mut().unwrap().remove(0);
    let service = publish_new(&keeper, "KEL-LAPAK", free, "2022-02-14").await;
    let case = taken(&counter, &service, None).await.expect(201).body;
    act(&counter, &case, "accept").await.expect(200);
    act(&counter, &case, "request_payment").await.problem("state_conflict");
    act(&counter, &case, "request_initials").await.expect(200);
}

#[tokio::test]
async fn a_rule_with_faults_is_kept_as_a_draft_and_never_published() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let keeper = app.user("administrator").at("15.71").await;
    let mut wrong = priced();
    wrong["fee_idr"] = 5000.into();
    wrong["fee_rule"]["lines"][1]["times"] = json!(["goods", "gone"]);
    let draft = json!({"code": "KEL-SALAH", "definition": wrong});
    let begun = keeper.post("/permit-service-drafts", draft).await.expect(201);
    let mut told: Vec<String> = begun.body["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| format!("{} {}", fault["pointer"].as_str().unwrap(), fault["code"].as_str().unwrap()))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "/fee_rule invalid_choice",
            "/fee_rule/lines/1/times/0 invalid_choice",
            "/fee_rule/lines/1/times/1 field_missing",
        ]
    );
    let path = format!("/permit-services/{}/publication", begun.id());
    let publish = keeper.if_match(begun.header("etag").unwrap());
    publish.post(&path, json!({"valid_from": "2022-02-14"})).await.field_error("/fee_rule", "invalid_choice");
}
