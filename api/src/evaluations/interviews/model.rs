//! Interviews as they are stored, shown and written.
use crate::agencies::AgencyRef;
use crate::error::{Error, Result, Violations};
use crate::evaluations::scoring::Scored;
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::interviews;
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

const NOTE_CHARS: usize = 2000;

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = InterviewAnswer)]
pub struct Answer {
    /// The question.
    pub question_key: String,
    /// 1 (worst) to the question's maximum, usually 4.
    pub value: i32,
    /// What was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An interview as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = interviews, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
pub struct Row {
    /// Id.
    pub id: Id,
    /// The period.
    pub period_id: Id,
    /// The agency.
    pub agency_id: Id,
    /// The application that was asked about.
    pub application: Scored,
    /// The answers.
    pub answers: serde_json::Value,
    /// Remark on the whole.
    pub note: Option<String>,
    /// Who held it.
    pub evaluator_user_id: Id,
    /// When it was entered.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

impl Row {
    /// The answers.
    pub fn answers(&self) -> Result<Vec<Answer>> {
        serde_json::from_value(self.answers.clone()).map_err(Error::internal)
    }
}

/// An interview at an agency about one application.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Interview {
    /// Id.
    pub id: Id,
    /// The period.
    pub period_id: Id,
    /// The agency.
    pub agency: AgencyRef,
    /// The application that was asked about.
    pub application: Scored,
    /// The answers.
    pub answers: Vec<Answer>,
    /// Remark on the whole.
    pub note: Option<String>,
    /// Who held it.
    pub evaluator_user_id: Id,
    /// What the caller may do with it now: `update`.
    pub allowed_actions: Vec<&'static str>,
    /// When it was entered.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// A new interview: one for each period, agency and application.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewInterview {
    /// A period that is not published.
    pub period_id: Id,
    /// An agency that is evaluated in it.
    pub agency_id: Id,
    /// An application that applies to the agency.
    pub application: Scored,
    /// An answer to every question of the instrument.
    pub answers: Vec<Answer>,
    /// Remark on the whole.
    pub note: Option<String>,
}

impl Validate for NewInterview {
    fn validate(&self, v: &mut Violations) {
        notes(&self.answers, self.note.as_deref(), v);
    }
}

/// A change of an interview before publication.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InterviewPatch {
    /// An answer to every question of the instrument; they replace the old ones.
    pub answers: Option<Vec<Answer>>,
    /// Remark on the whole.
    pub note: Option<String>,
}

impl Validate for InterviewPatch {
    fn validate(&self, v: &mut Violations) {
        notes(self.answers.as_deref().unwrap_or_default(), self.note.as_deref(), v);
    }
}

fn notes(answers: &[Answer], note: Option<&str>, v: &mut Violations) {
    v.optional_text("/note", note, NOTE_CHARS);
    for (i, answer) in answers.iter().enumerate() {
        v.optional_text(&format!("/answers/{i}/note"), answer.note.as_deref(), NOTE_CHARS);
    }
}
