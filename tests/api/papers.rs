//! Letters on paper.
use crate::kit::pdf::{marked, words};
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

fn draft(approver: &Actor, kind: &str, addressees: Value) -> Value {
    json!({
        "direction": "outgoing", "kind": kind, "subject": "Permintaan data penduduk",
        "body": "Dengan hormat,\n\nMohon kirimkan:\n1. data penduduk per RT;\n2. #data *yang* $lain$ <b>.",
        "classification_code": "400.12.3", "urgency": "urgent", "security_level": "restricted",
        "addressees": addressees, "approver_position_id": approver.position_id(),
    })
}

#[tokio::test]
async fn a_draft_says_so_and_an_approved_letter_bears_its_number() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let there = app.user("registry_clerk").at(NEIGHBOUR).await;
    let to = json!([{"agency_id": there.agency_id, "kind": "to"}, {"name": "Arsip", "kind": "carbon_copy"}]);
    let made = staff.post("/letters", draft(&head, "SD", to)).await.expect(201);
    let path = format!("/letters/{}", made.id());

    let paper = staff.get(&format!("{path}/paper")).await.expect(200);
    assert_eq!(paper.header("content-type"), Some("application/pdf"));
    let text = words(&paper.bytes);
    for part in ["PEMERINTAH KOTA JAMBI", "Segera", "TERBATAS", "Permintaan data penduduk", "Arsip"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(marked(&text, "DRAF"), "{text}");
    assert!(text.contains("#data *yang* $lain$ <b>."), "markup was read as code: {text}");
    assert!(text.contains(&head.name), "the signer is missing in {text}");
    let again = staff.get(&format!("{path}/paper")).await.expect(200);
    assert_eq!(again.bytes, paper.bytes, "the same letter gave other bytes");
    let folio = staff.get(&format!("{path}/paper?size=f4")).await.expect(200);
    assert_ne!(folio.bytes, paper.bytes);
    staff.get(&format!("{path}/paper?size=a5")).await.problem("malformed");
    there.get(&format!("{path}/paper")).await.problem("not_found");

    staff.command(&format!("{path}/submission")).await.expect(200);
    let waiting = words(&head.get(&format!("{path}/paper")).await.expect(200).bytes);
    assert!(marked(&waiting, "BELUMDITANDATANGANI"), "{waiting}");
    let approved = head.command(&format!("{path}/approval")).await.expect(200);
    let number = approved.text_at("letter_number");
    assert!(!waiting.contains(&number));
    let text = words(&staff.get(&format!("{path}/paper")).await.expect(200).bytes);
    assert!(text.contains(&number), "{number} is missing in {text}");
    assert!(!marked(&text, "DRAF") && !marked(&text, "BELUM"), "{text}");

    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    clerk.command(&format!("{path}/dispatch")).await.expect(200);
    let received = there.get("/letters?direction=incoming").await.expect(200).ids();
    let theirs = words(&there.get(&format!("/letters/{}/paper", received[0])).await.expect(200).bytes);
    assert_eq!(theirs, text, "the receiver sees another letter than was sent");
}

#[tokio::test]
async fn every_kind_of_letter_has_its_paper() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let kinds = staff.get("/letter-kinds").await.expect(200).body;
    let kinds = kinds["items"].as_array().unwrap();
    assert!(kinds.len() > 10, "{kinds:?}");
    for kind in kinds {
        let code = kind["code"].as_str().unwrap();
        let made = staff.post("/letters", draft(&head, code, json!([{"name": "Arsip", "kind": "to"}]))).await;
        let paper = staff.get(&format!("/letters/{}/paper", made.expect(201).id())).await.expect(200);
        let text = words(&paper.bytes).to_lowercase();
        let name = kind["name_id"].as_str().unwrap().to_lowercase();
        let headed = ["SD", "UND", "TEG", "SPG"].contains(&code);
        assert!(headed || text.contains(&name), "{code}: {name} is missing in {text}");
        assert!(text.contains("data penduduk per rt"), "{code}: {text}");
    }
}

#[tokio::test]
async fn what_cannot_be_printed_is_refused_when_it_is_written() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let mut body = draft(&head, "SD", json!([{"name": "Arsip", "kind": "to"}]));
    body["body"] = json!("Selamat \u{1F389}");
    let before = app.rows();
    let refused = staff.lang("id").post("/letters", body.clone()).await;
    let refused = refused.field_error("/body", "unprintable");
    assert!(refused.text().contains("U+1F389"), "{}", refused.text());
    body["body"] = json!("Dengan hormat.");
    body["subject"] = json!("Perihal \u{202E}terbalik");
    staff.post("/letters", body).await.field_error("/subject", "unprintable");
    assert_eq!(app.rows(), before);
}

#[tokio::test]
async fn a_letter_from_outside_has_its_scan_instead() {
    let app = TestApp::start().await;
    let clerk = app.user("registry_clerk").at(VILLAGE).await;
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "Badan Pusat Statistik",
        "letter_number": "B/12/1571/2026", "letter_date": app.clock.day(-1), "received_date": app.clock.day(0),
        "subject": "Undangan rapat sensus", "urgency": "normal", "security_level": "open",
    });
    let id = clerk.post("/letters", body).await.expect(201).id();
    clerk.get(&format!("/letters/{id}/paper")).await.problem("no_paper");
}
