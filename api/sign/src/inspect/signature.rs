//! One signature of a file.
use super::container::Container;
use super::crypto::{self, Check};
use super::mark::without_line_end;
use super::timestamp::{self, TimestampReport};
use crate::authority::{Period, Subject, serial};
use crate::error::{Error, Result};
use crate::pades::TIMESTAMP_TOKEN;
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use der::Encode as _;
use lopdf::{Dictionary, Object};
use x509_cert::Certificate;

/// How far a signer's clock may be ahead of ours.
const CLOCK_TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// What one signature is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is one independent finding of the report")]
pub struct SignatureReport {
    /// The field's name; empty where no field holds the signature.
    pub field: String,
    /// Who signed, after the certificate.
    pub signer: Subject,
    /// Who issued the certificate.
    pub issuer: Subject,
    /// The certificate's serial number in hexadecimal, to be compared with the list of revoked ones.
    pub serial: String,
    /// When the certificate may be used.
    pub period: Period,
    /// The signer's own claim of the time (`/M`).
    pub claimed_at: Option<DateTime<FixedOffset>>,
    /// The time-stamp, at level B-T.
    pub timestamp: Option<TimestampReport>,
    /// Bytes from the file's beginning that the signature speaks of (all but the signature itself).
    pub covered_length: usize,
    /// Nothing follows what the signature covers.
    pub covers_whole_file: bool,
    /// What it covers is a whole revision, and the space left over in the signature is zero.
    pub strict_ok: bool,
    /// The covered bytes are those that were signed.
    pub digest_ok: bool,
    /// The signer's key made the signature, for this certificate.
    pub signature_ok: bool,
    /// Digest or signature use an algorithm that is not supported, so that nothing is known.
    pub unsupported: bool,
    /// The certificate leads to a trusted root, with dates that fit the time of signing.
    pub chain_ok: bool,
    /// The certificate was valid, and meant for signing, at the time of signing: the time-stamp's where
    /// there is a good one, else the claimed one, which must not lie in the future.
    pub valid_when_signed: bool,
}

impl SignatureReport {
    /// The most reliable time of signing there is.
    pub fn signed_at(&self) -> Option<DateTime<Utc>> {
        let stamped = self.timestamp.as_ref().filter(|t| t.ok()).map(|t| t.at);
        stamped.or_else(|| self.claimed_at.map(|at| at.to_utc()))
    }

    /// The file was not changed in what the signature covers.
    pub fn intact(&self) -> bool {
        self.strict_ok && self.digest_ok && self.signature_ok
    }
}

/// The two covered parts and the hexadecimal text between them.
struct Range<'p> {
    first: &'p [u8],
    second: &'p [u8],
    gap: &'p [u8],
    end: usize,
}

impl<'p> Range<'p> {
    fn read(pdf: &'p [u8], entries: &Dictionary) -> Result<Self> {
        let bad = || Error::Pdf("/ByteRange does not fit the file".into());
        let numbers = entries.get(b"ByteRange")?.as_array()?;
        let numbers: Vec<usize> =
            numbers.iter().filter_map(|n| n.as_i64().ok().and_then(|n| usize::try_from(n).ok())).collect();
        let [0, first, start, second] = numbers[..] else { return Err(bad()) };
        let end = start.checked_add(second).ok_or_else(bad)?;
        let gap = pdf.get(first..start).ok_or_else(bad)?;
        // Exactly one hexadecimal string: anything else in the gap would be unsigned content.
        let gap = gap.strip_prefix(b"<").and_then(|gap| gap.strip_suffix(b">")).ok_or_else(bad)?;
        Ok(Self {
            first: pdf.get(..first).ok_or_else(bad)?,
            second: pdf.get(start..end).ok_or_else(bad)?,
            gap,
            end,
        })
    }
}

pub(super) fn inspect(
    pdf: &[u8],
    field: String,
    entries: &Dictionary,
    roots: &[Certificate],
    at: DateTime<Utc>,
) -> Result<SignatureReport> {
    let range = Range::read(pdf, entries)?;
    let contents = unhex(range.gap).ok_or_else(|| Error::Pdf("the signature is not hexadecimal".into()))?;
    if entries.get(b"Contents")?.as_str()? != contents {
        return Err(Error::Pdf("the signature is not where /ByteRange says".into()));
    }
    let (container, length) = Container::read(&contents)?;
    let certificate = &container.certificate;

    let digest = crypto::hash(&container.signer.digest_alg).map(|algorithm| {
        let mut context = ring::digest::Context::new(algorithm);
        context.update(range.first);
        context.update(range.second);
        context.finish()
    });
    let signature = container.check();
    let claimed_at = entries.get(b"M").and_then(Object::as_str).ok().and_then(date);
    let timestamp = timestamp_of(&container, roots);
    let tbs = &certificate.tbs_certificate;
    let period = Period::of(certificate)?;
    let covered = pdf.get(..range.end).unwrap_or_default();
    let mut report = SignatureReport {
        field,
        signer: Subject::from_name(&tbs.subject),
        issuer: Subject::from_name(&tbs.issuer),
        serial: serial(certificate),
        period,
        claimed_at,
        timestamp,
        covered_length: range.end,
        covers_whole_file: range.end == pdf.len(),
        strict_ok: contents.iter().skip(length).all(|byte| *byte == 0)
            && without_line_end(covered).ends_with(b"%%EOF"),
        digest_ok: digest.is_some_and(|d| container.message_digest().as_deref() == Some(d.as_ref())),
        signature_ok: signature == Check::Good,
        unsupported: signature == Check::Unsupported || digest.is_none(),
        chain_ok: false,
        valid_when_signed: false,
    };
    let when = report.signed_at().unwrap_or(at);
    report.chain_ok = crypto::leads_to(certificate, &container.others, roots, when);
    report.valid_when_signed = period.check(when).is_ok()
        && when <= at.checked_add_signed(CLOCK_TOLERANCE).unwrap_or(at)
        && crypto::may_sign(certificate);
    Ok(report)
}

fn timestamp_of(container: &Container, roots: &[Certificate]) -> Option<TimestampReport> {
    let attribute = container.signer.unsigned_attrs.as_ref()?.iter().find(|a| a.oid == TIMESTAMP_TOKEN)?;
    let token = attribute.values.get(0)?.to_der().ok()?;
    timestamp::inspect(&token, container.signer.signature.as_bytes(), roots).ok()
}

fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    let (pairs, []) = text.as_chunks::<2>() else { return None };
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    pairs.iter().map(|[high, low]| Some(digit(*high)? * 16 + digit(*low)?)).collect()
}

/// `D:20261124150000+07'00'`; a date without an offset counts as UTC (ISO 32000-1 section 7.9.4).
fn date(text: &[u8]) -> Option<DateTime<FixedOffset>> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?;
    let (local, offset) = text.split_at_checked(14)?;
    let offset = offset.replace('\'', "");
    let offset = if matches!(offset.as_str(), "" | "Z" | "Z0000") { "+0000" } else { offset.as_str() };
    DateTime::parse_from_str(&format!("{local}{offset}"), "%Y%m%d%H%M%S%z").ok()
}
