//! Numbers of the day and how they stand.
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::queue_tickets;
use pamong_db::{Id, MultiBackend, Ts, text_enum};

text_enum! {
    /// What people wait for; PATEN offices have a counter for either.
    pub enum QueueLine {
        /// Permits; numbers begin with A.
        Permit = "permit",
        /// Everything else; numbers begin with B.
        NonPermit = "non_permit",
    }
}

text_enum! {
    /// Where a number stands.
    pub enum TicketStatus {
        /// Waits for a counter.
        Waiting = "waiting",
        /// Was called to a counter.
        Called = "called",
        /// Was called and nobody came.
        Skipped = "skipped",
        /// Is done.
        Served = "served",
    }
}

text_enum! {
    /// What is done with a number.
    pub enum QueueAction {
        /// Calls one that waits or was skipped, out of turn.
        Call = "call",
        /// Calls again who was called.
        Recall = "recall",
        /// Nobody came.
        Skip = "skip",
        /// Another counter goes on; it calls this number before others.
        HandOver = "hand_over",
        /// Done.
        Serve = "serve",
    }
}

/// A number that somebody waits with.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = queue_tickets, treat_none_as_default_value = false, treat_none_as_null = true)]
#[diesel(check_for_backend(MultiBackend))]
pub struct QueueTicket {
    /// Id.
    pub id: Id,
    /// The office.
    pub agency_id: Id,
    /// The business day.
    pub day: NaiveDate,
    /// What is waited for.
    pub line: QueueLine,
    /// Number of the day and line, from 1.
    pub number: i32,
    /// Where it stands.
    pub status: TicketStatus,
    /// The counter that called it last.
    pub desk: Option<i32>,
    /// The counter that is to go on with it.
    pub for_desk: Option<i32>,
    /// How often it was called.
    pub calls: i32,
    /// When it was called last.
    pub called_at: Option<Ts>,
    /// When it was done.
    pub ended_at: Option<Ts>,
    /// When it was given out.
    pub created_at: Ts,
    /// Version of the record.
    pub version: i32,
}

impl QueueTicket {
    /// As people read and hear it: `A-012`.
    pub fn label(&self) -> String {
        let letter = match self.line {
            QueueLine::Permit => 'A',
            QueueLine::NonPermit => 'B',
        };
        format!("{letter}-{:03}", self.number)
    }

    /// The same number after an act of `desk`; none where the act does not fit to where it stands.
    pub fn after(&self, action: QueueAction, desk: i32, to_desk: Option<i32>, now: Ts) -> Option<Self> {
        let next = Self { version: self.version + 1, ..self.clone() };
        let called = |next: Self| Self {
            status: TicketStatus::Called,
            desk: Some(desk),
            for_desk: None,
            calls: next.calls.saturating_add(1),
            called_at: Some(now),
            ..next
        };
        Some(match (action, self.status) {
            (QueueAction::Call, TicketStatus::Waiting | TicketStatus::Skipped)
            | (QueueAction::Recall, TicketStatus::Called) => called(next),
            (QueueAction::Skip, TicketStatus::Called) => Self { status: TicketStatus::Skipped, ..next },
            (QueueAction::Serve, TicketStatus::Called) => {
                Self { status: TicketStatus::Served, ended_at: Some(now), ..next }
            }
            (QueueAction::HandOver, TicketStatus::Called) => {
                Self { status: TicketStatus::Waiting, desk: None, for_desk: Some(to_desk?), ..next }
            }
            _ => return None,
        })
    }
}
