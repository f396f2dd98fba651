//! Use cases of outgoing letters up to their number.
use super::model::{LetterPatch, Move, NewAddressee, NewOutgoingLetter, after};
use super::store as rows;
use crate::agencies;
use crate::documents::signing::{self, paper::SubjectType};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::{self, Me, Permission};
use crate::letters::attachments::{self, Attachment};
use crate::letters::filing::destruction;
use crate::letters::model::{Addressee, Direction, Letter, LetterStatus};
use crate::letters::parts::{self, LetterParts};
use crate::letters::people;
use crate::letters::reviews::{self, Circuit, Review, service::current_round};
use crate::letters::rich_text::RichText;
use crate::letters::store;
use crate::letters::texts::{self, LetterText};
use crate::letters::versions::{self, VersionStep};
use crate::letters::{ledger, notices, scans, search};
use crate::storage;
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::BTreeMap;

/// A draft as it would be stored, with its text and its addressees: everything is checked but its files, and nothing is
/// written.
pub fn compose(
    tx: &mut Conn,
    me: &Me,
    input: &NewOutgoingLetter,
) -> Result<(Letter, LetterText, Vec<Addressee>)> {
    let mut letter = Letter {
        kind_code: input.kind.clone(),
        subject: input.subject.trim().to_owned(),
        classification_code: Some(input.classification_code.clone()),
        urgency: input.urgency,
        security_level: input.security_level,
        drafter_user_id: Some(me.user_id),
        drafter_position_id: Some(me.position_id),
        approver_position_id: Some(input.approver_position_id),
        reply_to_id: input.reply_to_id,
        ..Letter::blank(me.agency.id, Direction::Outgoing, LetterStatus::Draft, me.at)
    };
    let mut text = texts::from_words(&letter)?;
    write(&mut letter, &mut text, input.body.as_deref(), input.content.as_ref(), input.parts.as_ref())?;
    let mut v = Violations::default();
    check_letter(tx, me, &letter, &text, &mut v)?;
    check_circuit(tx, &letter, &circuit_of(input), &mut v)?;
    let addressees = check_addressees(tx, me, &letter, &input.addressees, &mut v)?;
    v.finish()?;
    Ok((letter, text, addressees))
}

/// Writes the text in both its forms, whichever of them is given, and the parts.
fn write(
    letter: &mut Letter,
    text: &mut LetterText,
    body: Option<&str>,
    content: Option<&RichText>,
    parts: Option<&LetterParts>,
) -> Result<()> {
    if let Some(content) = content {
        let content = content.to_print();
        letter.body = Some(content.to_plain());
        text.content = texts::stored(&content)?;
    } else if let Some(body) = body {
        letter.body = Some(body.to_owned());
        text.content = texts::from_words(letter)?.content;
    }
    if let Some(parts) = parts {
        text.parts = parts.stored()?;
    }
    Ok(())
}

/// Stores a draft of the caller's agency with its addressees, reviewers and files.
pub fn draft(tx: &mut Conn, me: &Me, input: &NewOutgoingLetter) -> Result<Letter> {
    let (letter, text, addressees) = compose(tx, me, input)?;
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &input.upload_ids, me.now())?;
    store::insert(tx, &letter)?;
    texts::store::put(tx, &text)?;
    store::insert_addressees(tx, &addressees)?;
    reviews::store::insert(tx, &circuit_of(input).round(letter.id, 1))?;
    scans::add(tx, &Attachment::of(letter.id, None, uploads, 1), me.now())?;
    search::index(tx, &letter)?;
    versions::service::keep(tx, me, &letter, None)?;
    ledger::record(tx, me, &letter, "letter.draft", json!({"addressees": addressees.len()}))?;
    Ok(letter)
}

fn circuit_of(input: &NewOutgoingLetter) -> Circuit {
    Circuit { hierarchical: input.reviewers.clone(), coordination: input.coordinators.clone() }
}

