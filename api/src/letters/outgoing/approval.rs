//! Approval of an outgoing letter, which grants its number.
use super::model::{Move, after};
use super::service::{conflict, find};
use super::store as rows;
use crate::agencies;
use crate::documents::numbering::{self, BackDate, Insertion, Parts, Taken};
use crate::documents::signing::{self, Granted, paper::SubjectType};
use crate::error::{Code, Error, Result, Violations};
use crate::http::Validate;
use crate::identity::Me;
use crate::letters::model::{Letter, LetterStatus};
use crate::letters::store::{self, Numbered};
use crate::letters::{ledger, notices};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

/// Approves a letter that is signed by hand. No body means the same as an empty object.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApproval {
    /// Gives the letter an earlier date and a back-dated number, where the position may; today and the next number where
    /// it is not said.
    pub back_date: Option<BackDate>,
}

impl Validate for NewApproval {
    fn validate(&self, v: &mut Violations) {
        if let Some(back) = &self.back_date {
            back.validate(v);
        }
    }
}

/// Approves a letter and grants its number, both or neither. A second approval changes nothing.
pub fn approve(tx: &mut Conn, me: &Me, id: Id, wanted: Option<&Insertion>) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if letter.approver_position_id != Some(me.position_id) {
        return Err(Code::Forbidden.into());
    }
    if matches!(letter.status, LetterStatus::Approved | LetterStatus::Dispatched) {
        return Err(Code::AlreadyDone.into());
    }
    if let Some(wanted) = wanted {
        numbering::check_insertion(tx, me, wanted)?;
    }
    let next = after(letter.status, Move::Approve).ok_or_else(|| conflict(&letter))?;
    // Two approvals at the same moment: the second one waits here, then finds the letter approved.
    let letter = store::advance(tx, id, letter.status, next, me.now())?.ok_or(Code::AlreadyDone)?;
    let reserved = signing::take_reservation(tx, me, SubjectType::Letter, id, wanted)?;
    let number = match (reserved, wanted) {
        (Some(taken), Some(_)) => Number::Of(taken),
        (Some(taken), None) => Number::Reserved(taken.sequence),
        (None, Some(wanted)) => Number::Behind(wanted),
        (None, None) => Number::Next,
    };
    let letter = grant_number(tx, me, &letter, number)?;
    notices::moved_on(tx, me, &letter)?;
    Ok(letter)
}

/// Which number a letter gets.
#[derive(Debug, Clone)]
pub enum Number<'a> {
    /// The next one of the register, with today's date.
    Next,
    /// One that was reserved for it, with today's date.
    Reserved(i32),
    /// A back-dated one, behind the last one of its date.
    Behind(&'a Insertion),
    /// One that was taken before, with its date.
    Of(Taken),
}

/// Takes the number, as late as can be because the register stays locked until the commit, and records the approval.
pub fn grant_number(tx: &mut Conn, me: &Me, letter: &Letter, number: Number<'_>) -> Result<Letter> {
    let agency = agencies::store::find(tx, letter.agency_id)?.ok_or_else(|| Error::internal("no agency"))?;
    let (year, today) =
        (me.at.year(), |sequence| Taken { sequence, suffix: String::new(), date: me.today() });
    let taken = match number {
        Number::Next => today(numbering::next(tx, letter.agency_id, numbering::OUTGOING, year)?),
        Number::Reserved(sequence) => today(sequence),
        Number::Behind(wanted) => {
            let on_papers = last_by(tx, letter, year, wanted)?;
            numbering::insert(tx, me, letter.agency_id, wanted, on_papers, ("letter", letter.id))?
        }
        Number::Of(taken) => taken,
    };
    let parts = parts(letter, &taken, &agency.short_name);
    let number = numbering::number(tx, &letter.kind_code, letter.agency_id, &parts)?;
    let data = json!({"sequence": taken.sequence, "suffix": taken.suffix, "letter_number": number});
    let numbered = Numbered {
        sequence: taken.sequence,
        suffix: taken.suffix,
        number,
        year,
        date: taken.date,
        at: me.now(),
    };
    finish(tx, me, letter, &numbered, data)
}

/// What stands in the number of a letter.
pub fn parts<'a>(letter: &'a Letter, taken: &'a Taken, unit: &'a str) -> Parts<'a> {
    Parts {
        security: letter.security_level.code(),
        classification: letter.classification_code.as_deref(),
        sequence: taken.sequence,
        suffix: &taken.suffix,
        unit,
        date: taken.date,
    }
}

/// The last number on the agency's letters up to the date of a back-dated one.
pub fn last_by(c: &mut Conn, letter: &Letter, year: i32, wanted: &Insertion) -> Result<Option<i32>> {
    Ok(rows::last_number_by(c, letter.agency_id, year, wanted.date)?)
}

/// Takes over the number and date under an electronic signature, and records the approval.
pub fn take_number(tx: &mut Conn, me: &Me, letter: &Letter, granted: &Granted) -> Result<Letter> {
    let numbered = Numbered {
        sequence: granted.sequence,
        suffix: granted.suffix.clone(),
        number: granted.number.clone(),
        year: granted.year,
        date: granted.date,
        at: me.now(),
    };
    let data = json!({
        "sequence": granted.sequence,
        "suffix": granted.suffix,
        "letter_number": granted.number,
        "signature": "electronic",
        "paper_id": granted.paper_id,
    });
    finish(tx, me, letter, &numbered, data)
}

fn finish(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    numbered: &Numbered,
    data: serde_json::Value,
) -> Result<Letter> {
    let letter = store::set_number(tx, letter.id, numbered)?;
    ledger::record(tx, me, &letter, "letter.approve", data)?;
    Ok(letter)
}
