//! Acknowledgements of a letter as callers see them.
use super::model::{ReceiptStatus, ReceiptWay};
use super::store;
use crate::error::{Code, Error, Result};
use crate::identity::{Me, Permission};
use crate::letters::dispatches::{MailProblem, Mailing};
use crate::letters::model::{Direction, LetterStatus, SecurityLevel};
use crate::letters::people::{self, PersonRef};
use crate::letters::{senders, store as letters};
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// One acknowledgement of receipt.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterReceipt {
    /// Id.
    pub id: Id,
    /// The batch, whose paper is at `/letter-receipts/{batch_id}/paper`.
    pub batch_id: Id,
    /// How.
    pub way: ReceiptWay,
    /// Where it is.
    pub status: ReceiptStatus,
    /// Where it is mailed to.
    pub email: Option<String>,
    /// Why the mail did not go out.
    pub problem: Option<MailProblem>,
    /// What the mail server said.
    pub problem_detail: Option<String>,
    /// Who acknowledged, in which position.
    pub by: PersonRef,
    /// When.
    pub created_at: Ts,
}

/// The acknowledgements of a letter, and how it can be acknowledged.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterReceipts {
    /// The newest first.
    pub items: Vec<LetterReceipt>,
    /// Ways that the caller can take now.
    pub possible_ways: Vec<ReceiptWay>,
    /// Where a mail would go.
    pub known_email: Option<String>,
}

/// The acknowledgements of an incoming letter that the caller may see.
pub fn of(c: &mut Conn, me: &Me, id: Id, mailing: Mailing) -> Result<LetterReceipts> {
    let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction != Direction::Incoming {
        return Err(Code::NotFound.into());
    }
    let rows = store::of_letter(c, id)?;
    let positions: Vec<Id> = rows.iter().map(|row| row.position_id).collect();
    let users: Vec<Id> = rows.iter().map(|row| row.user_id).collect();
    let people = people::store::load(c, &positions, &users, me.today())?;
    let own = letter.agency_id == me.agency.id
        && letter.status != LetterStatus::Withdrawn
        && me.can(Permission::LetterRegister);
    let known_email = if own { senders::email_of_letter(c, &letter)? } else { None };
    let mailed = mailing.available && known_email.is_some() && letter.security_level == SecurityLevel::Open;
    let possible = |way: &ReceiptWay| own && (*way == ReceiptWay::Paper || mailed);
    let items = rows.into_iter().map(|row| {
        Ok(LetterReceipt {
            by: people.actor(row.position_id, row.user_id)?,
            id: row.id,
            batch_id: row.batch_id,
            way: row.way,
            status: row.status,
            email: row.email,
            problem: row.problem,
            problem_detail: row.problem_detail,
            created_at: row.created_at,
        })
    });
    Ok(LetterReceipts {
        items: items.collect::<Result<_>>()?,
        possible_ways: ReceiptWay::ALL.iter().copied().filter(|way| possible(way)).collect(),
        known_email,
    })
}
