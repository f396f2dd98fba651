//! Who is looking at a letter: told to those who may see it, for a minute, and kept nowhere else.
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";
const SUB_DISTRICT: &str = "15.71.01";

/// An urban village: its registry, its head, one who drafts.
struct Office {
    app: TestApp,
    clerk: Actor,
    head: Actor,
    staff: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let clerk = app.user("registry_clerk").at(VILLAGE).await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        Self { app, clerk, head, staff }
    }

    /// An incoming letter of this level.
    async fn incoming(&self, level: &str) -> String {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
            "letter_number": "B/12/1571/2026", "letter_date": self.app.clock.day(-1),
            "received_date": self.app.clock.day(0), "subject": "Permintaan data", "urgency": "normal",
            "security_level": level, "classification_code": "400.12.3",
        });
        self.clerk.post("/letters", body).await.expect(201).id()
    }

    /// A draft of the staff, which answers a letter.
    async fn draft(&self, level: &str, reply_to: Option<&str>) -> String {
        let body = json!({
            "direction": "outgoing", "kind": "SD", "subject": "Data penduduk", "body": "Dengan hormat.",
            "classification_code": "400.12.3", "urgency": "normal", "security_level": level,
            "addressees": [{"name": "Badan Pusat Statistik", "kind": "to"}], "reviewers": [],
            "approver_position_id": self.head.position_id(), "reply_to_id": reply_to,
        });
        self.staff.post("/letters", body).await.expect(201).id()
    }
}

/// Says what the actor's page does; answers whom the actor is told of, and what they do.
async fn at(actor: &Actor, letter: &str, activity: &str) -> Vec<(String, String)> {
    let reply = actor.post(&format!("/letters/{letter}/presence"), json!({"activity": activity})).await;
    let told = |other: &Value| {
        (other["person"]["name"].as_str().unwrap().to_owned(), other["activity"].as_str().unwrap().to_owned())
    };
    reply.expect(200).body["others"].as_array().unwrap().iter().map(told).collect()
}

fn does(actor: &Actor, activity: &str) -> (String, String) {
    (actor.name.clone(), activity.to_owned())
}

#[tokio::test]
async fn those_who_have_a_letter_open_learn_of_each_other_and_not_of_themselves() {
    let o = Office::open().await;
    let letter = o.incoming("open").await;
    assert_eq!(at(&o.clerk, &letter, "viewing").await, []);
    assert_eq!(at(&o.clerk, &letter, "viewing").await, [], "one is not told of oneself");
    assert_eq!(at(&o.head, &letter, "viewing").await, [does(&o.clerk, "viewing")]);
    assert_eq!(at(&o.clerk, &letter, "viewing").await, [does(&o.head, "viewing")]);
    let both = [does(&o.clerk, "viewing"), does(&o.head, "viewing")];
    assert_eq!(at(&o.staff, &letter, "viewing").await, both);
    assert_eq!(at(&o.head, &o.incoming("open").await, "viewing").await, [], "another letter");

    let answer = o.head.post(&format!("/letters/{letter}/presence"), json!({"activity": "viewing"})).await;
    assert_eq!(answer.expect(200).body["renew_after_seconds"], 20);
}

#[tokio::test]
async fn presence_ends_with_the_page_or_a_minute_after_its_last_word() {
    let o = Office::open().await;
    let letter = o.incoming("open").await;
    at(&o.clerk, &letter, "viewing").await;
    assert_eq!(at(&o.head, &letter, "viewing").await.len(), 1);
    at(&o.clerk, &letter, "left").await;
    at(&o.clerk, &letter, "left").await;
    assert_eq!(at(&o.head, &letter, "viewing").await, []);

    at(&o.clerk, &letter, "viewing").await;
    o.app.clock.advance(Duration::seconds(59));
    assert_eq!(at(&o.head, &letter, "viewing").await.len(), 1);
    o.app.clock.advance(Duration::seconds(1));
    assert_eq!(at(&o.head, &letter, "viewing").await, [], "a minute without a word");
    at(&o.clerk, &letter, "viewing").await;
    assert_eq!(at(&o.head, &letter, "viewing").await.len(), 1, "it is renewed");
}

#[tokio::test]
async fn what_has_expired_is_removed_in_the_background() {
    let o = Office::open().await;
    let letter = o.incoming("open").await;
    o.app.work().await;
    at(&o.clerk, &letter, "viewing").await;
    o.app.clock.advance(Duration::minutes(5));
    at(&o.head, &letter, "viewing").await;
    assert_eq!(o.app.rows()["letter_presence"], 2);
    // The first round queues what is due, the second does it.
    for _ in 0..3 {
        o.app.work().await;
    }
    assert_eq!(o.app.rows()["letter_presence"], 1, "what is fresh stays");
}

