//! Checks of applications and what came of them.
use crate::error::Violations;
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::permit_checks;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// What came of a check.
    pub enum CheckOutcome {
        /// Nothing stands against the application.
        Fine = "fine",
        /// Something does; whoever decides weighs it.
        Objection = "objection",
        /// The application left the stage before.
        Dropped = "dropped",
    }
}

/// A check of an application, open until it has an outcome.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_checks, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct PermitCheck {
    /// Id.
    pub id: Id,
    /// The application.
    pub application_id: Id,
    /// Key of its stage.
    pub stage: String,
    /// Key of the check within the stage.
    pub key: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Right of whoever does it.
    pub permission: String,
    /// The agency that does it.
    pub agency_id: Id,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// What came of it; null while it is open.
    pub outcome: Option<CheckOutcome>,
    /// What was found.
    pub note: Option<String>,
    /// Who found it.
    pub actor_user_id: Option<Id>,
    /// Name of that person then.
    pub actor_name: Option<String>,
    /// When it was opened.
    pub opened_at: Ts,
    /// When it ended.
    pub ended_at: Option<Ts>,
}

impl PermitCheck {
    /// Whether somebody has to do it still.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none()
    }
}

/// A check as staff see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitCheckView {
    /// Id.
    pub id: Id,
    /// Key of the stage that it belongs to.
    pub stage: String,
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// The agency that does it.
    pub agency: crate::agencies::AgencyRef,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// What came of it; null while it is open.
    pub outcome: Option<CheckOutcome>,
    /// What was found.
    pub note: Option<String>,
    /// Who found it.
    pub actor_name: Option<String>,
    /// When it was opened.
    pub opened_at: Ts,
    /// When it ended.
    pub ended_at: Option<Ts>,
    /// Whether it is open and the caller may do it.
    pub mine: bool,
}

/// What a check found.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCheckResult {
    /// `fine` or `objection`.
    pub outcome: CheckOutcome,
    /// What was found; with an objection it must be said.
    pub note: Option<String>,
}

impl Validate for NewCheckResult {
    fn validate(&self, violations: &mut Violations) {
        use crate::error::Code;
        violations.optional_text("/note", self.note.as_deref(), 2000);
        if self.note.as_deref().is_some_and(crate::secrets::holds_number) {
            violations.add("/note", Code::PersonalNumber);
        }
        match self.outcome {
            CheckOutcome::Objection if self.note.is_none() => violations.add("/note", Code::Required),
            CheckOutcome::Dropped => violations.add("/outcome", Code::InvalidChoice),
            CheckOutcome::Objection | CheckOutcome::Fine => {}
        }
    }
}
