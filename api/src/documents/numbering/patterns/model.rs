//! Versions of patterns.
use crate::agencies::AgencyRef;
use crate::documents::numbering::model::NumberOfficer;
use crate::documents::papers::printable;
use crate::error::Violations;
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::number_patterns;
use pamong_db::{Id, MultiBackend, Ts};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Longest pattern, in characters.
const LONGEST_PATTERN: usize = 200;
/// Longest note, in characters.
const LONGEST_NOTE: usize = 300;

/// A version as it is stored. It never changes.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = number_patterns, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub kind_code: String,
    pub agency_id: Option<Id>,
    pub valid_from: NaiveDate,
    pub pattern: String,
    pub note: Option<String>,
    pub created_by_user_id: Id,
    pub created_at: Ts,
}

/// A version of a pattern.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NumberPattern {
    /// Id.
    pub id: Id,
    /// Code of the letter kind.
    pub kind: String,
    /// The agency whose own pattern it is; null where it is the city's.
    pub agency: Option<AgencyRef>,
    /// The first day on which it holds, by the date of the paper.
    pub valid_from: NaiveDate,
    /// The pattern.
    pub pattern: String,
    /// Why it was made, such as the number of the decree.
    pub note: Option<String>,
    /// Who made it.
    pub created_by: NumberOfficer,
    /// When.
    pub created_at: Ts,
}

/// Query of the versions.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PatternsQuery {
    /// Code of a letter kind.
    pub kind: Option<String>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// A new version of a pattern.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNumberPattern {
    /// Code of a letter kind that is in use.
    pub kind: String,
    /// The agency whose own pattern it is; the city's where none is named. An agency's own holds before the city's.
    pub agency_id: Option<Id>,
    /// The first day on which it holds: today or later.
    #[serde(deserialize_with = "crate::http::day")]
    pub valid_from: NaiveDate,
    /// Text with tokens in braces: `{security}` (B, T, R, SR), `{classification}`, `{seq}` or `{seq:3}` with so many
    /// digits at least, `{unit}`, `{month_roman}`, `{month}`, `{year}`, `{suffix}`. It needs the running number and the
    /// year, and no number that it makes may be longer than 100 characters.
    pub pattern: String,
    /// Why, at most 300 characters.
    pub note: Option<String>,
}

/// A pattern to try out.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PatternSample {
    /// Code of a letter kind that is in use.
    pub kind: String,
    /// The agency; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// The pattern; the one in force where it is not named.
    pub pattern: Option<String>,
}

/// Numbers as a pattern makes them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NumberSample {
    /// The pattern.
    pub pattern: String,
    /// A number of today.
    pub number: String,
    /// The same as a back-dated one.
    pub inserted: String,
    /// Characters of the longest number that it can make for this agency.
    pub longest: usize,
}

fn pattern(v: &mut Violations, text: &str) {
    v.text("/pattern", text, LONGEST_PATTERN);
    printable(v, "/pattern", text);
}

impl Validate for NewNumberPattern {
    fn validate(&self, v: &mut Violations) {
        v.text("/kind", &self.kind, 20);
        pattern(v, &self.pattern);
        v.optional_text("/note", self.note.as_deref(), LONGEST_NOTE);
    }
}

impl Validate for PatternSample {
    fn validate(&self, v: &mut Violations) {
        v.text("/kind", &self.kind, 20);
        if let Some(text) = &self.pattern {
            pattern(v, text);
        }
    }
}
