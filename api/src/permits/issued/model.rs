//! Issued papers.
use crate::agencies::AgencyRef;
use crate::permits::catalogue::PermitServiceRef;
use crate::permits::succession::SuccessionKind;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::permits;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// Whether an issued paper stands.
    pub enum PermitState {
        /// In force, until the last day of its validity.
        Valid = "valid",
        /// Taken back.
        Revoked = "revoked",
        /// Another paper took its place: its renewal, or its correction.
        Replaced = "replaced",
    }
}

text_enum! {
    /// How a paper stands on a day.
    pub enum PermitStanding {
        /// It may be relied on.
        Valid = "valid",
        /// Its validity has run out.
        Expired = "expired",
        /// It was taken back.
        Revoked = "revoked",
        /// Another paper took its place.
        Replaced = "replaced",
    }
}

/// An issued permit or certificate.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = permits, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Permit {
    /// Id.
    pub id: Id,
    /// The application that it answers.
    pub application_id: Id,
    #[serde(skip)]
    pub agency_id: Id,
    #[serde(skip)]
    pub service_id: Id,
    /// The outgoing letter as which it is registered.
    pub letter_id: Id,
    /// Its number.
    pub number: String,
    /// Day of the signature.
    pub issued_on: NaiveDate,
    /// Last day of its validity; null where it does not expire.
    pub valid_until: Option<NaiveDate>,
    /// Whether it stands.
    pub status: PermitState,
    /// When it was signed.
    pub created_at: Ts,
    /// Version of the record.
    pub version: i32,
    /// First day of its validity: the day of the signature, but for a renewal that was signed before the paper ended which it
    /// renews.
    pub valid_from: NaiveDate,
    /// Day on which it was taken back or replaced.
    pub ended_on: Option<NaiveDate>,
    /// Who took it back, or signed the paper in its place.
    pub ended_by: Option<String>,
    /// Why it was taken back, in the words of the office; for staff and the applicant only.
    pub revoke_reason: Option<String>,
    /// The rule under which it was taken back, which whoever verifies the paper reads.
    pub revoke_basis: Option<String>,
    /// The paper that took its place.
    pub replaced_by_id: Option<Id>,
    #[serde(skip)]
    pub expiry_told_on: Option<NaiveDate>,
}

/// An issued paper with the names that it refers to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitView {
    /// The paper.
    #[serde(flatten)]
    pub permit: Permit,
    /// How it stands today.
    pub state: PermitStanding,
    /// Who applied; empty where the personal data were erased.
    pub applicant_name: String,
    /// The office that issued it.
    pub agency: AgencyRef,
    /// The service.
    pub service: PermitServiceRef,
}

/// One of the papers that followed each other.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitVersion {
    /// Id.
    pub id: Id,
    /// The application that it answers.
    pub application_id: Id,
    /// Its number.
    pub number: String,
    /// How it follows the paper before it; null for the first one.
    pub kind: Option<SuccessionKind>,
    /// Day of the signature.
    pub issued_on: NaiveDate,
    /// First day of its validity.
    pub valid_from: NaiveDate,
    /// Last day of its validity; null where it does not expire.
    pub valid_until: Option<NaiveDate>,
    /// Day on which it was taken back or replaced.
    pub ended_on: Option<NaiveDate>,
    /// How it stands today.
    pub state: PermitStanding,
}

/// An issued paper with those before and after it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitDetails {
    /// The paper.
    #[serde(flatten)]
    pub paper: PermitView,
    /// All papers that followed each other, this one among them, the first one first.
    pub versions: Vec<PermitVersion>,
}
