//! Letters on paper.
use crate::kit::pdf::{keep, marked, words};
use crate::kit::{Actor, TestApp};
use serde_json::{Value, json};

const VILLAGE: &str = "15.71.01.1001";
const NEIGHBOUR: &str = "15.71.01.1002";

/// An outgoing letter as a client sends it.
pub fn draft(approver: &Actor, kind: &str, addressees: Value) -> Value {
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
        keep("surat", code, &paper.bytes);
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

#[tokio::test]
async fn a_text_keeps_its_structure_and_its_words() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let mut body = draft(&head, "SD", json!([{"name": "Arsip", "kind": "to"}]));
    let content = json!([
        {"block": "paragraph", "content": [
            {"text": "Mohon ", "style": "plain"}, {"text": "<b>segera</b>", "style": "bold"},
        ]},
        {"block": "numbers", "items": [{
            "content": [{"text": "data RT", "style": "plain"}],
            "children": [{"block": "bullets", "items": [{"content": [{"text": "jiwa", "style": "italic"}]}]}],
        }]},
        {"block": "table", "header": ["RT", "Jiwa"], "rows": [["05", "120"]]},
    ]);
    body["content"] = content.clone();
    staff.post("/letters", body.clone()).await.field_error("/content", "duplicate");
    body.as_object_mut().unwrap().remove("body");
    let made = staff.post("/letters", body.clone()).await.expect(201);
    assert_eq!(made.body["content"], content);
    assert_eq!(made.text_at("body"), "Mohon <b>segera</b>\n\n1. data RT\n  - jiwa\n\nRT | Jiwa\n05 | 120");
    let path = format!("/letters/{}", made.id());
    let text = words(&staff.get(&format!("{path}/paper")).await.expect(200).bytes);
    for part in ["Mohon <b>segera</b>", "1. data RT", "jiwa", "120"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let found = staff.get("/letters?q=segera&box=drafts").await.expect(200);
    assert_eq!(found.ids(), [made.id()], "its words are not found");

    let changed =
        staff.if_match(made.etag()).patch(&path, json!({"body": "Satu\n\n- dua"})).await.expect(200);
    assert_eq!(changed.body["content"][1]["items"][0]["content"][0]["text"], "dua");
    let both = json!({"body": "Satu", "content": content});
    staff.if_match(changed.etag()).patch(&path, both).await.field_error("/content", "duplicate");

    body.as_object_mut().unwrap().remove("content");
    staff.post("/letters", body.clone()).await.field_error("/body", "required");
    for (wrong, pointer, code) in [
        (json!([]), "/content", "required"),
        (
            json!([{"block": "paragraph", "content": [{"text": " ", "style": "plain"}]}]),
            "/content",
            "required",
        ),
        (
            json!([{"block": "paragraph", "content": [{"text": "\u{1F389}", "style": "plain"}]}]),
            "/content/0/content/0/text",
            "unprintable",
        ),
        (json!([{"block": "bullets", "content": []}]), "/content/0/content", "unknown_field"),
        (json!([{"block": "bullets", "items": []}]), "/content/0/items", "required"),
        (
            json!([{"block": "table", "header": ["a"], "rows": [["b", "c"]]}]),
            "/content/0/rows/0",
            "out_of_range",
        ),
        (
            json!([{"block": "paragraph", "content": [{"text": "x".repeat(20_001), "style": "plain"}]}]),
            "/content/0/content/0/text",
            "too_long",
        ),
        (json!([{"block": "script", "content": []}]), "/content/0/block", "invalid_choice"),
        (
            json!([{"block": "paragraph", "content": [{"text": "a", "style": "plain", "href": "x"}]}]),
            "/content/0/content/0/href",
            "unknown_field",
        ),
    ] {
        body["content"] = wrong;
        staff.post("/letters", body.clone()).await.field_error(pointer, code);
    }
}

#[tokio::test]
async fn the_parts_of_a_kind_are_on_its_paper() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let one = json!([{"name": "Siti Aminah", "nip": "198001012005012001"}]);
    let statement = [json!({"block": "paragraph", "content": [{"text": "Isi ketentuan", "style": "plain"}]})];
    for (kind, parts, wanted) in [
        (
            "UND",
            json!({"event": {"date": "2026-11-24", "time": "09.00 WIB", "place": "Aula", "agenda": "Rembuk"}}),
            vec!["Selasa, 24 November 2026", "09.00 WIB", "Aula", "Rembuk"],
        ),
        (
            "ST",
            json!({"basis": ["Perda 1"], "assignees": one, "tasks": ["Hadir"], "period": "2 hari"}),
            vec!["Perda 1", "Siti Aminah", "Hadir", "2 hari"],
        ),
        (
            "SPPD",
            json!({"travel": {
                "traveller": one[0], "destination": "Palembang", "departs": "2026-11-24", "returns": "2026-11-26",
                "followers": [{"name": "Budi"}], "budget_line": "5.1.02",
            }}),
            vec!["Siti Aminah", "Palembang", "24 November 2026", "Budi", "5.1.02"],
        ),
        (
            "SPG",
            json!({"items": [{"description": "Laporan", "quantity": "2 berkas"}]}),
            vec!["Laporan", "2 berkas"],
        ),
        (
            "BA",
            json!({
                "parties": [{"called": "PIHAK KESATU", "name": "Ani", "title": "Lurah"}],
                "witnesses": [{"name": "Rudi"}],
            }),
            vec!["PIHAK KESATU", "Ani", "Rudi"],
        ),
        (
            "SE",
            json!({"sections": [{"title": "Ruang Lingkup", "body": statement}], "closing": "Demikian edaran."}),
            vec!["Ruang Lingkup", "Isi ketentuan", "Demikian edaran."],
        ),
        (
            "SK",
            json!({"fields": [{"label": "NIK", "value": "1571"}], "validity": "satu bulan"}),
            vec!["1571", "satu bulan"],
        ),
    ] {
        let mut body = draft(&head, kind, json!([{"name": "Arsip", "kind": "to"}]));
        body["parts"] = parts.clone();
        let made = staff.post("/letters", body).await.expect(201);
        assert_eq!(made.body["parts"], parts, "{kind}");
        let path = format!("/letters/{}", made.id());
        let text = words(&staff.get(&format!("{path}/paper")).await.expect(200).bytes);
        for part in wanted {
            assert!(text.contains(part), "{kind}: {part} is missing in {text}");
        }
        let other = if kind == "SPPD" { "SPG" } else { "SPPD" };
        let refused = staff.if_match(made.etag()).patch(&path, json!({"kind": other})).await;
        for part in parts.as_object().unwrap().keys() {
            refused.clone().field_error(&format!("/parts/{part}"), "unknown_field");
        }
        let cleared = json!({"kind": other, "parts": {}});
        let changed = staff.if_match(made.etag()).patch(&path, cleared).await.expect(200);
        assert!(changed.body["parts"].is_null(), "{kind}");
    }
}

