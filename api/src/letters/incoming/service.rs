//! Use cases of incoming letters.
use super::model::{IncomingAction, NewIncomingLetter, after};
use crate::agencies;
use crate::documents::numbering;
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use crate::letters::attachments::Attachment;
use crate::letters::model::{Direction, Letter, LetterStatus};
use crate::letters::{dispatches, dispositions};
use crate::letters::{ledger, notices, scans, search, senders, store};
use crate::storage::{self, Upload};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Register of incoming letters, whose numbers count up within an agency and year.
pub const REGISTER: &str = "incoming";

/// Enters a letter in the agenda book of the caller's agency.
pub fn register(tx: &mut Conn, me: &Me, input: &NewIncomingLetter) -> Result<Letter> {
    check(tx, me, input)?;
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &input.upload_ids, me.now())?;
    enter(tx, me, input, uploads)
}

/// As `register`, with files that the server keeps already, such as those of a mail; `upload_ids` is left aside.
pub fn register_kept(
    tx: &mut Conn,
    me: &Me,
    input: &NewIncomingLetter,
    uploads: Vec<Upload>,
) -> Result<Letter> {
    check(tx, me, input)?;
    enter(tx, me, input, uploads)
}

fn enter(tx: &mut Conn, me: &Me, input: &NewIncomingLetter, uploads: Vec<Upload>) -> Result<Letter> {
    let mut letter = Letter {
        kind_code: input.kind.clone(),
        channel: Some(input.channel),
        letter_number: Some(input.letter_number.trim().to_owned()),
        letter_date: Some(input.letter_date),
        received_date: Some(input.received_date),
        sender_name: Some(input.sender_name.trim().to_owned()),
        sender_agency_id: input.sender_agency_id,
        subject: input.subject.trim().to_owned(),
        summary: input.summary.clone(),
        classification_code: input.classification_code.clone(),
        urgency: input.urgency,
        security_level: input.security_level,
        ..Letter::blank(me.agency.id, Direction::Incoming, LetterStatus::Registered, me.at)
    };
    store::insert(tx, &letter)?;
    scans::add(tx, &Attachment::of(letter.id, None, uploads, 1), me.now())?;
    search::index(tx, &letter)?;
    senders::note(tx, &letter, me.now())?;
    number(tx, &mut letter)?;
    ledger::record(tx, me, &letter, "letter.register", json!({"agenda_number": letter.agenda_number}))?;
    Ok(letter)
}

/// Gives a stored letter its agenda number. Last of all, because the register stays locked until the commit.
pub fn number(tx: &mut Conn, letter: &mut Letter) -> Result<()> {
    let number = numbering::next(tx, letter.agency_id, REGISTER, letter.register_year)?;
    store::set_agenda_number(tx, letter.id, number)?;
    letter.agenda_number = Some(number);
    Ok(())
}

fn check(tx: &mut Conn, me: &Me, input: &NewIncomingLetter) -> Result<()> {
    let mut v = Violations::default();
    if input.received_date > me.today() {
        v.add("/received_date", Code::DateInFuture);
    }
    if let Some(id) = input.sender_agency_id
        && agencies::store::find(tx, id)?.is_none()
    {
        v.add("/sender_agency_id", Code::UnknownReference);
    }
    if agencies::store::letter_kind(tx, &input.kind, input.received_date)?.is_none() {
        v.add("/kind", Code::UnknownReference);
    }
    if let Some(code) = &input.classification_code
        && !agencies::store::has_classification(tx, code, input.received_date)?
    {
        v.add("/classification_code", Code::UnknownReference);
    }
    v.finish()
}

/// Notes that someone of the letter's agency opened it; again, it changes nothing.
pub fn read(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if letter.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    let Some(next) = after(letter.status, IncomingAction::Read) else { return Ok(letter) };
    let Some(letter) = store::advance(tx, id, letter.status, next, me.now())? else {
        return find(tx, me, id);
    };
    dispatches::opened(tx, me, &letter)?;
    ledger::record(tx, me, &letter, "letter.read", json!({"agenda_number": letter.agenda_number}))?;
    Ok(letter)
}

/// Says that a letter is dealt with; refused while a disposition is open.
pub fn close(tx: &mut Conn, me: &Me, id: Id, note: Option<&str>) -> Result<Letter> {
    let letter = find(tx, me, id)?;
    if !me.scope.covers(letter.agency_id) {
        return Err(Code::Forbidden.into());
    }
    let next = match after(letter.status, IncomingAction::Close) {
        Some(next) => next,
        None if letter.status == LetterStatus::Closed => return Err(Code::AlreadyDone.into()),
        None => return Err(conflict(&letter)),
    };
    // Moved first: a disposition that is being made at the same time waits for this row and then finds it closed.
    let letter = store::advance(tx, id, letter.status, next, me.now())?.ok_or_else(|| conflict(&letter))?;
    let open = dispositions::store::count_open(tx, id)?;
    if open > 0 {
        return Err(Error::Code(Code::OpenDispositions, Some(open.to_string())));
    }
    let ended = dispositions::opinions::end_questions(tx, me, &letter, None)?;
    ledger::record(tx, me, &letter, "letter.close", json!({"note": note}))?;
    notices::tell(tx, me, &notices::taken_back(&ended))?;
    Ok(letter)
}

/// The incoming letter, if the caller may see it.
pub fn find(tx: &mut Conn, me: &Me, id: Id) -> Result<Letter> {
    let letter = store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction == Direction::Incoming { Ok(letter) } else { Err(conflict(&letter)) }
}

/// The refusal of an action that the letter's state does not allow.
pub fn conflict(letter: &Letter) -> Error {
    Error::Code(Code::StateConflict, Some(letter.status.to_string()))
}
