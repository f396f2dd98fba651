//! Revisions as whoever keeps the catalogue sees them.
use crate::error::{FieldProblem, Result};
use crate::http::Lang;
use crate::permits::catalogue::{PermitService, ServiceDefinition};
use chrono::NaiveDate;
use pamong_db::{Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// A revision in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceRevisionRow {
    /// Id of the revision.
    pub id: Id,
    /// Code of the service.
    pub code: String,
    /// Counts the versions of the service.
    pub revision: i32,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// First day of use; null of a draft.
    pub valid_from: Option<NaiveDate>,
    /// When it was published; null is a draft.
    pub published_at: Option<Ts>,
    /// Whether applications are taken in for it, once it holds.
    pub enabled: bool,
    /// Applications of this revision that are still under way.
    pub running: i64,
    /// Version for `If-Match`.
    pub version: i32,
}

/// A revision with all that it says, and what is wrong with it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ServiceRevisionView {
    /// The revision in short.
    #[serde(flatten)]
    pub row: ServiceRevisionRow,
    /// What it says.
    pub definition: ServiceDefinition,
    /// Why it cannot be published, each with its place in `definition`.
    pub faults: Vec<FieldProblem>,
}

/// The short form of a revision.
pub fn row(service: &PermitService, running: i64) -> ServiceRevisionRow {
    ServiceRevisionRow {
        id: service.id,
        code: service.code.clone(),
        revision: service.revision,
        name_id: service.name_id.clone(),
        name_en: service.name_en.clone(),
        valid_from: service.published_at.map(|_| service.valid_from),
        published_at: service.published_at,
        enabled: service.enabled,
        running,
        version: service.version,
    }
}

/// The whole of a revision.
pub fn view(
    service: &PermitService,
    running: i64,
    faults: crate::error::Violations,
    lang: Lang,
) -> Result<ServiceRevisionView> {
    Ok(ServiceRevisionView {
        row: row(service, running),
        definition: ServiceDefinition::of(service)?,
        faults: faults.told(lang),
    })
}
