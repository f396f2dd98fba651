//! Use cases of invitations: their calendar file, answers, and who was there.
use super::calendar::CalendarEvent;
use super::event::when;
use super::model::{AttendancePeople, AttendanceRow, GivenAnswer, NewInvitationAnswer};
use super::store;
use crate::error::{Code, Error, Result, Violations};
use crate::http::OptionalIfMatch;
use crate::identity::{Me, Permission};
use crate::letters::access::MAIL_ROOM;
use crate::letters::dispositions::{self, DispositionStatus};
use crate::letters::model::Letter;
use crate::letters::numbered::Numbered;
use crate::letters::parts::INVITATION;
use crate::letters::{ledger, notices};
use chrono_tz::Tz;
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;

/// The invitation that a letter is or delivers, for who may see it.
pub fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Numbered> {
    Numbered::find(c, me, id, (INVITATION, Code::NotInvitation))
}

/// The calendar file of an invitation that names its day.
pub fn calendar(c: &mut Conn, me: &Me, id: Id) -> Result<String> {
    let invitation = find(c, me, id)?;
    file(&invitation, me.at.zone).ok_or_else(|| Code::NoEventDay.into())
}

/// The calendar file that goes with an outgoing letter; none where it is no invitation or names no day.
pub fn calendar_of(c: &mut Conn, letter: &Letter, zone: Tz) -> Result<Option<String>> {
    if letter.kind_code != INVITATION {
        return Ok(None);
    }
    Ok(file(&Numbered::of(c, letter.clone(), letter.clone())?, zone))
}

fn file(invitation: &Numbered, zone: Tz) -> Option<String> {
    let event = invitation.parts.event.clone().unwrap_or_default();
    let when = when(&event, zone)?;
    let letter = &invitation.source;
    let facts = [
        ("Nomor", letter.letter_number.as_deref()),
        ("Hal", Some(letter.subject.as_str())),
        ("Waktu", event.time.as_deref()),
    ];
    let lines = facts.into_iter().filter_map(|(label, text)| text.map(|text| format!("{label}: {text}")));
    let file = CalendarEvent {
        // Of the outgoing letter, so that its copies make one event.
        uid: format!("{}@pamong", letter.id),
        changed: letter.updated_at.0,
        when,
        cancelled: invitation.cancelled,
        summary: event.agenda.as_deref().unwrap_or(&letter.subject),
        location: event.place.as_deref(),
        description: lines.collect::<Vec<_>>().join("\n"),
    };
    Some(file.file())
}

/// Whether the caller speaks for the office: who handles its mail, or had this letter disposed.
pub fn speaks_for_invited(c: &mut Conn, me: &Me, invitation: &Numbered) -> Result<bool> {
    if invitation.letter.agency_id != me.agency.id {
        return Ok(false);
    }
    if MAIL_ROOM.into_iter().any(|right| me.can(right)) {
        return Ok(true);
    }
    let given = dispositions::store::of_letter(c, invitation.letter.id)?;
    let mine = |d: &dispositions::Disposition| {
        d.to_position_id == me.position_id && d.status != DispositionStatus::Cancelled
    };
    Ok(given.iter().any(mine))
}

/// Whether the caller keeps the list: the office that invites, in who writes its letters.
pub fn keeps_list(me: &Me, invitation: &Numbered) -> bool {
    invitation.is_own() && invitation.letter.agency_id == me.agency.id && me.can(Permission::LetterDraft)
}

/// An invited office answers for itself, or corrects its answer, until the list is closed.
pub fn answer(tx: &mut Conn, me: &Me, id: Id, input: &NewInvitationAnswer) -> Result<Numbered> {
    let invitation = find(tx, me, id)?;
    let invited = invitation.addressed(tx)?;
    let Some(place) = invitation.own_place(&invited) else { return Err(Code::Forbidden.into()) };
    if !speaks_for_invited(tx, me, &invitation)? {
        return Err(Code::Forbidden.into());
    }
    open(tx, &invitation)?;
    let before = store::answers(tx, invitation.source.id)?.into_iter().find(|a| a.addressee_pos == place);
    let trimmed = |text: &Option<String>| text.as_ref().map(|text| text.trim().to_owned());
    let answer = GivenAnswer {
        letter_id: invitation.source.id,
        addressee_pos: place,
        answer: input.answer,
        representative: trimmed(&input.representative),
        reason: trimmed(&input.reason),
        user_id: me.user_id,
        position_id: me.position_id,
        answered_at: me.now(),
    };
    store::put_answer(tx, &answer)?;
    let data = json!({
        "source_letter_id": invitation.source.id,
        "answer": answer.answer,
        "before": before.map(|before| before.answer),
    });
    ledger::record(tx, me, &invitation.letter, "invitation.answer", data)?;
    notices::tell(tx, me, &notices::answered(&invitation.source))?;
    Ok(invitation)
}

