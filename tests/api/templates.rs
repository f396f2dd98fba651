//! The fixed words of papers.
use crate::kit::pdf::{marked, words};
use crate::kit::{Actor, TestApp};
use chrono::Duration;
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const VERSIONS: &str = "/template-texts/versions";

struct Office {
    app: TestApp,
    admin: Actor,
    head: Actor,
    staff: Actor,
}

impl Office {
    async fn open() -> Self {
        let app = TestApp::start().await;
        let admin = app.user("administrator").at("15.71").await;
        let head = app.user("urban_village_head").at(VILLAGE).await;
        let staff = app.user("staff").at(VILLAGE).await;
        Self { app, admin, head, staff }
    }

    /// A draft with a copy to somebody, so that the word above the copies is printed.
    async fn draft(&self) -> String {
        let body = json!({
            "direction": "outgoing", "kind": "SD", "subject": "Permintaan data", "body": "Dengan hormat.",
            "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
            "addressees": [{"name": "Ketua RT 05", "kind": "to"}, {"name": "Arsip", "kind": "carbon_copy"}],
            "approver_position_id": self.head.position_id(),
        });
        format!("/letters/{}", self.staff.post("/letters", body).await.expect(201).id())
    }

    async fn approved(&self) -> String {
        let path = self.draft().await;
        self.staff.command(&format!("{path}/submission")).await.expect(200);
        self.head.command(&format!("{path}/approval")).await.expect(200);
        path
    }

    async fn shown(&self, letter: &str) -> String {
        words(&self.staff.get(&format!("{letter}/paper")).await.expect(200).bytes)
    }

    /// Changes texts a minute later; returns the number of the version.
    async fn change(&self, body: Value) -> i64 {
        self.app.clock.advance(Duration::minutes(1));
        let made = self.admin.post(VERSIONS, body).await.expect(201);
        self.app.clock.advance(Duration::minutes(1));
        let number = made.body["number"].as_i64().unwrap();
        let address = format!("/api/v1{VERSIONS}/{number}");
        assert_eq!(made.header("location"), Some(address.as_str()));
        number
    }

    async fn current(&self, key: &str) -> String {
        let texts = self.admin.get("/template-texts").await.expect(200).body;
        let text = texts["texts"].as_array().unwrap().iter().find(|t| t["key"] == key).unwrap();
        text["text"].as_str().unwrap().to_owned()
    }
}

#[tokio::test]
async fn papers_have_the_words_of_their_day() {
    let office = Office::open().await;
    let (draft, before) = (office.draft().await, office.approved().await);
    assert!(office.shown(&before).await.contains("Tembusan:"));

    let first = office.change(json!({"texts": {"copies": "Salinan kepada:"}, "note": "Istilah baru"})).await;
    let after = office.approved().await;
    assert!(office.shown(&before).await.contains("Tembusan:"), "an approved letter has changed");
    for letter in [&draft, &after] {
        let text = office.shown(letter).await;
        assert!(text.contains("Salinan kepada:") && !text.contains("Tembusan:"), "{text}");
    }

    office.change(json!({"texts": {"copies": "Turunan:"}})).await;
    assert!(office.shown(&draft).await.contains("Turunan:"));
    assert!(office.shown(&after).await.contains("Salinan kepada:"), "an approved letter has changed");

    office.app.clock.advance(Duration::minutes(1));
    let restored = office.admin.command(&format!("{VERSIONS}/{first}/restoration")).await.expect(201);
    assert_eq!(restored.body["texts"]["copies"], "Salinan kepada:");
    assert!(restored.text_at("note").contains(&first.to_string()));
    assert!(office.shown(&draft).await.contains("Salinan kepada:"));
    assert_eq!((office.app.facts("template.change"), office.app.facts("template.restore")), (2, 1));

    let history = office.admin.get(VERSIONS).await.expect(200);
    let numbers: Vec<_> = history.items().iter().map(|v| v["number"].as_i64().unwrap()).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(history.items()[2]["note"], "Istilah baru");
    assert_eq!(history.items()[2]["created_by"]["name"], json!(office.admin.name));
    let page = office.admin.get(&format!("{VERSIONS}?limit=2")).await.expect(200);
    let next = format!("{VERSIONS}?limit=2&cursor={}", page.text_at("next_cursor"));
    assert_eq!(office.admin.get(&next).await.expect(200).items()[0]["number"], 1);
    let old = office.admin.get(&format!("{VERSIONS}/2")).await.expect(200);
    assert_eq!(old.body["texts"]["copies"], "Turunan:");
    office.admin.get(&format!("{VERSIONS}/9")).await.problem("not_found");
}

#[tokio::test]
async fn a_permit_keeps_the_words_of_its_issue() {
    let w = crate::sweep::world::World::new().await;
    let permit = w.permit().await;
    let shown = || async { words(&w.one.get(&format!("/permits/{permit}/paper")).await.expect(200).bytes) };
    let before = shown().await;
    assert!(before.contains("PEMERINTAH KOTA JAMBI"), "{before}");
    w.app.clock.advance(Duration::minutes(1));
    let body = json!({"texts": {"government": "PEMERINTAH DAERAH {city}"}});
    w.one.post(VERSIONS, body).await.expect(201);
    assert_eq!(shown().await, before, "an issued permit has changed");
    let waiting = w.application().await;
    let paper = format!("/permit-applications/{}/paper", waiting["id"].as_str().unwrap());
    let text = words(&w.one.get(&paper).await.expect(200).bytes);
    assert!(text.contains("PEMERINTAH DAERAH KOTA JAMBI"), "{text}");
}

