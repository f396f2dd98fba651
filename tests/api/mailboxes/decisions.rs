//! What clerks see of the messages, and what they decide.
use super::{NEIGHBOUR, Office, VILLAGE, messages};
use serde_json::{Value, json};

fn fields(office: &Office) -> Value {
    json!({
        "sender_name": "Dinas Kesehatan", "letter_number": "400/12/2026", "letter_date": office.app.clock.day(-1),
        "received_date": office.app.clock.day(0), "subject": "Undangan", "kind": "UND", "urgency": "urgent",
        "security_level": "open",
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_released_with_corrected_fields_or_discarded_with_a_reason() {
    let office = Office::new().await;
    let pdf = crate::kit::builders::pdf("Surat");
    let held = messages::with_file(1, "Iklan", ("surat.pdf", "application/pdf"), &pdf);
    office.server.deliver(&held);
    office.server.deliver(&messages::plain(2, "Iklan obat"));
    let mailbox = office.mailbox().await;
    office.look().await;
    let waiting = office.messages(&mailbox, "quarantined").await;
    assert_eq!(waiting.len(), 2);
    let path = |subject: &str| {
        let message = waiting.iter().find(|m| m["subject"] == subject).unwrap();
        format!("/mailboxes/{mailbox}/messages/{}", message["id"].as_str().unwrap())
    };
    let (letter, advert) = (path("Iklan"), path("Iklan obat"));
    let seen = office.clerk.get(&letter).await.expect(200).body;
    assert_eq!(seen["allowed_actions"], json!(["release", "discard"]));
    let file = office.clerk.get(&format!("{letter}/file")).await.expect(200);
    assert_eq!(file.bytes, held, "the message is kept as it came");
    assert_eq!(file.header("content-type"), Some("message/rfc822"));

    office.clerk.post(&format!("{letter}/release"), json!({})).await.problem("invalid");
    let released = office.clerk.post(&format!("{letter}/release"), fields(&office)).await.expect(200).body;
    assert_eq!((&released["state"], &released["allowed_actions"]), (&json!("released"), &json!([])));
    let made =
        office.clerk.get(&format!("/letters/{}", released["letter_id"].as_str().unwrap())).await.expect(200);
    assert_eq!(made.body["subject"], "Undangan");
    assert_eq!(made.body["summary"], "Terlampir surat nomor 1.");
    assert_eq!(made.body["attachments"][0]["file_name"], "surat.pdf");
    assert_eq!(made.body["channel"], "email");
    office.clerk.post(&format!("{letter}/release"), fields(&office)).await.problem("state_conflict");

    office.clerk.post(&format!("{advert}/discard"), json!({"reason": " "})).await.problem("invalid");
    let reason = json!({"reason": "Bukan surat dinas"});
    let discarded = office.clerk.post(&format!("{advert}/discard"), reason.clone()).await.expect(200).body;
    assert_eq!((&discarded["state"], &discarded["note"]), (&json!("discarded"), &json!("Bukan surat dinas")));
    office.clerk.post(&format!("{advert}/discard"), reason).await.problem("state_conflict");
    for action in ["mailbox_message.release", "mailbox_message.discard", "letter.register"] {
        assert_eq!(office.app.facts(action), 1, "{action}");
    }
    office.look().await;
    assert_eq!(office.letters(), 1, "what was decided stays decided");
    let boxes = office.clerk.get("/mailboxes").await.expect(200);
    assert_eq!(boxes.items()[0]["quarantined"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_say_how_a_message_is_registered_and_secrets_stay_secret() {
    let office = Office::new().await;
    let mut account = office.account(office.server.port);
    account["rules"] = json!([
        {"sender": "contoh.go.id", "subject": "rahasia", "security_level": "confidential", "kind": "UND",
         "urgency": "very_urgent", "classification_code": "400.12.3"},
    ]);
    let mailbox = office.admin.post("/mailbox-accounts", account).await.expect(201).id();
    office.server.deliver(&messages::plain(1, "Berkas rahasia zulkarnain"));
    office.look().await;
    let registered = office.messages(&mailbox, "registered").await;
    let id = registered[0]["letter_id"].as_str().unwrap();
    let letter = office.clerk.get(&format!("/letters/{id}")).await.expect(200).body;
    assert_eq!(letter["security_level"], "confidential");
    assert_eq!(letter["urgency"], "very_urgent");
    assert_eq!(letter["kind"], "UND");
    // Another clerk of the office learns that something came, and nothing of it.
    let other = office.app.user("registry_clerk").at(VILLAGE).await;
    let list = other.get(&format!("/mailboxes/{mailbox}/messages")).await.expect(200);
    assert_eq!((&list.items()[0]["withheld"], &list.items()[0]["subject"]), (&json!(true), &Value::Null));
    assert!(!list.text().contains("zulkarnain"));
    let path = format!("/mailboxes/{mailbox}/messages/{}", list.items()[0]["id"].as_str().unwrap());
    assert!(!other.get(&path).await.expect(200).text().contains("zulkarnain"));
    other.get(&format!("{path}/file")).await.problem("not_found");
    office.clerk.get(&format!("{path}/file")).await.expect(200);
    // Other offices learn nothing at all.
    let neighbour = office.app.user("registry_clerk").at(NEIGHBOUR).await;
    assert_eq!(neighbour.get("/mailboxes").await.expect(200).items().len(), 0);
    neighbour.get(&path).await.problem("not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_rules_no_longer_allow_waits_with_the_field_that_is_wrong() {
    let office = Office::new().await;
    let mut account = office.account(office.server.port);
    account["rules"] = json!([{"classification_code": "400.12.3"}]);
    let mailbox = office.admin.post("/mailbox-accounts", account).await.expect(201).id();
    office.app.sql("UPDATE classifications SET valid_until = '2026-09-01' WHERE code = '400.12.3'");
    office.server.deliver(&messages::plain(1, "Surat"));
    office.look().await;
    let waiting = office.messages(&mailbox, "quarantined").await;
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0]["reason"], "not_registrable");
    assert_eq!(waiting[0]["detail"], "/classification_code");
    assert_eq!(office.letters(), 0, "and no agenda number was used up");
    let path = format!("/mailboxes/{mailbox}/messages/{}", waiting[0]["id"].as_str().unwrap());
    office.clerk.post(&format!("{path}/release"), fields(&office)).await.expect(200);
    assert_eq!(office.letters(), 1);
}
