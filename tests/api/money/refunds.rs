//! Money that is given back.
use super::{Office, act, cash, pay, refund};
use crate::kit::TestApp;
use serde_json::json;

#[tokio::test]
async fn money_is_given_back_by_the_head_once_and_the_receipt_says_so() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let paid = office.paid(cash()).await;
    let code = paid["payment"]["receipt"]["code"].as_str().unwrap().to_owned();
    refund(&office.cashier, &paid, "error").await.problem("forbidden");
    // The application is still worked on, so it cannot have ended without its result.
    refund(&office.head, &paid, "not_served").await.problem("state_conflict");
    let reject = json!({"action": "reject", "note": "Data tidak sesuai"});
    super::step(&office.counter, &paid, reject).await.expect(200);
    app.clock.set("2022-02-15T10:00:00+07:00");
    let path = format!("/payment-receipts/{}/refund", paid["payment"]["receipt"]["id"].as_str().unwrap());
    let unexplained = json!({"basis": "not_served", "reason": " "});
    office.head.post(&path, unexplained).await.field_error("/reason", "required");
    let back = refund(&office.head, &paid, "not_served").await.expect(200);
    let told = &back.body["receipt"]["refund"];
    assert_eq!((&told["number"], &told["refunded_on"]), (&"1/2022".into(), &"2022-02-15".into()));
    refund(&office.head, &paid, "not_served").await.problem("already_done");
    let public = app.anonymous().get(&format!("/public/receipts/{code}")).await.expect(200);
    assert_eq!(
        (&public.body["state"], &public.body["refunded_on"]),
        (&"refunded".into(), &"2022-02-15".into())
    );
    assert!(!public.text().contains("ditolak"), "the reason is not public: {}", public.text());
    // It counts on the day on which it was made, in the till of whoever took it.
    let (monday, tuesday) =
        (office.day(&office.head, "2022-02-14").await, office.day(&office.head, "2022-02-15").await);
    assert_eq!((&monday["expected_idr"], &monday["sums"]["refunds"]), (&25_000.into(), &0.into()));
    assert_eq!((&tuesday["expected_idr"], &tuesday["sums"]["refunds"]), (&(-25_000).into(), &1.into()));
    assert_eq!(app.facts("payment.refund"), 1);
}

#[tokio::test]
async fn another_office_gives_nothing_back() {
    let app = TestApp::start().await;
    let office = Office::of(&app).await;
    let paid = office.paid(cash()).await;
    let neighbour = app.user("urban_village_head").at("15.71.01.1002").await;
    refund(&neighbour, &paid, "error").await.problem("not_found");
    // The office above sees it, and does not do the work of the one below.
    let above = app.user("sub_district_head").at("15.71.01").await;
    refund(&above, &paid, "error").await.problem("forbidden");
    let back = refund(&office.head, &paid, "error").await.expect(200);
    assert_eq!(back.body["receipt"]["refund"]["basis"], "error");
    // The application goes on: whether something is due again is for the office to say.
    act(&office.counter, &paid, "request_payment").await.problem("state_conflict");
    pay(&office.cashier, &paid, cash()).await.problem("state_conflict");
}
