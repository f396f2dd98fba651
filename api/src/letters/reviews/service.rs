//! Use cases: initial a letter, send it back.
use super::model::{Circuit, NewReview, Review, ReviewDecision, ReviewKind, ReviewStatus};
use super::store;
use crate::documents::signing::{self, paper::SubjectType};
use crate::error::{Code, Result};
use crate::identity::Me;
use crate::letters::model::Letter;
use crate::letters::outgoing::{Move, after, service::conflict, service::find};
use crate::letters::{ledger, notices, store as letters};
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// The caller's decision, if it is the caller's turn: of the pending reviews in order only the first can be decided, of
/// those beside them each.
pub fn review(tx: &mut Conn, me: &Me, id: Id, input: &NewReview) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    let all = store::of_letter_locked(tx, id)?;
    if !all.iter().any(|r| r.position_id == me.position_id) {
        return Err(Code::Forbidden.into());
    }
    let pending: Vec<&Review> = all.iter().filter(|r| r.status == ReviewStatus::Pending).collect();
    let moved = match (input.decision, pending.len()) {
        (ReviewDecision::Return, _) => Move::Return,
        (ReviewDecision::Initial, 1) => Move::InitialLast,
        (ReviewDecision::Initial, _) => Move::Initial,
    };
    let next = after(letter.status, moved).ok_or_else(|| conflict(&letter))?;
    let mine = match turns(&all).find(|r| r.position_id == me.position_id) {
        Some(mine) => mine,
        None if pending.iter().any(|r| r.position_id == me.position_id) => return Err(conflict(&letter)),
        None => return Err(Code::AlreadyDone.into()),
    };
    let decided = match input.decision {
        ReviewDecision::Initial => ReviewStatus::Initialled,
        ReviewDecision::Return => ReviewStatus::Returned,
    };
    let actor = (me.user_id, me.now());
    if !store::decide(tx, mine.id, decided, input.note.as_deref(), actor)? {
        return Err(Code::AlreadyDone.into());
    }
    let from = letter.status;
    let letter = letters::advance(tx, id, from, next, me.now())?.ok_or_else(|| conflict(&letter))?;
    let data = json!({
        "round": mine.round, "pos": mine.pos, "review_kind": mine.kind,
        "decision": input.decision, "note": input.note,
    });
    match input.decision {
        ReviewDecision::Initial => ledger::record(tx, me, &letter, "letter.review", data)?,
        ReviewDecision::Return => {
            let circuit = Circuit::of(all.iter().filter(|r| r.round == mine.round));
            store::supersede_pending(tx, id)?;
            store::insert(tx, &circuit.round(id, mine.round + 1))?;
            ledger::record(tx, me, &letter, "letter.return", data)?;
        }
    }
    notices::moved_on(tx, me, &letter)?;
    Ok(letter)
}

/// The approver sends the letter back to the drafter; the next round has the same reviewers.
pub fn return_letter(tx: &mut Conn, me: &Me, id: Id, note: &str) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if letter.approver_position_id != Some(me.position_id) {
        return Err(Code::Forbidden.into());
    }
    let next = after(letter.status, Move::ReturnUnapproved).ok_or_else(|| conflict(&letter))?;
    signing::service::refuse_while_signing(tx, SubjectType::Letter, id)?;
    let from = letter.status;
    let letter = letters::advance(tx, id, from, next, me.now())?.ok_or_else(|| conflict(&letter))?;
    let all = store::of_letter(tx, id)?;
    let round = current_round(&all);
    let this_round = || all.iter().filter(|r| r.round == round);
    let circuit = Circuit::of(this_round());
    let returned = Review {
        id: Id::new(),
        letter_id: id,
        round,
        pos: this_round().map(|r| r.pos).max().unwrap_or_default() + 1,
        position_id: me.position_id,
        status: ReviewStatus::Returned,
        note: Some(note.to_owned()),
        decided_by_user_id: Some(me.user_id),
        decided_at: Some(me.now()),
        kind: ReviewKind::Hierarchical,
    };
    store::insert(tx, &[returned])?;
    store::insert(tx, &circuit.round(id, round + 1))?;
    ledger::record(tx, me, &letter, "letter.return", json!({"round": round, "note": note}))?;
    notices::moved_on(tx, me, &letter)?;
    Ok(letter)
}

/// The reviews that wait in a letter, first turn first.
pub fn pending(all: &[Review]) -> impl Iterator<Item = &Review> {
    all.iter().filter(|r| r.status == ReviewStatus::Pending)
}

/// The reviews that can be decided now: the first of those in order, and all beside them.
pub fn turns(all: &[Review]) -> impl Iterator<Item = &Review> {
    let ordered = |r: &&Review| r.kind == ReviewKind::Hierarchical;
    let first = pending(all).find(ordered);
    first.into_iter().chain(pending(all).filter(move |r| !ordered(r)))
}

/// Those of the turns that began with the last decision: all at the beginning of a round, afterwards the next one in order
/// once the one before it has decided.
pub fn turns_begun(all: &[Review]) -> impl Iterator<Item = &Review> {
    let round = current_round(all);
    let decided = all.iter().filter(|r| r.round == round && r.decided_at.is_some());
    let last = decided.max_by_key(|r| r.decided_at).map(|r| r.kind);
    let in_order = |kind| kind == ReviewKind::Hierarchical;
    turns(all).filter(move |r| last.is_none_or(|last| in_order(last) && in_order(r.kind)))
}

/// Since when they can: when the last one in the same round was decided.
pub fn since(all: &[Review]) -> Option<Ts> {
    let round = current_round(all);
    all.iter().filter(|r| r.round == round).filter_map(|r| r.decided_at).max()
}

/// The round that a letter is in. A round ends with the review that sends the letter back.
pub fn current_round(all: &[Review]) -> i32 {
    let Some(last) = all.last() else { return 1 };
    let over = all.iter().any(|r| r.round == last.round && r.status == ReviewStatus::Returned);
    last.round + i32::from(over)
}
