//! PAdES signatures by incremental update: ETSI EN 319 142-1, levels B-B and B-T, on ISO 32000-1 files.
//!
//! The signed file begins with the bytes of the unsigned one and keeps its PDF/A and PDF/UA conformity.
//! A visible box, where one is wanted, is drawn by whoever renders the page: the widget here has no size.
mod cms;
mod object;
mod update;

pub(crate) use cms::{
    CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, SIGNING_CERTIFICATE_V2, SigningCertificateV2,
    TIMESTAMP_TOKEN,
};

use crate::error::Result;
use crate::inspect::Mark;
use chrono::{DateTime, FixedOffset};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;

/// The only part that knows a private key: a key in memory, a smart card or a service that signs hashes.
pub trait KeyOp: Send + Sync {
    /// The signer's certificate.
    fn certificate(&self) -> &Certificate;
    /// Intermediate certificates, without the root.
    fn chain(&self) -> &[Certificate];
    /// The signature algorithm, as CMS names it.
    fn algorithm(&self) -> AlgorithmIdentifierOwned;
    /// Signs the DER of the CMS signed attributes (RFC 5652 section 5.4).
    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>>;
}

/// A time-stamping authority (RFC 3161).
pub trait Timestamper: Send + Sync {
    /// A DER time-stamp token over the SHA-256 of `signature`.
    fn token(&self, signature: &[u8]) -> Result<Vec<u8>>;
    /// Bytes to keep free for the token.
    fn reserve(&self) -> usize {
        8192
    }
}

/// What a signature says beside the key. Texts may hold any Unicode.
#[derive(Clone, Debug)]
pub struct SignParams<'a> {
    /// The signer, as people read it.
    pub name: &'a str,
    /// Why it is signed.
    pub reason: &'a str,
    /// Where.
    pub location: &'a str,
    /// How to reach the signer's office; left out where it is empty.
    pub contact: &'a str,
    /// The signer's claim of the time, with the office's offset from UTC.
    pub at: DateTime<FixedOffset>,
    /// The field's name, one for each signature of a document: ASCII letters, digits, `_` and `-`.
    pub field: &'a str,
}

/// A signed file.
#[derive(Clone)]
pub struct SignedPdf {
    /// The whole file; it begins with the bytes that were signed.
    pub bytes: Vec<u8>,
    /// What to record, so that `verdict` knows this revision again.
    pub mark: Mark,
    /// Whether a time-stamp token is inside (level B-T).
    pub timestamped: bool,
}

impl std::fmt::Debug for SignedPdf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignedPdf").field("mark", &self.mark).finish_non_exhaustive()
    }
}

/// Signs `pdf` as the next signer: level B-T with a time-stamping authority, else B-B.
///
/// The certificate's dates are checked by whoever opened the key. Encrypted files and files with
/// cross-reference streams are refused ([`crate::Error::Pdf`]); a field name that is in use is
/// [`crate::Error::FieldTaken`].
pub fn sign(
    pdf: &[u8],
    params: &SignParams<'_>,
    key: &dyn KeyOp,
    timestamper: Option<&dyn Timestamper>,
) -> Result<SignedPdf> {
    let room = cms::room(key)? + timestamper.map_or(0, Timestamper::reserve);
    let prepared = update::prepare(pdf, params, room)?;
    let container = cms::build(&prepared.digest, key, timestamper)?;
    let bytes = prepared.finish(&container)?;
    Ok(SignedPdf { mark: Mark::of(&bytes), bytes, timestamped: timestamper.is_some() })
}
