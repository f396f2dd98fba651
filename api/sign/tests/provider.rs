//! Signers: local keys, and a service of the documented shape that signs under another authority.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
mod common;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use common::http::{Reply, Request, Server};
use common::{CITY, LETTER, credential, issue, new_authority, now, params, passphrase, sign, small_pdf};
use pamong_sign::HttpLimits;
use pamong_sign::authority::Credential;
use pamong_sign::provider::{
    BsreConfig, BsrePaths, BsreSigner, BsreVersion, Keys, LocalSigner, SignError, SignRequest, Signed,
    Signer, SignerId, SignerStatus, StoredKey, accept,
};
use secrecy::SecretString;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;
use std::time::Duration;

const NIK: &str = "1571000000000001";
const SECRET: &str = "rahasia-uji";

fn foreign_key() -> Credential {
    credential(&new_authority("Penyelenggara Lain"), "Siti Contoh")
}

fn client(url: &str, version: BsreVersion, limits: HttpLimits) -> BsreSigner {
    BsreSigner::new(BsreConfig {
        base: url.to_owned(),
        user: "uji".to_owned(),
        password: SecretString::from("uji-lokal"),
        version,
        paths: BsrePaths::of(version),
        limits,
    })
    .unwrap()
}

fn short() -> HttpLimits {
    HttpLimits { total: Duration::from_secs(2), ..HttpLimits::default() }
}

fn ask(signer: &dyn Signer, id: &str, secret: &str, pdf: &[u8]) -> Result<Signed, SignError> {
    let (signer_id, secret) = (SignerId::new(id), passphrase(secret));
    let request = SignRequest {
        pdf,
        signer: &signer_id,
        passphrase: &secret,
        params: params("Siti Contoh", "Signature1"),
    };
    signer.sign(&request)
}

fn json_reply(status: u16, body: &Value) -> Reply {
    Reply::Answer(status, "application/json", "", body.to_string().into_bytes())
}

/// The documented v2 service.
fn v2(request: &Request, key: &Credential) -> Reply {
    let account = format!("basic {}", STANDARD.encode("uji:uji-lokal"));
    if !request.head.to_lowercase().contains(&format!("authorization: {}", account.to_lowercase())) {
        return json_reply(401, &json!({"error": "Unauthorized"}));
    }
    let body: Value = serde_json::from_slice(&request.body).unwrap();
    let registered = body["nik"] == NIK;
    match request.path.as_str() {
        "/api/v2/user/check/status" if registered => json_reply(200, &json!({"status": "ISSUE"})),
        "/api/v2/user/check/status" => json_reply(200, &json!({"status": "NOT_REGISTERED"})),
        "/api/v2/sign/pdf" if !registered => {
            let error = format!("User {} tidak terdaftar", body["nik"].as_str().unwrap());
            json_reply(400, &json!({"status_code": 2011, "error": error}))
        }
        "/api/v2/sign/pdf" if body["passphrase"] != SECRET => {
            json_reply(400, &json!({"status_code": 2031, "error": "Passphrase anda salah"}))
        }
        "/api/v2/sign/pdf" => {
            assert_eq!(body["signatureProperties"][0]["tampilan"], "INVISIBLE");
            let pdf = STANDARD.decode(body["file"][0].as_str().unwrap()).unwrap();
            let signed = sign(&pdf, key, "Signature1").bytes;
            json_reply(200, &json!({"time": 12, "file": [STANDARD.encode(signed)], "id_dokumen": "abc"}))
        }
        _ => json_reply(404, &json!({"error": "not found"})),
    }
}

#[test]
fn the_json_service_signs_and_refuses() {
    let key = foreign_key();
    let server = Server::start(move |request| v2(request, &key));
    let signer = client(&server.url, BsreVersion::V2, HttpLimits::default());
    let signed = ask(&signer, NIK, SECRET, LETTER).unwrap();
    assert!(signed.pdf.starts_with(LETTER));
    assert_eq!(signed.signature.signer.common_name, "Siti Contoh");
    assert_eq!(signed.provider_ref.as_deref(), Some("abc"));
    assert_eq!(ask(&signer, NIK, "salah", LETTER).unwrap_err(), SignError::BadPassphrase);
    let Err(SignError::SignerNotReady(why)) = ask(&signer, "1571000000000002", SECRET, LETTER) else {
        panic!("an unknown person signed")
    };
    assert_eq!(why, "User … tidak terdaftar", "a NIK does not go into messages");
    let status = |id: &str| signer.status(&SignerId::new(id), now());
    assert_eq!(status(NIK), Ok(SignerStatus::Active { until: None }));
    assert_eq!(status("1571000000000002"), Ok(SignerStatus::NotRegistered));
    assert!(matches!(status("siti"), Err(SignError::Rejected(_))));
}

