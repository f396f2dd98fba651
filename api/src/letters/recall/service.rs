//! Use cases of recalls.
use super::model::{Recall, RecallView};
use super::store;
use crate::documents::signing::{paper::SubjectType, service as signed};
use crate::error::{Code, Result};
use crate::identity::Me;
use crate::letters::dispatches;
use crate::letters::dispositions::{Disposition, opinions};
use crate::letters::incoming::{self, IncomingAction};
use crate::letters::model::{Letter, LetterStatus};
use crate::letters::outgoing::service::{advance, find};
use crate::letters::outgoing::{Move, after};
use crate::letters::{ledger, notices, people, store as letters};
use pamong_db::{Conn, Id};
use serde_json::json;

/// What verification says of a signed letter that was taken back. The reason itself is for its receivers.
const PUBLIC_REASON: &str = "Surat ditarik kembali oleh pengirim sebelum dibaca.";

/// Whether a letter went out as a letter: one that registers the result of a service is taken back by that service.
pub fn within_the_city(letter: &Letter) -> bool {
    letter.origin_type.as_deref() != Some("permit_application")
}

/// Takes a dispatched letter back out of every agenda book in which nobody has opened it; refused once somebody has.
/// To addressees outside the city it stops where it is still in the office; what has left is for the sender to fetch.
pub fn recall(tx: &mut Conn, me: &Me, id: Id, reason: &str) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if !me.scope.covers(letter.agency_id) {
        return Err(Code::Forbidden.into());
    }
    if letter.status == LetterStatus::Withdrawn {
        return Err(Code::AlreadyDone.into());
    }
    let mut copies: Vec<Id> =
        letters::addressees(tx, id)?.into_iter().filter_map(|a| a.delivered_letter_id).collect();
    if after(letter.status, Move::Recall).is_some() && (copies.is_empty() || !within_the_city(&letter)) {
        return Err(Code::NothingToRecall.into());
    }
    let letter = advance(tx, me, &letter, Move::Recall)?;
    // Always in this order, so that two recalls wait for each other but never both.
    copies.sort_unstable();
    let mut ended = Vec::new();
    for copy in &copies {
        ended.extend(withdraw(tx, me, *copy, reason)?);
    }
    let stopped = dispatches::withdraw(tx, me, id)?;
    store::insert(
        tx,
        &Recall {
            letter_id: id,
            reason: reason.trim().to_owned(),
            user_id: me.user_id,
            position_id: me.position_id,
            recalled_at: me.now(),
        },
    )?;
    let paper = signed::take_back(tx, me, (SubjectType::Letter, id), PUBLIC_REASON)?;
    let data = json!({
        "letter_number": letter.letter_number,
        "withdrawn": copies.len(),
        "stopped": stopped,
        "reason": reason,
        "paper_id": paper,
    });
    ledger::record(tx, me, &letter, "letter.recall", data)?;
    notices::tell(tx, me, &notices::taken_back(&ended))?;
    Ok(letter)
}

/// One receiver's copy, unless it has been read; the fact is the receiver's. Answers with the questions that end with it.
fn withdraw(tx: &mut Conn, me: &Me, copy: Id, reason: &str) -> Result<Vec<Disposition>> {
    let received = letters::find(tx, copy)?;
    let next = incoming::after(received.status, IncomingAction::Withdraw).ok_or(Code::AlreadyRead)?;
    let received = letters::advance(tx, copy, received.status, next, me.now())?.ok_or(Code::AlreadyRead)?;
    // An office above the receiver may have asked about it unread.
    let ended = opinions::end_questions(tx, me, &received, None)?;
    let data = json!({
        "agenda_number": received.agenda_number,
        "source_letter_id": received.source_letter_id,
        "reason": reason,
    });
    ledger::record(tx, me, &received, "letter.withdraw", data)?;
    Ok(ended)
}

/// The recall of a letter or of the one that it delivers.
pub fn of(c: &mut Conn, me: &Me, letter: &Letter) -> Result<Option<RecallView>> {
    if letter.status != LetterStatus::Withdrawn {
        return Ok(None);
    }
    let Some(recall) = store::find(c, letter.source_letter_id.unwrap_or(letter.id))? else { return Ok(None) };
    let people = people::store::load(c, &[recall.position_id], &[recall.user_id], me.today())?;
    Ok(Some(RecallView {
        by: people.actor(recall.position_id, recall.user_id)?,
        reason: recall.reason,
        recalled_at: recall.recalled_at,
    }))
}
