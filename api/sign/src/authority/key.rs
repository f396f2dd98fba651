//! Private keys: made here, kept as encrypted PKCS#8, opened for the moment of signing.
use crate::error::{Error, Result};
use p256::ecdsa::signature::Signer as _;
use p256::elliptic_curve::rand_core::OsRng;
use p256::pkcs8::{DecodePrivateKey as _, EncodePrivateKey as _, EncodePublicKey as _};
use pkcs8::pkcs5::{pbes2, scrypt};
use pkcs8::{EncryptedPrivateKeyInfo, PrivateKeyInfo};
use secrecy::{ExposeSecret as _, SecretString};
use spki::SubjectPublicKeyInfoOwned;
use std::fmt;

/// What opens a stored private key.
#[derive(Clone, Copy)]
pub enum Lock<'a> {
    /// The passphrase that only the signer knows: keys of persons.
    Passphrase(&'a SecretString),
    /// A key that the server derives from its own secret: the root and the seals of agencies.
    ServerKey(&'a [u8; 32]),
}

impl Lock<'_> {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Passphrase(text) => text.expose_secret().as_bytes(),
            Self::ServerKey(key) => key.as_slice(),
        }
    }
}

impl fmt::Debug for Lock<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock(…)")
    }
}

/// An ECDSA P-256 private key in memory. The bytes are overwritten when it is dropped.
pub struct SigningKey(pub(crate) p256::ecdsa::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(…)")
    }
}

impl SigningKey {
    /// A new key from the operating system's random source.
    pub fn generate() -> Self {
        Self(p256::ecdsa::SigningKey::random(&mut OsRng))
    }

    /// The key as encrypted PKCS#8 in DER (PBES2: scrypt N = 2^15, r = 8, p = 1; AES-256-CBC; RFC 7914).
    ///
    /// One attempt at a passphrase costs about 32 MB and 50 ms, which makes guessing dear for whoever
    /// steals the database.
    pub fn protect(&self, lock: Lock<'_>) -> Result<Vec<u8>> {
        let (salt, iv): ([u8; 16], [u8; 16]) = (rand::random(), rand::random());
        let cost = scrypt::Params::new(15, 8, 1, 32).map_err(damaged)?;
        let scheme = pbes2::Parameters::scrypt_aes256cbc(cost, &salt, &iv).map_err(damaged)?;
        let clear = self.0.to_pkcs8_der().map_err(damaged)?;
        let info = PrivateKeyInfo::try_from(clear.as_bytes()).map_err(damaged)?;
        let sealed = info.encrypt_with_params(scheme, lock.bytes()).map_err(damaged)?;
        Ok(sealed.as_bytes().to_vec())
    }

    /// The public half, as certificates carry it.
    pub fn public_key_info(&self) -> Result<SubjectPublicKeyInfoOwned> {
        let der = self.0.verifying_key().to_public_key_der().map_err(damaged)?;
        SubjectPublicKeyInfoOwned::try_from(der.as_bytes()).map_err(damaged)
    }

    /// ECDSA with SHA-256 over `message`, as a DER `ECDSA-Sig-Value` (RFC 5753).
    pub fn sign_der(&self, message: &[u8]) -> Result<Vec<u8>> {
        let signature: p256::ecdsa::DerSignature =
            self.0.try_sign(message).map_err(|e| Error::Key(e.to_string()))?;
        Ok(signature.as_bytes().to_vec())
    }

    /// ECDSA with SHA-256 over `message`, as the 64 bytes r and s.
    pub(crate) fn sign_fixed(&self, message: &[u8]) -> Result<[u8; 64]> {
        let signature: p256::ecdsa::Signature =
            self.0.try_sign(message).map_err(|e| Error::Key(e.to_string()))?;
        // Of the two valid forms only the one with the lower s is ours, so that a token has one spelling.
        let signature = signature.normalize_s().unwrap_or(signature);
        Ok(signature.to_bytes().into())
    }
}

/// Opens an encrypted PKCS#8 key.
///
/// [`Error::WrongPassphrase`] where it does not open, [`Error::Damaged`] where the bytes are no encrypted key.
pub fn unlock(pkcs8: &[u8], lock: Lock<'_>) -> Result<SigningKey> {
    let sealed = EncryptedPrivateKeyInfo::try_from(pkcs8).map_err(damaged)?;
    let clear = sealed.decrypt(lock.bytes()).map_err(|_wrong| Error::WrongPassphrase)?;
    // A wrong passphrase passes the padding check by chance once in 256 times: then this fails.
    let key =
        p256::ecdsa::SigningKey::from_pkcs8_der(clear.as_bytes()).map_err(|_wrong| Error::WrongPassphrase)?;
    Ok(SigningKey(key))
}

/// The same key behind another passphrase, as when a signer changes it.
pub fn change_lock(pkcs8: &[u8], old: Lock<'_>, new: Lock<'_>) -> Result<Vec<u8>> {
    unlock(pkcs8, old)?.protect(new)
}

fn damaged(e: impl fmt::Display) -> Error {
    Error::Damaged(e.to_string())
}
