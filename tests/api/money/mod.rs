//! Money of services: orders, receipts, the cashier's day, refunds, and what everybody may know of them.
mod days;
mod formula;
mod numbers;
mod orders;
mod refunds;

use crate::kit::{Actor, Reply, TestApp};
use crate::permits::{answers, service_id};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
pub const FEE: i64 = 25_000;

/// An office with a service that costs something.
pub struct Office {
    pub counter: Actor,
    pub cashier: Actor,
    pub head: Actor,
}

impl Office {
    pub async fn of(app: &TestApp) -> Self {
        app.sql("UPDATE permit_services SET fee_idr = 25000 WHERE code = 'KEL-SKD'");
        Self {
            counter: app.user("counter_officer").at(VILLAGE).await,
            cashier: app.user("cashier").at(VILLAGE).await,
            head: app.user("urban_village_head").at(VILLAGE).await,
        }
    }

    /// An application that waits for its payment.
    pub async fn due(&self) -> Value {
        let documents: Value =
            (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
        let body = json!({
            "service_id": service_id(&self.counter, "KEL-SKD").await, "channel": "counter",
            "form_data": answers(), "documents": documents,
        });
        let case = self.counter.post("/permit-applications", body).await.expect(201).body;
        act(&self.counter, &case, "accept").await.expect(200);
        act(&self.counter, &case, "request_payment").await.expect(200).body
    }

    /// An application that was paid in this way.
    pub async fn paid(&self, payment: Value) -> Value {
        let case = self.due().await;
        pay(&self.cashier, &case, payment).await.expect(200).body
    }

    /// The day of the cashier.
    pub async fn day(&self, by: &Actor, day: &str) -> Value {
        let days = by.get(&format!("/cashier-days?day={day}")).await.expect(200);
        let own = days.items().iter().find(|d| d["cashier_user_id"] == self.cashier.user_id().to_string());
        own.cloned().unwrap_or_default()
    }
}

pub fn cash() -> Value {
    json!({"method": "cash", "amount_idr": FEE})
}

pub fn by_bank(method: &str, reference: &str) -> Value {
    json!({"method": method, "amount_idr": FEE, "reference": reference})
}

pub async fn step(by: &Actor, case: &Value, body: Value) -> Reply {
    let path = format!("/permit-applications/{}/transitions", case["id"].as_str().unwrap());
    by.post(&path, body).await
}

pub async fn act(by: &Actor, case: &Value, action: &str) -> Reply {
    step(by, case, json!({"action": action})).await
}

pub async fn pay(by: &Actor, case: &Value, payment: Value) -> Reply {
    step(by, case, json!({"action": "record_payment", "payment": payment})).await
}

pub async fn refund(by: &Actor, case: &Value, basis: &str) -> Reply {
    let path = format!("/payment-receipts/{}/refund", case["payment"]["receipt"]["id"].as_str().unwrap());
    by.post(&path, json!({"basis": basis, "reason": "Permohonan ditolak setelah dibayar"})).await
}
