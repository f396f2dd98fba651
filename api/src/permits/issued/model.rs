//! Issued papers.
use crate::agencies::AgencyRef;
use crate::permits::catalogue::PermitServiceRef;
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
}

/// An issued paper with the names that it refers to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PermitView {
    /// The paper.
    #[serde(flatten)]
    pub permit: Permit,
    /// The office that issued it.
    pub agency: AgencyRef,
    /// The service.
    pub service: PermitServiceRef,
}
