//! The append-only ledger: the one source of scores.
//!
//! Every action of letters and permits appends a fact in the transaction that does it, so a fact exists exactly if the
//! action took place.
mod model;
mod routes;
pub mod seals;
mod sight;
pub mod store;

pub use model::{Actor, Application, AuditEvent, Fact, Medium, NewFact};
pub use routes::routes;
pub use sight::{LetterSight, letters_of};

use crate::error::Result;
use crate::http::Moment;
use crate::identity::Me;
use pamong_db::{Conn, Id};

/// Appends what `me` did, in the caller's transaction.
pub fn record(tx: &mut Conn, me: &Me, fact: NewFact<'_>) -> Result<()> {
    Ok(store::append(tx, &of(me, fact))?)
}

fn of(me: &Me, fact: NewFact<'_>) -> Fact {
    Fact {
        actor_user_id: Some(me.user_id),
        actor_name: Some(me.name.clone()),
        position_id: Some(me.position_id),
        on_behalf_of_position_id: me.on_behalf_of_position_id,
        ..row(me.at, fact)
    }
}

/// Appends many facts of one act, in the caller's transaction.
pub fn record_all(tx: &mut Conn, me: &Me, facts: Vec<NewFact<'_>>) -> Result<()> {
    let rows: Vec<Fact> = facts.into_iter().map(|fact| of(me, fact)).collect();
    Ok(store::append_all(tx, &rows)?)
}

/// Appends what a citizen did on the public pages, or the system by itself.
pub fn record_public(tx: &mut Conn, at: Moment, fact: NewFact<'_>) -> Result<()> {
    Ok(store::append(tx, &row(at, fact))?)
}

fn row(at: Moment, fact: NewFact<'_>) -> Fact {
    Fact {
        id: Id::new(),
        recorded_at: at.now,
        effective_date: fact.effective_date.unwrap_or_else(|| at.today()),
        actor_user_id: None,
        actor_name: None,
        position_id: None,
        on_behalf_of_position_id: None,
        agency_id: fact.agency_id,
        application: fact.application,
        action: fact.action.into(),
        subject_type: fact.subject_type.into(),
        subject_id: fact.subject_id,
        medium: fact.medium,
        quantity: fact.quantity,
        data: fact.data,
    }
}
