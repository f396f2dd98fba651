//! The CMS container of a PAdES signature (RFC 5652, ETSI EN 319 122-1).
use super::{KeyOp, Timestamper};
use crate::error::Result;
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, OctetStringRef, SetOfVec};
use der::{Decode as _, Encode as _, Sequence};
use sha2::{Digest as _, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::attr::Attribute;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::serial_number::SerialNumber;

pub(crate) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
pub(crate) const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
pub(crate) const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
pub(crate) const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
pub(crate) const SIGNING_CERTIFICATE_V2: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
pub(crate) const TIMESTAMP_TOKEN: ObjectIdentifier =
    ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");

/// RFC 5035; `hashAlgorithm` is absent because SHA-256 is its default.
#[derive(Sequence)]
pub(crate) struct EssCertIdV2 {
    pub hash_algorithm: Option<AlgorithmIdentifierOwned>,
    pub cert_hash: OctetString,
    pub issuer_serial: Option<IssuerSerial>,
}

#[derive(Sequence)]
pub(crate) struct IssuerSerial {
    pub issuer: Vec<GeneralName>,
    pub serial: SerialNumber,
}

#[derive(Sequence)]
pub(crate) struct SigningCertificateV2 {
    pub certs: Vec<EssCertIdV2>,
    pub policies: Option<Any>,
}

/// Bytes to keep free for the container without a time-stamp.
pub(super) fn room(key: &dyn KeyOp) -> Result<usize> {
    let mut room = 2048_usize;
    for certificate in key.chain().iter().chain([key.certificate()]) {
        room = room.saturating_add(usize::try_from(certificate.encoded_len()?)?);
    }
    Ok(room)
}

pub(super) fn build(
    digest: &[u8; 32],
    key: &dyn KeyOp,
    timestamper: Option<&dyn Timestamper>,
) -> Result<Vec<u8>> {
    let tbs = &key.certificate().tbs_certificate;
    let sha256 = AlgorithmIdentifierOwned { oid: SHA256, parameters: None };
    let signed = signed_attributes(digest, key)?;
    // RFC 5652 section 5.4: what is signed carries the tag of SET OF, not the [0] of the container.
    let signature = key.sign(&signed.to_der()?)?;
    let unsigned = match timestamper {
        Some(t) => Some(SetOfVec::try_from(vec![attribute(TIMESTAMP_TOKEN, &t.token(&signature)?)?])?),
        None => None,
    };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: tbs.issuer.clone(),
            serial_number: tbs.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(signed),
        signature_algorithm: key.algorithm(),
        signature: OctetString::new(signature)?,
        unsigned_attrs: unsigned,
    };
    let certificates: Vec<_> = std::iter::once(key.certificate())
        .chain(key.chain())
        .map(|c| CertificateChoices::Certificate(c.clone()))
        .collect();
    let data = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates)?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    Ok(ContentInfo { content_type: SIGNED_DATA, content: Any::encode_from(&data)? }.to_der()?)
}

/// The time is not among them: EN 319 142-1 table 1 forbids signing-time, `/M` carries the claim.
fn signed_attributes(digest: &[u8; 32], key: &dyn KeyOp) -> Result<SetOfVec<Attribute>> {
    let tbs = &key.certificate().tbs_certificate;
    let issuer_serial = IssuerSerial {
        issuer: vec![GeneralName::DirectoryName(tbs.issuer.clone())],
        serial: tbs.serial_number.clone(),
    };
    let reference = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            hash_algorithm: None,
            cert_hash: OctetString::new(Sha256::digest(key.certificate().to_der()?).to_vec())?,
            issuer_serial: Some(issuer_serial),
        }],
        policies: None,
    };
    Ok(SetOfVec::try_from(vec![
        attribute(CONTENT_TYPE, &DATA.to_der()?)?,
        attribute(MESSAGE_DIGEST, &OctetStringRef::new(digest)?.to_der()?)?,
        attribute(SIGNING_CERTIFICATE_V2, &reference.to_der()?)?,
    ])?)
}

fn attribute(oid: ObjectIdentifier, value: &[u8]) -> Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![Any::from_der(value)?])? })
}
