//! From the stage of payment to the receipt.
use super::{FEE, Office, act, by_bank, cash, pay};
use crate::kit::{TestApp, pdf};
use serde_json::json;

#[tokio::test]
async fn an_order_is_made_with_the_stage_and_paid_exactly() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let case = office.due().await;
    let order = &case["payment"];
    assert_eq!((&order["number"], &order["status"]), (&"1/2022".into(), &"open".into()));
    assert_eq!(order["amount_in_words"], "dua puluh lima ribu rupiah");
    assert_eq!((&order["due_date"], &order["receipt"]), (&"2022-03-16".into(), &json!(null)));
    assert_eq!(order["lines"][0]["amount_idr"], FEE);
    let listed = office.cashier.get("/payment-orders?status=open").await.expect(200);
    assert_eq!(listed.items()[0]["application_id"], case["id"]);
    assert_eq!(listed.items()[0]["applicant_name"], "Budi Santoso");
    let code = case["tracking_code"].as_str().unwrap();
    assert_eq!(office.cashier.get(&format!("/payment-orders?q={code}")).await.expect(200).items().len(), 1);
    assert_eq!(office.cashier.get("/payment-orders?q=1/2022").await.expect(200).items().len(), 1);
    assert!(office.cashier.get("/payment-orders?q=apa").await.expect(200).items().is_empty());
    // What it says to the citizen.
    let tracked = app.anonymous().get(&format!("/public/applications/{code}")).await.expect(200);
    let told = &tracked.body["payment"];
    assert_eq!((&told["amount_idr"], &told["status"]), (&FEE.into(), &"open".into()));
    assert!(told["text"].as_str().unwrap().contains("tepat Rp25.000"), "{told}");
    // Only by the cashier, and exactly.
    pay(&office.counter, &case, cash()).await.problem("forbidden");
    act(&office.cashier, &case, "record_payment").await.field_error("/payment", "required");
    let less = json!({"method": "cash", "amount_idr": 20_000});
    pay(&office.cashier, &case, less).await.field_error("/payment/amount_idr", "amount_differs");
    let bare = json!({"method": "qris", "amount_idr": FEE});
    pay(&office.cashier, &case, bare).await.field_error("/payment/reference", "required");
    pay(&office.cashier, &case, by_bank("cash", "A1"))
        .await
        .field_error("/payment/reference", "unknown_field");
    let nik = by_bank("qris", "1571014508689001");
    pay(&office.cashier, &case, nik).await.field_error("/payment/reference", "personal_number");
    let paid = pay(&office.cashier, &case, by_bank("qris", " QR-001 ")).await.expect(200);
    assert_eq!(paid.body["status"], "in_review");
    let receipt = &paid.body["payment"]["receipt"];
    assert_eq!((&receipt["number"], &receipt["reference"]), (&"1/2022".into(), &"QR-001".into()));
    assert_eq!(paid.body["payment"]["may_refund"], false);
    pay(&office.cashier, &case, by_bank("qris", "QR-002")).await.problem("state_conflict");
    // The reference of one payment is not that of another.
    let second = office.due().await;
    pay(&office.cashier, &second, by_bank("bank_transfer", "QR-001"))
        .await
        .field_error("/payment/reference", "duplicate");
    for fact in ["payment.order", "payment.receive"] {
        assert!(app.facts(fact) > 0, "{fact}");
    }
}

