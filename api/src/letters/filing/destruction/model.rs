//! What became of the content of a letter in a destroyed folder.
use crate::agencies::AgencyRef;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::letter_destructions;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// What became of the content of a letter whose folder was destroyed.
    pub enum DestructionStatus {
        /// It is gone.
        Destroyed = "destroyed",
        /// It stays until the last office that received the letter destroys its own.
        Kept = "kept",
    }
}

/// The destruction of a letter as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_destructions, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct DestructionRow {
    pub letter_id: Id,
    pub list_id: Id,
    pub status: DestructionStatus,
    /// Offices that held the letter when the minutes were recorded; their ids as JSON.
    pub kept_for: serde_json::Value,
    pub file_count: i32,
    pub recorded_at: Ts,
    pub destroyed_at: Option<Ts>,
    /// The list, perhaps of another office, that destroyed the last copy.
    pub released_by_list_id: Option<Id>,
}

/// That the content of a letter was destroyed, or why it was not.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterDestruction {
    /// What became of the content.
    pub status: DestructionStatus,
    /// The list on which its folder was.
    pub list_id: Id,
    /// Number of the minutes (berita acara).
    pub minutes_number: String,
    /// Day of the minutes.
    pub minutes_date: NaiveDate,
    /// Offices that still hold the letter; none where the content is gone.
    pub kept_for: Vec<AgencyRef>,
    /// How many files were destroyed.
    pub file_count: i32,
    /// When the content was destroyed; null while it is kept.
    pub destroyed_at: Option<Ts>,
}
