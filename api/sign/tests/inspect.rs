//! Inspection and verdict: what is told of good files and of every way to alter one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may unwrap, index and panic"
)]
mod common;

use chrono::TimeDelta;
use common::{CITY, LETTER, credential, new_authority, now, replace_page, sign, small_pdf};
use pamong_sign::inspect::{Mark, Report, RevisionKind, Verdict, inspect, verdict};
use proptest::prelude::*;
use std::sync::LazyLock;
use x509_cert::Certificate;

fn look(pdf: &[u8], root: &Certificate) -> Report {
    inspect(pdf, std::slice::from_ref(root), now()).unwrap()
}

fn is_altered(v: Verdict) -> bool {
    matches!(v, Verdict::Altered { .. })
}

#[test]
fn two_signatures_on_a_letter_are_valid() {
    let authority = new_authority(CITY);
    let first = sign(LETTER, &credential(&authority, "Siti Contoh"), "Signature1");
    let second = sign(&first.bytes, &credential(&authority, "Budi Contoh"), "Signature2");
    let report = look(&second.bytes, authority.certificate());
    assert_eq!(report.signatures.len(), 2);
    assert!(report.signatures.iter().all(|s| s.intact() && s.chain_ok && s.valid_when_signed), "{report:#?}");
    assert_eq!(report.signatures[0].signer.common_name, "Siti Contoh");
    assert!(!report.signatures[0].covers_whole_file && report.signatures[1].covers_whole_file);
    let kinds: Vec<_> = report.revisions.iter().map(|r| r.kind.clone()).collect();
    assert_eq!(kinds, [RevisionKind::Covered, RevisionKind::Covered, RevisionKind::SignatureOnly]);
    let recorded = [Mark::of(LETTER), first.mark, second.mark];
    assert_eq!(report.revisions.iter().map(|r| r.mark).collect::<Vec<_>>(), recorded);
    assert_eq!(verdict(&report, &recorded), Verdict::Valid);
    assert_eq!(verdict(&report, &[]), Verdict::Valid);
    // A signature of ours that was not recorded here is not ours.
    assert!(is_altered(verdict(&report, &recorded[..2])));
}

#[test]
fn one_changed_byte_is_told() {
    let authority = new_authority(CITY);
    let pdf = small_pdf("Bayar 1000");
    let signed = sign(&pdf, &credential(&authority, "Siti"), "Signature1");
    let at = signed.bytes.windows(4).position(|w| w == b"1000").unwrap();
    let mut changed = signed.bytes.clone();
    changed[at] = b'9';
    let report = look(&changed, authority.certificate());
    assert!(!report.signatures[0].digest_ok && report.signatures[0].signature_ok);
    assert!(is_altered(verdict(&report, &[])));
}

#[test]
fn a_page_replaced_by_an_appended_revision_is_told() {
    let authority = new_authority(CITY);
    let signed = sign(&small_pdf("Bayar 1000"), &credential(&authority, "Siti"), "Signature1");
    let forged = replace_page(&signed.bytes, 4, "Bayar 9000");
    let report = look(&forged, authority.certificate());
    assert!(report.signatures[0].intact() && !report.signatures[0].covers_whole_file);
    assert!(is_altered(verdict(&report, &[])));
    assert!(is_altered(verdict(&report, &[signed.mark])));
    // Also where the forger signs it with a certificate of the same authority.
    let forged = sign(&forged, &credential(&authority, "Budi"), "Signature2");
    let report = look(&forged.bytes, authority.certificate());
    assert!(report.signatures.iter().all(|s| s.intact() && s.chain_ok));
    assert!(is_altered(verdict(&report, &[])), "{report:#?}");
}

fn is_unknown(v: Verdict) -> bool {
    matches!(v, Verdict::Unknown { .. })
}

#[test]
fn the_rest_of_the_signature_is_zero_and_nothing_follows_the_file() {
    let authority = new_authority(CITY);
    let signed = sign(LETTER, &credential(&authority, "Siti"), "Signature1").bytes;
    let end = signed.windows(4).rposition(|w| w == b"00>>").unwrap();
    let mut padded = signed.clone();
    padded[end] = b'1';
    let report = look(&padded, authority.certificate());
    assert!(report.signatures[0].signature_ok && !report.signatures[0].strict_ok);
    assert!(is_altered(verdict(&report, &[])));

    let start = signed.windows(11).rposition(|w| w == b"/Contents <").unwrap() + 11;
    let mut other = signed.clone();
    let last = end - other[..end].iter().rev().take_while(|b| **b == b'0').count() - 1;
    assert!(last > start);
    other[last] = if other[last] == b'1' { b'2' } else { b'1' };
    assert!(is_altered(verdict(&look(&other, authority.certificate()), &[])));

    for more in [&b"\n"[..], b" ", b"% comment\n", b"1 0 obj\n<<>>\nendobj\n"] {
        let longer = [&signed, more].concat();
        assert!(is_altered(verdict(&look(&longer, authority.certificate()), &[])), "{more:?}");
    }
}

