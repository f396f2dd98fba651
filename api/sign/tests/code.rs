//! Verification codes and offline tokens.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
use chrono::NaiveDate;
use pamong_sign::authority::SigningKey;
use pamong_sign::code::VerificationCode;
use pamong_sign::token::{PublicKey, TokenFacts, check_token, facts_hash, make_token};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

proptest! {
    #[test]
    fn every_code_is_read_again(random: [u8; 9]) {
        let code = VerificationCode::new(random);
        prop_assert_eq!(code.as_str().len(), 14);
        prop_assert!(code.as_str().chars().all(|c| ALPHABET.contains(c)));
        prop_assert_eq!(VerificationCode::parse(code.as_str()).unwrap(), code);
        let sloppy = code.grouped().to_lowercase().replace('0', "o").replace('1', "l").replace('-', " - ");
        prop_assert_eq!(VerificationCode::parse(&sloppy).unwrap(), code);
    }

    #[test]
    fn every_wrong_symbol_is_caught(random: [u8; 9]) {
        let code = VerificationCode::new(random);
        for at in 0..14 {
            for other in ALPHABET.chars() {
                let mut text: Vec<char> = code.as_str().chars().collect();
                if text[at] != other {
                    text[at] = other;
                    prop_assert!(VerificationCode::parse(&text.iter().collect::<String>()).is_err());
                }
            }
        }
    }

    #[test]
    fn every_swap_of_neighbours_is_caught(random: [u8; 9]) {
        let code = VerificationCode::new(random);
        for at in 0..13 {
            let mut text: Vec<char> = code.as_str().chars().collect();
            if text[at] != text[at + 1] {
                text.swap(at, at + 1);
                prop_assert!(VerificationCode::parse(&text.iter().collect::<String>()).is_err());
            }
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text: String) {
        let _ = VerificationCode::parse(&text);
        let _ = check_token(&text, &[PublicKey::of(&SigningKey::generate())]);
    }
}

#[test]
fn what_is_wrong_with_a_code_is_said() {
    let message = |text: &str| VerificationCode::parse(text).unwrap_err().to_string();
    assert_eq!(message(""), "the code is too short");
    assert_eq!(message("0123456789ABC"), "the code is too short");
    assert_eq!(message("0123456789ABCDE"), "the code is too long");
    assert_eq!(message("0123456789ABCU"), "the code has a character that codes do not have");
    assert_eq!(message("0123456789ABC0"), "the code is mistyped");
}

fn facts(code: VerificationCode) -> TokenFacts {
    TokenFacts {
        code,
        number: "500.16.7/0123/DPMPTSP/2026".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
        signer: "Siti Contoh".to_owned(),
        facts: facts_hash(b"canonical facts"),
    }
}

#[test]
fn a_token_holds_until_one_bit_flips() {
    let key = SigningKey::generate();
    let code = VerificationCode::new([90, 1, 2, 3, 4, 5, 6, 7, 200]);
    let url = format!("HTTPS://LAYANAN.CONTOH.GO.ID/V/{code}");
    let token = make_token(&url, &facts(code), &key).unwrap();
    let keys = [PublicKey::of(&SigningKey::generate()), PublicKey::of(&key)];
    assert_eq!(check_token(&token, &keys).unwrap(), facts(code));
    assert!(check_token(&token, &keys[..1]).is_err());
    // Short enough for a QR code of 57 modules at most.
    assert!(token.len() <= 300, "{} characters", token.len());
    let start = token.find('#').unwrap() + 1;
    for at in start..token.len() {
        for bit in 0..8 {
            let mut bytes = token.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(check_token(&text, &keys).is_err(), "bit {bit} of character {at}");
            }
        }
    }
}

#[test]
fn a_token_belongs_to_its_code() {
    let key = SigningKey::generate();
    let (code, other) = (VerificationCode::new([1; 9]), VerificationCode::new([2; 9]));
    let url = format!("https://layanan.contoh.go.id/v/{code}");
    let token = make_token(&url, &facts(code), &key).unwrap();
    let moved = token.replacen(code.as_str(), other.as_str(), 1);
    assert!(check_token(&moved, &[PublicKey::of(&key)]).is_err());
    assert!(make_token(&url, &facts(other), &key).is_err());
    assert!(make_token(&url, &TokenFacts { number: "9".repeat(61), ..facts(code) }, &key).is_err());
}

#[test]
fn a_published_key_is_read_again() {
    let key = PublicKey::of(&SigningKey::generate());
    let jwk = key.to_jwk();
    assert_eq!(PublicKey::from_jwk(&jwk).unwrap(), key);
    assert_eq!(jwk["kid"].as_str().unwrap().len(), 43);
    let mut bent = jwk;
    bent["x"] = bent["y"].clone();
    assert!(PublicKey::from_jwk(&bent).is_err());
}

/// The public page checks this same text with WebCrypto (frontend/src/public/token.test.ts); `examples/token.rs` wrote it.
#[test]
fn the_token_that_the_page_is_tested_on_is_a_good_one() {
    let fixture = include_str!("../../../frontend/src/public/token.fixture.json");
    let fixture: serde_json::Value = serde_json::from_str(fixture).unwrap();
    let key = PublicKey::from_jwk(&fixture["keys"][0]).unwrap();
    let facts = check_token(fixture["text"].as_str().unwrap(), &[key]).unwrap();
    assert_eq!(facts.code.to_string(), fixture["facts"]["code"]);
    assert_eq!(facts.number, fixture["facts"]["number"].as_str().unwrap());
    assert_eq!(facts.date.to_string(), fixture["facts"]["date"]);
    assert_eq!(facts.signer, fixture["facts"]["signer"].as_str().unwrap());
}
