//! What callers send.
use crate::error::Violations;
use crate::http::Validate;
use crate::http::several::each_once;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// Applications that are given to an officer, or to nobody.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitAssignments {
    /// The applications, 1 to 100, each once.
    pub application_ids: Vec<Id>,
    /// A position of the caller's office whose role carries `permit.process`; null gives them back.
    pub position_id: Option<Id>,
}

impl Validate for NewPermitAssignments {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/application_ids", &self.application_ids);
    }
}
