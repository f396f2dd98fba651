//! The one answer for a reader: is this the document that was signed?
use super::revision::RevisionKind;
use super::{Mark, Report};

/// The answer, with the reason where it is not plain yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Signed by people whose certificates lead to a trusted root, and nothing changed since.
    Valid,
    /// Something changed after a signature.
    Altered {
        /// What, in English, for the log and for people who know PDF.
        why: String,
    },
    /// Neither can be said: no signature, an unknown issuer, a certificate out of its dates, another file.
    Unknown {
        /// Why not.
        why: String,
    },
}

fn altered(why: impl Into<String>) -> Verdict {
    Verdict::Altered { why: why.into() }
}

fn unknown(why: impl Into<String>) -> Verdict {
    Verdict::Unknown { why: why.into() }
}

/// Judges a report. `recorded` are the marks of the document's revisions as they were made here; each revision
/// from the first signature on must be among them. It may be empty for a document of somebody else's: then each
/// revision after a signature must have added a signature only.
///
/// "Each signature is valid" is not enough: a revision appended later can show another page while the
/// signatures stay good for the older one. Whether a certificate is revoked is for the caller to look up.
pub fn verdict(report: &Report, recorded: &[Mark]) -> Verdict {
    if let Some(why) = &report.malformed {
        return altered(why.clone());
    }
    if let Some(bad) = report.signatures.iter().find(|s| !s.unsupported && !s.intact()) {
        return altered(format!("the bytes under the signature {} changed", bad.field));
    }
    let known = report.revisions.iter().any(|r| recorded.contains(&r.mark));
    if !recorded.is_empty() && !known {
        return unknown("the file is not one of the recorded ones");
    }
    if report.signatures.is_empty() {
        let whole = report.revisions.last().is_some_and(|r| recorded.contains(&r.mark));
        return if known && !whole { altered("a revision was appended") } else { unknown("no signature") };
    }
    if !report.signatures.iter().any(|s| s.covers_whole_file) {
        return altered("something was appended after the last signature");
    }
    if let Some(why) = appended(report, recorded) {
        return altered(why);
    }
    for signature in &report.signatures {
        let field = &signature.field;
        if signature.unsupported {
            return unknown(format!("the signature {field} uses an algorithm that is not supported"));
        }
        if !signature.valid_when_signed {
            return unknown(format!("the certificate of {field} was not valid when it signed"));
        }
        if !signature.chain_ok {
            return unknown(format!("the certificate of {field} does not lead to a trusted root"));
        }
    }
    Verdict::Valid
}

/// What a revision did that it may not do.
fn appended(report: &Report, recorded: &[Mark]) -> Option<String> {
    let first = report.signatures.iter().map(|s| s.covered_length).min()?;
    report.revisions.iter().enumerate().find_map(|(i, revision)| {
        // The mark leaves out a line end of one or two bytes.
        if revision.mark.length.saturating_add(2) < first || recorded.contains(&revision.mark) {
            return None;
        }
        match &revision.kind {
            RevisionKind::Change(why) => Some(format!("revision {}: {why}", i + 1)),
            _ if recorded.is_empty() => None,
            _ => Some(format!("revision {} is not one of the recorded ones", i + 1)),
        }
    })
}