/// Changes a draft that is still at the version that the caller read.
pub fn update(tx: &mut Conn, me: &Me, before: &Letter, patch: &LetterPatch) -> Result<Letter> {
    own_draft(me, before)?;
    let mut letter = before.clone();
    let set = |to: &mut String, value: &Option<String>| {
        if let Some(value) = value {
            value.trim().clone_into(to);
        }
    };
    set(&mut letter.kind_code, &patch.kind);
    set(&mut letter.subject, &patch.subject);
    let mut text = texts::of(tx, &letter)?;
    write(&mut letter, &mut text, patch.body.as_deref(), patch.content.as_ref(), patch.parts.as_ref())?;
    letter.classification_code = patch.classification_code.clone().or(letter.classification_code);
    letter.urgency = patch.urgency.unwrap_or(letter.urgency);
    letter.security_level = patch.security_level.unwrap_or(letter.security_level);
    letter.approver_position_id = patch.approver_position_id.or(letter.approver_position_id);
    let old_reviews = reviews::store::of_letter(tx, letter.id)?;
    let mut v = Violations::default();
    check_letter(tx, me, &letter, &text, &mut v)?;
    let circuit = new_circuit(&old_reviews, patch);
    match &circuit {
        Some(circuit) => check_circuit(tx, &letter, circuit, &mut v)?,
        None if reviews::service::pending(&old_reviews)
            .any(|r| Some(r.position_id) == letter.approver_position_id) =>
        {
            v.add("/approver_position_id", Code::Duplicate);
        }
        None => {}
    }
    let addressees = match &patch.addressees {
        Some(list) => Some(check_addressees(tx, me, &letter, list, &mut v)?),
        None => None,
    };
    v.finish()?;
    let letter = rows::update_draft(tx, &letter, before.version, me.now())?.ok_or(Code::Stale)?;
    texts::store::put(tx, &text)?;
    if let Some(addressees) = addressees {
        store::delete_addressees(tx, letter.id)?;
        store::insert_addressees(tx, &addressees)?;
    }
    if let Some(circuit) = circuit {
        let round = current_round(&old_reviews);
        reviews::store::delete_pending(tx, letter.id)?;
        reviews::store::insert(tx, &circuit.round(letter.id, round))?;
    }
    change_files(tx, me, &letter, patch)?;
    search::index(tx, &letter)?;
    versions::service::keep(tx, me, &letter, None)?;
    Ok(letter)
}

/// The positions that initial it from now on, where the change names any; a list that is absent stays as it is.
fn new_circuit(reviews: &[Review], patch: &LetterPatch) -> Option<Circuit> {
    if patch.reviewers.is_none() && patch.coordinators.is_none() {
        return None;
    }
    let mut circuit = Circuit::of(reviews::service::pending(reviews));
    if let Some(list) = &patch.reviewers {
        circuit.hierarchical.clone_from(list);
    }
    if let Some(list) = &patch.coordinators {
        circuit.coordination.clone_from(list);
    }
    Some(circuit)
}

fn change_files(tx: &mut Conn, me: &Me, letter: &Letter, patch: &LetterPatch) -> Result<()> {
    let removed = scans::remove(tx, letter.id, &patch.remove_attachment_ids)?;
    if removed != patch.remove_attachment_ids.len() {
        return Err(Error::field("/remove_attachment_ids", Code::UnknownReference));
    }
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &patch.upload_ids, me.now())?;
    let last = attachments::store::of_letter(tx, letter.id)?.last().map_or(0, |a| a.pos);
    scans::add(tx, &Attachment::of(letter.id, None, uploads, last + 1), me.now())
}

fn check_letter(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    text: &LetterText,
    v: &mut Violations,
) -> Result<()> {
    let today = me.today();
    if agencies::store::letter_kind(tx, &letter.kind_code, today)?.is_none() {
        v.add("/kind", Code::UnknownReference);
    }
    if let Some(parts) = text.parts()? {
        parts::check_kind(v, &letter.kind_code, &parts);
    }
    if let Some(code) = &letter.classification_code
        && !agencies::store::has_classification(tx, code, today)?
    {
        v.add("/classification_code", Code::UnknownReference);
    }
    if let Some(approver) = letter.approver_position_id
        && !may_approve(tx, approver, letter.agency_id)?
    {
        v.add("/approver_position_id", Code::UnknownReference);
    }
    if let Some(id) = letter.reply_to_id {
        match store::find_visible(tx, &me.scope, id)? {
            Some(answered) if answered.direction == Direction::Incoming => {}
            _ => v.add("/reply_to_id", Code::UnknownReference),
        }
    }
    Ok(())
}

/// A position signs for its own agency and for those below it.
fn may_approve(tx: &mut Conn, position: Id, agency: Id) -> Result<bool> {
    if !identity::store::position_has(tx, position, Permission::LetterApprove)? {
        return Ok(false);
    }
    let Some(post) = people::store::posts(tx, &[position])?.into_iter().next() else { return Ok(false) };
    let above = people::store::agency_path(tx, post.agency.id)?;
    Ok(people::store::agency_path(tx, agency)?.starts_with(&above))
}

