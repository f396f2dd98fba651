//! What a list of letters is narrowed to, and its rows.
use super::facets::LetterFacets;
use crate::agencies::AgencyRef;
use crate::error::{Code, Error, Result};
use crate::http::{Cursor, Moment, PageArgs};
use crate::letters::model::{AddresseeKind, Channel, Direction, LetterStatus, SecurityLevel, Urgency};
use crate::letters::search::{self, SearchHits};
use chrono::{Days, NaiveDate, TimeZone};
use diesel::prelude::*;
use pamong_db::schema::letters;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// A pile of letters on the caller's desk.
    pub enum LetterBox {
        /// Incoming letters of the caller's agency that are not closed.
        Inbox = "inbox",
        /// Letters with an open disposition to the caller's position.
        ToMe = "to_me",
        /// Drafts of the caller's position.
        Drafts = "drafts",
        /// Letters whose next initials are the caller's.
        ToReview = "to_review",
        /// Letters that wait for the caller's approval.
        ToApprove = "to_approve",
        /// Approved and dispatched letters of the caller's agency.
        Outbox = "outbox",
    }
}

text_enum! {
    /// What a list may tell besides its rows.
    pub enum ListInclude {
        /// How many letters there are in all.
        Count = "count",
        /// How many there are in all, and how they divide by kind, agency, year and so on.
        Facets = "facets",
    }
}

text_enum! {
    /// The order of a list of letters.
    pub enum LetterSort {
        /// Entered last first.
        Newest = "newest",
        /// Entered first first.
        Oldest = "oldest",
        /// Due first first, what is overdue before all, without a due date last; only in the pile `to_me`, whose letters
        /// have one.
        Due = "due",
    }
}

/// Place of a letter among those with an open disposition to the caller, due first first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DuePlace {
    /// Whether nothing is due.
    pub never: bool,
    /// The earliest due date.
    pub due: Option<NaiveDate>,
    /// Which letter it is; the later one first.
    pub id: Reverse<Id>,
}

/// Query of the list of letters.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// Which way the letters go.
    pub direction: Option<Direction>,
    /// Where they are on their way.
    pub status: Option<LetterStatus>,
    /// Urgency.
    pub urgency: Option<Urgency>,
    /// Code of a letter kind.
    pub kind: Option<String>,
    /// An agency whose letters they are.
    pub agency_id: Option<Id>,
    /// An archive code with everything below it, such as `400` or `400.12`.
    pub classification: Option<String>,
    /// Agenda year.
    pub year: Option<i32>,
    /// A pile on the caller's desk.
    #[serde(rename = "box")]
    #[param(rename = "box")]
    #[param(inline)]
    pub pile: Option<LetterBox>,
    /// First day on which they were entered.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub from: Option<NaiveDate>,
    /// Last day on which they were entered.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    pub until: Option<NaiveDate>,
    /// Words of subject, sender, number, summary or text; the last letters of a word may be missing.
    pub q: Option<String>,
    /// True: only what the caller's office or position has not opened yet. False: only the rest.
    pub unread: Option<bool>,
    /// `count` adds how many there are, at most `10000+`; `facets` adds that and how they divide.
    #[param(inline)]
    pub include: Option<ListInclude>,
    /// The order; `newest` where it is not said, `due` only with `box=to_me`. A search considers the newest that it finds.
    #[param(inline)]
    pub sort: Option<LetterSort>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// The list as the store sees it.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Which way.
    pub direction: Option<Direction>,
    /// Status.
    pub status: Option<LetterStatus>,
    /// Urgency.
    pub urgency: Option<Urgency>,
    /// Kind.
    pub kind: Option<String>,
    /// Agency.
    pub agency_id: Option<Id>,
    /// Archive code with everything below it.
    pub classification: Option<String>,
    /// Agenda year.
    pub year: Option<i32>,
    /// Pile.
    pub pile: Option<LetterBox>,
    /// Not before this instant.
    pub since: Option<Ts>,
    /// Before this instant.
    pub before: Option<Ts>,
    /// Only letters in these places, newest first: found by full text.
    pub found: Option<Vec<Cursor>>,
    /// Unread or the rest.
    pub unread: Option<bool>,
    /// The oldest first, in place of the newest.
    pub oldest_first: bool,
}

impl ListQuery {
    /// The page that was asked for, with the place of a row in the order of the list.
    pub fn page<K: Serialize + for<'a> Deserialize<'a>>(&self) -> Result<PageArgs<K>> {
        PageArgs::new(self.limit, self.cursor.as_deref())
    }

    /// Whether the list is ordered by what is due; refused where nothing is due to the caller.
    pub fn is_by_due(&self) -> Result<bool> {
        match (self.sort, self.pile) {
            (Some(LetterSort::Due), Some(LetterBox::ToMe)) => Ok(true),
            (Some(LetterSort::Due), _) => {
                Err(Error::Code(Code::Malformed, Some("sort=due: box=to_me".into())))
            }
            _ => Ok(false),
        }
    }

    /// Of what a search finds, how much is looked at first: the newest few mostly fill the first page. Who counts, goes on or
    /// wants another order needs all that a search considers.
    pub fn first_look(&self) -> usize {
        let newest = matches!(self.sort, None | Some(LetterSort::Newest));
        match self.limit.unwrap_or(20) {
            limit if newest && self.include.is_none() && self.cursor.is_none() => {
                usize::try_from(3 * (limit + 1)).unwrap_or(search::CAP).min(search::CAP)
            }
            _ => search::CAP,
        }
    }

