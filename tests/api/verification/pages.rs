//! The pages, as a browser without script gets them.
use super::signed::Office;
use crate::kit::{Actor, Reply, TestApp, builders};

async fn page(actor: &Actor, path: &str) -> Reply {
    let reply = actor.get(&format!("/{path}")).await;
    assert_eq!(reply.header("content-type"), Some("text/html; charset=utf-8"), "{path}: {}", reply.text());
    let policy = reply.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert!(!String::from_utf8_lossy(&reply.bytes).contains("<script"), "{path}");
    reply
}

fn text(reply: &Reply) -> String {
    String::from_utf8(reply.bytes.clone()).unwrap()
}

#[tokio::test]
async fn a_code_has_a_page_in_both_languages_and_in_capitals() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let letter = office.signed("open").await;
    let nobody = app.anonymous();
    let shown = text(&page(&nobody, &letter.page()[1..]).await);
    for part in [
        "lang=\"id\"",
        "Naskah ini asli dan berlaku",
        &letter.number,
        "7 September 2026",
        "7 September 2026 pukul 09.00 WIB",
        &office.head.name,
        "Permintaan data penduduk",
        "tidak tersertifikasi",
        "?lang=en",
    ] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    let english = text(&page(&nobody, &format!("{}?lang=en", &letter.page()[1..])).await);
    assert!(
        english.contains("lang=\"en\"") && english.contains("This paper is genuine and valid"),
        "{english}"
    );
    assert_eq!(text(&page(&nobody.lang("en-GB"), &letter.page()[1..]).await), english);
    let capitals = text(&page(&nobody, &format!("/PUBLIC/VERIFY/{}", letter.code)).await);
    assert_eq!(capitals, shown);
    office.revoke(&letter).await;
    let revoked = text(&page(&nobody, &letter.page()[1..]).await);
    assert!(revoked.contains("Salah lampiran") && revoked.contains("sudah dicabut"), "{revoked}");
}

#[tokio::test]
async fn a_typed_code_leads_to_its_page_and_a_wrong_one_stays_in_the_field() {
    let app = TestApp::start().await;
    let nobody = app.anonymous();
    let start = text(&page(&nobody, "/public/verify").await);
    assert!(start.contains("name=\"code\"") && start.contains("enctype=\"multipart/form-data\""), "{start}");
    let unknown = pamong_sign::code::VerificationCode::new([9; 9]);
    let typed = unknown.grouped().to_lowercase();
    let found = text(&page(&nobody, &format!("/public/verify?code={typed}&lang=en")).await);
    assert!(found.contains("This code is not known"), "{found}");
    let wrong = text(&page(&nobody, "/public/verify?code=%3Cb%3Esalah&lang=id").await);
    assert!(wrong.contains("Kode ini salah ketik") && wrong.contains("value=\"&lt;b&gt;salah\""), "{wrong}");
    page(&nobody, "/public/verify?lang=xx&utm_source=a").await.expect(200);
    let style = nobody.get("//public/verify.css").await.expect(200);
    assert_eq!(style.header("content-type"), Some("text/css; charset=utf-8"));
}

#[tokio::test]
async fn a_file_is_answered_by_a_page_and_so_is_every_refusal() {
    let app = TestApp::start_with(|config| config.limits.upload_bytes = 400_000).await;
    let letter = Office::open(&app).await.signed("open").await;
    let nobody = app.anonymous();
    let send = async |bytes: Vec<u8>| {
        let reply = nobody.upload_to("//public/verify?lang=en", "naskah.pdf", bytes).await;
        (reply.status, text(&reply))
    };
    let (status, shown) = send(letter.pdf.clone()).await;
    assert!(status == 200 && shown.contains("byte for byte") && shown.contains(&letter.number), "{shown}");
    let (status, shown) = send(builders::pdf("Lain")).await;
    assert!(status == 200 && shown.contains("bears no electronic signature"), "{shown}");
    let (status, shown) = send(b"kata".to_vec()).await;
    assert!(status == 415 && shown.contains("That file is no PDF"), "{status} {shown}");
    let (status, shown) = send(Vec::new()).await;
    assert!(status == 422 && shown.contains("Choose a PDF file first"), "{status} {shown}");
    let (status, shown) = send(vec![b' '; 2_000_000]).await;
    assert!(status == 413 && shown.contains("too large"), "{status} {shown}");
}

#[tokio::test]
async fn too_many_questions_are_refused_by_a_page() {
    let app = TestApp::start_with(|config| config.limits.public_per_minute = 2).await;
    let nobody = app.anonymous();
    for _ in 0..2 {
        page(&nobody, "/public/verify").await.expect(200);
    }
    let refused = page(&nobody, "/public/verify").await.expect(429);
    assert!(text(&refused).contains("Terlalu banyak percobaan"));
    nobody.get("/public/revocations").await.problem("too_many_requests");
}