fn check_circuit(tx: &mut Conn, letter: &Letter, circuit: &Circuit, v: &mut Violations) -> Result<()> {
    let ordered = circuit.hierarchical.iter().enumerate().map(|(i, id)| (format!("/reviewers/{i}"), *id));
    let beside = circuit.coordination.iter().enumerate().map(|(i, id)| {
        let twice = circuit.hierarchical.contains(id);
        (format!("/coordinators/{i}"), *id, twice)
    });
    let all = ordered.map(|(pointer, id)| (pointer, id, false)).chain(beside);
    for (pointer, position, twice) in all {
        if Some(position) == letter.drafter_position_id {
            v.add(pointer, Code::SelfReference);
        } else if twice || Some(position) == letter.approver_position_id {
            v.add(pointer, Code::Duplicate);
        } else if !identity::store::position_has(tx, position, Permission::LetterReview)? {
            v.add(pointer, Code::UnknownReference);
        }
    }
    Ok(())
}

fn check_addressees(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    list: &[NewAddressee],
    v: &mut Violations,
) -> Result<Vec<Addressee>> {
    let ids: Vec<Id> = list.iter().filter_map(|a| a.agency_id).collect();
    let known: BTreeMap<Id, String> = rows::agencies_in_use(tx, &ids, me.today())?.into_iter().collect();
    let kind = agencies::store::letter_kind(tx, &letter.kind_code, me.today())?;
    let internal = kind.is_some_and(|kind| kind.internal_only);
    let mut checked = Vec::with_capacity(list.len());
    for ((i, addressee), pos) in list.iter().enumerate().zip(1..) {
        let pointer = format!("/addressees/{i}/agency_id");
        let own_name = addressee.agency_id.and_then(|id| known.get(&id).cloned());
        if addressee.agency_id.is_some() && own_name.is_none() {
            v.add(pointer, Code::UnknownReference);
        } else if internal && addressee.agency_id.is_some_and(|id| id != letter.agency_id) {
            // A memo (nota dinas) does not leave its agency.
            v.add(pointer, Code::InvalidChoice);
        }
        checked.push(Addressee {
            letter_id: letter.id,
            pos,
            kind: addressee.kind,
            agency_id: addressee.agency_id,
            name: addressee.name.clone().or(own_name).unwrap_or_default(),
            delivered_letter_id: None,
        });
    }
    Ok(checked)
}

/// Hands a draft to its first reviewer, or to its approver where it has none.
pub fn submit(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    own_draft(me, &letter)?;
    let all = reviews::store::of_letter(tx, id)?;
    let waiting = reviews::service::pending(&all).count();
    let moved = if waiting > 0 { Move::Submit } else { Move::SubmitUnreviewed };
    let letter = advance(tx, me, &letter, moved)?;
    versions::service::keep(tx, me, &letter, Some(VersionStep::Submission))?;
    let data = json!({"reviewers": waiting, "round": current_round(&all)});
    ledger::record(tx, me, &letter, "letter.submit", data)?;
    notices::moved_on(tx, me, &letter)?;
    Ok(letter)
}

/// Gives a draft up.
pub fn cancel(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    own_draft(me, &letter)?;
    let letter = advance(tx, me, &letter, Move::Cancel)?;
    signing::give_up(tx, me, SubjectType::Letter, id)?;
    reviews::store::supersede_pending(tx, id)?;
    ledger::record(tx, me, &letter, "letter.cancel", json!({}))?;
    Ok(letter)
}

/// The outgoing letter, if the caller may see it.
pub fn find(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    let letter = store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction == Direction::Outgoing { Ok(letter) } else { Err(conflict(&letter)) }
}

/// The refusal of an action that the letter's state does not allow.
pub fn conflict(letter: &Letter) -> Error {
    Error::Code(Code::StateConflict, Some(letter.status.to_string()))
}

/// Moves a letter on, if its state allows it and nobody was faster.
pub fn advance(tx: &mut Conn, me: &Me, letter: &Letter, moved: Move) -> Result<Letter> {
    let next = after(letter.status, moved).ok_or_else(|| conflict(letter))?;
    destruction::refuse_change(tx, letter.id)?;
    store::advance(tx, letter.id, letter.status, next, me.now())?.ok_or_else(|| conflict(letter))
}

/// Drafts belong to the office that writes them.
fn own_draft(me: &Me, letter: &Letter) -> Result<()> {
    if letter.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    if letter.status == LetterStatus::Draft { Ok(()) } else { Err(conflict(letter)) }
}
