//! The queue as the counters and the screen of the waiting room show it.
use super::model::{QueueLine, QueueTicket, TicketStatus};
use super::store;
use crate::agencies::AgencyRef;
use crate::error::Result;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// Numbers that the screen announces as the next ones.
const AHEAD: usize = 6;

/// A number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct QueueTicketView {
    /// Id.
    pub id: Id,
    /// As people read and hear it: `A-012`.
    pub label: String,
    /// What is waited for.
    pub line: QueueLine,
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
    /// When it was given out.
    pub created_at: Ts,
    /// Version of the record.
    pub version: i32,
}

impl From<QueueTicket> for QueueTicketView {
    fn from(t: QueueTicket) -> Self {
        Self {
            id: t.id,
            label: t.label(),
            line: t.line,
            status: t.status,
            desk: t.desk,
            for_desk: t.for_desk,
            calls: t.calls,
            called_at: t.called_at,
            created_at: t.created_at,
            version: t.version,
        }
    }
}

/// A number that was given out, and how many wait before it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TakenTicket {
    /// The number.
    #[serde(flatten)]
    pub ticket: QueueTicketView,
    /// How many of its line wait before it.
    pub ahead: usize,
}

/// Whom a counter called.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueCallView {
    /// The number; null where nobody waits.
    pub ticket: Option<QueueTicketView>,
}

/// The queue of an office today.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueView {
    /// The business day.
    pub day: NaiveDate,
    /// Who waits, longest first.
    pub waiting: Vec<QueueTicketView>,
    /// Who is at a counter.
    pub called: Vec<QueueTicketView>,
    /// Who was called and did not come.
    pub skipped: Vec<QueueTicketView>,
}

/// A number on the screen.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicCall {
    /// The number.
    pub label: String,
    /// The counter to go to.
    pub desk: Option<i32>,
    /// How often it was called: the screen sounds again when it rises.
    pub calls: i32,
}

/// The screen of the waiting room. Nothing of any person.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicQueueView {
    /// The office.
    pub agency: AgencyRef,
    /// The business day.
    pub day: NaiveDate,
    /// Who was called, the last one first.
    pub called: Vec<PublicCall>,
    /// Numbers that come next.
    pub next: Vec<String>,
    /// How many wait.
    pub waiting: usize,
}

/// The queue as counters see it.
pub fn of_office(c: &mut Conn, agency: Id, day: NaiveDate) -> Result<QueueView> {
    let open = [TicketStatus::Waiting, TicketStatus::Called, TicketStatus::Skipped];
    let all = store::list(c, agency, day, &open)?;
    let of = |status: TicketStatus| {
        all.iter().filter(|t| t.status == status).cloned().map(QueueTicketView::from).collect()
    };
    Ok(QueueView {
        day,
        waiting: of(TicketStatus::Waiting),
        called: of(TicketStatus::Called),
        skipped: of(TicketStatus::Skipped),
    })
}

/// How many of the line wait before a number.
pub fn taken(c: &mut Conn, ticket: QueueTicket) -> Result<TakenTicket> {
    let waiting = store::list(c, ticket.agency_id, ticket.day, &[TicketStatus::Waiting])?;
    let before = waiting.iter().filter(|t| t.line == ticket.line && t.number < ticket.number);
    Ok(TakenTicket { ahead: before.count(), ticket: ticket.into() })
}

/// The queue as the waiting room sees it.
pub fn public(c: &mut Conn, agency: AgencyRef, day: NaiveDate) -> Result<PublicQueueView> {
    let all = store::list(c, agency.id, day, &[TicketStatus::Waiting, TicketStatus::Called])?;
    let (mut called, waiting): (Vec<QueueTicket>, Vec<QueueTicket>) =
        all.into_iter().partition(|t| t.status == TicketStatus::Called);
    called.sort_by_key(|t| std::cmp::Reverse(t.called_at));
    Ok(PublicQueueView {
        called: called
            .iter()
            .map(|t| PublicCall { label: t.label(), desk: t.desk, calls: t.calls })
            .collect(),
        next: waiting.iter().take(AHEAD).map(QueueTicket::label).collect(),
        waiting: waiting.len(),
        agency,
        day,
    })
}