#[tokio::test]
async fn a_preview_shows_a_draft_and_stores_nothing() {
    let app = TestApp::start().await;
    let head = app.user("urban_village_head").at(VILLAGE).await;
    let staff = app.user("staff").at(VILLAGE).await;
    let mut body = draft(&head, "SD", json!([{"name": "Ketua RT 05", "kind": "to"}]));
    body["upload_ids"] = json!([staff.upload_pdf().await]);
    let before = app.rows();
    let shown = staff.post("/letters/preview", body.clone()).await.expect(200);
    assert_eq!(shown.header("content-type"), Some("application/pdf"));
    let text = words(&shown.bytes);
    for part in ["Permintaan data penduduk", "Ketua RT 05", "surat.pdf"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(marked(&text, "DRAF"), "{text}");
    assert_ne!(staff.post("/letters/preview?size=f4", body.clone()).await.expect(200).bytes, shown.bytes);
    staff.post("/letters/preview?size=a5", body.clone()).await.problem("malformed");
    body["upload_ids"] = json!([head.upload_pdf().await]);
    staff.post("/letters/preview", body.clone()).await.field_error("/upload_ids/0", "unknown_reference");
    body["upload_ids"] = json!([]);
    body["subject"] = json!("");
    staff.post("/letters/preview", body).await.field_error("/subject", "required");
    let mut after = app.rows();
    after.insert("uploads".to_owned(), before["uploads"]);
    assert_eq!(after, before, "a preview stored something");
}