    /// Whether an index leads to the rows of the page and to few others, as `tests/api/plans` shows. What an index does
    /// not know may lie far apart.
    pub fn is_brief(&self) -> bool {
        let words = self.q.is_none() && self.include.is_none();
        let traits = self.kind.is_none() && self.urgency.is_none() && self.classification.is_none();
        words && traits && self.year.is_none() && self.from.is_none() && self.until.is_none()
    }

    /// The archive code; digits and dots only, so that it is no pattern.
    fn archive_code(&self) -> Result<Option<String>> {
        let Some(code) = self.classification.as_deref() else { return Ok(None) };
        if !code.is_empty() && code.chars().all(|c| c.is_ascii_digit() || c == '.') {
            return Ok(Some(code.to_owned()));
        }
        Err(Error::Code(Code::Malformed, Some("classification".into())))
    }

    /// The filter, with days turned into instants of the office's zone.
    pub fn filter(&self, at: Moment) -> Result<Filter> {
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            return Err(Error::Code(Code::Malformed, Some("until < from".into())));
        }
        let next = |day: NaiveDate| day.checked_add_days(Days::new(1));
        Ok(Filter {
            direction: self.direction,
            status: self.status,
            urgency: self.urgency,
            kind: self.kind.clone(),
            agency_id: self.agency_id,
            classification: self.archive_code()?,
            year: self.year,
            pile: self.pile,
            since: self.from.and_then(|day| midnight(day, at)),
            before: self.until.and_then(next).and_then(|day| midnight(day, at)),
            found: None,
            unread: self.unread,
            oldest_first: self.sort == Some(LetterSort::Oldest),
        })
    }
}

/// The first instant of a day; null for a day beyond the calendar.
fn midnight(day: NaiveDate, at: Moment) -> Option<Ts> {
    let start = day.and_hms_opt(0, 0, 0)?;
    at.zone.from_local_datetime(&start).earliest().map(|t| Ts::from_utc(t.to_utc()))
}

/// What a letter is counted by.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(MultiBackend))]
pub struct Traits {
    pub id: Id,
    pub created_at: Ts,
    pub direction: Direction,
    pub status: LetterStatus,
    pub urgency: Urgency,
    pub kind_code: String,
    pub agency_id: Id,
    pub register_year: i32,
    pub classification_code: Option<String>,
}

/// What the list reads of a letter: never its text.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = letters, check_for_backend(MultiBackend))]
pub struct NarrowLetter {
    /// Id.
    pub id: Id,
    /// Agency.
    pub agency_id: Id,
    /// Direction.
    pub direction: Direction,
    /// Status.
    pub status: LetterStatus,
    /// Kind.
    pub kind_code: String,
    /// Channel.
    pub channel: Option<Channel>,
    /// Number in the agenda book.
    pub agenda_number: Option<i32>,
    /// Number in the outgoing register.
    pub sequence_number: Option<i32>,
    /// Suffix of a back-dated number.
    pub sequence_suffix: String,
    /// Number on the letter.
    pub letter_number: Option<String>,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Day of receipt.
    pub received_date: Option<NaiveDate>,
    /// Sender.
    pub sender_name: Option<String>,
    /// Subject.
    pub subject: String,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// When it was entered.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version.
    pub version: i32,
}

/// A row of the list of letters.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterRow {
    /// Id.
    pub id: Id,
    /// Which way it goes.
    pub direction: Direction,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// The agency whose letter it is.
    pub agency: AgencyRef,
    /// Code of its kind.
    pub kind: String,
    /// How it came in or was made.
    pub channel: Option<Channel>,
    /// Number in the agenda book of incoming letters.
    pub agenda_number: Option<i32>,
    /// Number in the register of outgoing letters.
    pub sequence_number: Option<i32>,
    /// Suffix of a back-dated number, else null.
    pub sequence_suffix: Option<String>,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// When it was received.
    pub received_date: Option<NaiveDate>,
    /// Who sent it.
    pub sender_name: Option<String>,
    /// As what it was addressed to the agency, where it came from inside the city: `carbon_copy` for a copy (tembusan).
    pub received_as: Option<AddresseeKind>,
    /// The first addressee of an outgoing letter.
    pub addressee_name: Option<String>,
    /// How many addressees it has.
    pub addressee_count: i64,
    /// Subject.
    pub subject: String,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// Whether the caller's office (incoming letter) or position (disposition) has not opened it yet.
    pub unread: bool,
    /// Due date of the open disposition to the caller's position.
    pub due_date: Option<NaiveDate>,
    /// Working days that are left until it is due, negative those since; null without a due date.
    pub working_days_left: Option<i32>,
    /// How many files are attached.
    pub attachment_count: i64,
    /// When it was entered.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// What the search found in it, with `q`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hits: Option<SearchHits>,
    /// Version.
    pub version: i32,
}

/// A page of letters.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterPage {
    /// The rows of this page.
    pub items: Vec<LetterRow>,
    /// Pass as `cursor` for the next page; null on the last one.
    pub next_cursor: Option<String>,
    /// How many letters there are in all, with `include=count`; with a `+` where there are more: above 10000, or above
    /// the newest 1000 that a search considers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// How they divide, with `include=facets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<LetterFacets>,
}
