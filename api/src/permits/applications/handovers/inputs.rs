//! What the counter sends about who took a paper.
use crate::error::{Code, Violations};
use crate::secrets::holds_number;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// Who took the paper.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitReceiver {
    /// Name of that person, at most 200 characters.
    pub name: String,
    /// True where it is the applicant; false for somebody whom the applicant has sent.
    pub is_applicant: bool,
    /// The signature of receipt: an upload of the caller, a PNG picture.
    pub signature_upload_id: Option<Id>,
}

impl NewPermitReceiver {
    /// Notes what is wrong with it, below `/receiver`.
    pub fn validate(&self, violations: &mut Violations) {
        violations.text("/receiver/name", &self.name, 200);
        if holds_number(&self.name) {
            violations.add("/receiver/name", Code::PersonalNumber);
        }
    }
}
