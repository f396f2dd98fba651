//! Dispatch over HTTP: inside the city, by mail, on paper, and the receipts of letters that come in.
mod inside;
mod mail;
mod paper;
mod receipts;

use crate::kit::{Actor, MailServer, PASSPHRASE, Reply, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const THIRD: &str = "15.71.01.1003";

/// A village with a mail server; its head signs electronically.
struct Office {
    app: TestApp,
    server: MailServer,
    clerk: Actor,
    head: Actor,
}

impl Office {
    async fn open() -> Self {
        let server = MailServer::start();
        let url = server.url();
        let app = TestApp::start_with(|config| {
            config.notifications.smtp_url = Some(url.into());
            config.notifications.mail_from = "Pamong <surat@jambikota.go.id>".into();
            config.public_url = "https://pamong.jambikota.go.id".into();
        })
        .await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        app.signer(&head).await;
        Self { app, server, clerk, head }
    }

    fn body(&self, addressees: Value) -> Value {
        json!({
            "direction": "outgoing", "kind": "SD", "subject": "Permintaan data penduduk",
            "body": "Mohon data penduduk per RT.", "classification_code": "400.12.3", "urgency": "normal",
            "security_level": "open", "addressees": addressees, "approver_position_id": self.head.position_id(),
        })
    }

    /// Path of a letter that waits for the head.
    async fn submitted(&self, body: Value) -> String {
        let path = format!("/letters/{}", self.clerk.post("/letters", body).await.expect(201).id());
        self.clerk.command(&format!("{path}/submission")).await.expect(200);
        path
    }

    /// Path of a letter that is signed electronically.
    async fn signed(&self, body: Value) -> String {
        let path = self.submitted(body).await;
        let etag = self.head.get(&path).await.expect(200).etag();
        let passphrase = json!({"passphrase": PASSPHRASE});
        self.head.if_match(etag).post(&format!("{path}/signature"), passphrase).await.expect(200);
        path
    }

    /// Path of a letter that is signed by hand.
    async fn approved(&self, body: Value) -> String {
        let path = self.submitted(body).await;
        self.head.command(&format!("{path}/approval")).await.expect(200);
        path
    }

    /// Path of a letter that went to one addressee by mail, and is still in the queue.
    async fn mailed(&self, email: &str) -> String {
        let path = self.signed(self.body(json!([{"name": "Setda Provinsi", "kind": "to"}]))).await;
        let ways = json!({"ways": [{"pos": 1, "way": "mail", "email": email}]});
        self.clerk.post(&format!("{path}/dispatch"), ways).await.expect(200);
        path
    }

    async fn ways(&self, letter: &str) -> Reply {
        self.clerk.get(&format!("{letter}/dispatches")).await.expect(200)
    }

    /// Lets the background work go on until nothing more is due.
    async fn work(&self) {
        for _ in 0..3 {
            self.app.work().await;
        }
    }
}

/// State and possible acts of an addressee.
fn state(reply: &Reply, pos: usize) -> (String, Vec<String>) {
    let item = &reply.items()[pos - 1];
    let actions = item["allowed_actions"].as_array().unwrap().iter();
    let actions = actions.map(|a| a.as_str().unwrap().to_owned()).collect();
    (item["status"].as_str().unwrap_or("-").to_owned(), actions)
}
