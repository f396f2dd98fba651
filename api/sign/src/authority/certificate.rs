//! Reading certificates: dates, usage, whether one belongs to a key.
use crate::error::{Error, Result};
use chrono::{DateTime, Utc};
use der::Decode as _;
use der::asn1::{GeneralizedTime, ObjectIdentifier};
use std::time::Duration;
use x509_cert::Certificate;
use x509_cert::time::{Time, Validity};

/// When a certificate may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment.
    pub from: DateTime<Utc>,
    /// The last moment.
    pub until: DateTime<Utc>,
}

impl Period {
    /// The dates that a certificate carries.
    pub fn of(certificate: &Certificate) -> Result<Self> {
        let validity = &certificate.tbs_certificate.validity;
        Ok(Self { from: moment(validity.not_before)?, until: moment(validity.not_after)? })
    }

    /// [`Error::Expired`] or [`Error::NotYetValid`] where `at` lies outside.
    pub fn check(&self, at: DateTime<Utc>) -> Result<()> {
        if at > self.until {
            return Err(Error::Expired(self.until));
        }
        if at < self.from {
            return Err(Error::NotYetValid(self.from));
        }
        Ok(())
    }

    pub(crate) fn to_validity(self) -> Result<Validity> {
        if self.from >= self.until {
            return Err(Error::Value("a certificate must end after it begins"));
        }
        Ok(Validity { not_before: time(self.from)?, not_after: time(self.until)? })
    }
}

/// A certificate in DER as PEM (RFC 7468), as PDF readers import it.
pub fn pem(der: &[u8]) -> Result<String> {
    Ok(der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der).map_err(der::Error::from)?)
}

/// A certificate from its DER, to be trusted or compared.
pub fn read_certificate(der: &[u8]) -> Result<Certificate> {
    Ok(Certificate::from_der(der)?)
}

fn time(at: DateTime<Utc>) -> Result<Time> {
    let seconds = u64::try_from(at.timestamp())
        .map_err(|_before_1970| Error::Value("a certificate cannot carry a date before 1970"))?;
    Ok(Time::GeneralTime(GeneralizedTime::from_unix_duration(Duration::from_secs(seconds))?))
}

fn moment(time: Time) -> Result<DateTime<Utc>> {
    from_unix(time.to_unix_duration())
}

pub(crate) fn from_unix(since_1970: Duration) -> Result<DateTime<Utc>> {
    i64::try_from(since_1970.as_secs())
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, since_1970.subsec_nanos()))
        .ok_or(Error::Value("a date out of range"))
}

/// The serial number in upper-case hexadecimal, as lists of revoked certificates name it.
pub fn serial(certificate: &Certificate) -> String {
    hex(certificate.tbs_certificate.serial_number.as_bytes())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// The DER contents of an extension, and whether it is critical.
pub(crate) fn extension(certificate: &Certificate, oid: ObjectIdentifier) -> Option<&[u8]> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    extensions.iter().find(|e| e.extn_id == oid).map(|e| e.extn_value.as_bytes())
}
