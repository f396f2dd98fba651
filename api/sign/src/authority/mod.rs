//! A local certificate authority for offices that have no certified signatures yet.
//!
//! Its signatures prove, with this installation's own root, who signed and that nothing was changed since.
//! They are **not** certified electronic signatures: under UU ITE (UU 11/2008 as amended by UU 1/2024) and
//! PP 71/2019 those need a certificate of a provider (PSrE) that the ministry recognises. Every certificate
//! says so in its issuer and in a user notice.
//!
//! Certificates follow RFC 5280, keys are ECDSA P-256. Which certificates are revoked is the caller's record.
mod certificate;
mod key;
mod subject;

pub use certificate::{Period, pem, read_certificate, serial};
pub use key::{Lock, SigningKey, change_lock, unlock};
pub use subject::Subject;

pub(crate) use certificate::{extension, from_unix, hex};

use crate::error::{Error, Result};
use crate::pades::KeyOp;
use chrono::{DateTime, TimeDelta, Utc};
use der::asn1::{ObjectIdentifier, Utf8StringRef};
use der::{Any, Decode as _, Encode as _, Sequence};
use p256::ecdsa::DerSignature;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use std::fmt;
use x509_cert::Certificate;
use x509_cert::builder::{Builder as _, CertificateBuilder, Profile};
use x509_cert::ext::pkix::CertificatePolicies;
use x509_cert::ext::pkix::certpolicy::{PolicyInformation, PolicyQualifierInfo};
use x509_cert::serial_number::SerialNumber;

/// What every certificate of a local authority says about itself.
pub const NOT_CERTIFIED: &str = "Bukan sertifikat elektronik tersertifikasi";
const NOTICE: &str =
    "Otoritas lokal. Bukan sertifikat elektronik tersertifikasi menurut UU ITE dan PP 71/2019.";

const ANY_POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.32.0");
const USER_NOTICE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.2.2");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

#[derive(Sequence)]
struct UserNotice<'a> {
    text: Utf8StringRef<'a>,
}

/// A new key with its certificate, ready to be stored: neither part is secret without the lock.
#[derive(Clone)]
pub struct Issued {
    /// The certificate in DER.
    pub certificate: Vec<u8>,
    /// The key as encrypted PKCS#8 in DER.
    pub pkcs8: Vec<u8>,
    /// The certificate's serial number in hexadecimal.
    pub serial: String,
    /// When the certificate may be used.
    pub period: Period,
}

impl fmt::Debug for Issued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issued")
            .field("serial", &self.serial)
            .field("period", &self.period)
            .finish_non_exhaustive()
    }
}

/// The root of the local certificates, opened.
#[derive(Debug)]
pub struct Authority(Credential);

impl Authority {
    /// Makes a root for a city such as "Pemerintah Kota Jambi". `lock` is a key of the server.
    pub fn create(city: &str, period: Period, lock: Lock<'_>) -> Result<Issued> {
        let key = SigningKey::generate();
        let subject = Subject {
            common_name: format!("Otoritas Lokal {city}"),
            unit: NOT_CERTIFIED.to_owned(),
            organisation: city.to_owned(),
        };
        let (name, info) = (subject.to_name()?, key.public_key_info()?);
        let builder =
            CertificateBuilder::new(Profile::Root, new_serial()?, period.to_validity()?, name, info, &key.0)
                .map_err(unbuilt)?;
        let certificate = builder.build::<DerSignature>().map_err(unbuilt)?;
        stored(&certificate, &key, lock)
    }

    /// Opens a stored root. Fails where it is expired or the key is another one's.
    pub fn open(certificate: &[u8], pkcs8: &[u8], lock: Lock<'_>, at: DateTime<Utc>) -> Result<Self> {
        Credential::open(certificate, pkcs8, lock, at).map(Self)
    }

    /// The root certificate, which verifiers must trust.
    pub fn certificate(&self) -> &Certificate {
        &self.0.certificate
    }

    /// A key and a certificate for a person (`CN` name, `OU` agency, `O` city), locked with the person's
    /// own passphrase: keyUsage digitalSignature and nonRepudiation.
    pub fn issue_person(&self, person: &Subject, period: Period, passphrase: Lock<'_>) -> Result<Issued> {
        self.issue(person, period, passphrase)
    }

    /// A key and a certificate for an agency's seal, locked with a key of the server: it says that a document
    /// left this agency's system, not that a person approved it.
    pub fn issue_seal(
        &self,
        agency: &str,
        city: &str,
        period: Period,
        server_key: Lock<'_>,
    ) -> Result<Issued> {
        let subject = Subject {
            common_name: format!("Segel Elektronik {agency}"),
            unit: agency.to_owned(),
            organisation: city.to_owned(),
        };
        self.issue(&subject, period, server_key)
    }

