//! What the signatures of a file are worth: structure, digests, keys, chains and later revisions.
//!
//! Follows the validation of ETSI EN 319 102-1 in part: no revocation data is fetched, and no policy is
//! applied. Strict about what it does check: a signature must cover a whole revision, the gap that it leaves
//! must be exactly its own hexadecimal string, and the rest of that string must be zero.
mod container;
mod crypto;
mod mark;
mod revision;
mod signature;
mod timestamp;
mod verdict;

pub use mark::Mark;
pub use revision::{Revision, RevisionKind};
pub use signature::SignatureReport;
pub use timestamp::TimestampReport;
pub use verdict::{Verdict, verdict};

pub(crate) use crypto::verify_issued;
pub(crate) use timestamp::statement;

use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId};
use x509_cert::Certificate;

/// Everything that was found in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The whole file.
    pub mark: Mark,
    /// From the one that covers least to the one that covers most.
    pub signatures: Vec<SignatureReport>,
    /// From the oldest to the newest, which is the whole file.
    pub revisions: Vec<Revision>,
    /// A signature that cannot be read, such as one whose `/ByteRange` does not fit the file.
    pub malformed: Option<String>,
}

/// Inspects `pdf` at the moment `at`, trusting `roots`.
///
/// [`Error::Pdf`] where the file cannot be read at all. The caller limits the size of what strangers upload.
pub fn inspect(pdf: &[u8], roots: &[Certificate], at: DateTime<Utc>) -> Result<Report> {
    let document = Document::load_mem(pdf)?;
    if document.is_encrypted() {
        return Err(Error::Pdf("the file is encrypted".into()));
    }
    let (mut signatures, mut malformed) = (Vec::new(), None);
    for (field, entries) in signature_dictionaries(&document) {
        match signature::inspect(pdf, field, entries, roots, at) {
            Ok(report) => signatures.push(report),
            Err(e) => malformed = Some(e.to_string()),
        }
    }
    signatures.sort_by_key(|s| s.covered_length);
    let covered: Vec<usize> = signatures.iter().map(|s| s.covered_length).collect();
    let revisions = revision::revisions(pdf, &covered)
        .ok_or_else(|| Error::Pdf(format!("more than {} revisions", revision::MOST)))?;
    Ok(Report { mark: Mark::of(pdf), signatures, revisions, malformed })
}

/// Signatures with the names of their fields, also those that no field holds any more.
fn signature_dictionaries(document: &Document) -> Vec<(String, &Dictionary)> {
    let is_signature = |d: &Dictionary| d.has(b"ByteRange") && d.has(b"Contents");
    let mut found = Vec::new();
    for (id, object) in &document.objects {
        let Ok(entries) = object.as_dict() else { continue };
        if is_signature(entries) {
            found.push((field_name(document, *id), entries));
        } else if let Ok(Object::Dictionary(value)) = entries.get(b"V")
            && is_signature(value)
        {
            found.push((name(entries), value));
        }
    }
    found
}

fn field_name(document: &Document, signature: ObjectId) -> String {
    let holds =
        |d: &Dictionary| d.get(b"V").and_then(Object::as_reference).is_ok_and(|target| target == signature);
    let mut fields = document.objects.values().filter_map(|object| object.as_dict().ok());
    fields.find(|d| holds(d)).map_or_else(String::new, name)
}

fn name(field: &Dictionary) -> String {
    let bytes = field.get(b"T").and_then(Object::as_str).unwrap_or_default();
    String::from_utf8_lossy(bytes).into_owned()
}
