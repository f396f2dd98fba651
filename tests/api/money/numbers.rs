//! Numbers of money have no gaps, whoever writes at the same time.
use super::{Office, cash, pay};
use crate::kit::TestApp;
use futures_util::future::join_all;
use serde_json::json;
use std::collections::BTreeSet;

const CASES: usize = 8;

#[tokio::test]
async fn parallel_orders_and_receipts_are_numbered_without_gaps() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let cases = join_all((0..CASES).map(|_| office.due())).await;
    let numbers: BTreeSet<String> =
        cases.iter().map(|case| case["payment"]["number"].as_str().unwrap().to_owned()).collect();
    let expected: BTreeSet<String> = (1..=CASES).map(|n| format!("{n}/2022")).collect();
    assert_eq!(numbers, expected);
    // Two people press the button for each: one receipt, and no number is lost by the other.
    let colleague = app.user("cashier").at(super::VILLAGE).await;
    let twice = cases.iter().flat_map(|case| [(&office.cashier, case), (&colleague, case)]);
    let replies = join_all(twice.map(|(by, case)| pay(by, case, cash()))).await;
    assert_eq!(replies.iter().filter(|reply| reply.status == 200).count(), CASES);
    for refused in replies.iter().filter(|reply| reply.status != 200) {
        assert!([409, 412].contains(&refused.status), "{} {}", refused.status, refused.text());
    }
    let receipts = office.head.get("/payment-orders?status=paid").await.expect(200);
    let given: BTreeSet<String> = receipts
        .items()
        .iter()
        .map(|order| order["receipt"]["number"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(given, expected);
    // The proof of numbers knows the registers.
    let clerk = app.user("secretary").at(super::VILLAGE).await;
    let series = clerk.get("/number-series?year=2022").await.expect(200);
    for register in ["payment_order", "receipt"] {
        let found = series.items().iter().find(|s| s["register"] == register).unwrap();
        assert_eq!((&found["last"], &found["adds_up"]), (&json!(CASES), &true.into()), "{register}");
    }
}

#[tokio::test]
async fn nothing_slips_into_a_day_while_it_is_closed() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    office.paid(cash()).await;
    let cases = join_all((0..4).map(|_| office.due())).await;
    let close = |explanation: &str| {
        let body = json!({"day": "2022-02-14", "counted_idr": 0, "explanation": explanation});
        let cashier = office.cashier.clone();
        async move { cashier.post("/cashier-closings", body).await }
    };
    let payments = join_all(cases.iter().map(|case| pay(&office.cashier, case, cash())));
    let (payments, closed) = tokio::join!(payments, close("Belum dihitung"));
    let closed = closed.expect(200);
    let taken = payments.iter().filter(|reply| reply.status == 200).count();
    for refused in payments.iter().filter(|reply| reply.status != 200) {
        refused.is_problem();
        assert_eq!(refused.body["code"], "day_closed");
    }
    assert_eq!(closed.body["sums"]["receipts"], json!(1 + taken));
    let day = office.day(&office.head, "2022-02-14").await;
    assert_eq!(day["sums"], closed.body["sums"]);
}
