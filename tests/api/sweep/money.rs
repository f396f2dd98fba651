//! For every operation on money a call that works.
use super::calls::{Body, Call};
use super::operation::Operation;
use super::world::{VILLAGE, World, text};
use crate::kit::Actor;
use pamong::identity::Permission;
use serde_json::{Value, json};

pub const OPERATIONS: &[&str] = &[
    "get_payment_receipt_paper",
    "create_payment_refund",
    "close_cashier_day",
    "compare_bank_lines",
    "get_public_receipt",
];

pub async fn call(w: &World, o: &Operation) -> Call {
    match o.id.as_str() {
        "get_payment_receipt_paper" => {
            let receipt = paid(w, &w.one).await;
            Call::new(o, &w.one, format!("/payment-receipts/{}/paper", text(&receipt["id"])), Body::None)
        }
        "create_payment_refund" => {
            let receipt = paid(w, &w.one).await;
            let path = format!("/payment-receipts/{}/refund", text(&receipt["id"]));
            Call::new(o, &w.one, path, Body::Json(json!({"basis": "error", "reason": "Dibayar dua kali"})))
        }
        "close_cashier_day" => {
            // A day is closed once, so each call has a cashier of its own, who is not there.
            let cashier = w.app.custom_role(Permission::ALL).at(VILLAGE).await;
            paid(w, &cashier).await;
            let body = json!({
                "day": w.day(0), "cashier_user_id": cashier.user_id().to_string(), "counted_idr": 24_000, "explanation": format!("Selisih ke-{}", w.next()),
            });
            Call::new(o, &w.one, o.path.clone(), Body::Json(body))
        }
        "compare_bank_lines" => {
            let csv = format!("{};25.000;TRX-{}", w.day(0), w.next());
            let body = json!({"from": w.day(-1), "until": w.day(0), "csv": csv});
            Call::new(o, &w.one, o.path.clone(), Body::Json(body))
        }
        "get_public_receipt" => {
            let receipt = paid(w, &w.one).await;
            let path = format!("/public/receipts/{}", text(&receipt["code"]));
            Call::new(o, &w.app.anonymous(), path, Body::None)
        }
        other => panic!("{other} is new: add a call that works to tests/api/sweep/money.rs"),
    }
}

/// The receipt of a payment that somebody took, for a service that costs something until then.
pub async fn paid(w: &World, cashier: &Actor) -> Value {
    w.app.sql("UPDATE permit_services SET fee_idr = 25000 WHERE code = 'KEL-SKD'");
    let case = w.application().await;
    let path = format!("/permit-applications/{}/transitions", text(&case["id"]));
    for action in ["accept", "request_payment"] {
        w.one.post(&path, json!({"action": action})).await.expect(200);
    }
    let payment = json!({"method": "qris", "amount_idr": 25_000, "reference": format!("QR{}", w.next())});
    let paid = cashier.post(&path, json!({"action": "record_payment", "payment": payment})).await.expect(200);
    w.app.sql("UPDATE permit_services SET fee_idr = 0 WHERE code = 'KEL-SKD'");
    paid.body["payment"]["receipt"].clone()
}
