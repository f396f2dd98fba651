//! Use cases of dispositions.
use super::model::{
    Disposition, DispositionAction, DispositionKind, DispositionStatus, FollowUp, FollowUpKind,
    NewDispositions, NewFollowUp, NewReceiver, after,
};
use super::query::{DispositionQuery, Place};
use super::{opinions, store};
use crate::agencies::{self, Calendar};
use crate::error::{Code, Error, Result, Violations};
use crate::http::PageArgs;
use crate::identity::Me;
use crate::letters::attachments::{self, Attachment};
use crate::letters::filing::destruction;
use crate::letters::incoming::{self, IncomingAction};
use crate::letters::model::{Letter, Urgency};
use crate::letters::people::{self, Post};
use crate::letters::{dispatches, ledger, notices, store as letters};
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What one sheet says to all its receivers.
pub(super) struct Sheet<'a> {
    /// What it asks of them.
    pub kind: DispositionKind,
    /// The positions.
    pub receivers: &'a [NewReceiver],
    /// Codes of the standard instructions.
    pub instruction_codes: &'a [String],
    /// Words of the giver.
    pub note: Option<&'a str>,
    /// Last day to finish it.
    pub due_date: Option<NaiveDate>,
}

impl<'a> From<&'a NewDispositions> for Sheet<'a> {
    fn from(input: &'a NewDispositions) -> Self {
        Self {
            kind: DispositionKind::HandOver,
            receivers: &input.receivers,
            instruction_codes: &input.instruction_codes,
            note: input.note.as_deref(),
            due_date: input.due_date,
        }
    }
}

/// Gives an incoming letter to positions with instructions; each receiver gets a disposition of its own.
pub fn dispose(tx: &mut Conn, me: &Me, letter_id: Id, input: &NewDispositions) -> Result<Vec<Disposition>> {
    let letter = incoming::service::find(tx, me, letter_id)?;
    let next = incoming::after(letter.status, IncomingAction::Dispose)
        .ok_or_else(|| incoming::service::conflict(&letter))?;
    let sheet = Sheet::from(input);
    let posts = check(tx, me, &letter, &sheet)?;
    let letter = letters::advance(tx, letter_id, letter.status, next, me.now())?
        .ok_or_else(|| incoming::service::conflict(&letter))?;
    dispatches::opened(tx, me, &letter)?;
    let made = make(me, &letter, None, &sheet);
    store::insert(tx, &made)?;
    let days = match letter.received_date {
        Some(received) => Calendar::load(tx)?.working_days_between(received, me.today()),
        None => 0,
    };
    for disposition in &made {
        let mut data = facts(disposition, posts.get(&disposition.to_position_id));
        put(&mut data, "agenda_number", json!(letter.agenda_number));
        put(&mut data, "working_days", json!(days));
        put(&mut data, "on_time", json!(days <= usual_days(letter.urgency)));
        ledger::record(tx, me, &letter, "letter.dispose", data)?;
    }
    notices::tell(tx, me, &notices::disposed(&made))?;
    Ok(made)
}

/// Working days in which offices usually deal with a letter of this urgency: the same day, two days, five days.
const fn usual_days(urgency: Urgency) -> u32 {
    match urgency {
        Urgency::VeryUrgent => 0,
        Urgency::Urgent => 2,
        Urgency::Normal => 5,
    }
}

/// The receiver gives a disposition on; it is forwarded from then on, and its children are what is open.
pub fn pass_on(tx: &mut Conn, me: &Me, id: Id, input: &NewDispositions) -> Result<Vec<Disposition>> {
    let (parent, letter) = find_received(tx, me, id)?;
    let next =
        after(parent.kind, parent.status, DispositionAction::PassOn).ok_or_else(|| conflict(&parent))?;
    let sheet = Sheet::from(input);
    let posts = check(tx, me, &letter, &sheet)?;
    let parent = store::advance(tx, &parent, next, me.now())?.ok_or_else(|| conflict(&parent))?;
    let made = make(me, &letter, Some(parent.id), &sheet);
    store::insert(tx, &made)?;
    for disposition in &made {
        let mut data = facts(disposition, posts.get(&disposition.to_position_id));
        put(&mut data, "parent_id", json!(parent.id));
        record(tx, me, &letter, disposition, ("disposition.forward", data))?;
    }
    let ended = opinions::end_questions(tx, me, &letter, Some(parent.id))?;
    notices::tell(tx, me, &[notices::disposed(&made), notices::taken_back(&ended)].concat())?;
    Ok(made)
}

/// Notes that the receiver opened it; again, it changes nothing.
pub fn read(tx: &mut Conn, me: &Me, id: Id) -> Result<Disposition> {
    let (disposition, letter) = find_received(tx, me, id)?;
    let Some(next) = after(disposition.kind, disposition.status, DispositionAction::Read) else {
        return Ok(disposition);
    };
    let read = store::advance(tx, &disposition, next, me.now())?.ok_or_else(|| conflict(&disposition))?;
    let sent_on = read.created_at.0.with_timezone(&me.at.zone).date_naive();
    let days = Calendar::load(tx)?.working_days_between(sent_on, me.today());
    let mut data = facts(&read, None);
    put(&mut data, "working_days", json!(days));
    put(&mut data, "on_time", json!(days <= 1));
    record(tx, me, &letter, &read, ("disposition.read", data))?;
    Ok(read)
}