#[tokio::test]
async fn everybody_may_check_a_receipt_and_nobody_guess_one() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let paid = office.paid(cash()).await;
    let receipt = &paid["payment"]["receipt"];
    let (id, code) = (receipt["id"].as_str().unwrap(), receipt["code"].as_str().unwrap());
    let nobody = app.anonymous();
    let shown = nobody.get(&format!("/public/receipts/{}", code.to_lowercase())).await.expect(200);
    assert_eq!((&shown.body["number"], &shown.body["state"]), (&"1/2022".into(), &"valid".into()));
    assert_eq!(shown.body["amount_in_words"], "dua puluh lima ribu rupiah");
    assert_eq!((&shown.body["paid_on"], &shown.body["refunded_on"]), (&"2022-02-14".into(), &json!(null)));
    let text = shown.text();
    for personal in ["Budi", "157101", paid["tracking_code"].as_str().unwrap(), "0812"] {
        assert!(!text.contains(personal), "{personal} in {text}");
    }
    // A tracking code is no code of a receipt, and what is mistyped answers like what was never given.
    let tracking = paid["tracking_code"].as_str().unwrap();
    for guess in [tracking, "ABCD-EFGH-JKMN-PQRS", "0", "kuitansi"] {
        nobody.get(&format!("/public/receipts/{guess}")).await.problem("not_found");
    }
    for format in ["sheet", "roll80"] {
        let paper = office.cashier.get(&format!("/payment-receipts/{id}/paper?format={format}")).await;
        let words = pdf::words(&paper.expect(200).bytes);
        for said in ["KUITANSI", "1/2022", "dua puluh lima ribu rupiah", "Budi Santoso", "/kuitansi"] {
            assert!(words.contains(said), "{said} in {words}");
        }
    }
    // Another office sees nothing of it.
    let elsewhere = app.user("cashier").at("15.71.01.1002").await;
    elsewhere.get(&format!("/payment-receipts/{id}/paper")).await.problem("not_found");
    assert!(elsewhere.get("/payment-orders").await.expect(200).items().is_empty());
}

#[tokio::test]
async fn an_order_is_void_where_the_application_ends_before_it_is_paid() {
    let app = TestApp::start().await;
    let office = Office::of(&app).await;
    let case = office.due().await;
    let ended = act(&office.counter, &case, "withdraw").await.expect(200);
    assert_eq!(
        (&ended.body["status"], &ended.body["payment"]["status"]),
        (&"withdrawn".into(), &"void".into())
    );
    assert_eq!(app.facts("payment.void"), 1);
    let code = case["tracking_code"].as_str().unwrap();
    let tracked = app.anonymous().get(&format!("/public/applications/{code}")).await.expect(200);
    assert!(tracked.body["payment"]["text"].as_str().unwrap().contains("Jangan membayarnya"));
}

#[tokio::test]
async fn a_free_service_has_no_order() {
    let app = TestApp::start().await;
    let office = Office::of(&app).await;
    app.sql("UPDATE permit_services SET fee_idr = 0 WHERE code = 'KEL-SKD'");
    let documents: serde_json::Value =
        (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
    let body = json!({
        "service_id": crate::permits::service_id(&office.counter, "KEL-SKD").await, "channel": "counter",
        "form_data": crate::permits::answers(), "documents": documents,
    });
    let case = office.counter.post("/permit-applications", body).await.expect(201).body;
    act(&office.counter, &case, "accept").await.expect(200);
    act(&office.counter, &case, "request_payment").await.problem("state_conflict");
    let went_on = act(&office.counter, &case, "request_initials").await.expect(200);
    assert_eq!(went_on.body["payment"], json!(null));
    assert!(office.cashier.get("/payment-orders").await.expect(200).items().is_empty());
}

#[tokio::test]
async fn what_was_paid_is_copied_and_its_words_are_erased() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let paid = office.paid(by_bank("bank_transfer", "TRX-9")).await;
    let path = format!("/permit-applications/{}", paid["id"].as_str().unwrap());
    act(&office.counter, &paid, "withdraw").await.expect(200);
    super::refund(&office.head, &paid, "not_served").await.expect(200);
    let copy = office.head.post(&format!("{path}/copy"), json!({"numbers": "masked"})).await.expect(200);
    let payment = &copy.body["payments"][0];
    assert_eq!((&payment["receipt"], &payment["reference"]), (&"1/2022".into(), &"TRX-9".into()));
    assert_eq!(payment["refunded_on"], "2022-02-14");
    let erasure = json!({"basis": "request", "reason": "Diminta pemohon"});
    office.head.post(&format!("{path}/erasure"), erasure).await.expect(200);
    let left = office.head.get(&path).await.expect(200);
    let order = &left.body["payment"];
    assert_eq!((&order["lines"], &order["receipt"]["reference"]), (&json!([]), &json!(null)));
    assert_eq!(order["receipt"]["refund"]["reason"], json!(null));
    assert_eq!(app.count("SELECT COUNT(*) AS n FROM payment_receipts"), 1);
}
