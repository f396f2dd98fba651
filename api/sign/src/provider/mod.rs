//! Signing behind one trait: with local keys, or at a certified provider's service.
mod answer;
mod bsre;
mod local;

pub use bsre::{BsreConfig, BsrePaths, BsreSigner, BsreVersion};
pub use local::{Keys, LocalSigner, StoredKey};

use crate::inspect::{Mark, SignatureReport, inspect};
use crate::pades::SignParams;
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use std::fmt;

/// How a provider knows a signer: a NIK or an e-mail address at BSrE, the caller's own id for local keys.
/// It is personal data, so it shows in no log.
#[derive(Clone, PartialEq, Eq)]
pub struct SignerId(String);

impl SignerId {
    /// Takes an id as the provider knows it.
    pub fn new(id: impl Into<String>) -> Self {
        Self(id.into())
    }

    /// The id itself, to look it up.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SignerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignerId(…)")
    }
}

/// One document for one signer. Store the file and its hash before asking: a signature that was made and lost
/// on the way must be traceable.
#[derive(Clone, Debug)]
pub struct SignRequest<'a> {
    /// The file to sign.
    pub pdf: &'a [u8],
    /// Who signs.
    pub signer: &'a SignerId,
    /// The signer's passphrase, typed for this very signature and kept nowhere.
    pub passphrase: &'a SecretString,
    /// What the signature says. A remote provider uses the reason and the location only.
    pub params: SignParams<'a>,
}

/// A signed file that passed [`accept`].
#[derive(Clone, Debug)]
pub struct Signed {
    /// The file: the original and one appended signature.
    pub pdf: Vec<u8>,
    /// What to record.
    pub mark: Mark,
    /// The new signature. Its chain is not judged here.
    pub signature: SignatureReport,
    /// The provider's own number for it.
    pub provider_ref: Option<String>,
}

/// Why there is no signed file. No text holds a passphrase or a personal number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignError {
    /// Ask for the passphrase again.
    #[error("wrong passphrase")]
    BadPassphrase,
    /// The person has no usable certificate yet.
    #[error("the signer cannot sign yet: {0}")]
    SignerNotReady(String),
    /// The certificate's validity is over: it must be renewed.
    #[error("the signer's certificate expired")]
    Expired,
    /// The request was refused; asking again in the same way will not help.
    #[error("refused: {0}")]
    Rejected(String),
    /// The service took the request and then failed or fell silent. It may have signed, so it must not be
    /// asked again before a person looked.
    #[error("the outcome is unknown: {0}")]
    Unknown(String),
    /// The service was not reached: surely nothing was signed, and it may be asked again.
    #[error("the service is not available: {0}")]
    Unavailable(String),
    /// The service answered with something that is not the original with a good signature.
    #[error("unusable result: {0}")]
    BadResult(String),
}

/// Whether a person can sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignerStatus {
    /// Yes; until then, where it is known.
    Active {
        /// The last moment of the certificate.
        until: Option<DateTime<Utc>>,
    },
    /// The provider does not know the person.
    NotRegistered,
    /// The certificate must be renewed.
    Expired,
    /// The certificate was suspended or revoked.
    Suspended,
    /// Another state, in the provider's word.
    Other(String),
}

/// Signs documents, here or elsewhere. Calls block: run them where blocking is allowed.
pub trait Signer: Send + Sync {
    /// Signs one document. What comes back has passed [`accept`].
    fn sign(&self, request: &SignRequest<'_>) -> Result<Signed, SignError>;

    /// Whether this person could sign at `at`, without signing.
    fn status(&self, signer: &SignerId, at: DateTime<Utc>) -> Result<SignerStatus, SignError>;
}

/// Takes a provider's result only where it is the original with an appended signature over the whole file.
///
/// The appended revision may also draw the signature's appearance, so that its other contents are the
/// provider's; [`crate::inspect::Report::revisions`] tells of them.
pub fn accept(original: &[u8], signed: Vec<u8>, at: DateTime<Utc>) -> Result<Signed, SignError> {
    let bad = |why: &str| SignError::BadResult(why.to_owned());
    if signed.len() <= original.len() || !signed.starts_with(original) {
        return Err(bad("it does not begin with the original"));
    }
    let report = inspect(&signed, &[], at).map_err(|e| SignError::BadResult(e.to_string()))?;
    if let Some(why) = report.malformed {
        return Err(SignError::BadResult(why));
    }
    let signature = report.signatures.into_iter().find(|s| s.covers_whole_file);
    let signature = signature.ok_or_else(|| bad("no signature covers the whole file"))?;
    if signature.unsupported {
        return Err(bad("the signature uses an algorithm that is not supported"));
    }
    if !signature.intact() {
        return Err(bad("the signature does not hold"));
    }
    Ok(Signed { mark: report.mark, pdf: signed, signature, provider_ref: None })
}