fn field<'a>(body: &'a str, name: &str) -> &'a str {
    let after = body.split(&format!("name=\"{name}\"\r\n\r\n")).nth(1).unwrap();
    after.split("\r\n").next().unwrap()
}

#[test]
fn the_multipart_service_signs_and_refuses() {
    let key = foreign_key();
    let server = Server::start(move |request| {
        if request.method == "GET" {
            assert_eq!(request.path, format!("/api/user/status/{NIK}"));
            return json_reply(200, &json!({"status_code": 1111, "status": "ISSUE"}));
        }
        let text = String::from_utf8_lossy(&request.body).into_owned();
        assert_eq!((field(&text, "nik"), field(&text, "tampilan")), (NIK, "invisible"));
        if field(&text, "passphrase") != SECRET {
            return json_reply(400, &json!({"status_code": 2031, "error": "Passphrase anda salah"}));
        }
        let start = request.body.windows(5).position(|w| w == b"%PDF-").unwrap();
        let end = request.body.windows(4).rposition(|w| w == b"\r\n--").unwrap();
        let signed = sign(&request.body[start..end], &key, "Signature1").bytes;
        Reply::Answer(200, "application/pdf", "id_dokumen: def\r\n", signed)
    });
    let signer = client(&server.url, BsreVersion::V1, HttpLimits::default());
    let signed = ask(&signer, NIK, SECRET, LETTER).unwrap();
    assert!(signed.pdf.starts_with(LETTER));
    assert_eq!(signed.provider_ref.as_deref(), Some("def"));
    assert_eq!(ask(&signer, NIK, "salah", LETTER).unwrap_err(), SignError::BadPassphrase);
    assert_eq!(signer.status(&SignerId::new(NIK), now()), Ok(SignerStatus::Active { until: None }));
}

fn outcome(limits: HttpLimits, reply: impl Fn() -> Reply + Send + Sync + 'static) -> (SignError, usize) {
    let server = Server::start(move |_| reply());
    let signer = client(&server.url, BsreVersion::V2, limits);
    let error = ask(&signer, NIK, SECRET, LETTER).unwrap_err();
    (error, server.calls.load(Ordering::SeqCst))
}

#[test]
fn what_may_have_been_signed_is_unknown_and_not_asked_again() {
    let unknown = |error: SignError| matches!(error, SignError::Unknown(_));
    let (error, calls) = outcome(short(), || Reply::Silence);
    assert!(unknown(error) && calls == 1);
    let (error, calls) = outcome(short(), || Reply::HangUp);
    assert!(unknown(error) && calls == 1);
    let (error, calls) = outcome(short(), || json_reply(500, &json!({"error": "galat"})));
    assert!(unknown(error) && calls == 1);
}

#[test]
fn a_service_that_is_not_there_signed_nothing() {
    let signer = client(&Server::nobody(), BsreVersion::V2, short());
    assert!(matches!(ask(&signer, NIK, SECRET, LETTER), Err(SignError::Unavailable(_))));
    let status = signer.status(&SignerId::new(NIK), now());
    assert!(matches!(status, Err(SignError::Unavailable(_))));
}

#[test]
fn unusable_results_are_refused() {
    let bad = |error: SignError| matches!(error, SignError::BadResult(_));
    let file = |pdf: &[u8]| json_reply(200, &json!({"file": [STANDARD.encode(pdf)]}));
    let limits = HttpLimits { answer: 1000, ..short() };
    assert!(bad(outcome(limits, || Reply::Answer(200, "application/json", "", vec![b' '; 2000])).0));
    let other = sign(&small_pdf("surat lain"), &foreign_key(), "Signature1").bytes;
    assert!(bad(outcome(short(), move || file(&other)).0), "another file");
    assert!(bad(outcome(short(), move || file(LETTER)).0), "not signed");
    let mut broken = sign(LETTER, &foreign_key(), "Signature1").bytes;
    let at = broken.windows(9).position(|w| w == b"/Contents").unwrap() - 30;
    broken[at] ^= 1;
    assert!(bad(outcome(short(), move || file(&broken)).0), "broken signature");
    assert!(bad(outcome(short(), || json_reply(200, &json!({}))).0), "no file");
    let redirect = || Reply::Answer(302, "text/plain", "Location: http://127.0.0.1:1/\r\n", Vec::new());
    let (error, calls) = outcome(short(), redirect);
    assert!(matches!(error, SignError::Rejected(_)) && calls == 1);
}

