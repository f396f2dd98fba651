//! A folder and what can be done with it.
use crate::error::{Code, Violations};
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::file_folders;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// The first year of which an office may have a folder.
pub const FIRST_YEAR: i32 = 1945;

text_enum! {
    /// Where a folder is on its way.
    pub enum FolderStatus {
        /// Letters are filed into it.
        Open = "open",
        /// Its matter is over: nothing is added, and its retention runs from the end of the year of closing.
        Closed = "closed",
        /// Moved to the record centre as inactive archive (pemindahan).
        Transferred = "transferred",
        /// Handed over to the archive institution, which keeps it for good (penyerahan).
        HandedOver = "handed_over",
        /// Destroyed, with minutes (pemusnahan). What is known of its letters and the ledger stay.
        Destroyed = "destroyed",
    }
}

text_enum! {
    /// What can be done with a folder.
    pub enum FolderAction {
        /// File letters into it: `POST /file-folders/{id}/letters`.
        File = "file",
        /// Take a letter out: `POST /file-folders/{id}/removals`.
        TakeOut = "take_out",
        /// Close it: `POST /file-folders/{id}/closure`.
        Close = "close",
        /// Freeze it: `POST /file-folders/{id}/hold`.
        Freeze = "freeze",
        /// End the freeze: `POST /file-folders/{id}/release`.
        Release = "release",
    }
}

/// Whether an action is possible with a folder, frozen or not. What is frozen keeps its content, and so does what has left
/// the office.
pub const fn possible(status: FolderStatus, frozen: bool, action: FolderAction) -> bool {
    use FolderStatus::{Closed, Open, Transferred};
    match action {
        FolderAction::File | FolderAction::Close => matches!(status, Open),
        FolderAction::TakeOut => matches!(status, Open | Closed) && !frozen,
        FolderAction::Freeze => matches!(status, Open | Closed | Transferred) && !frozen,
        FolderAction::Release => frozen,
    }
}

/// A folder as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = file_folders, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct FolderRow {
    pub id: Id,
    pub agency_id: Id,
    pub year: i32,
    pub number: i32,
    pub classification_code: String,
    pub title: String,
    pub status: FolderStatus,
    pub closed_on: Option<NaiveDate>,
    pub last_item: i32,
    pub hold_reason: Option<String>,
    pub held_at: Option<Ts>,
    pub held_by_user_id: Option<Id>,
    pub disposal_list_id: Option<Id>,
    pub created_by_user_id: Id,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
}

impl FolderRow {
    /// Whether it is frozen.
    pub const fn frozen(&self) -> bool {
        self.hold_reason.is_some()
    }
}

/// A folder to open.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewFileFolder {
    /// Classification code of its letters.
    pub classification_code: String,
    /// What it is about (uraian berkas); at most 300 characters.
    #[schema(max_length = 300)]
    pub title: String,
    /// Year of the folder, from 1945 to this year; this year where it is not given.
    pub year: Option<i32>,
}

impl Validate for NewFileFolder {
    fn validate(&self, v: &mut Violations) {
        v.text("/classification_code", &self.classification_code, 30);
        v.text("/title", &self.title, 300);
        if self.year.is_some_and(|year| !(FIRST_YEAR..=9999).contains(&year)) {
            v.add_with("/year", Code::OutOfRange, format!("{FIRST_YEAR}.."));
        }
    }
}

/// The end of a folder.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FolderClosure {
    /// The day on which its matter ended: in the folder's year or later, not before its last letter and not after today.
    #[serde(deserialize_with = "crate::http::day")]
    pub closed_on: NaiveDate,
}

impl Validate for FolderClosure {
    fn validate(&self, _v: &mut Violations) {}
}

/// Why a folder is frozen.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewHold {
    /// Why, such as a case before a court or an audit; at most 500 characters.
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Validate for NewHold {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}

/// Query of folders.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FoldersQuery {
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// A classification code; folders of this code and of those below it.
    pub classification: Option<String>,
    /// Year of the folder.
    pub year: Option<i32>,
    /// Where it is on its way.
    #[param(inline)]
    pub status: Option<FolderStatus>,
    /// Only frozen folders, or only those that are not.
    pub frozen: Option<bool>,
    /// Words in the title.
    pub q: Option<String>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

text_enum! {
    /// The file that the list of active archives becomes.
    pub enum ArchiveListFormat {
        /// A workbook.
        Xlsx = "xlsx",
        /// Text with semicolons, UTF-8; a cell that a spreadsheet would run as a formula has an apostrophe in front.
        Csv = "csv",
    }
}

/// Query of the list of active archives.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ActiveListQuery {
    /// Year of the folders; every year where it is not named.
    pub year: Option<i32>,
    /// The file; `xlsx` where it is not named.
    #[param(inline)]
    pub format: Option<ArchiveListFormat>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn what_can_be_done_with_a_folder() {
        let mut matrix = String::new();
        for status in FolderStatus::ALL {
            for frozen in [false, true] {
                let can = FolderAction::ALL.iter().filter(|action| possible(*status, frozen, **action));
                let can: Vec<&str> = can.map(|action| action.as_str()).collect();
                let hold = if frozen { "frozen" } else { "-" };
                let can = if can.is_empty() { "nothing".into() } else { can.join(" ") };
                writeln!(matrix, "{status}, {hold}: {can}").unwrap();
            }
        }
        insta::assert_snapshot!(matrix, @r"
        open, -: file take_out close freeze
        open, frozen: file close release
        closed, -: take_out freeze
        closed, frozen: release
        transferred, -: freeze
        transferred, frozen: release
        handed_over, -: nothing
        handed_over, frozen: release
        destroyed, -: nothing
        destroyed, frozen: release
        ");
    }
}
