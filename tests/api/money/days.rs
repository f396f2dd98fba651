//! The day of a cashier, and what the bank says.
use super::{Office, by_bank, cash, pay, refund};
use crate::kit::TestApp;
use serde_json::{Value, json};

fn closing(day: &str, counted: i64, explanation: Option<&str>) -> Value {
    json!({"day": day, "counted_idr": counted, "explanation": explanation})
}

#[tokio::test]
async fn a_day_is_counted_explained_and_closed_for_good() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    let (cashier, head, today) = (&office.cashier, &office.head, "2022-02-14");
    let close = |body| cashier.post("/cashier-closings", body);
    close(closing(today, 0, None)).await.field_error("/day", "unknown_reference");
    office.paid(cash()).await;
    let given_back = office.paid(cash()).await;
    office.paid(by_bank("bank_transfer", "TRX-1")).await;
    let by_qris = office.paid(by_bank("qris", "QR-1")).await;
    refund(head, &given_back, "error").await.expect(200);
    let day = office.day(cashier, today).await;
    let sums = json!({
        "receipts": 4, "refunds": 1, "cash_idr": 50_000, "transfer_idr": 25_000, "qris_idr": 25_000,
        "refunded_cash_idr": 25_000, "refunded_bank_idr": 0,
    });
    assert_eq!((&day["sums"], &day["expected_idr"]), (&sums, &25_000.into()));
    assert_eq!((&day["may_close"], &day["receipts"].as_array().unwrap().len()), (&true.into(), &4));
    close(closing("2022-02-15", 25_000, None)).await.field_error("/day", "date_in_future");
    close(closing(today, -1, None)).await.field_error("/counted_idr", "out_of_range");
    close(closing(today, 24_500, None)).await.field_error("/explanation", "required");
    let words = "Uang kembalian kurang lima ratus rupiah";
    let why = Some(words);
    let closed = close(closing(today, 24_500, why)).await.expect(200);
    assert_eq!((&closed.body["number"], &closed.body["difference_idr"]), (&"1/2022".into(), &(-500).into()));
    close(closing(today, 24_500, why)).await.problem("day_closed");
    // Nothing is added to that day: no receipt, and no refund out of that till.
    let late = office.due().await;
    pay(cashier, &late, cash()).await.problem("day_closed");
    refund(head, &by_qris, "error").await.problem("day_closed");
    let colleague = app.user("cashier").at(super::VILLAGE).await;
    pay(&colleague, &late, cash()).await.expect(200);
    // The next day has a till of its own.
    app.clock.set("2022-02-15T09:00:00+07:00");
    refund(head, &by_qris, "error").await.expect(200);
    office.paid(cash()).await;
    let seen = head.get("/cashier-closings").await.expect(200);
    assert_eq!(seen.items()[0]["explanation"], words);
    assert_eq!(seen.items()[0]["sums"], sums);
    assert_eq!(app.facts("payment.close_day"), 1);
    // The office above sees it, the one beside does not.
    let above = app.user("sub_district_head").at("15.71.01").await;
    assert_eq!(above.get("/cashier-closings").await.expect(200).items().len(), 1);
    let beside = app.user("urban_village_head").at("15.71.01.1002").await;
    assert!(beside.get("/cashier-closings").await.expect(200).items().is_empty());
}

#[tokio::test]
async fn the_head_closes_the_day_of_a_cashier_who_is_not_there() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    office.paid(cash()).await;
    let mut body = closing("2022-02-14", 25_000, None);
    body["cashier_user_id"] = office.cashier.user_id().to_string().into();
    app.clock.set("2022-02-16T09:00:00+07:00");
    let colleague = app.user("cashier").at(super::VILLAGE).await;
    colleague.post("/cashier-closings", body.clone()).await.problem("forbidden");
    let closed = office.head.post("/cashier-closings", body).await.expect(200);
    assert_eq!((&closed.body["difference_idr"], &closed.body["day"]), (&0.into(), &"2022-02-14".into()));
    assert_ne!(closed.body["closed_by"], closed.body["cashier_name"]);
    // The heads own no till.
    office.head.post("/cashier-closings", closing("2022-02-16", 0, None)).await.problem("forbidden");
}

#[tokio::test]
async fn what_bank_and_office_do_not_share_is_told_in_words() {
    let app = TestApp::start().await;
    app.clock.set("2022-02-14T09:00:00+07:00");
    let office = Office::of(&app).await;
    office.paid(cash()).await;
    office.paid(by_bank("bank_transfer", "TRX-1")).await;
    office.paid(by_bank("qris", "QR-1")).await;
    let compare = |csv: &str| {
        let body = json!({"from": "2022-02-14", "until": "2022-02-14", "csv": csv});
        let cashier = office.cashier.clone();
        async move { cashier.post("/bank-comparison", body).await }
    };
    let found =
        compare("Tanggal;Jumlah;Referensi\n14/02/2022;25.000,00;trx-1\n14/02/2022;9.000;LAIN\n").await;
    let found = found.expect(200);
    assert_eq!((&found.body["matched_idr"], &found.body["matched"][0]["row"]), (&25_000.into(), &2.into()));
    let told: Vec<&str> = found.body["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|difference| difference["text"].as_str().unwrap())
        .collect();
    assert_eq!(
        told,
        [
            "Baris 3: Rp9.000 tanggal 14 Februari 2022 dengan referensi LAIN ada di bank, tetapi tidak ada kuitansinya.",
            "Kuitansi 3/2022 sebesar Rp25.000 dengan referensi QR-1 tidak ada di bank.",
        ]
    );
    compare("bukan tabel").await.field_error("/csv", "table_unreadable");
    let backwards = json!({"from": "2022-02-15", "until": "2022-02-14", "csv": "2022-02-14;1;A"});
    office.cashier.post("/bank-comparison", backwards).await.field_error("/until", "date_order");
    office.counter.post("/bank-comparison", json!({})).await.problem("forbidden");
}