/// The receiver reports on it, and with `done` finishes it; or says the opinion that was asked for.
pub fn follow_up(tx: &mut Conn, me: &Me, id: Id, input: &NewFollowUp) -> Result<Disposition> {
    let (disposition, letter) = find_received(tx, me, id)?;
    let (action, named) = match (disposition.kind, input.done) {
        (DispositionKind::HandOver, false) => (DispositionAction::FollowUp, "disposition.follow_up"),
        (DispositionKind::HandOver, true) => (DispositionAction::Complete, "disposition.complete"),
        (DispositionKind::Opinion, done) => {
            opinions::check_answer(done)?;
            (DispositionAction::Answer, "disposition.answer")
        }
    };
    let next = match after(disposition.kind, disposition.status, action) {
        Some(next) => next,
        None if disposition.status == DispositionStatus::Done => return Err(Code::AlreadyDone.into()),
        None => return Err(conflict(&disposition)),
    };
    let uploads = storage::link(tx, Some(me.user_id), "/upload_ids", &input.upload_ids, me.now())?;
    let disposition =
        store::advance(tx, &disposition, next, me.now())?.ok_or_else(|| conflict(&disposition))?;
    let report = FollowUp {
        id: Id::new(),
        disposition_id: id,
        report: input.report.trim().to_owned(),
        done: input.done,
        user_id: me.user_id,
        created_at: me.now(),
        kind: FollowUpKind::Report,
    };
    store::insert_follow_up(tx, &report)?;
    attachments::store::insert(tx, &Attachment::of(letter.id, Some(report.id), uploads, 1))?;
    let mut data = facts(&disposition, None);
    if input.done {
        put(&mut data, "on_time", json!(disposition.due_date.map(|due| me.today() <= due)));
    }
    record(tx, me, &letter, &disposition, (named, data))?;
    let mut told = vec![notices::followed_up(&disposition, input.done)];
    if input.done && disposition.kind == DispositionKind::HandOver {
        told.extend(notices::taken_back(&opinions::end_questions(tx, me, &letter, Some(id))?));
    }
    notices::tell(tx, me, &told)?;
    Ok(disposition)
}

/// The giver says that the report does not suffice: the receiver has it again, until the letter is closed.
pub fn send_back(tx: &mut Conn, me: &Me, id: Id, reason: &str) -> Result<Disposition> {
    let disposition = find_given(tx, me, id)?;
    let next = after(disposition.kind, disposition.status, DispositionAction::SendBack)
        .ok_or_else(|| conflict(&disposition))?;
    let letter = letters::find(tx, disposition.letter_id)?;
    let still = incoming::after(letter.status, IncomingAction::Dispose)
        .ok_or_else(|| incoming::service::conflict(&letter))?;
    let letter = letters::advance(tx, letter.id, letter.status, still, me.now())?
        .ok_or_else(|| incoming::service::conflict(&letter))?;
    let reopened = store::reopen(tx, &disposition, next, me.now())?.ok_or_else(|| conflict(&disposition))?;
    let returned = FollowUp {
        id: Id::new(),
        disposition_id: id,
        report: reason.trim().to_owned(),
        done: false,
        user_id: me.user_id,
        created_at: me.now(),
        kind: FollowUpKind::Return,
    };
    store::insert_follow_up(tx, &returned)?;
    let mut data = facts(&reopened, None);
    put(&mut data, "note", json!(reason));
    record(tx, me, &letter, &reopened, ("disposition.send_back", data))?;
    notices::tell(tx, me, &notices::disposed(std::slice::from_ref(&reopened)))?;
    Ok(reopened)
}

/// The sender takes it back while the receiver has not opened it.
pub fn cancel(tx: &mut Conn, me: &Me, id: Id) -> Result<Disposition> {
    let disposition = find_given(tx, me, id)?;
    let next = match after(disposition.kind, disposition.status, DispositionAction::Cancel) {
        Some(next) => next,
        None if disposition.status == DispositionStatus::Cancelled => return Err(Code::AlreadyDone.into()),
        None => return Err(conflict(&disposition)),
    };
    let letter = letters::find(tx, disposition.letter_id)?;
    let cancelled =
        store::advance(tx, &disposition, next, me.now())?.ok_or_else(|| conflict(&disposition))?;
    if let Some(parent) = cancelled.parent_id.filter(|_| cancelled.kind == DispositionKind::HandOver) {
        store::reopen_if_alone(tx, parent, me.now())?;
    }
    record(tx, me, &letter, &cancelled, ("disposition.cancel", facts(&cancelled, None)))?;
    notices::tell(tx, me, &notices::taken_back(std::slice::from_ref(&cancelled)))?;
    Ok(cancelled)
}

