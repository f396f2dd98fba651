//! What happens to a letter on its way to an addressee.
use super::inputs::{NewDispatchReceipt, NewDispatchReturn, NewDispatchWay, NewHandover};
use super::mail;
use super::mailable::{Mailing, refusal};
use super::model::{Dispatch, DispatchMove, DispatchStatus, DispatchWay, after};
use super::start::{address, keep_scan};
use super::store;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::filing::destruction;
use crate::letters::model::{Letter, LetterStatus};
use crate::letters::outgoing::service::{conflict, find};
use crate::letters::{ledger, store as letters};
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// A letter with the way to one of its addressees, locked.
struct Case {
    letter: Letter,
    row: Dispatch,
    next: DispatchStatus,
}

/// The way to an addressee that can be moved on so now.
fn case(tx: &mut Conn, me: &Me, (id, pos): (Id, i32), moved: DispatchMove) -> Result<Case> {
    let letter = find(tx, me, id)?;
    destruction::refuse_change(tx, id)?;
    let row = store::lock(tx, id, pos)?.ok_or_else(Error::not_found)?;
    if !me.scope.covers(letter.agency_id) {
        return Err(Code::Forbidden.into());
    }
    // What left before the letter was taken back still arrives or comes back.
    let outside = matches!(moved, DispatchMove::Confirm | DispatchMove::Return);
    if letter.status != LetterStatus::Dispatched && !(outside && letter.status == LetterStatus::Withdrawn) {
        return Err(conflict(&letter));
    }
    let next = after(row.way, row.status, moved)
        .ok_or_else(|| Error::Code(Code::StateConflict, Some(row.status.to_string())))?;
    Ok(Case { letter, row, next })
}

impl Case {
    /// Writes the row as `me` leaves it, and the fact.
    fn end(self, tx: &mut Conn, me: &Me, changed: Dispatch, action: &str, data: Value) -> Result<()> {
        let before = self.row.version;
        let row = Dispatch {
            status: self.next,
            since: me.now(),
            user_id: Some(me.user_id),
            position_id: Some(me.position_id),
            version: before + 1,
            ..changed
        };
        if !store::save(tx, &row, before)? {
            return Err(Code::Stale.into());
        }
        if row.status == DispatchStatus::Waiting {
            mail::enqueue(tx, &row, me.now())?;
        }
        ledger::record(tx, me, &self.letter, action, facts(&row, self.row.status, data))
    }
}

/// What every fact about the way to an addressee says.
pub(super) fn facts(row: &Dispatch, before: DispatchStatus, more: Value) -> Value {
    let mut all = json!({"pos": row.pos, "way": row.way, "status": row.status, "status_before": before});
    if let (Some(all), Value::Object(more)) = (all.as_object_mut(), more) {
        all.extend(more);
    }
    all
}

/// Another way, or another address.
pub(super) fn change_way(
    tx: &mut Conn,
    me: &Me,
    place: (Id, i32),
    input: &NewDispatchWay,
    mailing: Mailing,
) -> Result<()> {
    let by_mail = input.way == DispatchWay::Mail;
    let case = case(tx, me, place, if by_mail { DispatchMove::ToMail } else { DispatchMove::ToPaper })?;
    let mut email = None;
    if by_mail {
        let all = letters::addressees(tx, case.letter.id)?;
        let name = all.into_iter().find(|a| a.pos == case.row.pos).map(|a| a.name).unwrap_or_default();
        email = Some(address(tx, &case.letter, &name, (input.email.as_deref(), "/email"))?);
        keep_scan(tx, me, &case.letter, input.scan_upload_id)?;
        if let Some(refused) = refusal(tx, &case.letter, mailing)? {
            return Err(refused);
        }
    }
    let mails = case.row.mails + i32::from(by_mail);
    let data = json!({"way_before": case.row.way, "email": email});
    let changed = Dispatch { mails, ..case.row.anew(input.way, email) };
    case.end(tx, me, changed, "dispatch.change", data)
}

/// Mails it once more to the same address.
pub(super) fn retry(tx: &mut Conn, me: &Me, place: (Id, i32), mailing: Mailing) -> Result<()> {
    let case = case(tx, me, place, DispatchMove::Retry)?;
    if let Some(refused) = refusal(tx, &case.letter, mailing)? {
        return Err(refused);
    }
    let mails = case.row.mails + 1;
    let changed = Dispatch { mails, ..case.row.anew(DispatchWay::Mail, case.row.email.clone()) };
    case.end(tx, me, changed, "dispatch.retry", json!({"mails": mails}))
}

