//! A letter inside the city is in the archive of each office that has it: what the sender wrote is kept until the last
//! office that received it destroys its own.
use super::{NEIGHBOUR, Office, destroy};
use crate::kit::{Actor, builders};
use chrono::{Duration, Utc};
use serde_json::{Value, json};

struct Family {
    office: Office,
    clerk: Actor,
    head: Actor,
    /// Paths of the letter and of the neighbour's copy.
    sent: String,
    copy: String,
}

/// A letter with a file that went to the neighbour, who closed it.
async fn family() -> Family {
    let office = Office::start().await;
    office.app.clock.0.set(Utc::now() + Duration::hours(25));
    let clerk = office.app.user("registry_clerk").at(NEIGHBOUR).await;
    let head = office.app.user("urban_village_head").at(NEIGHBOUR).await;
    let upload =
        office.clerk.upload("lampiran.pdf", builders::pdf("Lampiran bersama")).await.expect(201).id();
    let body = json!({
        "direction": "outgoing", "kind": "SD", "subject": "Rapat koordinasi", "body": "Kalimat nilam.",
        "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
        "addressees": [{"agency_id": clerk.agency_id, "kind": "to"}], "upload_ids": [upload],
        "approver_position_id": office.head.position_id(),
    });
    let sent = format!("/letters/{}", office.clerk.post("/letters", body).await.expect(201).id());
    office.clerk.command(&format!("{sent}/submission")).await.expect(200);
    office.head.command(&format!("{sent}/approval")).await.expect(200);
    office.clerk.command(&format!("{sent}/dispatch")).await.expect(200);
    let copy = format!("/letters/{}", clerk.get("/letters?box=inbox").await.expect(200).ids()[0]);
    clerk.command(&format!("{copy}/read")).await.expect(200);
    clerk.post(&format!("{copy}/closure"), json!({"note": "Diketahui"})).await.expect(200);
    Family { office, clerk, head, sent, copy }
}

impl Family {
    async fn sender_destroys(&self) -> String {
        let folder = self.office.holding(&self.office.clerk, "400.12.3", 3, &[id(&self.sent)]).await;
        self.office.destroy(&[&folder]).await
    }

    async fn receiver_destroys(&self) -> String {
        let folder = self.office.holding(&self.clerk, "400.12.3", 3, &[id(&self.copy)]).await;
        destroy(&self.office.app, &self.clerk, &self.head, &[&folder]).await
    }
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn destruction(by: &Actor, letter: &str) -> Value {
    by.get(letter).await.expect(200).body["destruction"].clone()
}

async fn file(by: &Actor, letter: &str) -> String {
    let shown = by.get(letter).await.expect(200).body;
    format!("{letter}/attachments/{}", shown["attachments"][0]["id"].as_str().unwrap())
}

#[tokio::test]
async fn what_the_sender_wrote_is_kept_while_an_office_holds_it() {
    let f = family().await;
    let (sender, receiver) = (&f.office.clerk, &f.clerk);
    let (own, theirs) = (file(sender, &f.sent).await, file(receiver, &f.copy).await);
    let list = f.sender_destroys().await;
    f.office.app.work().await;
    let kept = destruction(sender, &f.sent).await;
    assert_eq!((&kept["status"], &kept["destroyed_at"]), (&json!("kept"), &Value::Null));
    assert_eq!(kept["kept_for"][0]["code"], NEIGHBOUR);
    let folders = sender.get(&format!("{list}/folders")).await.expect(200);
    let item = &folders.items()[0]["kept"][0];
    assert_eq!((&item["item_number"], &item["agencies"][0]["code"]), (&json!(1), &json!(NEIGHBOUR)));
    let destroyed = sender.get(&list).await.expect(200).body["destroyed"].clone();
    assert_eq!(destroyed, json!({"letters": 0, "kept": 1, "files": 0, "waiting": 0}));
    sender.get(&own).await.expect(200);
    receiver.get(&theirs).await.expect(200);
    receiver.get(&format!("{}/paper", f.copy)).await.expect(200);
    assert_eq!(f.office.app.facts("letter.keep"), 1);

    // The last copy goes, and with it what was kept for it.
    f.receiver_destroys().await;
    f.office.app.work().await;
    for (by, letter, file) in [(sender, &f.sent, own), (receiver, &f.copy, theirs)] {
        let gone = destruction(by, letter).await;
        assert_eq!((&gone["status"], &gone["kept_for"]), (&json!("destroyed"), &json!([])));
        by.get(&file).await.expect(410).problem("content_destroyed");
        by.get(&format!("{letter}/paper")).await.expect(410);
        assert_eq!(by.get("/letters?q=nilam").await.expect(200).ids(), Vec::<String>::new());
    }
    let destroyed = sender.get(&list).await.expect(200).body["destroyed"].clone();
    assert_eq!((&destroyed["letters"], &destroyed["kept"]), (&json!(1), &json!(0)));
    assert_eq!(f.office.app.facts("letter.destroy"), 2);
    assert_eq!(f.office.app.count("SELECT COUNT(*) AS n FROM upload_removals WHERE settled_at IS NULL"), 0);
    assert_eq!(f.office.app.count("SELECT COUNT(*) AS n FROM upload_removals WHERE outcome = 'removed'"), 1);
}

#[tokio::test]
async fn a_copy_is_destroyed_without_the_letter_that_was_sent() {
    let f = family().await;
    let own = file(&f.office.clerk, &f.sent).await;
    f.receiver_destroys().await;
    f.office.app.work().await;
    assert_eq!(destruction(&f.clerk, &f.copy).await["status"], "destroyed");
    f.clerk.get(&format!("{}/paper", f.copy)).await.expect(410);
    assert_eq!(destruction(&f.office.clerk, &f.sent).await, Value::Null);
    f.office.clerk.get(&own).await.expect(200);
    f.office.clerk.get(&format!("{}/paper", f.sent)).await.expect(200);
    // Nobody holds it any more: the sender's own minutes destroy it at once.
    f.sender_destroys().await;
    assert_eq!(destruction(&f.office.clerk, &f.sent).await["status"], "destroyed");
    f.office.clerk.get(&own).await.expect(410);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_offices_that_destroy_at_the_same_time_leave_nothing_behind() {
    let f = family().await;
    let (app, sender) = (&f.office.app, &f.office.clerk);
    let own = f.office.holding(sender, "400.12.3", 3, &[id(&f.sent)]).await;
    let theirs = f.office.holding(&f.clerk, "400.12.3", 3, &[id(&f.copy)]).await;
    let lists = [
        super::approved_list(sender, &f.office.head, "destruction", &[&own]).await,
        super::approved_list(&f.clerk, &f.head, "destruction", &[&theirs]).await,
    ];
    let paths = lists.map(|list| format!("{list}/execution"));
    let (one, two) = futures_util::future::join(
        sender.post(&paths[0], super::permitted(app)),
        f.clerk.post(&paths[1], super::permitted(app)),
    )
    .await;
    assert_eq!((one.status, two.status), (200, 200), "{} {}", one.text(), two.text());
    assert_eq!(destruction(sender, &f.sent).await["status"], "destroyed");
    assert_eq!(destruction(&f.clerk, &f.copy).await["status"], "destroyed");
}
