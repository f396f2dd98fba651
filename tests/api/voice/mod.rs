//! What citizens say: surveys of cases that have ended, complaints, and the numbers that everybody may read.
mod complaints;
mod statistics;
mod surveys;

use crate::kit::{Actor, TestApp};
use crate::permits::{answers as form, service_id};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
const ELEMENTS: [&str; 9] = [
    "requirements",
    "procedure",
    "service_time",
    "fee",
    "product",
    "competence",
    "behaviour",
    "facilities",
    "complaint_handling",
];

/// The same answer to everything.
fn all(answer: i32) -> Value {
    ELEMENTS
        .iter()
        .map(|element| ((*element).to_owned(), json!(answer)))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

/// An office whose people can bring a case to its end.
struct Office {
    counter: Actor,
    section: Actor,
    head: Actor,
}

impl Office {
    async fn of(app: &TestApp) -> Self {
        Self {
            counter: app.user("counter_officer").at(VILLAGE).await,
            section: app.user("section_head").at(VILLAGE).await,
            head: app.user("urban_village_head").at(VILLAGE).await,
        }
    }

    /// A case that was taken in.
    async fn taken(&self) -> Value {
        let documents: Value =
            (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
        let body = json!({
            "service_id": service_id(&self.counter, "KEL-SKD").await, "channel": "counter",
            "form_data": form(), "documents": documents,
        });
        self.counter.post("/permit-applications", body).await.expect(201).body
    }

    async fn act(&self, case: &Value, by: &Actor, action: &str) {
        let path = format!("/permit-applications/{}/transitions", case["id"].as_str().unwrap());
        by.post(&path, json!({"action": action, "note": "Alasan"})).await.expect(200);
    }

    /// A case that was signed and handed over.
    async fn handed_over(&self) -> Value {
        let case = self.taken().await;
        for (by, action) in [
            (&self.counter, "accept"),
            (&self.counter, "request_initials"),
            (&self.section, "initial"),
            (&self.head, "sign"),
            (&self.counter, "hand_over"),
        ] {
            self.act(&case, by, action).await;
        }
        case
    }
}

fn code(case: &Value) -> &str {
    case["tracking_code"].as_str().unwrap()
}
