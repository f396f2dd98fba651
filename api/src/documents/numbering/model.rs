//! The gap register: numbers that are not simply the next one on a paper.
use crate::agencies::AgencyRef;
use crate::error::Code;
use crate::error::Violations;
use crate::http::Validate;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{number_counters, number_entries, users};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Shortest reason, in characters: the city's own rule, so that nobody writes "-".
pub const SHORTEST_REASON: usize = 10;
/// Longest reason, in characters.
const LONGEST_REASON: usize = 300;
/// Numbers of one lease; the city's own rule.
pub const MOST_LEASED: i32 = 100;
/// The highest number that a series may be started at.
pub const HIGHEST_START: i32 = 100_000;

text_enum! {
    /// Why a number is in the gap register.
    pub enum EntryKind {
        /// No valid paper has it or will have it.
        Void = "void",
        /// Numbers that were used in the paper book before the series began here.
        Skipped = "skipped",
        /// A back-dated number behind another one (nomor sisip).
        Inserted = "inserted",
        /// A block of numbers that was lent for an outage.
        Leased = "leased",
        /// A lent number that was used on paper and is registered now.
        Registered = "registered",
    }
}

text_enum! {
    /// A register whose numbers an officer may start, skip or void.
    pub enum NumberRegister {
        /// Of incoming letters.
        Incoming = "incoming",
        /// Of outgoing letters, permits and certificates.
        Outgoing = "outgoing",
    }
}

/// An agency's register in a year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Queryable, Selectable, Serialize, Deserialize)]
#[diesel(table_name = number_counters, check_for_backend(MultiBackend))]
pub struct SeriesKey {
    /// The agency.
    pub agency_id: Id,
    /// The register, such as `outgoing`.
    pub register: String,
    /// Agenda year.
    pub year: i32,
}

/// A series with the number that it gave last.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = number_counters, check_for_backend(MultiBackend))]
pub struct Counter {
    /// The series.
    #[diesel(embed)]
    pub key: SeriesKey,
    /// The number that was given last.
    pub last: i32,
}

/// A row of the gap register. It never changes.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = number_entries, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Entry {
    pub id: Id,
    pub agency_id: Id,
    pub register: String,
    pub year: i32,
    pub kind: EntryKind,
    pub first_number: i32,
    pub last_number: i32,
    pub suffix: String,
    pub reason: String,
    pub dated: NaiveDate,
    pub valid_until: Option<NaiveDate>,
    pub lease_id: Option<Id>,
    pub subject_type: Option<String>,
    pub subject_id: Option<Id>,
    pub created_by_user_id: Id,
    pub created_at: Ts,
}

impl Entry {
    /// The series that it belongs to.
    pub fn key(&self) -> SeriesKey {
        SeriesKey { agency_id: self.agency_id, register: self.register.clone(), year: self.year }
    }

    /// How many numbers it stands for.
    pub fn size(&self) -> i64 {
        i64::from(self.last_number) - i64::from(self.first_number) + 1
    }

    /// Whether its numbers are for no other paper: they are void or lent.
    pub fn keeps_its_numbers(&self) -> bool {
        self.suffix.is_empty() && matches!(self.kind, EntryKind::Void | EntryKind::Leased)
    }

    /// Whether it stands for this number.
    pub fn holds(&self, number: i32) -> bool {
        (self.first_number..=self.last_number).contains(&number)
    }
}

/// Who made an entry.
#[derive(Debug, Clone, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = users, check_for_backend(MultiBackend))]
pub struct NumberOfficer {
    /// The person.
    #[diesel(column_name = id)]
    pub user_id: Id,
    /// The person's name.
    pub name: String,
}

/// An entry of the gap register.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = NumberEntry)]
pub struct NumberEntryView {
    /// Id.
    pub id: Id,
    /// The agency whose register it is.
    pub agency: AgencyRef,
    /// The register, such as `outgoing`.
    pub register: String,
    /// Agenda year.
    pub year: i32,
    /// Why the number is here.
    pub kind: EntryKind,
    /// The first number.
    pub first: i32,
    /// The last number; the same as the first where it is one number.
    pub last: i32,
    /// Suffix of a back-dated number, else null.
    pub suffix: Option<String>,
    /// The reason; null where it tells of a letter that the caller may not see.
    pub reason: Option<String>,
    /// The day that it counts for: of a back-dated number the date on the letter, else the day of the entry.
    pub dated: NaiveDate,
    /// Until when a block is lent.
    pub valid_until: Option<NaiveDate>,
    /// The block that the number was lent in.
    pub lease_id: Option<Id>,
    /// What the number is or was meant for, such as `letter`.
    pub subject_type: Option<String>,
    /// Id of that thing; null where it is a letter that the caller may not see.
    pub subject_id: Option<Id>,
    /// Who made the entry.
    pub created_by: NumberOfficer,
    /// When.
    pub created_at: Ts,
}

/// Query of the gap register.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EntriesQuery {
    /// An agency of the scope; all of them where it is not named.
    pub agency_id: Option<Id>,
    /// The register, such as `outgoing`.
    pub register: Option<String>,
    /// Agenda year.
    pub year: Option<i32>,
    /// Entries of this kind.
    #[param(inline)]
    pub kind: Option<EntryKind>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// Starts a series at a higher number: an office that moves in in the middle of a year goes on from its paper book.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNumberSkip {
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// The register; `outgoing` where it is not named.
    pub register: Option<NumberRegister>,
    /// The number that is given next, 2 to 100000. All before it that were not given yet count as used on paper.
    pub next: i32,
    /// Why, 10 to 300 characters, such as the paper book that the numbers stand in.
    pub reason: String,
}

/// Says that no valid paper has a number or will have it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNumberVoid {
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// The register; `outgoing` where it is not named.
    pub register: Option<NumberRegister>,
    /// Agenda year; the present one where it is not named.
    pub year: Option<i32>,
    /// The number: one that was lent and not used, or one that nothing explains.
    pub number: i32,
    /// Why, 10 to 300 characters.
    pub reason: String,
}

/// Lends a block of numbers for the time of an outage.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNumberLease {
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// How many numbers, 1 to 100.
    pub count: i32,
    /// Why, 10 to 300 characters.
    pub reason: String,
    /// The day by which each number is registered or void, at most 31 days from today.
    #[serde(deserialize_with = "crate::http::day")]
    pub until: NaiveDate,
}

/// A reason that says something.
pub fn reason(v: &mut Violations, pointer: &str, text: &str) {
    v.text(pointer, text, LONGEST_REASON);
    let length = text.trim().chars().count();
    if length > 0 && length < SHORTEST_REASON {
        v.add_with(pointer, Code::TooShort, SHORTEST_REASON);
    }
}

impl Validate for NewNumberSkip {
    fn validate(&self, v: &mut Violations) {
        reason(v, "/reason", &self.reason);
        if !(2..=HIGHEST_START).contains(&self.next) {
            v.add_with("/next", Code::OutOfRange, format!("2–{HIGHEST_START}"));
        }
    }
}

impl Validate for NewNumberVoid {
    fn validate(&self, v: &mut Violations) {
        reason(v, "/reason", &self.reason);
        if self.number < 1 {
            v.add_with("/number", Code::OutOfRange, "≥ 1");
        }
    }
}

impl Validate for NewNumberLease {
    fn validate(&self, v: &mut Violations) {
        reason(v, "/reason", &self.reason);
        if !(1..=MOST_LEASED).contains(&self.count) {
            v.add_with("/count", Code::OutOfRange, format!("1–{MOST_LEASED}"));
        }
    }
}
