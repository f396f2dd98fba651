//! A complaint and its way.
use crate::config::ComplaintConfig;
use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use pamong_db::schema::{complaint_steps, complaints};
use pamong_db::{Id, MultiBackend, Ts, text_enum};

use crate::agencies::Calendar;

text_enum! {
    /// What a complaint is about.
    pub enum ComplaintCategory {
        /// Money was asked for that is not the published fee (pungutan liar).
        Levy = "levy",
        /// It takes longer than promised.
        Delay = "delay",
        /// How an officer behaved.
        Behaviour = "behaviour",
        /// Something else.
        Other = "other",
    }
}

text_enum! {
    /// Where a complaint stands.
    pub enum ComplaintStatus {
        /// Received, and nobody took it up yet.
        Received = "received",
        /// Taken up.
        InProgress = "in_progress",
        /// Answered; the complainant may close it or object.
        Answered = "answered",
        /// Closed.
        Closed = "closed",
    }
}

text_enum! {
    /// What is done with a complaint.
    pub enum ComplaintAction {
        /// It came in.
        Receive = "receive",
        /// The office takes it up.
        Start = "start",
        /// It is passed to another office.
        Forward = "forward",
        /// It is answered.
        Answer = "answer",
        /// The complainant is content.
        Settle = "settle",
        /// The complainant is not content: the office above takes it up again.
        Object = "object",
        /// It is overdue; the office above was told.
        Escalate = "escalate",
        /// It was closed by time.
        Lapse = "lapse",
    }
}

text_enum! {
    /// Who closed a complaint.
    pub enum ClosedBy {
        /// The complainant.
        Complainant = "complainant",
        /// Nobody objected in time.
        Time = "time",
    }
}

/// A complaint as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = complaints, treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Complaint {
    /// Id.
    pub id: Id,
    /// The complainant's code, without dashes.
    pub code: String,
    /// The office that is complained about.
    pub agency_id: Id,
    /// The office that works on it.
    pub handler_agency_id: Id,
    /// The service.
    pub service_id: Option<Id>,
    /// The case.
    pub application_id: Option<Id>,
    /// What it is about.
    pub category: ComplaintCategory,
    /// What the complainant wrote.
    pub content: String,
    /// How the complainant can be reached.
    pub contact: Option<String>,
    /// Where it stands.
    pub status: ComplaintStatus,
    /// Day of the receipt.
    pub received_on: NaiveDate,
    /// Last day on which it must be taken up.
    pub verify_by: NaiveDate,
    /// Last day on which it must be answered.
    pub due_date: NaiveDate,
    /// The answer.
    pub answer: Option<String>,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// By whom.
    pub closed_by: Option<ClosedBy>,
    /// Whether the complainant objected to an answer.
    pub reopened: bool,
    /// When its handler was reminded of this due date.
    pub reminded_on: Option<NaiveDate>,
    /// When the office above was told that it is overdue.
    pub escalated_on: Option<NaiveDate>,
    /// When it was received.
    pub created_at: Ts,
    /// When it changed last.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

impl Complaint {
    /// Whether somebody has to answer.
    pub fn is_open(&self) -> bool {
        matches!(self.status, ComplaintStatus::Received | ComplaintStatus::InProgress)
    }

    /// Whether its time has passed without an answer.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.is_open() && self.due_date < today
    }

    /// Whether this office may work on it. What an office is accused of, and an answer that the complainant objected to,
    /// is not judged by that office itself.
    pub fn may_be_handled_by(&self, agency: Id) -> bool {
        agency != self.agency_id || !(self.reopened || is_about_people(self.category))
    }
}

/// Levies and behaviour are about what people of the office did.
pub const fn is_about_people(category: ComplaintCategory) -> bool {
    matches!(category, ComplaintCategory::Levy | ComplaintCategory::Behaviour)
}

/// Calendar days within which a complaint must be decided at the latest (UU 25/2009 article 50 paragraph 1).
const AT_MOST_DAYS: u64 = 60;

/// Until when a complaint that begins on `day` must be taken up, and answered.
pub fn deadlines(calendar: &Calendar, config: ComplaintConfig, day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let latest = day.checked_add_days(Days::new(AT_MOST_DAYS)).unwrap_or(day);
    let within = |days| calendar.add_working_days(day, days).min(latest);
    (within(config.verify_days), within(config.answer_days))
}

/// A step of a complaint.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = complaint_steps, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ComplaintStep {
    /// Id.
    pub id: Id,
    /// The complaint.
    pub complaint_id: Id,
    /// The office that is complained about.
    pub agency_id: Id,
    /// The office that works on it after the step.
    pub handler_agency_id: Id,
    /// What was done.
    pub action: ComplaintAction,
    /// State before.
    pub from_status: ComplaintStatus,
    /// State after.
    pub to_status: ComplaintStatus,
    /// Why, or the answer.
    pub note: Option<String>,
    /// Who did it; null for the complainant and for time.
    pub actor_user_id: Option<Id>,
    /// Name of that person then.
    pub actor_name: Option<String>,
    /// Position of that person then.
    pub position_id: Option<Id>,
    /// When.
    pub occurred_at: Ts,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn deadlines_are_working_days_and_never_beyond_sixty_days() {
        // Tuesday 1 February 2022 is Lunar New Year, Monday the 28th is Isra Mi'raj.
        let calendar = Calendar::new([(day("2022-02-01"), false), (day("2022-02-28"), false)]);
        let usual = deadlines(&calendar, ComplaintConfig::default(), day("2022-01-31"));
        assert_eq!(usual, (day("2022-02-04"), day("2022-02-21")));
        let slow = ComplaintConfig { answer_days: 60, ..ComplaintConfig::default() };
        assert_eq!(deadlines(&calendar, slow, day("2022-01-31")).1, day("2022-04-01"));
    }
}
