//! Asking an opinion (mohon saran) without handing the letter over.
use super::model::{Disposition, DispositionAction, DispositionKind, DispositionStatus, NewOpinions, after};
use super::service::{Sheet, check, conflict, facts, find_received, make, put, record};
use super::store;
use crate::error::{Code, Result};
use crate::identity::Me;
use crate::letters::incoming::{self, IncomingAction};
use crate::letters::model::{Letter, LetterStatus};
use crate::letters::notices;
use crate::letters::store as letters;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Whoever may dispose the letter asks about it before or beside giving it to anybody. The letter stays where it is.
pub fn ask_about_letter(tx: &mut Conn, me: &Me, id: Id, input: &NewOpinions) -> Result<Vec<Disposition>> {
    let letter = incoming::service::find(tx, me, id)?;
    if incoming::after(letter.status, IncomingAction::Dispose).is_none() {
        return Err(incoming::service::conflict(&letter));
    }
    // Asking is reading, where the letter is one of the caller's office.
    let opened = letter.status == LetterStatus::Registered && letter.agency_id == me.agency.id;
    let letter = if opened { incoming::service::read(tx, me, id)? } else { letter };
    ask(tx, me, &letter, None, input)
}

/// The receiver of a disposition asks about it and keeps it.
pub fn ask_about_disposition(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    input: &NewOpinions,
) -> Result<Vec<Disposition>> {
    let (parent, letter) = find_received(tx, me, id)?;
    let next =
        after(parent.kind, parent.status, DispositionAction::AskOpinion).ok_or_else(|| conflict(&parent))?;
    let parent = store::advance(tx, &parent, next, me.now())?.ok_or_else(|| conflict(&parent))?;
    ask(tx, me, &letter, Some(parent.id), input)
}

fn ask(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    parent: Option<Id>,
    input: &NewOpinions,
) -> Result<Vec<Disposition>> {
    let sheet = Sheet {
        kind: DispositionKind::Opinion,
        receivers: &input.receivers,
        instruction_codes: &[],
        note: Some(input.question.trim()),
        due_date: input.due_date,
    };
    let posts = check(tx, me, letter, &sheet)?;
    // Moved from where it is to where it is: a closure at the same time waits for this row, or this for the closure.
    let letter = letters::advance(tx, letter.id, letter.status, letter.status, me.now())?
        .ok_or_else(|| incoming::service::conflict(letter))?;
    let made = make(me, &letter, parent, &sheet);
    store::insert(tx, &made)?;
    for opinion in &made {
        let mut data = facts(opinion, posts.get(&opinion.to_position_id));
        put(&mut data, "parent_id", json!(parent));
        record(tx, me, &letter, opinion, ("disposition.ask_opinion", data))?;
    }
    notices::tell(tx, me, &notices::disposed(&made))?;
    Ok(made)
}

/// Takes back the questions that nobody needs answered any more: of one disposition that was finished or passed on, or
/// all of a letter that is closed. Answers with them, for the caller to tell whom they were put to.
pub fn end_questions(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    parent: Option<Id>,
) -> Result<Vec<Disposition>> {
    let mut taken_back = Vec::new();
    for opinion in store::open_opinions(tx, letter.id, parent)? {
        // One that is answered at this moment stays answered.
        if let Some(ended) = store::advance(tx, &opinion, DispositionStatus::Cancelled, me.now())? {
            record(tx, me, letter, &ended, ("disposition.cancel", facts(&ended, None)))?;
            taken_back.push(ended);
        }
    }
    Ok(taken_back)
}

/// A report says at least whether it finishes what was asked; an opinion always does.
pub fn check_answer(done: bool) -> Result<()> {
    if done { Ok(()) } else { Err(crate::error::Error::field("/done", Code::InvalidChoice)) }
}
