//! What the tests share: a small PDF written by hand, a fixed time, authorities and signers.
#![allow(dead_code, reason = "each test file uses a part of it")]
pub mod http;

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use pamong_sign::authority::{Authority, Credential, Issued, Lock, Period, Subject, period_of_days};
use pamong_sign::pades::{self, SignParams, SignedPdf, Timestamper};
use secrecy::SecretString;
use std::fmt::Write as _;

pub const CITY: &str = "Pemerintah Kota Jambi";
pub const SERVER_KEY: [u8; 32] = [7; 32];
/// A letter that Typst rendered as PDF/A-2a; its last line has no line end.
pub const LETTER: &[u8] = include_bytes!("../fixtures/letter.pdf");

pub fn noon() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-05T12:00:00+07:00").unwrap()
}

pub fn now() -> DateTime<Utc> {
    noon().to_utc()
}

pub fn passphrase(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

pub fn years(n: u16) -> Period {
    period_of_days(now() - TimeDelta::days(1), n * 365)
}

pub fn new_authority(city: &str) -> Authority {
    let root = Authority::create(city, years(10), Lock::ServerKey(&SERVER_KEY)).unwrap();
    Authority::open(&root.certificate, &root.pkcs8, Lock::ServerKey(&SERVER_KEY), now()).unwrap()
}

pub fn person(name: &str) -> Subject {
    Subject {
        common_name: name.to_owned(),
        unit: "Dinas Komunikasi dan Informatika".to_owned(),
        organisation: CITY.to_owned(),
    }
}

pub fn issue(authority: &Authority, name: &str, secret: &SecretString) -> Issued {
    authority.issue_person(&person(name), years(2), Lock::Passphrase(secret)).unwrap()
}

pub fn credential(authority: &Authority, name: &str) -> Credential {
    let secret = passphrase("rahasia sekali");
    let issued = issue(authority, name, &secret);
    Credential::open(&issued.certificate, &issued.pkcs8, Lock::Passphrase(&secret), now()).unwrap()
}

pub fn params<'a>(name: &'a str, field: &'a str) -> SignParams<'a> {
    SignParams {
        name,
        reason: "Penandatanganan surat dinas — sah",
        location: "Jambi",
        contact: "diskominfo@jambikota.example",
        at: noon(),
        field,
    }
}

pub fn sign(pdf: &[u8], key: &Credential, field: &str) -> SignedPdf {
    sign_with(pdf, key, field, None)
}

pub fn sign_with(pdf: &[u8], key: &Credential, field: &str, tsa: Option<&dyn Timestamper>) -> SignedPdf {
    pades::sign(pdf, &params("Dra. Siti Contoh, M.Si.", field), key, tsa).unwrap()
}

/// A one-page file that shows `text`.
pub fn small_pdf(text: &str) -> Vec<u8> {
    pdf_of("<</Type /Catalog /Pages 2 0 R>>", text, "", &[])
}

/// The same with a form, its fields and the page's annotations as objects of their own.
pub fn pdf_with_indirect_form(text: &str) -> Vec<u8> {
    let root = "<</Type /Catalog /Pages 2 0 R /AcroForm 6 0 R>>";
    pdf_of(root, text, "/Annots 8 0 R", &["<</Fields 7 0 R>>", "[]", "[]"])
}

fn pdf_of(root: &str, text: &str, page: &str, more: &[&str]) -> Vec<u8> {
    let content = format!("BT /F1 18 Tf 72 720 Td ({text}) Tj ET");
    let mut objects = vec![
        root.to_owned(),
        "<</Type /Pages /Kids [3 0 R] /Count 1>>".to_owned(),
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {page} \
             /Resources <</Font <</F1 5 0 R>>>>>>"
        ),
        format!("<</Length {}>>\nstream\n{content}\nendstream", content.len()),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>".to_owned(),
    ];
    objects.extend(more.iter().map(|&object| object.to_owned()));
    let mut pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f\r\n", objects.len() + 1);
    for (i, object) in objects.iter().enumerate() {
        write!(table, "{:010} 00000 n\r\n", pdf.len()).unwrap();
        pdf.extend(format!("{} 0 obj\n{object}\nendobj\n", i + 1).bytes());
    }
    let at = pdf.len();
    let size = objects.len() + 1;
    pdf.extend(format!("{table}trailer\n<</Size {size} /Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n").bytes());
    pdf
}

/// Appends a revision that replaces the page's content, as an attacker would after the signature.
pub fn replace_page(pdf: &[u8], content_id: u32, text: &str) -> Vec<u8> {
    let content = format!("BT /F1 18 Tf 72 720 Td ({text}) Tj ET");
    let tail = String::from_utf8_lossy(&pdf[pdf.len() - 200..]).into_owned();
    let previous = tail.rsplit_once("startxref").unwrap().1.split_whitespace().next().unwrap().to_owned();
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let root = document.trailer.get(b"Root").unwrap().as_reference().unwrap().0;
    let size = document.trailer.get(b"Size").unwrap().as_i64().unwrap();
    let mut out = pdf.to_vec();
    let at = out.len();
    out.extend(
        format!("{content_id} 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n", content.len())
            .bytes(),
    );
    let table_at = out.len();
    out.extend(
        format!(
            "xref\n{content_id} 1\n{at:010} 00000 n\r\ntrailer\n<</Size {size} /Root {root} 0 R /Prev {previous}>>\n\
             startxref\n{table_at}\n%%EOF\n"
        )
        .bytes(),
    );
    out
}
