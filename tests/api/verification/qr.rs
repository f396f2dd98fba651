//! The QR code on the paper, read as a phone reads it.
use super::signed::{Office, Signed};
use crate::kit::TestApp;
use pamong_sign::authority::SigningKey;
use pamong_sign::token::{PublicKey, check_token, make_token};
use std::process::Command;

/// What the QR code on a page holds (poppler, zbar).
fn scan(letter: &Signed) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (pdf, page) = (folder.path().join("surat.pdf"), folder.path().join("surat"));
    std::fs::write(&pdf, &letter.pdf).unwrap();
    let drawn =
        Command::new("pdftoppm").args(["-r", "200", "-png", "-singlefile"]).args([&pdf, &page]).status();
    assert!(drawn.expect("pdftoppm is missing: run scripts/pdf-tools.sh").success());
    let read = Command::new("zbarimg").args(["-q", "--raw"]).arg(page.with_extension("png")).output();
    let read = read.expect("zbarimg is missing: run scripts/pdf-tools.sh");
    assert!(read.status.success(), "there is no QR code on the page");
    String::from_utf8(read.stdout).unwrap().trim().to_owned()
}

#[tokio::test]
async fn the_qr_code_proves_the_paper_without_a_network() {
    let app = TestApp::start().await;
    let office = Office::open(&app).await;
    let letter = office.signed("open").await;
    let nobody = app.anonymous();
    let published = nobody.get("/public/verification-keys").await.expect(200).body;
    let keys = [PublicKey::from_jwk(&published["keys"][0]).unwrap()];

    let text = scan(&letter);
    let address = format!("HTTP://LOCALHOST:8080/PUBLIC/VERIFY/{}#", letter.code);
    assert!(text.starts_with(&address), "{text}");
    let facts = check_token(&text, &keys).unwrap();
    assert_eq!(facts.code.to_string(), letter.code);
    assert_eq!(facts.number, letter.number);
    assert_eq!(facts.date.to_string(), app.clock.day(0));
    assert_eq!(facts.signer, office.head.name);

    // Online the same text is an address.
    let path = text.split_once("8080").unwrap().1.split('#').next().unwrap().to_owned();
    nobody.get(&format!("/{path}")).await.expect(200);

    let (url, token) = text.split_once('#').unwrap();
    for at in 0..token.len() {
        let mut changed: Vec<char> = token.chars().collect();
        changed[at] = if changed[at] == 'A' { 'B' } else { 'A' };
        let changed: String = changed.into_iter().collect();
        assert!(check_token(&format!("{url}#{changed}"), &keys).is_err(), "symbol {at}");
    }
    let forged = make_token(url, &facts, &SigningKey::generate()).unwrap();
    assert!(check_token(&forged, &keys).is_err(), "the key of somebody else");

    // Still genuine after its revocation: only the list knows.
    office.revoke(&letter).await;
    assert_eq!(check_token(&text, &keys).unwrap(), facts);
    let list = nobody.get("/public/revocations").await.expect(200);
    assert!(list.items().iter().any(|item| item["code"] == letter.code.as_str()), "{}", list.body);
}
