//! Issued papers after their signature: revoked, listed by how they stand, renewed, corrected, and told of before they end.
mod amendments;
mod expiry;
pub mod handovers;
mod register;
mod renewals;
mod revoking;

use crate::kit::{Actor, PASSPHRASE, Reply, TestApp};
use crate::permits::{answers, service_id};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";
const NIK: &str = "1571014508689001";
const MASK: &str = "157101**********";

/// A village whose head signs electronically.
pub struct Office {
    pub app: TestApp,
    pub counter: Actor,
    pub section: Actor,
    pub head: Actor,
}

/// Where the paper of an application is.
pub fn permit_of(application: &Value) -> String {
    format!("/permits/{}", application["permit"]["id"].as_str().unwrap())
}

/// A verification code as it is stored.
pub fn ungrouped(code: &Value) -> Value {
    code.as_str().unwrap().replace('-', "").into()
}

/// The states of a chain, the first paper first.
pub fn chain(view: &Value) -> Vec<String> {
    let versions = view["versions"].as_array().unwrap().iter();
    versions.map(|v| v["state"].as_str().unwrap().to_owned()).collect()
}

impl Office {
    pub async fn open() -> Self {
        let app = TestApp::start().await;
        let counter = app.user("counter_officer").at(VILLAGE).await;
        let section = app.user("section_head").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        app.signer(&head).await;
        Self { app, counter, section, head }
    }

    /// Hands an application for a residence certificate in, with these fields beside the usual ones.
    pub async fn apply(&self, form: Value, more: Value) -> Reply {
        let documents: Value =
            (0..3).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
        let mut body = json!({
            "service_id": service_id(&self.counter, "KEL-SKD").await, "channel": "counter",
            "form_data": form, "documents": documents,
        });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.counter.post("/permit-applications", body).await
    }

    pub async fn step(&self, actor: &Actor, id: &str, action: &str) -> Reply {
        let body = json!({"action": action, "note": "Sesuai berkas"});
        actor.post(&format!("/permit-applications/{id}/transitions"), body).await
    }

    /// Takes an application to the head, who only has to sign.
    pub async fn prepare(&self, id: &str) {
        for (actor, action) in
            [(&self.counter, "accept"), (&self.counter, "request_initials"), (&self.section, "initial")]
        {
            self.step(actor, id, action).await.expect(200);
        }
    }

    pub async fn sign(&self, id: &str) -> Reply {
        let path = format!("/permit-applications/{id}");
        let seen = self.head.get(&path).await.expect(200).etag();
        let body = json!({"passphrase": PASSPHRASE});
        self.head.if_match(seen).post(&format!("{path}/signature"), body).await
    }

    /// A residence certificate that was signed electronically, as its application shows it.
    pub async fn issued(&self) -> Value {
        let id = self.apply(answers(), json!({})).await.expect(201).id();
        self.prepare(&id).await;
        self.sign(&id).await.expect(200).body
    }

    /// A renewal of a paper that was signed electronically: the answers are those which the earlier case shows.
    pub async fn renewed(&self, application: &Value) -> Value {
        let more = json!({"renews_permit_id": application["permit"]["id"]});
        let id = self.apply(application["form_data"].clone(), more).await.expect(201).id();
        self.prepare(&id).await;
        self.sign(&id).await.expect(200).body
    }

    /// What anyone reads about the paper of an application.
    pub async fn verified(&self, application: &Value) -> Value {
        let code = application["signature"]["code"].as_str().unwrap();
        self.app.anonymous().get(&format!("/public/verify/{code}")).await.expect(200).body
    }

    /// The same as a page.
    pub async fn page(&self, application: &Value, lang: &str) -> String {
        let code = application["signature"]["code"].as_str().unwrap();
        self.app.anonymous().get(&format!("//public/verify/{code}?lang={lang}")).await.expect(200).text()
    }
}
