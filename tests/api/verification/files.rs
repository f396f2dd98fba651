//! Files that are sent to be looked at.
use super::signed::{Office, PASSPHRASE, Signed};
use crate::kit::{Reply, TestApp, builders};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pamong::documents::signing::keys;
use pamong_db::Conn;
use pamong_sign::authority::{Authority, Credential, Lock, Subject, period_of_days};
use pamong_sign::pades::{self, SignParams};
use secrecy::SecretString;
use serde_json::Value;

async fn send(app: &TestApp, pdf: impl Into<Vec<u8>>) -> Reply {
    app.anonymous().upload_to("/public/verify", "naskah.pdf", pdf).await
}

#[track_caller]
fn says(reply: &Reply, state: &str, finding: &str) {
    let shown = format!("{}: {}", reply.request, reply.text());
    assert_eq!((reply.status, &reply.body["state"]), (200, &state.into()), "{shown}");
    assert_eq!(reply.body["finding"], finding, "{shown}");
}

/// Appends a revision that shows another page.
fn replace_page(pdf: &[u8]) -> Vec<u8> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let page = document.get_pages()[&1];
    let content = document.get_page_contents(page)[0].0;
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let size = document.trailer.get(b"Size").unwrap().as_i64().unwrap();
    let tail = String::from_utf8_lossy(&pdf[pdf.len() - 200..]).into_owned();
    let previous = tail.rsplit_once("startxref").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let mut out = pdf.to_vec();
    let at = out.len();
    let text = "BT /F1 18 Tf 72 720 Td (Bayar ke rekening lain) Tj ET";
    out.extend(
        format!("{content} 0 obj\n<</Length {}>>\nstream\n{text}\nendstream\nendobj\n", text.len()).bytes(),
    );
    let table = out.len();
    let entry = format!(
        "xref\n{content} 1\n{at:010} 00000 n\r\ntrailer\n<</Size {size} /Root {root} 0 R /Prev {previous}>>\n"
    );
    out.extend(format!("{entry}startxref\n{table}\n%%EOF\n").bytes());
    out
}

/// Changes one byte inside the first stream of the file.
fn change_content(letter: &Signed) -> Vec<u8> {
    let mut pdf = letter.pdf.clone();
    let at = pdf.windows(7).position(|w| w == b"stream\n").unwrap() + 7 + 20;
    pdf[at] ^= 1;
    pdf
}

#[tokio::test]
async fn the_signed_file_is_known_byte_for_byte_and_every_change_is_seen() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let letter = office.signed("open").await;
    let before = app.rows();

    let exact = send(&app, letter.pdf.clone()).await;
    says(&exact, "valid", "exact");
    assert_eq!(exact.body["number"], letter.number.as_str());

    let changed = send(&app, change_content(&letter)).await;
    says(&changed, "altered", "content_changed");
    assert_eq!(changed.body["number"], Value::Null);

    let replaced = send(&app, replace_page(&letter.pdf)).await;
    says(&replaced, "altered", "appended");
    // What was really signed.
    assert_eq!(replaced.body["number"], letter.number.as_str());

    let padded = [&letter.pdf[..], b"% bukan apa-apa\n"].concat();
    says(&send(&app, padded).await, "altered", "appended");
    let cut = &letter.pdf[..letter.pdf.len() / 2];
    let cut = send(&app, cut).await;
    assert_ne!(cut.body["state"], "valid", "{}", cut.text());

    assert_eq!(app.rows(), before, "something was kept");
    office.revoke(&letter).await;
    says(&send(&app, letter.pdf.clone()).await, "revoked", "exact");
}

#[tokio::test]
async fn files_of_others_are_told_apart() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let _ours = office.signed("open").await;
    says(&send(&app, builders::pdf("Surat orang lain")).await, "unknown", "no_signature");
    says(&send(&app, b"%PDF-1.7\nbukan apa-apa\n%%EOF\n".to_vec()).await, "unknown", "unreadable");

    // An authority of the same name, but with another key.
    let (now, lock) = (app.clock.now().0, [7; 32]);
    let lock = Lock::ServerKey(&lock);
    let root = Authority::create("Pemerintah Kota Jambi", period_of_days(now, 30), lock).unwrap();
    let root = Authority::open(&root.certificate, &root.pkcs8, lock, now).unwrap();
    let who = Subject {
        common_name: office.head.name.clone(),
        unit: "Kelurahan".into(),
        organisation: "Kota".into(),
    };
    let key = root.issue_person(&who, period_of_days(now, 20), lock).unwrap();
    let key = Credential::open(&key.certificate, &key.pkcs8, lock, now).unwrap();
    says(&send(&app, sign(&app, &key)).await, "unknown", "foreign_signature");
}

fn sign(app: &TestApp, key: &Credential) -> Vec<u8> {
    let params = SignParams {
        name: "Orang",
        reason: "Percobaan",
        location: "Jambi",
        contact: "",
        at: app.clock.now().0.fixed_offset(),
        field: "Tanda_tangan_1",
    };
    pades::sign(&builders::pdf("Tidak tercatat"), &params, key, None).unwrap().bytes
}

#[tokio::test]
async fn a_key_of_ours_is_not_enough_and_a_revoked_one_even_less() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let user = office.head.user_id();
    let row = app.db().read_blocking(|c: &mut Conn| keys::store::newest(c, user)).unwrap().unwrap();
    let (certificate, pkcs8) =
        (STANDARD.decode(row.certificate).unwrap(), STANDARD.decode(row.private_key).unwrap());
    let phrase = SecretString::from(PASSPHRASE);
    let key = Credential::open(&certificate, &pkcs8, Lock::Passphrase(&phrase), app.clock.now().0).unwrap();

    let early = sign(&app, &key);
    says(&send(&app, early.clone()).await, "unknown", "unrecorded");
    app.clock.advance(chrono::Duration::hours(1));
    let revoked = office.head.command("/me/signing-key/revocation").await;
    assert!(revoked.status < 300, "{}", revoked.text());
    app.clock.advance(chrono::Duration::hours(1));
    says(&send(&app, sign(&app, &key)).await, "unknown", "certificate_revoked");
    says(&send(&app, early).await, "unknown", "unrecorded");
}

#[tokio::test]
async fn what_is_no_pdf_or_too_large_is_refused_with_the_reason() {
    let app = TestApp::start_with(|config| config.limits.upload_bytes = 200_000).await;
    send(&app, b"kata".to_vec()).await.problem("unsupported_media_type");
    send(&app, Vec::new()).await.field_error("/file", "required");
    let large = [b"%PDF-1.7\n".to_vec(), vec![b' '; 300_000]].concat();
    send(&app, large).await.problem("file_too_large");
    let nobody = app.anonymous();
    nobody.post("/public/verify", serde_json::json!({})).await.problem("unsupported_media_type");
    nobody.upload_to("/public/verify", "", builders::pdf("a")).await.expect(200);
}
