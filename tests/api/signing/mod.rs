//! Electronic signatures on letters.
mod flow;
mod judges;
mod permits;
mod refusals;
mod service;
mod services;

use crate::kit::{Actor, PASSPHRASE, Reply, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";

/// A village with a head who has a signing key, and staff who drafts.
struct Office {
    app: TestApp,
    head: Actor,
    staff: Actor,
}

impl Office {
    async fn open(app: TestApp) -> Self {
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        Self { app, head, staff }
    }

    async fn with_key() -> Self {
        let office = Self::open(TestApp::start().await).await;
        office.app.signer(&office.head).await;
        office
    }

    /// Path and `ETag` of a letter that waits for the head.
    async fn letter(&self) -> (String, String) {
        self.letter_to(json!({"name": "Dinas Kependudukan", "kind": "to"})).await
    }

    async fn letter_to(&self, addressee: Value) -> (String, String) {
        let body = json!({
            "direction": "outgoing", "kind": "SD", "subject": "Permintaan data penduduk",
            "body": "Mohon kirimkan data penduduk per RT.", "classification_code": "400.12.3",
            "urgency": "normal", "security_level": "open",
            "addressees": [addressee],
            "approver_position_id": self.head.position_id(),
        });
        let made = self.staff.post("/letters", body).await.expect(201);
        let path = format!("/letters/{}", made.id());
        let sent = self.staff.command(&format!("{path}/submission")).await.expect(200);
        (path, sent.header("etag").unwrap().to_owned())
    }

    async fn sign(&self, (path, etag): &(String, String), passphrase: &str) -> Reply {
        let body = json!({"passphrase": passphrase});
        self.head.if_match(etag.clone()).post(&format!("{path}/signature"), body).await
    }

    async fn signed(&self) -> String {
        let letter = self.letter().await;
        self.sign(&letter, PASSPHRASE).await.expect(200);
        letter.0
    }

    async fn pdf(&self, path: &str) -> Vec<u8> {
        self.head.get(&format!("{path}/paper")).await.expect(200).bytes
    }
}
