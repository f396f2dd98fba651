//! Time-stamp tokens (RFC 3161).
use super::container::Container;
use super::crypto::{self, Check};
use crate::authority::{extension, from_unix};
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use der::Decode as _;
use der::asn1::{ObjectIdentifier, OctetString};
use x509_cert::Certificate;
use x509_cert::ext::pkix::ExtendedKeyUsage;
use x509_tsp::TstInfo;

const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const TIME_STAMPING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// What a time-stamp in a signature is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimestampReport {
    /// The time that the authority states.
    pub at: DateTime<Utc>,
    /// CN of the time-stamping authority.
    pub authority: String,
    /// The token is over this signature and its own signature holds.
    pub token_ok: bool,
    /// Its certificate is for time-stamping and leads to a trusted root.
    pub chain_ok: bool,
}

impl TimestampReport {
    /// Whether the time can be relied on.
    pub fn ok(&self) -> bool {
        self.token_ok && self.chain_ok
    }
}

/// The statement inside a token, whose signature is not checked here.
pub(crate) fn statement(token: &[u8]) -> Result<TstInfo> {
    info(&Container::read(token)?.0)
}

fn info(container: &Container) -> Result<TstInfo> {
    let content = container.data.encap_content_info.econtent.as_ref();
    let content = content.ok_or_else(|| Error::Timestamp("the token states nothing".into()))?;
    Ok(TstInfo::from_der(content.decode_as::<OctetString>()?.as_bytes())?)
}

pub(crate) fn inspect(token: &[u8], signature: &[u8], roots: &[Certificate]) -> Result<TimestampReport> {
    let (container, _) = Container::read(token)?;
    let info = info(&container)?;
    let at = from_unix(info.gen_time.to_unix_duration())?;
    let imprint = &info.message_imprint;
    let over_signature = crypto::hash(&imprint.hash_algorithm)
        .is_some_and(|a| ring::digest::digest(a, signature).as_ref() == imprint.hashed_message.as_bytes());
    let content = container.data.encap_content_info.econtent.as_ref();
    let content = content.and_then(|c| c.decode_as::<OctetString>().ok());
    let digest_ok = match (crypto::hash(&container.signer.digest_alg), content) {
        (Some(a), Some(content)) => {
            container.message_digest().as_deref()
                == Some(ring::digest::digest(a, content.as_bytes()).as_ref())
        }
        _ => false,
    };
    let certificate = &container.certificate;
    Ok(TimestampReport {
        at,
        authority: crate::authority::Subject::from_name(&certificate.tbs_certificate.subject).common_name,
        token_ok: over_signature && digest_ok && container.check() == Check::Good,
        chain_ok: for_time_stamping(certificate)
            && crypto::leads_to(certificate, &container.others, roots, at),
    })
}

/// RFC 3161 section 2.3: the certificate is for time-stamping.
fn for_time_stamping(certificate: &Certificate) -> bool {
    extension(certificate, EXTENDED_KEY_USAGE)
        .and_then(|der| ExtendedKeyUsage::from_der(der).ok())
        .is_some_and(|usage| usage.0.contains(&TIME_STAMPING))
}
