//! Signing with keys that this installation keeps.
use super::{SignError, SignRequest, Signed, Signer, SignerId, SignerStatus, accept};
use crate::authority::{Credential, Lock, Period};
use crate::error::Error;
use crate::pades::{self, Timestamper};
use chrono::{DateTime, Utc};
use der::Decode as _;
use std::fmt;
use x509_cert::Certificate;

/// A signer's stored key and certificate.
#[derive(Clone)]
pub struct StoredKey {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// The key as encrypted PKCS#8.
    pub pkcs8: Vec<u8>,
    /// The caller's list of revoked certificates names it.
    pub revoked: bool,
}

impl fmt::Debug for StoredKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredKey").field("revoked", &self.revoked).finish_non_exhaustive()
    }
}

/// Where the keys are kept: the caller's database.
pub trait Keys: Send + Sync {
    /// The signer's current key; `Err` with a reason where the store does not answer.
    fn find(&self, signer: &SignerId) -> Result<Option<StoredKey>, String>;
}

/// A [`Signer`] with local keys. Its signatures are not certified ones: see [`crate::authority`].
pub struct LocalSigner<K> {
    keys: K,
    timestamper: Option<Box<dyn Timestamper>>,
}

impl<K> fmt::Debug for LocalSigner<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalSigner").field("timestamps", &self.timestamper.is_some()).finish_non_exhaustive()
    }
}

impl<K: Keys> LocalSigner<K> {
    /// Signs at level B-T where there is a time-stamping authority, else at B-B.
    pub fn new(keys: K, timestamper: Option<Box<dyn Timestamper>>) -> Self {
        Self { keys, timestamper }
    }

    fn find(&self, signer: &SignerId) -> Result<Option<StoredKey>, SignError> {
        self.keys.find(signer).map_err(SignError::Unavailable)
    }
}

impl<K: Keys> Signer for LocalSigner<K> {
    fn sign(&self, request: &SignRequest<'_>) -> Result<Signed, SignError> {
        let at = request.params.at.to_utc();
        let stored = self.find(request.signer)?;
        let stored = stored.ok_or_else(|| SignError::SignerNotReady("no certificate".to_owned()))?;
        if stored.revoked {
            return Err(SignError::SignerNotReady("the certificate is revoked".to_owned()));
        }
        let lock = Lock::Passphrase(request.passphrase);
        let key = Credential::open(&stored.certificate, &stored.pkcs8, lock, at).map_err(explain)?;
        let signed = pades::sign(request.pdf, &request.params, &key, self.timestamper.as_deref());
        accept(request.pdf, signed.map_err(explain)?.bytes, at)
    }

    fn status(&self, signer: &SignerId, at: DateTime<Utc>) -> Result<SignerStatus, SignError> {
        let Some(stored) = self.find(signer)? else {
            return Ok(SignerStatus::NotRegistered);
        };
        if stored.revoked {
            return Ok(SignerStatus::Suspended);
        }
        let period = Certificate::from_der(&stored.certificate).map_err(Error::from);
        let period = period.and_then(|certificate| Period::of(&certificate)).map_err(explain)?;
        Ok(match period.check(at) {
            Ok(()) => SignerStatus::Active { until: Some(period.until) },
            Err(Error::Expired(_)) => SignerStatus::Expired,
            Err(e) => SignerStatus::Other(e.to_string()),
        })
    }
}

/// Nothing leaves this process but the request for a time-stamp, so that no outcome is unknown.
fn explain(e: Error) -> SignError {
    match e {
        Error::WrongPassphrase => SignError::BadPassphrase,
        Error::Expired(_) => SignError::Expired,
        Error::NotYetValid(_) | Error::KeyMismatch | Error::Damaged(_) => {
            SignError::SignerNotReady(e.to_string())
        }
        Error::Timestamp(_) => SignError::Unavailable(e.to_string()),
        other => SignError::Rejected(other.to_string()),
    }
}