    /// A new certificate for the key of `old`, with new dates and a new serial number. The key is not needed
    /// and stays behind its passphrase. Only certificates of this authority are renewed.
    pub fn renew(&self, old: &[u8], period: Period) -> Result<Certificate> {
        let old = Certificate::from_der(old)?;
        if old.tbs_certificate.issuer != self.certificate().tbs_certificate.subject {
            return Err(Error::Value("the certificate was issued by another authority"));
        }
        crate::inspect::verify_issued(&old, self.certificate())?;
        let tbs = old.tbs_certificate;
        self.build(tbs.subject, tbs.subject_public_key_info, period)
    }

    fn issue(&self, subject: &Subject, period: Period, lock: Lock<'_>) -> Result<Issued> {
        let key = SigningKey::generate();
        let certificate = self.build(subject.to_name()?, key.public_key_info()?, period)?;
        stored(&certificate, &key, lock)
    }

    fn build(
        &self,
        subject: x509_cert::name::Name,
        key: SubjectPublicKeyInfoOwned,
        period: Period,
    ) -> Result<Certificate> {
        // A certificate that outlives its root would fail at every verifier from one day to the next.
        let until = period.until.min(Period::of(self.certificate())?.until);
        let validity = Period { until, ..period }.to_validity()?;
        let issuer = self.certificate().tbs_certificate.subject.clone();
        let profile = Profile::Leaf { issuer, enable_key_agreement: false, enable_key_encipherment: false };
        let mut builder =
            CertificateBuilder::new(profile, new_serial()?, validity, subject, key, &self.0.key.0)
                .map_err(unbuilt)?;
        let notice = UserNotice { text: Utf8StringRef::new(NOTICE)? };
        let qualifier = PolicyQualifierInfo {
            policy_qualifier_id: USER_NOTICE,
            qualifier: Some(Any::from_der(&notice.to_der()?)?),
        };
        let policy =
            PolicyInformation { policy_identifier: ANY_POLICY, policy_qualifiers: Some(vec![qualifier]) };
        builder.add_extension(&CertificatePolicies(vec![policy])).map_err(unbuilt)?;
        builder.build::<DerSignature>().map_err(unbuilt)
    }
}

/// A key with its certificate, opened for signing.
#[derive(Debug)]
pub struct Credential {
    key: SigningKey,
    certificate: Certificate,
    chain: Vec<Certificate>,
}

impl Credential {
    /// Opens a stored key and checks that the certificate belongs to it and is valid at `at`.
    ///
    /// Errors: [`Error::Expired`], [`Error::NotYetValid`], [`Error::WrongPassphrase`], [`Error::KeyMismatch`].
    pub fn open(certificate: &[u8], pkcs8: &[u8], lock: Lock<'_>, at: DateTime<Utc>) -> Result<Self> {
        let certificate = Certificate::from_der(certificate)?;
        // The dates first: they need no passphrase, and an expired certificate is the more useful answer.
        Period::of(&certificate)?.check(at)?;
        Self::new(unlock(pkcs8, lock)?, certificate)
    }

    /// Joins a key and its certificate; [`Error::KeyMismatch`] where they do not belong together.
    pub fn new(key: SigningKey, certificate: Certificate) -> Result<Self> {
        if certificate.tbs_certificate.subject_public_key_info != key.public_key_info()? {
            return Err(Error::KeyMismatch);
        }
        Ok(Self { key, certificate, chain: Vec::new() })
    }

    /// Adds the intermediate certificates that a verifier needs to reach the root.
    pub fn with_chain(mut self, chain: Vec<Certificate>) -> Self {
        self.chain = chain;
        self
    }
}

impl KeyOp for Credential {
    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    fn algorithm(&self) -> AlgorithmIdentifierOwned {
        AlgorithmIdentifierOwned { oid: ECDSA_SHA256, parameters: None }
    }

    fn sign(&self, signed_attributes: &[u8]) -> Result<Vec<u8>> {
        self.key.sign_der(signed_attributes)
    }
}

/// From `at` on for so many days, beginning five minutes early for clocks that are a little behind.
pub fn period_of_days(at: DateTime<Utc>, days: u16) -> Period {
    Period { from: at - TimeDelta::minutes(5), until: at + TimeDelta::days(i64::from(days)) }
}

fn stored(certificate: &Certificate, key: &SigningKey, lock: Lock<'_>) -> Result<Issued> {
    Ok(Issued {
        certificate: certificate.to_der()?,
        pkcs8: key.protect(lock)?,
        serial: serial(certificate),
        period: Period::of(certificate)?,
    })
}

/// 127 random bits: positive, and never the same twice (RFC 5280 section 4.1.2.2).
fn new_serial() -> Result<SerialNumber> {
    let number = (rand::random::<u128>() >> 1) | 1;
    Ok(SerialNumber::new(&number.to_be_bytes())?)
}

fn unbuilt(e: x509_cert::builder::Error) -> Error {
    Error::Damaged(e.to_string())
}