#[test]
fn an_unknown_issuer_and_wrong_dates_are_not_valid_and_not_altered() {
    let authority = new_authority(CITY);
    let signed = sign(LETTER, &credential(&authority, "Siti"), "Signature1");
    // The name of the root is the same; only the key tells.
    let report = look(&signed.bytes, new_authority(CITY).certificate());
    assert!(report.signatures[0].intact() && !report.signatures[0].chain_ok);
    assert!(is_unknown(verdict(&report, &[signed.mark])));
    let roots = std::slice::from_ref(authority.certificate());
    let early = inspect(&signed.bytes, roots, now() - TimeDelta::hours(1)).unwrap();
    assert!(is_unknown(verdict(&early, &[])), "a claim from the future");
    let late = inspect(&signed.bytes, roots, now() + TimeDelta::days(3000)).unwrap();
    assert_eq!(verdict(&late, &[]), Verdict::Valid, "an expired certificate was valid when it signed");
}

#[test]
fn records_tell_other_files_and_appended_revisions() {
    let authority = new_authority(CITY);
    let (letter, other) = (small_pdf("Surat"), small_pdf("Surat lain"));
    let unsigned = look(&letter, authority.certificate());
    assert!(is_unknown(verdict(&unsigned, &[])));
    assert!(is_unknown(verdict(&unsigned, &[Mark::of(&letter)])));
    assert!(is_unknown(verdict(&look(&other, authority.certificate()), &[Mark::of(&letter)])));
    let longer = look(&replace_page(&letter, 4, "Palsu"), authority.certificate());
    assert!(is_altered(verdict(&longer, &[Mark::of(&letter)])));
    // A revision of a provider that also draws is known by its record, and only by it.
    let key = credential(&authority, "Siti");
    let first = sign(&letter, &key, "Signature1");
    let drawn = replace_page(&first.bytes, 4, "Dicap");
    let second = sign(&drawn, &key, "Signature2");
    let report = look(&second.bytes, authority.certificate());
    let recorded = [first.mark, Mark::of(&drawn), second.mark];
    assert_eq!(verdict(&report, &recorded), Verdict::Valid);
    assert!(is_altered(verdict(&report, &[])));
    assert!(is_altered(verdict(&report, &[first.mark, second.mark])));
}

static SIGNED: LazyLock<(Vec<u8>, Certificate)> = LazyLock::new(|| {
    let authority = new_authority(CITY);
    let first = sign(&small_pdf("Surat"), &credential(&authority, "Siti"), "Signature1");
    let second = sign(&first.bytes, &credential(&authority, "Budi"), "Signature2");
    (second.bytes, authority.certificate().clone())
});

/// The container's beginning names its types, versions and algorithms outside of what is signed.
#[test]
fn no_altered_bit_of_a_container_stays_valid() {
    let (pdf, root) = &*SIGNED;
    let start = pdf.windows(11).rposition(|w| w == b"/Contents <").unwrap() + 11;
    let used = pdf[start..].iter().position(|byte| *byte == b'>').unwrap();
    let used = pdf[start..start + used].iter().rposition(|byte| *byte != b'0').unwrap() + 1;
    let mut altered = pdf.clone();
    for at in start..start + used {
        let digit = char::from(pdf[at]).to_digit(16).unwrap();
        for bit in [1, 2, 4, 8] {
            altered[at] = format!("{:X}", digit ^ bit).as_bytes()[0];
            if let Ok(report) = inspect(&altered, std::slice::from_ref(root), now()) {
                let told = verdict(&report, &[]) != Verdict::Valid;
                assert!(told, "digit {} of the signature, bit {bit}", at - start);
            }
        }
        altered[at] = pdf[at];
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Also bytes of the signatures themselves, save the case of a hexadecimal digit.
    #[test]
    fn no_altered_byte_stays_valid(at: prop::sample::Index, flip in 1_u8..=255) {
        let (pdf, root) = &*SIGNED;
        let mut altered = pdf.clone();
        let at = at.index(altered.len());
        altered[at] ^= flip;
        prop_assume!(!altered[at].eq_ignore_ascii_case(&pdf[at]));
        if let Ok(report) = inspect(&altered, std::slice::from_ref(root), now()) {
            prop_assert_ne!(verdict(&report, &[]), Verdict::Valid);
        }
    }

    #[test]
    fn a_cut_file_is_never_valid_as_the_whole(length: prop::sample::Index) {
        let (pdf, root) = &*SIGNED;
        let cut = &pdf[..length.index(pdf.len())];
        if let Ok(report) = inspect(cut, std::slice::from_ref(root), now()) {
            prop_assert!(verdict(&report, &[Mark::of(pdf)]) != Verdict::Valid);
        }
    }
}
