//! The ways of a letter as callers see them.
use super::mailable::{Mailing, refusal};
use super::model::{Dispatch, DispatchAction, DispatchMove, DispatchStatus, DispatchWay, MailProblem, after};
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::error::{Code, Error, Result};
use crate::http::Lang;
use crate::identity::{Me, Permission};
use crate::letters::model::{Addressee, AddresseeKind, Direction, Letter, LetterStatus};
use crate::letters::people::{self, People, PersonRef};
use crate::letters::{senders, store as letters};
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The file that proves a receipt; its bytes are at `/letters/{id}/dispatches/{pos}/proof`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DispatchProof {
    /// Name of the file.
    pub file_name: String,
    /// Type of its content.
    pub media_type: String,
    /// Size in bytes.
    pub size_bytes: i64,
}

/// The way of a letter to one addressee.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterDispatch {
    /// Place of the addressee on the letter, from 1.
    pub pos: i32,
    /// How it is named: to whom it is addressed, or who gets a copy (tembusan).
    pub kind: AddresseeKind,
    /// The agency, where it is one of the city's.
    pub agency: Option<AgencyRef>,
    /// Name on the letter.
    pub name: String,
    /// How it goes; null before the dispatch, and where a letter went out on paper before ways were kept.
    pub way: Option<DispatchWay>,
    /// Where it is; null likewise.
    pub status: Option<DispatchStatus>,
    /// Since when.
    pub since: Option<Ts>,
    /// Where it is mailed to.
    pub email: Option<String>,
    /// The address in the address book under the addressee's name, where the caller may choose the way now.
    pub known_email: Option<String>,
    /// Why the mail did not go out.
    pub problem: Option<MailProblem>,
    /// What the mail server said.
    pub problem_detail: Option<String>,
    /// Who carries it.
    pub carrier: Option<String>,
    /// Number under which the courier or the post knows it.
    pub tracking_number: Option<String>,
    /// When it was given to them.
    pub handed_over_on: Option<NaiveDate>,
    /// When it was received.
    pub received_on: Option<NaiveDate>,
    /// By whom.
    pub received_by: Option<String>,
    /// When it came back.
    pub returned_on: Option<NaiveDate>,
    /// Why.
    pub return_reason: Option<String>,
    /// The scan of the receipt.
    pub proof: Option<DispatchProof>,
    /// Who moved it last.
    pub by: Option<PersonRef>,
    /// What the caller can do about it now.
    pub allowed_actions: Vec<DispatchAction>,
}

/// The ways of a letter to all its addressees.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterDispatches {
    /// Whether the letter may go by mail.
    pub mail_possible: bool,
    /// Why it may not: its secrecy, a mail server that is missing, no signed file or too large ones.
    pub mail_code: Option<Code>,
    /// The same in the caller's language.
    pub mail_message: Option<String>,
    /// One for each addressee, in order.
    pub items: Vec<LetterDispatch>,
}

/// The ways of an outgoing letter that the caller may see.
pub fn of(c: &mut Conn, me: &Me, id: Id, (mailing, lang): (Mailing, Lang)) -> Result<LetterDispatches> {
    let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction != Direction::Outgoing {
        return Err(Error::not_found());
    }
    let addressees = letters::addressees(c, id)?;
    let mut rows: BTreeMap<i32, Dispatch> =
        store::of_letter(c, id)?.into_iter().map(|row| (row.pos, row)).collect();
    let agency_ids: Vec<Id> = addressees.iter().filter_map(|a| a.agency_id).collect();
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &agency_ids)?.into_iter().map(|a| (a.id, a)).collect();
    let positions: Vec<Id> = rows.values().filter_map(|row| row.position_id).collect();
    let users: Vec<Id> = rows.values().filter_map(|row| row.user_id).collect();
    let people = people::store::load(c, &positions, &users, me.today())?;
    let keeps = me.can(Permission::LetterDispatch) && me.scope.covers(letter.agency_id);
    let mut items = Vec::with_capacity(addressees.len());
    for addressee in addressees {
        let row = rows.remove(&addressee.pos);
        let actions = row.as_ref().filter(|_| keeps).map(|row| actions(&letter, row)).unwrap_or_default();
        let to_choose =
            letter.status == LetterStatus::Approved || actions.contains(&DispatchAction::ChangeWay);
        let known_email = match addressee.agency_id {
            None if keeps && to_choose => senders::email_of(c, letter.agency_id, &addressee.name)?,
            _ => None,
        };
        let agency = addressee.agency_id.and_then(|id| agencies.get(&id).cloned());
        items.push(item(c, &people, (addressee, agency, known_email), row, actions)?);
    }
    let refused = refusal(c, &letter, mailing)?.map(|e| e.told(lang));
    let (mail_code, mail_message) = refused.unzip();
    Ok(LetterDispatches { mail_possible: mail_code.is_none(), mail_code, mail_message, items })
}

/// Which acts the row's state allows, for whoever keeps the dispatch of the letter.
fn actions(letter: &Letter, row: &Dispatch) -> Vec<DispatchAction> {
    use DispatchAction as A;
    let gone = letter.status == LetterStatus::Withdrawn;
    let possible = |moved| after(row.way, row.status, moved).is_some();
    let may = |action: &A| match action {
        A::ChangeWay => !gone && (possible(DispatchMove::ToMail) || possible(DispatchMove::ToPaper)),
        A::Retry => !gone && possible(DispatchMove::Retry),
        A::HandOver => !gone && possible(DispatchMove::HandOver),
        A::Confirm => possible(DispatchMove::Confirm),
        A::Return => possible(DispatchMove::Return),
    };
    A::ALL.iter().copied().filter(|action| may(action)).collect()
}

fn item(
    c: &mut Conn,
    people: &People,
    (addressee, agency, known_email): (Addressee, Option<AgencyRef>, Option<String>),
    row: Option<Dispatch>,
    allowed_actions: Vec<DispatchAction>,
) -> Result<LetterDispatch> {
    let blank = LetterDispatch {
        pos: addressee.pos,
        kind: addressee.kind,
        agency,
        name: addressee.name,
        way: None,
        status: None,
        since: None,
        email: None,
        known_email,
        problem: None,
        problem_detail: None,
        carrier: None,
        tracking_number: None,
        handed_over_on: None,
        received_on: None,
        received_by: None,
        returned_on: None,
        return_reason: None,
        proof: None,
        by: None,
        allowed_actions,
    };
    let Some(row) = row else { return Ok(blank) };
    let proof = match row.proof_upload_id {
        Some(upload) => {
            let file = storage::find_kept(c, upload)?;
            Some(DispatchProof {
                file_name: file.file_name,
                media_type: file.media_type,
                size_bytes: file.size_bytes,
            })
        }
        None => None,
    };
    let by = match (row.position_id, row.user_id) {
        (Some(position), Some(user)) => Some(people.actor(position, user)?),
        _ => None,
    };
    Ok(LetterDispatch {
        way: Some(row.way),
        status: Some(row.status),
        since: Some(row.since),
        email: row.email,
        problem: row.problem,
        problem_detail: row.problem_detail,
        carrier: row.carrier,
        tracking_number: row.tracking_number,
        handed_over_on: row.handed_over_on,
        received_on: row.received_on,
        received_by: row.received_by,
        returned_on: row.returned_on,
        return_reason: row.return_reason,
        proof,
        by,
        ..blank
    })
}
