//! How contacts are read and shown, and what is given of a code.
use super::model::{Contact, NewContactConfirmation};
use super::{CodePolicy, check, code_of, proof};
use crate::error::{Error, Violations};
use crate::http::Validate;
use crate::notifications::messages::ContactKind;
use crate::secrets::Secrets;
use chrono::TimeDelta;
use pamong_db::{Id, Ts};
use serde_json::json;

fn phone(text: &str) -> Option<Contact> {
    Contact::parse(ContactKind::Phone, text)
}

fn email(text: &str) -> Option<Contact> {
    Contact::parse(ContactKind::Email, text)
}

fn secrets() -> (tempfile::TempDir, Secrets) {
    let folder = tempfile::tempdir().unwrap();
    let secrets = Secrets::load_or_create(&folder.path().join("secret.key")).unwrap();
    (folder, secrets)
}

#[test]
fn however_it_is_written_a_contact_is_the_same() {
    let known = phone("081274001122").unwrap();
    assert_eq!(known.address, "+6281274001122");
    for text in ["+6281274001122", "6281274001122", " 081274001122 "] {
        assert_eq!(phone(text).as_ref(), Some(&known), "{text}");
    }
    assert_eq!(email(" Siti.A@Contoh.ID "), email("siti.a@contoh.id"));
    for text in ["", "0812", "0812 7400 1122", "0812x4001122", "+60123456789", "siti@contoh.id"] {
        assert_eq!(phone(text), None, "{text}");
    }
    let long = format!("{}@contoh.id", "a".repeat(250));
    for text in ["", "siti", "siti@", "a b@c.id", "a@b\r\nBcc: c@d", "081274001122", long.as_str()] {
        assert_eq!(email(text), None, "{text}");
    }
}

#[test]
fn what_is_shown_is_masked() {
    assert_eq!(phone("081274001122").unwrap().masked(), "+62********122");
    assert_eq!(phone("07410001").unwrap().masked(), "+62****001");
    assert_eq!(email("siti.aminah@contoh.id").unwrap().masked(), "s***@contoh.id");
}

#[test]
fn a_code_is_six_digits_and_of_its_row_alone() {
    let (_folder, secrets) = secrets();
    let (one, two) = (Id::new(), Id::new());
    let code = code_of(&secrets, one);
    assert_eq!(code, code_of(&secrets, one));
    assert_ne!(code, code_of(&self::secrets().1, one));
    let codes: std::collections::BTreeSet<String> =
        (0..100).map(|_| code_of(&secrets, Id::new())).chain([code, code_of(&secrets, two)]).collect();
    assert!(codes.len() > 95, "{codes:?}");
    let fits = |code: &str| {
        let mut violations = Violations::default();
        NewContactConfirmation { code: code.to_owned() }.validate(&mut violations);
        violations.is_empty()
    };
    assert!(codes.iter().all(|code| fits(code)));
    for wrong in ["", "12345", "1234567", "12345a", "１２３４５６", " 12345"] {
        assert!(!fits(wrong), "{wrong}");
    }
}

#[test]
fn a_proof_is_good_for_an_hour_and_of_this_installation() {
    let (_folder, secrets) = secrets();
    let (_other, stranger) = self::secrets();
    let now = Ts("2026-09-07T02:00:00Z".parse().unwrap());
    let contact = phone("081274001122").unwrap();
    let (token, ends) = proof::issue(&secrets, contact.clone(), Id::new(), now).unwrap();
    let at = |minutes: i64| Ts(now.0 + TimeDelta::minutes(minutes));
    assert_eq!(ends, at(60));
    let proven = proof::read(&secrets, &token, at(59)).unwrap().unwrap();
    assert_eq!((proven.contact, proven.verified_at), (contact, now));
    assert_eq!(proof::read(&secrets, &token, at(60)).unwrap(), None);
    assert_eq!(proof::read(&stranger, &token, now).unwrap(), None);
    for other in ["", "a.b.c", &token[..token.len() - 2]] {
        assert_eq!(proof::read(&secrets, other, now).unwrap(), None, "{other}");
    }
}

#[test]
fn a_contact_that_can_be_reached_must_be_shown_and_one_of_them_suffices() {
    let (_folder, secrets) = secrets();
    let now = Ts("2026-09-07T02:00:00Z".parse().unwrap());
    let schema = json!({"properties": {
        "phone": {"type": "string", "format": "phone"}, "mail": {"type": "string", "format": "email"},
        "note": {"type": "string"},
    }});
    let proof_of = |contact: Option<Contact>| -> Option<String> {
        Some(proof::issue(&secrets, contact?, Id::new(), now).unwrap().0)
    };
    let faults = |kinds: &[ContactKind], answers: serde_json::Value, token: Option<String>| {
        let policy = CodePolicy { kinds: kinds.to_vec(), required: true };
        let mut violations = Violations::default();
        let answers = answers.as_object().unwrap();
        check(&policy, (&secrets, now), (&schema, answers), token.as_deref(), &mut violations).unwrap();
        match violations.finish() {
            Err(Error::Invalid(fields)) => {
                fields.iter().map(|f| f.code.to_string()).collect::<Vec<_>>().join(" ")
            }
            _ => String::new(),
        }
    };
    let both = json!({"phone": "081274001122", "mail": "siti@contoh.id", "note": "081200000000"});
    let (phones, mails) = ([ContactKind::Phone], [ContactKind::Email]);
    assert_eq!(faults(&phones, both.clone(), None), "required");
    assert_eq!(faults(&mails, json!({"phone": "081274001122"}), None), "");
    assert_eq!(faults(&[], both.clone(), None), "");
    assert_eq!(faults(&phones, both.clone(), proof_of(email("SITI@contoh.id"))), "");
    assert_eq!(faults(&phones, both.clone(), proof_of(phone("+6281274001122"))), "");
    assert_eq!(faults(&phones, both, proof_of(phone("081200000000"))), "contact_unproven");
    assert_eq!(faults(&phones, json!({}), Some("x".into())), "contact_unproven");
}