/// Dispositions given to the caller's position, or by it, newest first: as many as `args` fetches. What was taken back
/// opens no letter any more, and a Plh. does not see everything that lies on the desk, so some fall out.
pub fn list(
    c: &mut Conn,
    me: &Me,
    query: &DispositionQuery,
    args: &PageArgs<Place>,
) -> Result<Vec<Disposition>> {
    args.fill(|args| {
        let rows = store::list(c, me.position_id, query, args)?;
        let more = i64::try_from(rows.len()).is_ok_and(|found| found == args.fetch());
        let last = rows.last().filter(|_| more).map(Place::of);
        let ids: Vec<Id> = rows.iter().map(|row| row.letter_id).collect();
        let seen = letters::visible_among(c, &me.scope, &ids)?;
        Ok((rows.into_iter().filter(|row| seen.contains(&row.letter_id)).collect(), last))
    })
}

/// The disposition, if the caller may see its letter.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Disposition> {
    store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)
}

/// A disposition that the caller's position gave.
fn find_given(tx: &mut Conn, me: &Me, id: Id) -> Result<Disposition> {
    let disposition = find(tx, me, id)?;
    if disposition.from_position_id != me.position_id {
        return Err(Code::Forbidden.into());
    }
    destruction::refuse_change(tx, disposition.letter_id)?;
    Ok(disposition)
}

/// A disposition that was given to the caller's position, and its letter.
pub(super) fn find_received(tx: &mut Conn, me: &Me, id: Id) -> Result<(Disposition, Letter)> {
    let disposition = find(tx, me, id)?;
    if disposition.to_position_id != me.position_id {
        return Err(Code::Forbidden.into());
    }
    destruction::refuse_change(tx, disposition.letter_id)?;
    let letter = letters::find(tx, disposition.letter_id)?;
    Ok((disposition, letter))
}

/// Checks a sheet against what is known: all that is wrong at once. Answers with the receivers.
pub(super) fn check(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    input: &Sheet<'_>,
) -> Result<BTreeMap<Id, Post>> {
    let mut v = Violations::default();
    if input.due_date.is_some_and(|due| due < me.today()) {
        v.add("/due_date", Code::DateInPast);
    }
    let known: BTreeSet<String> =
        agencies::store::disposition_instructions(tx)?.into_iter().map(|i| i.code).collect();
    for (i, code) in input.instruction_codes.iter().enumerate() {
        if !known.contains(code) {
            v.add(format!("/instruction_codes/{i}"), Code::UnknownReference);
        }
    }
    let ids: Vec<Id> = input.receivers.iter().map(|r| r.position_id).collect();
    let posts: BTreeMap<Id, Post> = people::store::posts(tx, &ids)?.into_iter().map(|p| (p.id, p)).collect();
    let below = people::store::subtree_of(tx, letter.agency_id)?;
    let holding = store::open_receivers(tx, letter.id, input.kind)?;
    for (i, position) in ids.iter().enumerate() {
        let pointer = format!("/receivers/{i}/position_id");
        let reachable =
            |post: &Post| post.active && (me.scope.covers(post.agency.id) || below.contains(&post.agency.id));
        if *position == me.position_id {
            v.add(pointer, Code::SelfReference);
        } else if !posts.get(position).is_some_and(reachable) {
            v.add(pointer, Code::UnknownReference);
        } else if holding.contains(position) {
            v.add(pointer, Code::Duplicate);
        }
    }
    v.finish()?;
    Ok(posts)
}

pub(super) fn make(me: &Me, letter: &Letter, parent_id: Option<Id>, input: &Sheet<'_>) -> Vec<Disposition> {
    let one = |to_position_id: Id| Disposition {
        id: Id::new(),
        letter_id: letter.id,
        agency_id: letter.agency_id,
        parent_id,
        from_position_id: me.position_id,
        from_user_id: me.user_id,
        to_position_id,
        instruction_codes: json!(input.instruction_codes),
        note: input.note.map(str::to_owned),
        due_date: input.due_date,
        status: DispositionStatus::Sent,
        read_at: None,
        completed_at: None,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
        kind: input.kind,
        reopened_at: None,
    };
    input.receivers.iter().map(|r| one(r.position_id)).collect()
}

/// What every fact about a disposition carries.
pub(super) fn facts(disposition: &Disposition, receiver: Option<&Post>) -> Value {
    let mut data = json!({
        "disposition_id": disposition.id,
        "due_date": disposition.due_date,
        "receiver_position_id": disposition.to_position_id,
    });
    if let Some(post) = receiver {
        put(&mut data, "receiver_agency_id", json!(post.agency.id));
    }
    data
}

pub(super) fn put(data: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = data {
        map.insert(key.into(), value);
    }
}

/// Records a step of a disposition for the agency of whoever takes it.
pub(super) fn record(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    disposition: &Disposition,
    (action, data): (&str, Value),
) -> Result<()> {
    let subject = ("disposition", disposition.id);
    ledger::record_on(tx, me, letter, (action, subject, me.agency.id), data)
}

pub(super) fn conflict(disposition: &Disposition) -> Error {
    Error::Code(Code::StateConflict, Some(disposition.status.to_string()))
}
