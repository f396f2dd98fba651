//! Giving out numbers and calling them.
use super::inputs::{NewQueueCall, NewQueueStep, NewQueueTicket};
use super::model::{QueueAction, QueueTicket, TicketStatus};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Gives out the next number.
pub fn take(tx: &mut Conn, me: &Me, input: NewQueueTicket) -> Result<QueueTicket> {
    let (agency, day) = (me.agency.id, me.today());
    let ticket = QueueTicket {
        id: Id::new(),
        agency_id: agency,
        day,
        line: input.line,
        number: store::next_number(tx, agency, day, input.line)?,
        status: TicketStatus::Waiting,
        desk: None,
        for_desk: None,
        calls: 0,
        called_at: None,
        ended_at: None,
        created_at: me.now(),
        version: 1,
    };
    store::insert(tx, &ticket)?;
    record(tx, me, "take", &ticket)?;
    Ok(ticket)
}

/// Calls the next one to a counter: who was handed over to it, then who waits longest in one of its lines. Whoever was there
/// is done. None where nobody waits.
pub fn call_next(tx: &mut Conn, me: &Me, input: &NewQueueCall) -> Result<Option<QueueTicket>> {
    let open = store::list(tx, me.agency.id, me.today(), &[TicketStatus::Waiting, TicketStatus::Called])?;
    let here = |t: &&QueueTicket| t.status == TicketStatus::Called && t.desk == Some(input.desk);
    for ticket in open.iter().filter(here) {
        act(tx, me, ticket, (QueueAction::Serve, input.desk, None))?;
    }
    let mut waiting: Vec<&QueueTicket> = open.iter().filter(|t| t.status == TicketStatus::Waiting).collect();
    waiting.retain(|t| match t.for_desk {
        Some(desk) => desk == input.desk,
        None => input.lines.contains(&t.line),
    });
    waiting.sort_by_key(|t| t.for_desk.is_none());
    for ticket in waiting {
        // Another counter may have called it meanwhile: then the one after it.
        if let Some(called) = attempt(tx, me, ticket, (QueueAction::Call, input.desk, None))? {
            return Ok(Some(called));
        }
    }
    Ok(None)
}

/// Does something with a number of today.
pub fn step(tx: &mut Conn, me: &Me, id: Id, input: NewQueueStep) -> Result<QueueTicket> {
    let ticket = store::find(tx, me.agency.id, me.today(), id)?.ok_or_else(Error::not_found)?;
    act(tx, me, &ticket, (input.action, input.desk, input.to_desk))
}

type Act = (QueueAction, i32, Option<i32>);

fn act(tx: &mut Conn, me: &Me, ticket: &QueueTicket, act: Act) -> Result<QueueTicket> {
    attempt(tx, me, ticket, act)?.ok_or_else(|| Code::Stale.into())
}

/// The number after the act; none where it changed since it was read.
fn attempt(
    tx: &mut Conn,
    me: &Me,
    ticket: &QueueTicket,
    (action, desk, to_desk): Act,
) -> Result<Option<QueueTicket>> {
    let after = ticket.after(action, desk, to_desk, me.now());
    let after = after.ok_or_else(|| Error::Code(Code::StateConflict, Some(ticket.status.to_string())))?;
    if !store::advance(tx, &after, ticket.version)? {
        return Ok(None);
    }
    record(tx, me, &action.to_string(), &after)?;
    Ok(Some(after))
}

fn record(tx: &mut Conn, me: &Me, action: &str, ticket: &QueueTicket) -> Result<()> {
    let name = format!("queue.{action}");
    let data = json!({"line": ticket.line, "number": ticket.number, "desk": ticket.desk.or(ticket.for_desk)});
    let subject = ("queue_ticket", ticket.id);
    audit::record(tx, me, NewFact::new(Application::Permits, &name, subject, ticket.agency_id, data))
}
