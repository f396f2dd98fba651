//! Versions of the retention schedule and their rules.
use crate::error::Violations;
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{retention_rules, retention_schedules};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Rules that one schedule may have.
pub const MAX_RULES: usize = 20_000;

text_enum! {
    /// What becomes of archives once their time is over (nasib akhir).
    pub enum FinalDisposition {
        /// Destroyed (musnah).
        Destroy = "destroy",
        /// Kept for good by the archive institution (permanen).
        Permanent = "permanent",
        /// Assessed anew, folder by folder (dinilai kembali).
        Review = "review",
    }
}

/// A version as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = retention_schedules, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Schedule {
    pub id: Id,
    pub valid_from: NaiveDate,
    pub decree: String,
    pub file_name: String,
    pub upload_id: Id,
    pub rule_count: i32,
    pub created_by_user_id: Id,
    pub created_at: Ts,
    pub version: i32,
}

/// A rule as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = retention_rules, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Rule {
    pub schedule_id: Id,
    pub code: String,
    pub active_years: i32,
    pub inactive_years: i32,
    pub final_disposition: FinalDisposition,
    pub note: Option<String>,
}

/// A version of the retention schedule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RetentionSchedule {
    /// Id.
    pub id: Id,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// The decree that set it.
    pub decree: String,
    /// Name of the file that was imported.
    pub file_name: String,
    /// How many rules it has.
    pub rule_count: i32,
    /// Whether it holds today: the last one that has begun, of two of one day the later import.
    pub in_force: bool,
    /// Who imported it.
    pub imported_by: String,
    /// When it was imported.
    pub created_at: Ts,
    /// Version of the record; a schedule never changes.
    pub version: i32,
}

/// One rule of a schedule.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RetentionRule {
    /// Classification code; the rule also holds for every code below it that has no rule of its own.
    pub code: String,
    /// Title of the code, where the classification has it.
    pub title: Option<String>,
    /// Years as active archive, from the end of the year in which the folder was closed.
    pub active_years: i32,
    /// Years as inactive archive after those.
    pub inactive_years: i32,
    /// What becomes of it then.
    pub final_disposition: FinalDisposition,
    /// Exception or remark.
    pub note: Option<String>,
}

/// A schedule to import. It is imported whole or not at all: of half a schedule the rule of a wider code would silently
/// hold for what is missing.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRetentionSchedule {
    /// A table (CSV or XLSX) that was sent to `/uploads`, with the columns `code`, `active_years`, `inactive_years`,
    /// `final_disposition` (`musnah`, `permanen`, `dinilai_kembali` or the English words of the API) and `note`, or their
    /// Indonesian names.
    pub upload_id: Id,
    /// The decree that sets it, such as `Peraturan Wali Kota Nomor 5 Tahun 2026`; at most 300 characters.
    #[schema(max_length = 300)]
    pub decree: String,
    /// First day on which it holds.
    #[serde(deserialize_with = "crate::http::day")]
    pub valid_from: NaiveDate,
}

impl Validate for NewRetentionSchedule {
    fn validate(&self, v: &mut Violations) {
        v.text("/decree", &self.decree, 300);
    }
}

/// Query of schedules.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SchedulesQuery {
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// Query of the rules of a schedule.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RulesQuery {
    /// Beginning of the code.
    pub q: Option<String>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}
