//! Signature and digest algorithms of others, verified with ring.
use crate::authority::{Period, extension};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use der::asn1::ObjectIdentifier;
use der::{Decode as _, Encode as _};
use ring::signature::{self as algorithms, UnparsedPublicKey, VerificationAlgorithm};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

const EC_KEY: &str = "1.2.840.10045.2.1";
const P256: &str = "1.2.840.10045.3.1.7";
const P384: &str = "1.3.132.0.34";
const RSA_KEY: &str = "1.2.840.113549.1.1.1";
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
/// What is looked at, or may be critical without changing what a document signature means: keyUsage,
/// basicConstraints, certificatePolicies, extKeyUsage.
const UNDERSTOOD: [&str; 4] = ["2.5.29.15", "2.5.29.19", "2.5.29.32", "2.5.29.37"];

/// Whether a signature holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    Good,
    Bad,
    /// An algorithm or a key size that is not supported here; nothing is known about the signature.
    Unsupported,
}

pub(crate) fn hash(algorithm: &AlgorithmIdentifierOwned) -> Option<&'static ring::digest::Algorithm> {
    match algorithm.oid.to_string().as_str() {
        "2.16.840.1.101.3.4.2.1" => Some(&ring::digest::SHA256),
        "2.16.840.1.101.3.4.2.2" => Some(&ring::digest::SHA384),
        "2.16.840.1.101.3.4.2.3" => Some(&ring::digest::SHA512),
        _ => None,
    }
}

/// The algorithm that verifies: of the certificate's key, the named signature algorithm and, where that one
/// names only the kind of key, the digest algorithm (`fallback`, as CMS has it beside).
fn algorithm(
    certificate: &Certificate,
    named: &AlgorithmIdentifierOwned,
    fallback: Option<&AlgorithmIdentifierOwned>,
) -> Option<&'static dyn VerificationAlgorithm> {
    let key = &certificate.tbs_certificate.subject_public_key_info.algorithm;
    let curve = key.parameters.as_ref().and_then(|p| p.decode_as::<ObjectIdentifier>().ok());
    let by_digest = || {
        Some(match fallback?.oid.to_string().as_str() {
            "2.16.840.1.101.3.4.2.1" => 256,
            "2.16.840.1.101.3.4.2.2" => 384,
            "2.16.840.1.101.3.4.2.3" => 512,
            _ => return None,
        })
    };
    let (rsa, size) = match named.oid.to_string().as_str() {
        "1.2.840.113549.1.1.11" => (true, 256),
        "1.2.840.113549.1.1.12" => (true, 384),
        "1.2.840.113549.1.1.13" => (true, 512),
        RSA_KEY => (true, by_digest()?),
        "1.2.840.10045.4.3.2" => (false, 256),
        "1.2.840.10045.4.3.3" => (false, 384),
        EC_KEY => (false, by_digest()?),
        _ => return None,
    };
    let curve = curve.map(|c| c.to_string());
    Some(match (key.oid.to_string().as_str(), curve.as_deref(), rsa, size) {
        (RSA_KEY, _, true, 256) => &algorithms::RSA_PKCS1_2048_8192_SHA256,
        (RSA_KEY, _, true, 384) => &algorithms::RSA_PKCS1_2048_8192_SHA384,
        (RSA_KEY, _, true, 512) => &algorithms::RSA_PKCS1_2048_8192_SHA512,
        (EC_KEY, Some(P256), false, 256) => &algorithms::ECDSA_P256_SHA256_ASN1,
        (EC_KEY, Some(P256), false, 384) => &algorithms::ECDSA_P256_SHA384_ASN1,
        (EC_KEY, Some(P384), false, 256) => &algorithms::ECDSA_P384_SHA256_ASN1,
        (EC_KEY, Some(P384), false, 384) => &algorithms::ECDSA_P384_SHA384_ASN1,
        _ => return None,
    })
}

pub(crate) fn verify(
    signer: &Certificate,
    named: &AlgorithmIdentifierOwned,
    fallback: Option<&AlgorithmIdentifierOwned>,
    message: &[u8],
    signature: &[u8],
) -> Check {
    let Some(algorithm) = algorithm(signer, named, fallback) else {
        return Check::Unsupported;
    };
    let key = signer.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes();
    match UnparsedPublicKey::new(algorithm, key).verify(message, signature) {
        Ok(()) => Check::Good,
        Err(_) => Check::Bad,
    }
}

/// Whether `issuer` signed `certificate`.
pub(crate) fn verify_issued(certificate: &Certificate, issuer: &Certificate) -> Result<()> {
    let tbs = certificate.tbs_certificate.to_der()?;
    let signature = certificate.signature.raw_bytes();
    match verify(issuer, &certificate.signature_algorithm, None, &tbs, signature) {
        Check::Good => Ok(()),
        _ => Err(Error::Value("the certificate is not signed by its issuer")),
    }
}

/// The most intermediate certificates between a signer and a root.
const DEEPEST: usize = 5;

/// Whether `certificate` leads to one of `roots` by way of `others`, with all dates good at `at`
/// (RFC 5280 section 6.1 without policies, name constraints and revocation).
pub(crate) fn leads_to(
    certificate: &Certificate,
    others: &[Certificate],
    roots: &[Certificate],
    at: DateTime<Utc>,
) -> bool {
    let mut current = certificate;
    for below in 0..=DEEPEST {
        if !usable(current, at) {
            return false;
        }
        let issued = |by: &&Certificate| {
            by.tbs_certificate.subject == current.tbs_certificate.issuer
                && may_issue(by, below)
                && verify_issued(current, by).is_ok()
        };
        if let Some(root) = roots.iter().find(issued) {
            return usable(root, at);
        }
        match others.iter().find(issued) {
            Some(next) => current = next,
            None => return false,
        }
    }
    false
}

fn usable(certificate: &Certificate, at: DateTime<Utc>) -> bool {
    let extensions = certificate.tbs_certificate.extensions.iter().flatten();
    let understood =
        extensions.filter(|e| e.critical).all(|e| UNDERSTOOD.contains(&e.extn_id.to_string().as_str()));
    understood && Period::of(certificate).is_ok_and(|period| period.check(at).is_ok())
}

/// Whether a certificate is one of an authority, with `below` authorities between it and the signer.
fn may_issue(certificate: &Certificate, below: usize) -> bool {
    let constraints = extension(certificate, BASIC_CONSTRAINTS)
        .and_then(|der| BasicConstraints::from_der(der).ok())
        .is_some_and(|c| c.ca && c.path_len_constraint.is_none_or(|most| below <= usize::from(most)));
    constraints && key_usage(certificate).is_none_or(|usage| usage.key_cert_sign())
}

/// Whether the key may sign documents: digitalSignature or nonRepudiation, where the usage is limited at all.
pub(crate) fn may_sign(certificate: &Certificate) -> bool {
    key_usage(certificate).is_none_or(|usage| usage.digital_signature() || usage.non_repudiation())
}

fn key_usage(certificate: &Certificate) -> Option<KeyUsage> {
    extension(certificate, KEY_USAGE).and_then(|der| KeyUsage::from_der(der).ok())
}
