//! What verification answers.
use crate::documents::signing::paper::SignatureKind;
use chrono::NaiveDate;
use pamong_db::{Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What is known of a paper or file.
    pub enum VerificationState {
        /// Signed, and neither replaced nor taken back.
        Valid = "valid",
        /// Signed, but another paper took its place.
        Superseded = "superseded",
        /// Signed, but taken back.
        Revoked = "revoked",
        /// The code was given to a paper that bears no electronic signature.
        NotSigned = "not_signed",
        /// No paper of this installation.
        Unknown = "unknown",
        /// The code's check symbol does not fit: somebody mistyped it.
        Mistyped = "mistyped",
        /// The file was changed after it was signed.
        Altered = "altered",
    }
}

text_enum! {
    /// What was found in a file.
    pub enum FileFinding {
        /// Byte for byte the file that was signed.
        Exact = "exact",
        /// The file as it was after one of its signatures, before the others; or it differs in its last line end.
        Revision = "revision",
        /// Signed bytes changed.
        ContentChanged = "content_changed",
        /// Something was added after the last signature.
        Appended = "appended",
        /// It bears no signature.
        NoSignature = "no_signature",
        /// It bears a signature of somebody else's, which is not judged here.
        ForeignSignature = "foreign_signature",
        /// It bears a whole signature of this installation, but no record of it exists.
        Unrecorded = "unrecorded",
        /// It was signed after the certificate had been revoked.
        CertificateRevoked = "certificate_revoked",
        /// It cannot be read as a PDF.
        Unreadable = "unreadable",
    }
}

/// What anyone may know of a paper.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VerificationView {
    /// What is known.
    pub state: VerificationState,
    /// What was found in the file, where one was sent.
    pub finding: Option<FileFinding>,
    /// The code, `XXXXX-XXXXX-XXXX`.
    pub code: Option<String>,
    /// What the paper is, such as `Surat Edaran`.
    pub title: Option<String>,
    /// What it is about; null where it is secret or names a citizen.
    pub subject: Option<String>,
    /// The agency that issued it.
    pub agency: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// First day of its validity, where that is later than its date: it renews a paper whose own validity runs until the day
    /// before.
    pub valid_from: Option<NaiveDate>,
    /// Last day of its validity, where it expires.
    pub valid_until: Option<NaiveDate>,
    /// Whether that day has passed.
    pub expired: bool,
    /// Who signed it, in order.
    pub signatures: Vec<VerifiedSignature>,
    /// When it was taken back.
    pub revoked_at: Option<Ts>,
    /// Why.
    pub revoke_reason: Option<String>,
    /// Code of the paper that took its place.
    pub replaced_by_code: Option<String>,
    /// SHA-256 of the signed file in hexadecimal.
    pub sha256: Option<String>,
    /// Day on which the office destroyed its own copy of the file, under the rules for archives; null where it has it still.
    /// Who signed what and when, and the fingerprint of the file, stay on record.
    pub file_destroyed_on: Option<NaiveDate>,
}

/// A signature as the paper shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VerifiedSignature {
    /// Order, from 1.
    pub pos: i32,
    /// Whose it is.
    pub kind: SignatureKind,
    /// Name of the signer.
    pub signer_name: String,
    /// Title of the signer's position; the agency of a seal.
    pub signer_title: String,
    /// Whether it is a certified electronic signature under PP 71/2019.
    pub certified: bool,
    /// Whether a time-stamp of RFC 3161 is inside.
    pub timestamped: bool,
    /// When it was made.
    pub signed_at: Ts,
    /// Serial number of the certificate in hexadecimal.
    pub certificate_serial: String,
}

/// The keys that sign what QR codes hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct VerificationKeys {
    /// JSON Web Keys (RFC 7517), the present one first.
    #[schema(value_type = Vec<Object>)]
    pub keys: Vec<serde_json::Value>,
}

/// A paper that no longer counts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WithdrawnPaper {
    /// Its code, 14 letters and digits.
    pub code: String,
    /// `revoked` or `superseded`.
    pub state: VerificationState,
    /// The day since which it does not count.
    pub date: NaiveDate,
}

impl VerificationView {
    /// An answer that names no paper.
    pub fn bare(state: VerificationState, finding: Option<FileFinding>) -> Self {
        Self {
            state,
            finding,
            code: None,
            title: None,
            subject: None,
            agency: None,
            number: None,
            date: None,
            valid_from: None,
            valid_until: None,
            expired: false,
            signatures: Vec::new(),
            revoked_at: None,
            revoke_reason: None,
            replaced_by_code: None,
            sha256: None,
            file_destroyed_on: None,
        }
    }
}
