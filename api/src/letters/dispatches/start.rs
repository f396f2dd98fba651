//! The first step to each addressee, when the letter is dispatched.
use super::inputs::NewDispatch;
use super::mail;
use super::mailable::{Mailing, refusal};
use super::model::{Dispatch, DispatchStatus, DispatchWay};
use super::store;
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use crate::letters::model::{Addressee, Letter};
use crate::letters::senders;
use crate::storage;
use pamong_db::{Conn, Id};

/// The copy of a letter that arrived at the addressee in this place.
#[derive(Debug, Clone, Copy)]
pub struct Inside {
    /// Place on the letter.
    pub pos: i32,
    /// The letter in the agenda book there.
    pub copy: Id,
}

/// Makes the way to every addressee: who has a copy already has it delivered, the others get it as `input` says.
pub fn start(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    (addressees, arrived): (&[Addressee], &[Inside]),
    input: &NewDispatch,
    mailing: Mailing,
) -> Result<Vec<Dispatch>> {
    keep_scan(tx, me, letter, input.scan_upload_id)?;
    let outside = |pos: i32| addressees.iter().find(|a| a.pos == pos && a.agency_id.is_none());
    let mut v = Violations::default();
    for (i, one) in input.ways.iter().enumerate() {
        if outside(one.pos).is_none() {
            v.add(format!("/ways/{i}/pos"), Code::UnknownReference);
        }
    }
    v.finish()?;
    let mut rows = Vec::with_capacity(addressees.len());
    for addressee in addressees {
        if let Some(inside) = arrived.iter().find(|inside| inside.pos == addressee.pos) {
            let row = new(me, addressee, DispatchWay::System, DispatchStatus::Delivered);
            rows.push(Dispatch { copy_letter_id: Some(inside.copy), ..row });
            continue;
        }
        let chosen = input.ways.iter().enumerate().find(|(_, one)| one.pos == addressee.pos);
        rows.push(match chosen {
            Some((i, one)) if one.way == DispatchWay::Mail => {
                let pointer = format!("/ways/{i}/email");
                let email = address(tx, letter, &addressee.name, (one.email.as_deref(), &pointer))?;
                let row = new(me, addressee, DispatchWay::Mail, DispatchStatus::Waiting);
                Dispatch { email: Some(email), mails: 1, ..row }
            }
            Some((_, one)) => new(me, addressee, one.way, DispatchStatus::Prepared),
            None => new(me, addressee, DispatchWay::Hand, DispatchStatus::Prepared),
        });
    }
    let mailed = || rows.iter().filter(|row| row.way == DispatchWay::Mail);
    if mailed().next().is_some()
        && let Some(refused) = refusal(tx, letter, mailing)?
    {
        return Err(refused);
    }
    store::insert(tx, &rows)?;
    for row in mailed() {
        mail::enqueue(tx, row, me.now())?;
    }
    Ok(rows)
}

fn new(me: &Me, addressee: &Addressee, way: DispatchWay, status: DispatchStatus) -> Dispatch {
    Dispatch {
        letter_id: addressee.letter_id,
        pos: addressee.pos,
        way,
        status,
        since: me.now(),
        copy_letter_id: None,
        email: None,
        mails: 0,
        problem: None,
        problem_detail: None,
        carrier: None,
        tracking_number: None,
        handed_over_on: None,
        received_on: None,
        received_by: None,
        returned_on: None,
        return_reason: None,
        proof_upload_id: None,
        user_id: Some(me.user_id),
        position_id: Some(me.position_id),
        version: 1,
    }
}

/// Keeps the scan of a letter that was signed by hand; one that was kept before stays, for it may have gone out.
pub(super) fn keep_scan(tx: &mut Conn, me: &Me, letter: &Letter, upload: Option<Id>) -> Result<()> {
    let Some(upload) = upload else { return Ok(()) };
    if store::scan(tx, letter.id)?.is_some() {
        return Err(Error::field("/scan_upload_id", Code::Duplicate));
    }
    let kept = storage::link_one(tx, me.user_id, "/scan_upload_id", upload, me.now())?;
    Ok(store::insert_scan(tx, (letter.id, kept.id), (me.user_id, me.position_id), me.now())?)
}

/// Where a letter is mailed to: the address that was typed, or the one in the address book under the addressee's name.
pub(super) fn address(
    c: &mut Conn,
    letter: &Letter,
    name: &str,
    (typed, pointer): (Option<&str>, &str),
) -> Result<String> {
    if let Some(typed) = typed {
        return Ok(typed.trim().to_owned());
    }
    let known = senders::email_of(c, letter.agency_id, name)?;
    known.ok_or_else(|| Error::field(pointer, Code::Required))
}
