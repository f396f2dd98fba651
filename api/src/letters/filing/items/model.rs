//! Letters as what stands in a folder.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::http::several::each_once;
use crate::letters::filing::folders::FileFolderRef;
use crate::letters::model::{Direction, Letter, LetterStatus, SecurityLevel};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::letter_filings;
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// States of a letter whose work is over: dealt with, signed and numbered, sent, or taken back.
pub const FINISHED: [LetterStatus; 4] =
    [LetterStatus::Closed, LetterStatus::Approved, LetterStatus::Dispatched, LetterStatus::Withdrawn];

/// In which folder a letter is.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_filings, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Filing {
    pub letter_id: Id,
    pub folder_id: Id,
    pub item_number: i32,
    pub filed_by_user_id: Id,
    pub filed_at: Ts,
}

/// Letters to file.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFilings {
    /// The letters, 1 to 100, each once.
    pub letter_ids: Vec<Id>,
}

impl Validate for NewFilings {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/letter_ids", &self.letter_ids);
    }
}

/// What became of one letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilingResult {
    /// The letter.
    pub letter_id: Id,
    /// Whether it is in the folder now.
    pub filed: bool,
    /// Its number in the folder (nomor item), where it is.
    pub item_number: Option<i32>,
    /// Why it is not in the folder.
    pub code: Option<Code>,
    /// The same in the caller's language.
    pub message: Option<String>,
}

/// What became of each letter, in the order of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilingResults {
    /// One for each letter.
    pub items: Vec<FilingResult>,
}

/// A letter to take out of its folder.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRemoval {
    /// The letter.
    pub letter_id: Id,
    /// Why it does not belong there; at most 500 characters.
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Validate for NewRemoval {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}

/// A letter as a folder shows it, to those who may see the letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FiledLetter {
    /// The letter.
    pub letter_id: Id,
    /// Its number in the folder; null for one that is not filed yet.
    pub item_number: Option<i32>,
    /// When it was filed; null for one that is not.
    pub filed_at: Option<Ts>,
    /// Which way it goes.
    pub direction: Direction,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Who sent it (incoming).
    pub sender_name: Option<String>,
    /// Subject.
    pub subject: String,
    /// Classification code.
    pub classification_code: Option<String>,
    /// Secrecy.
    pub security_level: SecurityLevel,
}

impl FiledLetter {
    /// A letter with its place in a folder, where it has one.
    pub fn of(letter: Letter, filing: Option<&Filing>) -> Self {
        Self {
            letter_id: letter.id,
            item_number: filing.map(|filing| filing.item_number),
            filed_at: filing.map(|filing| filing.filed_at),
            direction: letter.direction,
            status: letter.status,
            letter_number: letter.letter_number,
            letter_date: letter.letter_date,
            sender_name: letter.sender_name,
            subject: letter.subject,
            classification_code: letter.classification_code,
            security_level: letter.security_level,
        }
    }
}

/// Where a letter is filed, or where it could be.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterFiling {
    /// The letter.
    pub letter_id: Id,
    /// The folder in which it is; null where it is in none.
    pub folder: Option<FileFolderRef>,
    /// Its number in the folder.
    pub item_number: Option<i32>,
    /// When it was filed.
    pub filed_at: Option<Ts>,
    /// Who filed it.
    pub filed_by: Option<String>,
    /// Open folders of the letter's office that fit its classification: those of its own code first, then those of the codes
    /// above it, the newest first. Empty where the letter is filed or cannot be.
    pub suggestions: Vec<FileFolderRef>,
    /// Whether the caller may file it now.
    pub may_file: bool,
    /// Whether the caller may take it out of its folder now.
    pub may_take_out: bool,
}

/// Query of the letters of a folder.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ItemsQuery {
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}
