//! The local authority: who gets which certificate, and which keys open.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
mod common;

use chrono::TimeDelta;
use common::{CITY, SERVER_KEY, issue, new_authority, now, passphrase, person, years};
use der::{Decode, Encode};
use pamong_sign::Error;
use pamong_sign::authority::{
    Authority, Credential, Lock, NOT_CERTIFIED, Period, SigningKey, Subject, change_lock, serial, unlock,
};
use x509_cert::Certificate;

#[test]
fn a_person_gets_a_certificate_that_says_what_it_is_not() {
    let authority = new_authority(CITY);
    let issued = issue(&authority, "Dra. Siti Contoh, M.Si.", &passphrase("rahasia sekali"));
    let certificate = Certificate::from_der(&issued.certificate).unwrap();
    let tbs = &certificate.tbs_certificate;
    assert_eq!(Subject::from_name(&tbs.subject), person("Dra. Siti Contoh, M.Si."));
    let issuer = Subject::from_name(&tbs.issuer);
    assert_eq!(issuer.common_name, "Otoritas Lokal Pemerintah Kota Jambi");
    assert_eq!(issuer.unit, NOT_CERTIFIED);
    let text = String::from_utf8_lossy(&issued.certificate).into_owned();
    assert!(text.contains("Bukan sertifikat elektronik tersertifikasi menurut UU ITE dan PP 71/2019"));
    assert_eq!(issued.serial.len(), 32);
    assert_eq!(issued.serial, serial(&certificate));
    assert_ne!(issued.serial, issue(&authority, "Siti", &passphrase("rahasia sekali")).serial);
}

#[test]
fn a_personal_number_never_gets_in() {
    let authority = new_authority(CITY);
    let secret = passphrase("rahasia sekali");
    for name in ["Siti 1571000000000001", "1571 0000 0000 0001", "19800101.200501.2.001", "", "a\nb"] {
        let refused = authority.issue_person(&person(name), years(1), Lock::Passphrase(&secret));
        assert!(matches!(refused, Err(Error::Value(_))), "{name}");
    }
}

#[test]
fn a_long_name_is_shortened_to_what_certificates_allow() {
    let authority = new_authority(CITY);
    let secret = passphrase("rahasia sekali");
    let long = Subject { unit: "Dinas ".repeat(20), ..person("Siti") };
    let issued = authority.issue_person(&long, years(1), Lock::Passphrase(&secret)).unwrap();
    let certificate = Certificate::from_der(&issued.certificate).unwrap();
    let unit = Subject::from_name(&certificate.tbs_certificate.subject).unit;
    assert_eq!(unit.chars().count(), 64);
    assert!(unit.ends_with('…'));
}

#[test]
fn only_the_right_passphrase_opens_a_key() {
    let secret = passphrase("rahasia sekali");
    let issued = issue(&new_authority(CITY), "Siti", &secret);
    assert!(unlock(&issued.pkcs8, Lock::Passphrase(&secret)).is_ok());
    let wrong = passphrase("Rahasia sekali");
    let refused = unlock(&issued.pkcs8, Lock::Passphrase(&wrong));
    assert!(matches!(refused, Err(Error::WrongPassphrase)));
    assert!(matches!(unlock(&issued.pkcs8[..40], Lock::Passphrase(&secret)), Err(Error::Damaged(_))));
    let changed = change_lock(&issued.pkcs8, Lock::Passphrase(&secret), Lock::Passphrase(&wrong)).unwrap();
    assert!(unlock(&changed, Lock::Passphrase(&wrong)).is_ok());
    assert!(matches!(unlock(&changed, Lock::Passphrase(&secret)), Err(Error::WrongPassphrase)));
}

#[test]
fn expired_early_and_foreign_certificates_do_not_open() {
    let authority = new_authority(CITY);
    let secret = passphrase("rahasia sekali");
    let issued = issue(&authority, "Siti", &secret);
    let open = |certificate: &[u8], at| {
        Credential::open(certificate, &issued.pkcs8, Lock::Passphrase(&secret), at).map(|_| ())
    };
    assert!(open(&issued.certificate, now()).is_ok());
    let late = open(&issued.certificate, now() + TimeDelta::days(800));
    assert!(matches!(late, Err(Error::Expired(_))));
    let early = open(&issued.certificate, now() - TimeDelta::days(8));
    assert!(matches!(early, Err(Error::NotYetValid(_))));
    let other = issue(&authority, "Budi", &secret);
    assert!(matches!(open(&other.certificate, now()), Err(Error::KeyMismatch)));
}

#[test]
fn a_renewed_certificate_is_for_the_same_key() {
    let authority = new_authority(CITY);
    let secret = passphrase("rahasia sekali");
    let issued = issue(&authority, "Siti", &secret);
    let later = now() + TimeDelta::days(800);
    let period = Period { from: later - TimeDelta::days(1), until: later + TimeDelta::days(365) };
    let renewed = authority.renew(&issued.certificate, period).unwrap();
    assert_ne!(serial(&renewed), issued.serial);
    let der = renewed.to_der().unwrap();
    assert!(Credential::open(&der, &issued.pkcs8, Lock::Passphrase(&secret), later).is_ok());
    let foreign = issue(&new_authority(CITY), "Siti", &secret);
    assert!(authority.renew(&foreign.certificate, period).is_err());
}

#[test]
fn no_certificate_outlives_its_root() {
    let authority = new_authority(CITY);
    let root = Period::of(authority.certificate()).unwrap();
    let seal = authority.issue_seal("Diskominfo", CITY, years(40), Lock::ServerKey(&SERVER_KEY)).unwrap();
    assert_eq!(seal.period.until, root.until);
    let certificate = Certificate::from_der(&seal.certificate).unwrap();
    let subject = Subject::from_name(&certificate.tbs_certificate.subject);
    assert_eq!(subject.common_name, "Segel Elektronik Diskominfo");
    let other_key = Lock::ServerKey(&[8; 32]);
    assert!(matches!(
        Authority::open(&seal.certificate, &seal.pkcs8, other_key, now()),
        Err(Error::WrongPassphrase)
    ));
}

#[test]
fn keys_do_not_show_themselves() {
    let secret = passphrase("rahasia sekali");
    let issued = issue(&new_authority(CITY), "Siti", &secret);
    let key = SigningKey::generate();
    let credential =
        || Credential::open(&issued.certificate, &issued.pkcs8, Lock::Passphrase(&secret), now()).unwrap();
    assert_eq!(format!("{key:?} {:?}", Lock::Passphrase(&secret)), "SigningKey(…) Lock(…)");
    assert!(format!("{:?}", credential()).contains("SigningKey(…)"));
    assert!(!format!("{issued:?}").contains("pkcs8"));
}
