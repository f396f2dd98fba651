//! Mail: in one's language, once, without what is secret, again after a refusal.
use super::{SUB_DISTRICT, VILLAGE, dispose, incoming};
use crate::kit::{Actor, MailServer, TestApp};
use chrono::Duration;
use serde_json::json;

struct Office {
    app: TestApp,
    server: MailServer,
    clerk: Actor,
    head: Actor,
    village: Actor,
}

/// An office with a mail server; the receiver has an address and reads English.
async fn office() -> Office {
    let server = MailServer::start();
    let url = server.url();
    let app = TestApp::start_with(|config| {
        config.notifications.smtp_url = Some(url.into());
        config.notifications.mail_from = "Pamong <pamong@jambikota.go.id>".into();
        config.public_url = "https://pamong.jambikota.go.id".into();
    })
    .await;
    let clerk = app.user("registry_clerk").at(SUB_DISTRICT).await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    let village = app.user("urban_village_head").at(VILLAGE).await;
    village.patch("/me", json!({"email": "lurah@jambikota.go.id", "locale": "en"})).await.expect(200);
    app.work().await;
    Office { app, server, clerk, head, village }
}

impl Office {
    async fn disposed(&self, security: &str) -> String {
        let letter = incoming(&self.app, &self.clerk, security).await;
        dispose(&self.head, &letter, &self.village, Some(self.app.clock.day(30))).await;
        letter
    }

    async fn work_at(&self, time: &str) -> usize {
        self.app.clock.set(time);
        for _ in 0..3 {
            self.app.work().await;
        }
        self.server.mails().len()
    }

    async fn mail_at_once(&self) {
        let item = json!({"event": "disposition_received", "in_app": true, "mail": "now"});
        self.village.put("/me/notification-preferences", json!({"items": [item]})).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_digest_comes_once_each_working_day_to_whoever_has_something_unread() {
    let office = office().await;
    let first = office.disposed("open").await;
    office.disposed("confidential").await;
    assert_eq!(office.work_at("2026-09-07T12:00:00+07:00").await, 0, "the usual is no mail at once");
    assert_eq!(office.work_at("2026-09-08T06:59:00+07:00").await, 0);
    assert_eq!(office.work_at("2026-09-08T07:00:00+07:00").await, 1);
    let mail = office.server.mails()[0].clone();
    assert_eq!(
        (mail.from.as_str(), mail.to.clone()),
        ("pamong@jambikota.go.id", vec!["lurah@jambikota.go.id".into()])
    );
    assert_eq!(mail.header("Subject").as_deref(), Some("2 unread notifications"));
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-generated"));
    let text = office.server.mails()[0].text();
    assert!(text.contains("2 × New disposition"), "{text}");
    assert!(
        text.contains(&format!("https://pamong.jambikota.go.id/surat/{}", first.rsplit('/').next().unwrap()))
    );
    assert_eq!(text.matches("sensus").count(), 1, "a confidential letter's subject left the system: {text}");

    // Nothing new: no mail. On a Saturday: none. What was read meanwhile: none.
    assert_eq!(office.work_at("2026-09-09T07:00:00+07:00").await, 1);
    office.app.clock.set("2026-09-11T12:00:00+07:00");
    office.disposed("open").await;
    assert_eq!(office.work_at("2026-09-12T07:00:00+07:00").await, 1);
    assert_eq!(office.work_at("2026-09-14T07:00:00+07:00").await, 2);
    office.disposed("open").await;
    office.village.post("/notifications/read", json!({"up_to": 99})).await.expect(200);
    assert_eq!(office.work_at("2026-09-15T07:00:00+07:00").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn mail_at_once_names_only_what_is_open() {
    let office = office().await;
    office.mail_at_once().await;
    office.disposed("open").await;
    office.disposed("secret").await;
    office.app.work().await;
    let mails = office.server.mails();
    let mut subjects: Vec<String> = mails.iter().filter_map(|m| m.header("Subject")).collect();
    subjects.sort();
    assert_eq!(subjects, ["New disposition", "New disposition: Undangan rapat sensus"]);
    let ids: std::collections::BTreeSet<_> = mails.iter().filter_map(|m| m.header("Message-ID")).collect();
    assert_eq!(ids.len(), 2);
    let secret = mails.iter().find(|m| !m.raw.contains("sensus")).unwrap();
    assert!(!secret.text().contains("B/12/1571"), "{}", secret.text());
    office.app.clock.advance(Duration::minutes(30));
    office.app.work().await;
    assert_eq!(office.server.mails().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_was_refused_is_sent_later_and_once() {
    let office = office().await;
    office.mail_at_once().await;
    office.server.refuse(2);
    office.disposed("open").await;
    office.app.work().await;
    assert_eq!(office.server.mails().len(), 0);
    for _ in 0..4 {
        office.app.clock.advance(Duration::minutes(10));
        office.app.work().await;
    }
    assert_eq!(office.server.mails().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_address_or_a_server_there_is_no_mail_and_the_preferences_say_so() {
    let office = office().await;
    let path = "/me/notification-preferences";
    assert_eq!(office.village.get(path).await.expect(200).body["mail_available"], true);
    office.village.patch("/me", json!({"email": null})).await.expect(200);
    office.mail_at_once().await;
    office.disposed("open").await;
    assert_eq!(office.work_at("2026-09-08T07:00:00+07:00").await, 0);

    let app = TestApp::start().await;
    let head = app.user("sub_district_head").at(SUB_DISTRICT).await;
    assert_eq!(head.get(path).await.expect(200).body["mail_available"], false);
}