/// It was given to the courier, the post or the messenger.
pub(super) fn hand_over(tx: &mut Conn, me: &Me, place: (Id, i32), input: &NewHandover) -> Result<()> {
    let case = case(tx, me, place, DispatchMove::HandOver)?;
    not_future(me, "/handed_over_on", input.handed_over_on)?;
    let trimmed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let changed = Dispatch {
        handed_over_on: Some(input.handed_over_on),
        carrier: trimmed(&input.carrier),
        tracking_number: input.tracking_number.as_deref().and_then(trimmed),
        ..case.row.clone()
    };
    let data = json!({
        "handed_over_on": input.handed_over_on, "carrier": changed.carrier,
        "tracking_number": changed.tracking_number,
    });
    case.end(tx, me, changed, "dispatch.hand_over", data)
}

/// Its receipt is proven.
pub(super) fn confirm(tx: &mut Conn, me: &Me, place: (Id, i32), input: &NewDispatchReceipt) -> Result<()> {
    let case = case(tx, me, place, DispatchMove::Confirm)?;
    not_future(me, "/received_on", input.received_on)?;
    in_order(&case.row, "/received_on", input.received_on)?;
    let proof = proof(tx, me, input.upload_id)?;
    let changed = Dispatch {
        received_on: Some(input.received_on),
        received_by: Some(input.received_by.trim().to_owned()),
        proof_upload_id: proof,
        ..case.row.clone()
    };
    let data = json!({
        "received_on": input.received_on, "received_by": changed.received_by, "proof": proof.is_some(),
    });
    case.end(tx, me, changed, "dispatch.confirm", data)
}

/// It came back.
pub(super) fn give_back(tx: &mut Conn, me: &Me, place: (Id, i32), input: &NewDispatchReturn) -> Result<()> {
    let case = case(tx, me, place, DispatchMove::Return)?;
    not_future(me, "/returned_on", input.returned_on)?;
    in_order(&case.row, "/returned_on", input.returned_on)?;
    let changed = Dispatch {
        returned_on: Some(input.returned_on),
        return_reason: Some(input.reason.trim().to_owned()),
        proof_upload_id: proof(tx, me, input.upload_id)?,
        ..case.row.clone()
    };
    let data = json!({"returned_on": input.returned_on, "reason": changed.return_reason});
    case.end(tx, me, changed, "dispatch.return", data)
}

fn proof(tx: &mut Conn, me: &Me, upload: Option<Id>) -> Result<Option<Id>> {
    let Some(upload) = upload else { return Ok(None) };
    Ok(Some(storage::link_one(tx, me.user_id, "/upload_id", upload, me.now())?.id))
}

fn not_future(me: &Me, pointer: &str, day: NaiveDate) -> Result<()> {
    if day > me.today() { Err(Error::field(pointer, Code::DateInFuture)) } else { Ok(()) }
}

/// Nothing arrives before it was handed over.
fn in_order(row: &Dispatch, pointer: &str, day: NaiveDate) -> Result<()> {
    let early = row.handed_over_on.is_some_and(|handed| day < handed);
    if early { Err(Error::field(pointer, Code::DateOrder)) } else { Ok(()) }
}

/// An agency opened its copy of a letter.
pub fn opened(tx: &mut Conn, me: &Me, copy: &Letter) -> Result<()> {
    if copy.source_letter_id.is_some() {
        store::open_copy(tx, copy.id, me.now())?;
    }
    Ok(())
}

/// The letter is taken back: what was not read and has not left stops. Answers how many outside the city that were.
pub fn withdraw(tx: &mut Conn, me: &Me, letter: Id) -> Result<usize> {
    let mut stopped = 0;
    for seen in store::of_letter(tx, letter)? {
        let Some(row) = store::lock(tx, letter, seen.pos)? else { continue };
        let Some(status) = after(row.way, row.status, DispatchMove::Withdraw) else { continue };
        let before = row.version;
        let ended = Dispatch {
            status,
            since: me.now(),
            user_id: Some(me.user_id),
            position_id: Some(me.position_id),
            version: before + 1,
            ..row
        };
        if !store::save(tx, &ended, before)? {
            return Err(Code::Stale.into());
        }
        stopped += usize::from(ended.way != DispatchWay::System);
    }
    Ok(stopped)
}