#[tokio::test]
async fn presence_is_no_act_on_the_letter() {
    let o = Office::open().await;
    let letter = o.draft("open", None).await;
    let tag = o.staff.get(&format!("/letters/{letter}")).await.expect(200).etag();
    let before = o.app.rows();
    at(&o.staff.key("kunci"), &letter, "drafting").await;
    at(&o.head.key("kunci"), &letter, "viewing").await;
    let mut expected = before.clone();
    expected.insert("letter_presence".into(), 2);
    assert_eq!(o.app.rows(), expected, "neither a fact nor a key nor a notice");
    assert_eq!(o.staff.get(&format!("/letters/{letter}")).await.expect(200).etag(), tag);
}

#[tokio::test]
async fn a_letter_that_one_may_not_see_tells_nothing_and_is_told_nothing() {
    let o = Office::open().await;
    let hidden = o.incoming("confidential").await;
    at(&o.head, &hidden, "viewing").await;
    let elsewhere = o.app.user("urban_village_head").at(NEIGHBOUR).await;
    let above = o.app.user("sub_district_head").at(SUB_DISTRICT).await;
    for stranger in [&o.staff, &elsewhere, &above] {
        let before = o.app.rows();
        for activity in ["viewing", "drafting", "left"] {
            let path = format!("/letters/{hidden}/presence");
            stranger.post(&path, json!({"activity": activity})).await.problem("not_found");
        }
        assert_eq!(o.app.rows(), before);
    }
    assert_eq!(at(&o.clerk, &hidden, "viewing").await, [does(&o.head, "viewing")]);
    assert_eq!(at(&o.head, &hidden, "viewing").await, [does(&o.clerk, "viewing")]);
}

#[tokio::test]
async fn who_writes_on_a_draft_is_seen_writing_until_the_last_page_stops() {
    let o = Office::open().await;
    let draft = o.draft("open", None).await;
    at(&o.staff, &draft, "drafting").await;
    assert_eq!(at(&o.head, &draft, "viewing").await, [does(&o.staff, "editing")]);
    at(&o.staff, &draft, "viewing").await;
    assert_eq!(
        at(&o.head, &draft, "viewing").await,
        [does(&o.staff, "editing")],
        "a second page only shows it"
    );
    o.app.clock.advance(Duration::seconds(60));
    at(&o.staff, &draft, "viewing").await;
    assert_eq!(at(&o.head, &draft, "viewing").await, [does(&o.staff, "viewing")]);
}

#[tokio::test]
async fn writing_asks_for_the_right_to_draft() {
    let o = Office::open().await;
    let letter = o.incoming("open").await;
    let reader = o.app.custom_role(&[pamong::identity::Permission::LetterRead]).at(VILLAGE).await;
    let path = format!("/letters/{letter}/presence");
    reader.post(&path, json!({"activity": "drafting"})).await.problem("forbidden");
    reader.post(&path, json!({"activity": "viewing"})).await.expect(200);
    reader.post(&path, json!({"activity": "sleeping"})).await.expect(422);
}

#[tokio::test]
async fn a_reply_is_told_to_the_office_that_writes_it_and_then_to_those_who_may_see_the_draft() {
    let o = Office::open().await;
    let letter = o.incoming("open").await;
    let above = o.app.user("sub_district_head").at(SUB_DISTRICT).await;
    let replying = [does(&o.staff, "replying")];

    // Not saved yet: the page of a new draft speaks of the letter that it answers.
    at(&o.staff, &letter, "drafting").await;
    assert_eq!(at(&o.clerk, &letter, "viewing").await, replying);
    let told = at(&above, &letter, "viewing").await;
    assert!(told.contains(&does(&o.staff, "viewing")), "{told:?}");
    at(&above, &letter, "left").await;
    at(&o.staff, &letter, "left").await;

    // Saved: the page speaks of the draft.
    let open = o.draft("open", Some(&letter)).await;
    at(&o.staff, &open, "drafting").await;
    assert_eq!(at(&o.clerk, &letter, "viewing").await, replying);
    at(&o.staff, &letter, "viewing").await;
    assert_eq!(at(&o.clerk, &letter, "viewing").await, replying, "one person, told once");
    at(&o.staff, &letter, "left").await;
    at(&o.staff, &open, "viewing").await;
    o.app.clock.advance(Duration::seconds(61));
    at(&o.staff, &open, "viewing").await;
    assert_eq!(
        at(&o.clerk, &letter, "viewing").await,
        [],
        "who only looks at the reply is not at the letter"
    );

    // A reply that is hidden from the registry is not betrayed by who writes it.
    let hidden = o.draft("confidential", Some(&letter)).await;
    at(&o.staff, &hidden, "drafting").await;
    assert_eq!(at(&o.clerk, &letter, "viewing").await, []);
    assert!(at(&o.head, &letter, "viewing").await.contains(&replying[0]));
}