#[test]
fn a_second_answer_is_nobodys() {
    let key = foreign_key();
    let signed = sign(LETTER, &key, "Signature1").bytes;
    let body = json!({"file": [STANDARD.encode(signed)]}).to_string().into_bytes();
    let server = Server::start(move |request| match request.path.as_str() {
        "/api/v2/sign/pdf" => Reply::Twice(body.clone()),
        _ => json_reply(200, &json!({"status": "SUSPEND"})),
    });
    let signer = client(&server.url, BsreVersion::V2, short());
    assert!(ask(&signer, NIK, SECRET, LETTER).is_ok());
    assert_eq!(signer.status(&SignerId::new(NIK), now()), Ok(SignerStatus::Suspended));
    assert_eq!(server.calls.load(Ordering::SeqCst), 2);
}

#[test]
fn plain_http_stays_on_this_host() {
    let config = |base: &str, allow_plain_http| BsreConfig {
        base: base.to_owned(),
        user: String::new(),
        password: SecretString::from(""),
        version: BsreVersion::V2,
        paths: BsrePaths::of(BsreVersion::V2),
        limits: HttpLimits { allow_plain_http, ..HttpLimits::default() },
    };
    assert!(BsreSigner::new(config("http://esign.contoh.go.id", false)).is_err());
    assert!(BsreSigner::new(config("http://127.0.0.1:80@esign.contoh.go.id", false)).is_err());
    assert!(BsreSigner::new(config("http://10.0.0.7", true)).is_ok());
    assert!(BsreSigner::new(config("https://esign.contoh.go.id", false)).is_ok());
}

struct OneKey(StoredKey);

impl Keys for OneKey {
    fn find(&self, signer: &SignerId) -> Result<Option<StoredKey>, String> {
        Ok((signer.reveal() == "siti").then(|| self.0.clone()))
    }
}

#[test]
fn local_keys_sign_and_refuse() {
    let issued = issue(&new_authority(CITY), "Siti Contoh", &passphrase(SECRET));
    let stored = StoredKey { certificate: issued.certificate, pkcs8: issued.pkcs8, revoked: false };
    let signer = LocalSigner::new(OneKey(stored.clone()), None);
    let signed = ask(&signer, "siti", SECRET, LETTER).unwrap();
    assert!(signed.pdf.starts_with(LETTER) && signed.signature.covers_whole_file);
    assert_eq!(ask(&signer, "siti", "salah", LETTER).unwrap_err(), SignError::BadPassphrase);
    assert!(matches!(ask(&signer, "budi", SECRET, LETTER), Err(SignError::SignerNotReady(_))));
    assert!(matches!(ask(&signer, "siti", SECRET, b"bukan pdf"), Err(SignError::Rejected(_))));
    let status = |id: &str, at| signer.status(&SignerId::new(id), at).unwrap();
    assert_eq!(status("siti", now()), SignerStatus::Active { until: Some(issued.period.until) });
    assert_eq!(status("siti", now() + TimeDelta::days(800)), SignerStatus::Expired);
    assert_eq!(status("budi", now()), SignerStatus::NotRegistered);
    let revoked = LocalSigner::new(OneKey(StoredKey { revoked: true, ..stored }), None);
    assert!(matches!(ask(&revoked, "siti", SECRET, LETTER), Err(SignError::SignerNotReady(_))));
    assert_eq!(revoked.status(&SignerId::new("siti"), now()), Ok(SignerStatus::Suspended));
}

#[test]
fn an_original_is_not_its_own_result() {
    let signed = sign(LETTER, &foreign_key(), "Signature1").bytes;
    assert!(accept(&signed, signed.clone(), now()).is_err());
    assert_eq!(format!("{:?}", SignerId::new(NIK)), "SignerId(…)");
}