#[tokio::test]
async fn only_what_is_named_changes_and_nothing_changes_for_nothing() {
    let office = Office::open().await;
    let start = office.admin.get("/template-texts").await.expect(200).body;
    assert_eq!(start["number"], 0);
    assert!(start["texts"].as_array().unwrap().iter().all(|t| t["text"] == t["default"]));
    office.change(json!({"texts": {"copies": "Salinan:"}, "footers": {"*": "Sah.", "SE": "Edaran."}})).await;
    office.change(json!({"texts": {"to": "Untuk"}})).await;
    assert_eq!(
        (office.current("copies").await, office.current("to").await),
        ("Salinan:".into(), "Untuk".into())
    );
    let now = office.admin.get("/template-texts").await.expect(200).body;
    assert_eq!((&now["number"], &now["footers"]), (&json!(2), &json!({"*": "Sah.", "SE": "Edaran."})));

    let rows = office.app.rows();
    office.admin.post(VERSIONS, json!({"texts": {"to": "Untuk"}})).await.problem("already_done");
    office.admin.post(VERSIONS, json!({})).await.problem("already_done");
    office.admin.command(&format!("{VERSIONS}/2/restoration")).await.problem("already_done");
    office.admin.command(&format!("{VERSIONS}/9/restoration")).await.problem("not_found");
    assert_eq!(office.app.rows(), rows);
}

#[tokio::test]
async fn texts_that_cannot_stand_are_refused_at_their_key() {
    let office = Office::open().await;
    let rows = office.app.rows();
    for (body, pointer, code) in [
        (json!({"texts": {"copies": "Tembusan \u{1F389}"}}), "/texts/copies", "unprintable"),
        (json!({"texts": {"page": "Halaman {page}"}}), "/texts/page", "placeholder_missing"),
        (json!({"texts": {"copies": "a ".repeat(600)}}), "/texts/copies", "too_long"),
        (json!({"texts": {"salam": "Salam"}}), "/texts/salam", "unknown_field"),
        (json!({"footers": {"SD": "Sah \u{202E}"}}), "/footers/SD", "unprintable"),
        (json!({"footers": {"XX": "Sah"}}), "/footers/XX", "unknown_reference"),
    ] {
        office.admin.post(VERSIONS, body.clone()).await.field_error(pointer, code);
        office.admin.post("/template-texts/preview", body).await.field_error(pointer, code);
    }
    let refused = office.admin.lang("id").post(VERSIONS, json!({"texts": {"number": "NOMOR"}})).await;
    assert!(refused.field_error("/texts/number", "placeholder_missing").text().contains("{number}"));
    assert_eq!(office.app.rows(), rows);
}

#[tokio::test]
async fn nobody_else_sees_or_changes_them() {
    let office = Office::open().await;
    office.change(json!({"texts": {"copies": "Salinan:"}})).await;
    for actor in [&office.head, &office.staff] {
        actor.get("/template-texts").await.problem("forbidden");
        actor.get(VERSIONS).await.problem("forbidden");
        actor.post(VERSIONS, json!({"texts": {"copies": "Turunan:"}})).await.problem("forbidden");
        actor.post("/template-texts/preview", json!({})).await.problem("forbidden");
        actor.command(&format!("{VERSIONS}/1/restoration")).await.problem("forbidden");
    }
    assert_eq!(office.current("copies").await, "Salinan:");
}

#[tokio::test]
async fn a_preview_shows_the_changes_and_stores_nothing() {
    let office = Office::open().await;
    let rows = office.app.rows();
    let body = json!({
        "texts": {"copies": "Salinan:", "about": "PERIHAL", "assigns": "MENUGASI:", "receiver": "Yang menerima,"},
        "footers": {"*": "Catatan kaki contoh."},
    });
    for (sample, part) in [
        ("letter", "Salinan:"),
        ("circular", "PERIHAL"),
        ("assignment", "MENUGASI:"),
        ("cover_letter", "Yang menerima,"),
        ("travel", "Dikeluarkan di"),
        ("record", "Saksi-saksi:"),
    ] {
        let path = format!("/template-texts/preview?sample={sample}&size=f4");
        let paper = office.admin.post(&path, body.clone()).await.expect(200);
        assert_eq!(paper.header("content-type"), Some("application/pdf"));
        let text = words(&paper.bytes);
        assert!(text.contains(part) && text.contains("Catatan kaki contoh."), "{sample}: {text}");
        assert!(marked(&text, "CONTOH"), "{text}");
    }
    office.admin.post("/template-texts/preview?size=a5", json!({})).await.problem("malformed");
    assert_eq!(office.app.rows(), rows);
    assert_eq!(office.current("copies").await, "Tembusan:");
}
