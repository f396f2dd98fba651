//! Granting numbers, and what becomes of those that no paper gets.
use super::books::Books;
use super::model::{
    Entry, EntryKind, NewNumberSkip, NewNumberVoid, NumberEntryView, NumberOfficer, SeriesKey,
};
use super::pattern::{self, Parts};
use super::{OUTGOING, patterns, store};
use crate::agencies::{self, AgencyRef};
use crate::audit::{self, Application, LetterSight, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::Me;
use pamong_db::{Conn, Id};
use serde_json::json;
use std::collections::BTreeSet;

/// The number on a paper of an agency, by the pattern of its letter kind that holds on its date.
///
/// Patterns are checked when they are made; a number that has grown too long since, because an agency was given a longer
/// name, is refused.
pub fn number(c: &mut Conn, kind_code: &str, agency_id: Id, parts: &Parts<'_>) -> Result<String> {
    let number = patterns::in_force(c, kind_code, agency_id, parts.date)?.render(parts);
    if number.chars().count() > pattern::LONGEST {
        return Err(Error::Code(Code::NumberTooLong, Some(number)));
    }
    Ok(number)
}

/// The next number of a register of an agency in a year, taken in the caller's transaction.
///
/// The counter row stays locked until that transaction ends, so a rollback leaves no gap and nobody else gets the same
/// number. Take it as late as possible: other writers of the same register wait.
pub fn next(tx: &mut Conn, agency_id: Id, register: &str, year: i32) -> Result<i32> {
    Ok(store::raise(tx, agency_id, register, year, 1)?)
}

/// Holds a register of an agency in a year until the caller's transaction ends: nobody takes a number of it meanwhile.
pub fn hold(tx: &mut Conn, agency_id: Id, register: &str, year: i32) -> Result<()> {
    store::raise(tx, agency_id, register, year, 0)?;
    Ok(())
}

/// A new entry of the gap register, made now by `me`.
pub(super) fn entry(
    me: &Me,
    key: &SeriesKey,
    kind: EntryKind,
    (first, last): (i32, i32),
    reason: &str,
) -> Entry {
    Entry {
        id: Id::new(),
        agency_id: key.agency_id,
        register: key.register.clone(),
        year: key.year,
        kind,
        first_number: first,
        last_number: last,
        suffix: String::new(),
        reason: reason.trim().to_owned(),
        dated: me.today(),
        valid_until: None,
        lease_id: None,
        subject_type: None,
        subject_id: None,
        created_by_user_id: me.user_id,
        created_at: me.now(),
    }
}

/// Keeps an entry and records it in the ledger.
pub(super) fn keep(tx: &mut Conn, me: &Me, action: &str, entry: &Entry) -> Result<()> {
    store::insert(tx, entry)?;
    let data = json!({
        "entry_id": entry.id,
        "register": entry.register,
        "year": entry.year,
        "first": entry.first_number,
        "last": entry.last_number,
        "suffix": entry.suffix,
        "reason": entry.reason,
        "dated": entry.dated,
    });
    // What happened to a letter's number belongs to the letter.
    let subject = match (&entry.subject_type, entry.subject_id) {
        (Some(kind), Some(id)) => (kind.as_str(), id),
        _ => ("number_entry", entry.id),
    };
    audit::record(tx, me, NewFact::new(Application::Platform, action, subject, entry.agency_id, data))
}

/// Says of a number that was reserved for a paper that the paper will never have it.
pub fn void(
    tx: &mut Conn,
    me: &Me,
    (agency_id, year): (Id, i32),
    (number, suffix): (i32, &str),
    subject: (&str, Id),
    reason: &str,
) -> Result<()> {
    let key = SeriesKey { agency_id, register: OUTGOING.into(), year };
    let entry = Entry {
        suffix: suffix.to_owned(),
        subject_type: Some(subject.0.to_owned()),
        subject_id: Some(subject.1),
        ..entry(me, &key, EntryKind::Void, (number, number), reason)
    };
    keep(tx, me, "number.void", &entry)
}

/// The agency that an officer acts for: one of the scope, or the officer's own.
pub(super) fn own_agency(me: &Me, agency: Option<Id>) -> Result<Id> {
    match agency {
        Some(id) if !me.scope.covers(id) => Err(Error::field("/agency_id", Code::UnknownReference)),
        Some(id) => Ok(id),
        None => Ok(me.agency.id),
    }
}

/// Starts a series at a higher number; all before it that were not given count as used in the paper book.
pub(super) fn skip(tx: &mut Conn, me: &Me, input: &NewNumberSkip) -> Result<NumberEntryView> {
    let register = input.register.map_or(OUTGOING, super::model::NumberRegister::as_str);
    let key = SeriesKey {
        agency_id: own_agency(me, input.agency_id)?,
        register: register.into(),
        year: me.at.year(),
    };
    // Raising by nothing makes the row where there is none, and locks it either way.
    let last = store::raise(tx, key.agency_id, register, key.year, 0)?;
    if input.next <= last + 1 {
        let mut v = Violations::default();
        v.add_with("/next", Code::OutOfRange, format!("≥ {}", last + 2));
        v.finish()?;
    }
    store::raise(tx, key.agency_id, register, key.year, input.next - 1 - last)?;
    let entry = entry(me, &key, EntryKind::Skipped, (last + 1, input.next - 1), &input.reason);
    keep(tx, me, "number.skip", &entry)?;
    view(tx, me, entry)
}

/// Says that no valid paper has a number or will have it: one that was lent, or one that nothing explains.
pub(super) fn void_by_officer(
    tx: &mut Conn,
    me: &Me,
    books: &Books,
    input: &NewNumberVoid,
) -> Result<NumberEntryView> {
    let register = input.register.map_or(OUTGOING, super::model::NumberRegister::as_str);
    let year = input.year.unwrap_or_else(|| me.at.year());
    let key = SeriesKey { agency_id: own_agency(me, input.agency_id)?, register: register.into(), year };
    let last = store::lock(tx, &key)?.unwrap_or_default();
    if input.number > last {
        let mut v = Violations::default();
        v.add_with("/number", Code::OutOfRange, format!("1–{last}"));
        v.finish()?;
    }
    let entries = store::of_series(tx, &key)?;
    let explained =
        entries.iter().any(|e| e.kind != EntryKind::Leased && e.suffix.is_empty() && e.holds(input.number))
            || store::held(tx, &[key.agency_id], &[year])?
                .iter()
                .any(|held| register == OUTGOING && held.2 == input.number && held.3.is_empty())
            || books.of(register)?.has(tx, key.agency_id, year, input.number)?;
    if explained {
        return Err(Error::field("/number", Code::NumberInUse));
    }
    let lease = entries.iter().find(|e| e.kind == EntryKind::Leased && e.holds(input.number));
    let entry = Entry {
        lease_id: lease.map(|lease| lease.id),
        ..entry(me, &key, EntryKind::Void, (input.number, input.number), &input.reason)
    };
    keep(tx, me, "number.void", &entry)?;
    view(tx, me, entry)
}

/// An entry that `me` just made, as others see it.
pub(super) fn view(c: &mut Conn, me: &Me, entry: Entry) -> Result<NumberEntryView> {
    let officer = NumberOfficer { user_id: me.user_id, name: me.name.clone() };
    views(c, &BTreeSet::new(), vec![(entry, officer)])?.pop().ok_or_else(|| Error::internal("no entry"))
}

/// The letters of these entries that the reader may not see: the register tells their numbers, and nothing of them.
pub(super) fn hidden<'a>(
    c: &mut Conn,
    me: &Me,
    sight: &dyn LetterSight,
    entries: impl Iterator<Item = &'a Entry>,
) -> Result<BTreeSet<Id>> {
    let letter = |e: &Entry| e.subject_id.filter(|_| e.subject_type.as_deref() == Some("letter"));
    let letters: Vec<Id> = entries.filter_map(letter).collect();
    let seen = sight.nameable(c, &me.scope, &letters)?;
    Ok(letters.into_iter().filter(|letter| !seen.contains(letter)).collect())
}

