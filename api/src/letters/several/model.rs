//! What is done to several letters, and what became of each.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::http::several::each_once;
use crate::letters::dispositions::{NewDispositions, NewReceiver};
use chrono::NaiveDate;
use pamong_db::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Letters that were looked at.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReadings {
    /// The letters, 1 to 100, each once.
    pub letter_ids: Vec<Id>,
}

impl Validate for NewReadings {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/letter_ids", &self.letter_ids);
    }
}

/// Letters that are dealt with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClosures {
    /// The letters, 1 to 100, each once.
    pub letter_ids: Vec<Id>,
    /// Why they are closed.
    pub note: Option<String>,
}

impl Validate for NewClosures {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/letter_ids", &self.letter_ids);
        v.optional_text("/note", self.note.as_deref(), 2000);
    }
}

/// One disposition sheet for several letters: each letter goes to each receiver.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSheets {
    /// The letters, 1 to 100, each once.
    pub letter_ids: Vec<Id>,
    /// Receivers, 1 to 20, each position once.
    pub receivers: Vec<NewReceiver>,
    /// Codes of the standard instructions, at least one.
    pub instruction_codes: Vec<String>,
    /// Words of the giver.
    pub note: Option<String>,
    /// Last day to finish it; not in the past.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub due_date: Option<NaiveDate>,
}

impl NewSheets {
    /// The sheet of each letter.
    pub fn sheet(&self) -> NewDispositions {
        NewDispositions {
            receivers: self.receivers.clone(),
            instruction_codes: self.instruction_codes.clone(),
            note: self.note.clone(),
            due_date: self.due_date,
        }
    }
}

impl Validate for NewSheets {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/letter_ids", &self.letter_ids);
        self.sheet().validate(v);
    }
}

/// What became of one letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterResult {
    /// The letter.
    pub letter_id: Id,
    /// Whether it was done.
    pub done: bool,
    /// The new dispositions, where some were given: each can be taken back while its receiver has not opened it.
    pub disposition_ids: Vec<Id>,
    /// Why it was not done.
    pub code: Option<Code>,
    /// The same in the caller's language.
    pub message: Option<String>,
}

/// What became of each letter, in the order of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterResults {
    /// One for each letter.
    pub items: Vec<LetterResult>,
}
