//! What callers send, and the rules that need nothing but the body.
use super::model::{ComplaintAction, ComplaintCategory};
use crate::error::{Code, Violations};
use crate::http::Validate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// Longest text of a complaint and of its answer.
const CONTENT: usize = 4000;
/// Shortest text of a complaint.
const AT_LEAST: usize = 10;
/// Longest note.
const NOTE: usize = 1000;

/// A complaint of a citizen.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// What it is about.
    pub category: ComplaintCategory,
    /// What happened: 10 to 4000 characters.
    pub content: String,
    /// How the complainant can be reached, such as a telephone number; never needed.
    pub contact: Option<String>,
    /// Tracking code of the case; office and service are those of the case then.
    pub tracking_code: Option<String>,
    /// The office; needed without a tracking code.
    pub agency_id: Option<Id>,
    /// The service.
    pub service_code: Option<String>,
}

impl Validate for NewComplaint {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/content", &self.content, CONTENT);
        let length = self.content.trim().chars().count();
        if length > 0 && length < AT_LEAST {
            violations.add_with("/content", Code::TooShort, AT_LEAST);
        }
        violations.optional_text("/contact", self.contact.as_deref(), 200);
        violations.optional_text("/service_code", self.service_code.as_deref(), 40);
        if self.agency_id.is_none() && self.tracking_code.is_none() {
            violations.add("/agency_id", Code::Required);
        }
    }
}

/// What the complainant says to an answer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewVerdict {
    /// True closes the complaint; false lets the office above take it up again, once.
    pub settled: bool,
    /// Why.
    pub note: Option<String>,
}

impl Validate for NewVerdict {
    fn validate(&self, violations: &mut Violations) {
        violations.optional_text("/note", self.note.as_deref(), NOTE);
    }
}

/// A step that an officer takes.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewComplaintStep {
    /// `start`, `forward` or `answer`.
    pub action: ComplaintAction,
    /// With `forward`: the office that works on it from now on.
    pub agency_id: Option<Id>,
    /// With `answer`: the answer, which the complainant reads. With `forward`: why, for the other office.
    pub note: Option<String>,
}

impl Validate for NewComplaintStep {
    fn validate(&self, violations: &mut Violations) {
        match self.action {
            ComplaintAction::Answer => {
                violations.text("/note", self.note.as_deref().unwrap_or_default(), CONTENT);
            }
            ComplaintAction::Forward => {
                violations.optional_text("/note", self.note.as_deref(), NOTE);
                if self.agency_id.is_none() {
                    violations.add("/agency_id", Code::Required);
                }
            }
            ComplaintAction::Start => violations.optional_text("/note", self.note.as_deref(), NOTE),
            _ => violations.add("/action", Code::InvalidChoice),
        }
    }
}
