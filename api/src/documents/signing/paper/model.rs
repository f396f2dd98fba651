//! Signed papers, their signatures, and the attempts to sign them.
use crate::error::{Error, Result};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{paper_signatures, papers, signing_attempts};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What a paper is of.
    pub enum SubjectType {
        /// An outgoing letter.
        Letter = "letter",
        /// The permit or certificate that answers an application.
        PermitApplication = "permit_application",
    }
}

text_enum! {
    /// How far a paper is.
    pub enum PaperStatus {
        /// It has a place in the register, and nobody is signing it.
        Reserved = "reserved",
        /// It is being signed, or waits in the signing queue.
        Signing = "signing",
        /// Signed and numbered.
        Signed = "signed",
        /// Another paper took its place.
        Superseded = "superseded",
        /// Taken back.
        Revoked = "revoked",
        /// Its number was used without an electronic signature, or given up.
        Void = "void",
    }
}

text_enum! {
    /// Whose signature it is.
    pub enum SignatureKind {
        /// A person's, in a position.
        Person = "person",
        /// The seal of an agency.
        Seal = "seal",
    }
}

text_enum! {
    /// How an attempt to sign ended.
    pub enum AttemptOutcome {
        /// It is under way.
        Started = "started",
        /// Signed.
        Signed = "signed",
        /// Refused: nothing was signed, and asking again in the same way will not help.
        Refused = "refused",
        /// The service was not reached: nothing was signed.
        Unavailable = "unavailable",
        /// The service took the request and did not answer: it may have signed.
        Unknown = "unknown",
    }
}

/// What a verifier reads about a paper; no personal data beyond what the paper itself shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperFacts {
    /// What it is, such as `Surat Edaran`.
    pub title: String,
    /// What it is about; none where the paper is secret or names a citizen.
    pub subject: Option<String>,
    /// The agency that issued it.
    pub agency: String,
    /// First day of its validity, where that is later than its date: it renews a paper that still ran.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// Last day of its validity, where it expires.
    pub valid_until: Option<NaiveDate>,
}

/// A paper as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = papers, treat_none_as_default_value = false, treat_none_as_null = true, check_for_backend(MultiBackend))]
pub struct PaperRow {
    /// Id.
    pub id: Id,
    /// What it is of.
    pub subject_type: SubjectType,
    /// Id of that.
    pub subject_id: Id,
    /// The agency that issues it.
    pub agency_id: Id,
    /// Verification code.
    pub code: String,
    /// How far it is.
    pub status: PaperStatus,
    /// Number, final once it is signed.
    pub number: Option<String>,
    /// Place in the agency's register of outgoing letters.
    pub sequence_number: Option<i32>,
    /// Year of that register.
    pub register_year: Option<i32>,
    /// Date on the paper.
    pub dated: Option<NaiveDate>,
    /// [`PaperFacts`].
    pub facts: serde_json::Value,
    /// The file before its signatures, while it waits for them.
    pub prepared_upload_id: Option<Id>,
    /// The signed file.
    pub upload_id: Option<Id>,
    /// Pages of it.
    pub pages: Option<i32>,
    /// The paper that took its place.
    pub replaced_by_id: Option<Id>,
    /// When it was taken back.
    pub revoked_at: Option<Ts>,
    /// Why.
    pub revoke_reason: Option<String>,
    /// When the row was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
    /// Suffix of a back-dated number, else empty.
    pub sequence_suffix: String,
}

impl PaperRow {
    /// What a verifier reads about it.
    pub fn facts(&self) -> Result<PaperFacts> {
        serde_json::from_value(self.facts.clone()).map_err(Error::internal)
    }
}

/// One signature of a paper.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = paper_signatures, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PaperSignature {
    #[serde(skip)]
    pub id: Id,
    #[serde(skip)]
    pub paper_id: Id,
    /// Order, from 1.
    pub pos: i32,
    /// Whose it is.
    pub kind: SignatureKind,
    #[serde(skip)]
    pub user_id: Option<Id>,
    #[serde(skip)]
    pub position_id: Option<Id>,
    /// Name of the signer.
    pub signer_name: String,
    /// Title of the signer's position; the agency of a seal.
    pub signer_title: String,
    /// Serial number of the certificate in hexadecimal.
    pub certificate_serial: String,
    /// `local` or the service that signed.
    pub provider: String,
    /// Whether it is a certified electronic signature under PP 71/2019.
    pub certified: bool,
    /// Whether a time-stamp of RFC 3161 is inside.
    pub timestamped: bool,
    /// When it was made.
    pub signed_at: Ts,
    #[serde(skip)]
    pub revision_bytes: i64,
    #[serde(skip)]
    pub sha256: String,
}

/// One attempt to sign a paper.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = signing_attempts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
#[schema(as = SigningAttempt)]
pub struct Attempt {
    /// Id.
    pub id: Id,
    #[serde(skip)]
    pub paper_id: Id,
    /// Who tried.
    pub user_id: Id,
    /// `local` or the service that was asked.
    pub provider: String,
    /// How it ended.
    pub outcome: AttemptOutcome,
    /// What the service said.
    pub detail: Option<String>,
    /// When it began.
    pub started_at: Ts,
    /// When it ended.
    pub ended_at: Option<Ts>,
}
