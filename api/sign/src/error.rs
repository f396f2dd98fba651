//! What can go wrong with keys, certificates, PDF files and time-stamps.

/// The errors of this crate apart from those of a signing service ([`crate::provider::SignError`]).
///
/// No variant carries a passphrase, a key or a personal number, so that each may be logged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The private key does not open with this passphrase.
    #[error("the passphrase does not open the key")]
    WrongPassphrase,
    /// The certificate's validity is over.
    #[error("the certificate expired at {0}")]
    Expired(chrono::DateTime<chrono::Utc>),
    /// The certificate's validity has not begun.
    #[error("the certificate is valid from {0} on")]
    NotYetValid(chrono::DateTime<chrono::Utc>),
    /// The certificate was issued for another key.
    #[error("the certificate does not belong to the key")]
    KeyMismatch,
    /// A name, a date or another value that a certificate cannot carry.
    #[error("unusable value: {0}")]
    Value(&'static str),
    /// The stored key or certificate cannot be read.
    #[error("damaged key or certificate: {0}")]
    Damaged(String),
    /// The file is not a PDF that can be signed or read.
    #[error("unusable PDF: {0}")]
    Pdf(String),
    /// The file already has a field of this name.
    #[error("the signature field is already there: {0}")]
    FieldTaken(String),
    /// ASN.1 that cannot be written or read.
    #[error("ASN.1: {0}")]
    Asn1(#[from] der::Error),
    /// The key could not sign.
    #[error("the key could not sign: {0}")]
    Key(String),
    /// The time-stamping authority gave no usable token.
    #[error("time-stamp: {0}")]
    Timestamp(String),
    /// A code or an offline token that is not one of ours.
    #[error("{0}")]
    Token(&'static str),
}

/// The crate's result.
pub type Result<T> = std::result::Result<T, Error>;

impl From<lopdf::Error> for Error {
    fn from(e: lopdf::Error) -> Self {
        Self::Pdf(e.to_string())
    }
}