/// Entries with the names that they refer to, without what tells of the letters in `hidden`.
pub(super) fn views(
    c: &mut Conn,
    hidden: &BTreeSet<Id>,
    entries: Vec<(Entry, NumberOfficer)>,
) -> Result<Vec<NumberEntryView>> {
    let ids: Vec<Id> = entries.iter().map(|(entry, _)| entry.agency_id).collect();
    let agencies = agencies::store::refs(c, &ids)?;
    entries.into_iter().map(|(entry, officer)| named(&agencies, hidden, entry, officer)).collect()
}

fn named(
    agencies: &[AgencyRef],
    hidden: &BTreeSet<Id>,
    e: Entry,
    created_by: NumberOfficer,
) -> Result<NumberEntryView> {
    let shown = !e.subject_id.is_some_and(|subject| hidden.contains(&subject));
    let agency = agencies.iter().find(|a| a.id == e.agency_id).cloned();
    Ok(NumberEntryView {
        id: e.id,
        agency: agency.ok_or_else(|| Error::internal("no agency"))?,
        register: e.register,
        year: e.year,
        kind: e.kind,
        first: e.first_number,
        last: e.last_number,
        suffix: Some(e.suffix).filter(|suffix| !suffix.is_empty()),
        reason: Some(e.reason).filter(|_| shown),
        dated: e.dated,
        valid_until: e.valid_until,
        lease_id: e.lease_id,
        subject_type: e.subject_type,
        subject_id: e.subject_id.filter(|_| shown),
        created_by,
        created_at: e.created_at,
    })
}
