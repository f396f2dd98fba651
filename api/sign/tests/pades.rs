//! Signing: what the file looks like before and after.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
mod common;

use common::{CITY, LETTER, credential, new_authority, now, params, pdf_with_indirect_form, sign, small_pdf};
use lopdf::{Document, Object};
use pamong_sign::inspect::{RevisionKind, Verdict, inspect, verdict};
use pamong_sign::pades::SignParams;
use pamong_sign::{Error, pades};

#[test]
fn a_signature_is_appended_to_the_bytes_that_were_signed() {
    let key = credential(&new_authority(CITY), "Siti Contoh");
    let pdf = small_pdf("Surat");
    let signed = sign(&pdf, &key, "Signature1");
    assert!(signed.bytes.starts_with(&pdf));
    assert!(signed.bytes.ends_with(b"%%EOF\n"));
    let text = String::from_utf8_lossy(&signed.bytes).into_owned();
    assert!(text.contains("/SubFilter /ETSI.CAdES.detached"));
    assert!(text.contains("/Rect [0 0 0 0]"));
}

#[test]
fn what_pdf_a_asks_for_is_kept() {
    let signed = sign(LETTER, &credential(&new_authority(CITY), "Siti Contoh"), "Signature1").bytes;
    let (before, after) = (Document::load_mem(LETTER).unwrap(), Document::load_mem(&signed).unwrap());
    assert_eq!(signed[LETTER.len()], b'\n', "an end of line before the first new object");
    let id = |d: &Document, i: usize| {
        d.trailer.get(b"ID").unwrap().as_array().unwrap()[i].as_str().unwrap().to_vec()
    };
    assert_eq!(id(&before, 0), id(&after, 0));
    assert_ne!(id(&before, 1), id(&after, 1));
    let page = after.get_dictionary(after.get_pages()[&1]).unwrap();
    assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
    let field = page.get(b"Annots").unwrap().as_array().unwrap().last().unwrap().as_reference().unwrap();
    let field = after.get_dictionary(field).unwrap();
    assert_eq!(field.get(b"F").unwrap().as_i64().unwrap(), 132);
    assert!(!field.has(b"AP"));
    let entries = after.get_dictionary(field.get(b"V").unwrap().as_reference().unwrap()).unwrap();
    let when = entries.get(b"M").and_then(Object::as_str).unwrap();
    assert_eq!(when, b"D:20260305120000+07'00'");
    for key in [b"MarkInfo".as_slice(), b"StructTreeRoot", b"Metadata", b"OutputIntents", b"Pages"] {
        assert_eq!(before.catalog().unwrap().get(key).unwrap(), after.catalog().unwrap().get(key).unwrap());
    }
}

#[test]
fn forms_and_annotations_may_be_objects_of_their_own() {
    let authority = new_authority(CITY);
    let key = credential(&authority, "Siti Contoh");
    let first = sign(&pdf_with_indirect_form("Surat"), &key, "Signature1");
    let second = sign(&first.bytes, &key, "Signature2");
    let report = inspect(&second.bytes, std::slice::from_ref(authority.certificate()), now()).unwrap();
    assert_eq!(report.revisions[2].kind, RevisionKind::SignatureOnly);
    assert_eq!(verdict(&report, &[]), Verdict::Valid);
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let key = credential(&new_authority(CITY), "Siti Contoh");
    let attempt = |pdf: &[u8], field: &str| pades::sign(pdf, &params("Siti", field), &key, None).map(|_| ());
    let signed = sign(&small_pdf("Surat"), &key, "Signature1").bytes;
    assert!(matches!(attempt(&signed, "Signature1"), Err(Error::FieldTaken(_))));
    assert!(matches!(attempt(&signed, "Sig nature"), Err(Error::Value(_))));
    assert!(matches!(attempt(b"%PDF-1.7 nothing", "Signature1"), Err(Error::Pdf(_))));
    assert!(matches!(attempt(&LETTER[..9000], "Signature1"), Err(Error::Pdf(_))));
    let mut modern = Document::load_mem(LETTER).unwrap();
    let mut bytes = Vec::new();
    modern.save_modern(&mut bytes).unwrap();
    assert!(matches!(attempt(&bytes, "Signature1"), Err(Error::Pdf(_))));
}

#[test]
fn any_text_may_be_a_reason() {
    let authority = new_authority(CITY);
    let key = credential(&authority, "Siti Contoh");
    let reason = "Sah — (\\) >> endobj \u{a9b1} <</Type /Catalog>>";
    let params = SignParams { reason, ..params("Siti", "Signature1") };
    let signed = pades::sign(LETTER, &params, &key, None).unwrap();
    let report = inspect(&signed.bytes, std::slice::from_ref(authority.certificate()), now()).unwrap();
    assert_eq!(verdict(&report, &[signed.mark]), Verdict::Valid);
}