/// The office that invited notes who was there, in place of what it noted before, from the day of the event on.
pub fn record(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    read: OptionalIfMatch,
    people: &AttendancePeople,
) -> Result<Numbered> {
    let invitation = kept(tx, me, id)?;
    let invited = invitation.addressed(tx)?;
    let mut v = Violations::default();
    for (i, one) in people.present.iter().enumerate() {
        if !invited.iter().any(|addressee| addressee.pos == one.pos) {
            v.add(format!("/present/{i}/pos"), Code::UnknownReference);
        }
    }
    v.finish()?;
    let before = store::list(tx, invitation.source.id)?;
    read.check(before.as_ref().map_or(0, |row| row.version))?;
    let row = row(me, &invitation, before.as_ref(), serde_json::to_value(people).map_err(Error::internal)?);
    put(tx, before.as_ref(), &row)?;
    let data = json!({
        "invited": invited.len(), "present": people.present.len(), "guests": people.guests.len(),
    });
    ledger::record(tx, me, &invitation.letter, "attendance.record", data)?;
    Ok(invitation)
}

/// The office that invited closes the list: neither it nor an answer changes any more.
pub fn close(tx: &mut Conn, me: &Me, id: Id) -> Result<Numbered> {
    let invitation = match kept(tx, me, id) {
        Err(Error::Code(Code::ListClosed, _)) => return Err(Code::AlreadyDone.into()),
        other => other?,
    };
    let before = store::list(tx, invitation.source.id)?;
    let people = people(before.as_ref())?;
    let value = serde_json::to_value(&people).map_err(Error::internal)?;
    let row = AttendanceRow { closed_at: Some(me.now()), ..row(me, &invitation, before.as_ref(), value) };
    put(tx, before.as_ref(), &row)?;
    let data = json!({"present": people.present.len(), "guests": people.guests.len()});
    ledger::record(tx, me, &invitation.letter, "attendance.close", data)?;
    Ok(invitation)
}

/// The invitation whose list the caller keeps and may change now.
fn kept(tx: &mut Conn, me: &Me, id: Id) -> Result<Numbered> {
    let invitation = find(tx, me, id)?;
    if !keeps_list(me, &invitation) {
        return Err(Code::Forbidden.into());
    }
    open(tx, &invitation)?;
    match not_yet(me, &invitation) {
        Some(day) => Err(Error::Code(Code::EventNotYet, Some(day))),
        None => Ok(invitation),
    }
}

/// The day of an event that is yet to come.
pub fn not_yet(me: &Me, invitation: &Numbered) -> Option<String> {
    let day = invitation.parts.event.as_ref().and_then(|event| event.date)?;
    (day > me.today()).then(|| day.to_string())
}

/// Refuses what comes after the list was closed, or the invitation taken back.
fn open(tx: &mut Conn, invitation: &Numbered) -> Result<()> {
    invitation.lock(tx)?;
    match store::closed_at(tx, invitation.source.id)? {
        Some(_) => Err(Code::ListClosed.into()),
        None => Ok(()),
    }
}

fn row(
    me: &Me,
    invitation: &Numbered,
    before: Option<&AttendanceRow>,
    people: serde_json::Value,
) -> AttendanceRow {
    AttendanceRow {
        letter_id: invitation.source.id,
        people,
        user_id: me.user_id,
        position_id: me.position_id,
        updated_at: me.now(),
        closed_at: None,
        version: before.map_or(0, |row| row.version) + 1,
    }
}

fn put(tx: &mut Conn, before: Option<&AttendanceRow>, row: &AttendanceRow) -> Result<()> {
    let stored = match before {
        Some(before) => store::update_list(tx, row, before.version)?,
        None => store::insert_list(tx, row)?,
    };
    if stored { Ok(()) } else { Err(Code::Stale.into()) }
}

/// Who is on the list so far.
pub fn people(row: Option<&AttendanceRow>) -> Result<AttendancePeople> {
    match row {
        Some(row) => AttendancePeople::deserialize(&row.people).map_err(Error::internal),
        None => Ok(AttendancePeople::default()),
    }
}
