//! A CMS container with one signer (RFC 5652), as PDF signatures and time-stamps use it.
use super::crypto::{self, Check};
use crate::error::{Error, Result};
use crate::pades::{
    CONTENT_TYPE, DATA, MESSAGE_DIGEST, SIGNED_DATA, SIGNING_CERTIFICATE_V2, SigningCertificateV2,
};
use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::{ObjectIdentifier, OctetString};
use der::{Any, Decode as _, Encode as _, Reader as _, SliceReader};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;

const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");

pub(super) struct Container {
    pub(super) data: SignedData,
    pub(super) signer: SignerInfo,
    pub(super) certificate: Certificate,
    pub(super) others: Vec<Certificate>,
}

impl Container {
    /// Reads a container and says how many bytes of `der` it takes.
    pub(super) fn read(der: &[u8]) -> Result<(Self, usize)> {
        let mut reader = SliceReader::new(der)?;
        let info: ContentInfo = reader.decode()?;
        let length = usize::try_from(reader.position())?;
        if info.content_type != SIGNED_DATA {
            return Err(Error::Pdf("the container is not one of signed data".into()));
        }
        Ok((Self::new(info.content.decode_as()?)?, length))
    }

    pub(super) fn new(data: SignedData) -> Result<Self> {
        let mut signers = data.signer_infos.0.iter();
        // With two signers it would be unclear whose name to show.
        let (Some(signer), None) = (signers.next().cloned(), signers.next()) else {
            return Err(Error::Pdf("the container does not have exactly one signer".into()));
        };
        let (mut named, mut others) = (None, Vec::new());
        for choice in data.certificates.iter().flat_map(|set| set.0.iter()) {
            let CertificateChoices::Certificate(certificate) = choice else { continue };
            if named.is_none() && names(&signer.sid, certificate) {
                named = Some(certificate.clone());
            } else {
                others.push(certificate.clone());
            }
        }
        let certificate = named.ok_or_else(|| Error::Pdf("the signer's certificate is missing".into()))?;
        Ok(Self { data, signer, certificate, others })
    }

    /// The digest that the signer signed; `None` where the attribute is missing or there are two.
    pub(super) fn message_digest(&self) -> Option<Vec<u8>> {
        Some(self.attribute(MESSAGE_DIGEST)?.decode_as::<OctetString>().ok()?.as_bytes().to_vec())
    }

    fn attribute(&self, oid: ObjectIdentifier) -> Option<&Any> {
        let mut found = self.signer.signed_attrs.as_ref()?.iter().filter(|a| a.oid == oid);
        let (only, None) = (found.next()?, found.next()) else { return None };
        only.values.get(0)
    }

    /// Whether the signer's key signed these attributes, and the attributes name this certificate.
    pub(super) fn check(&self) -> Check {
        let Some(attributes) = &self.signer.signed_attrs else {
            return Check::Unsupported;
        };
        let Ok(message) = attributes.to_der() else { return Check::Bad };
        if !self.agrees_with_itself() || !self.certificate_is_bound() {
            return Check::Bad;
        }
        let signature = self.signer.signature.as_bytes();
        let (named, digest) = (&self.signer.signature_algorithm, &self.signer.digest_alg);
        crypto::verify(&self.certificate, named, Some(digest), &message, signature)
    }

    /// Whether what stands outside the signed attributes is what RFC 5652 derives from them and from the signer (sections
    /// 5.1, 5.3 and 11.1). These bytes are not signed, so a change of them would otherwise stay unnoticed.
    fn agrees_with_itself(&self) -> bool {
        let content = self.data.encap_content_info.econtent_type;
        let signed =
            self.attribute(CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok());
        let own_version = match self.signer.sid {
            SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
            SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
        };
        let version = if content == DATA { own_version } else { CmsVersion::V3 };
        let digest = &self.signer.digest_alg;
        signed == Some(content)
            && self.signer.version == own_version
            && self.data.version == version
            && bare(digest)
            && self.data.digest_algorithms.iter().all(|named| named.oid == digest.oid && bare(named))
    }

    /// RFC 5035: the signed reference must be to this very certificate. Older signatures have none.
    fn certificate_is_bound(&self) -> bool {
        let mentioned = self.signer.signed_attrs.iter().flat_map(|set| set.iter());
        if !mentioned.into_iter().any(|a| a.oid == SIGNING_CERTIFICATE_V2) {
            return true;
        }
        let reference = self
            .attribute(SIGNING_CERTIFICATE_V2)
            .and_then(|value| value.to_der().ok())
            .and_then(|der| SigningCertificateV2::from_der(&der).ok());
        let (Some(reference), Ok(der)) = (reference, self.certificate.to_der()) else {
            return false;
        };
        reference.certs.first().is_some_and(|id| {
            let algorithm = match &id.hash_algorithm {
                Some(named) => crypto::hash(named),
                None => Some(&ring::digest::SHA256),
            };
            algorithm.is_some_and(|a| ring::digest::digest(a, &der).as_ref() == id.cert_hash.as_bytes())
        })
    }
}

/// RFC 5754 section 2: digest algorithms have no parameters, which older software writes as NULL.
fn bare(algorithm: &AlgorithmIdentifierOwned) -> bool {
    algorithm.parameters.as_ref().is_none_or(|parameters| *parameters == Any::null())
}

fn names(signer: &SignerIdentifier, certificate: &Certificate) -> bool {
    let tbs = &certificate.tbs_certificate;
    match signer {
        SignerIdentifier::IssuerAndSerialNumber(id) => {
            id.issuer == tbs.issuer && id.serial_number == tbs.serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(id) => {
            crate::authority::extension(certificate, SUBJECT_KEY_IDENTIFIER)
                .and_then(|der| SubjectKeyIdentifier::from_der(der).ok())
                .is_some_and(|own| own == *id)
        }
    }
}
