//! Accepting an import: its good rows become letters, `STEP` of them in each transaction.
use super::check::parties;
use super::model::{
    BookField, CounterMove, Entry, Fault, IMPORTED, Import, ImportAction, ImportRow, ImportStatus, ORIGIN,
    RowFault, RowResult, STEP, possible,
};
use super::service::{counter, record, stored, taken};
use super::{store, view};
use crate::audit::{self, NewFact};
use crate::documents::numbering;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::agenda::AgendaRegister;
use crate::letters::model::{
    Addressee, AddresseeKind, Channel, Direction, Letter, LetterStatus, SecurityLevel, Urgency,
};
use crate::letters::{self, ledger, search};
use chrono::{Duration, NaiveDate, NaiveTime};
use pamong_db::{Conn, Id, Ts};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// The kind of letters of which a book says none: surat dinas.
const KIND: &str = "SD";

/// Takes the next rows over; the caller repeats it for as long as the import allows it.
pub fn accept(tx: &mut Conn, me: &Me, id: Id) -> Result<Import> {
    let mut import = store::lock(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if import.status == ImportStatus::Accepted {
        return Err(Code::AlreadyDone.into());
    }
    if !possible(import.status, ImportAction::Accept) {
        return Err(Error::Code(Code::StateConflict, Some(import.status.to_string())));
    }
    if import.status == ImportStatus::Previewed {
        begin(tx, &mut import)?;
    }
    let step = i64::try_from(STEP).map_err(Error::internal)?;
    let rows = store::first(tx, id, RowResult::Ready, step)?;
    let last = rows.len() < STEP;
    let good = sort_out(tx, &mut import, rows)?;
    take_over(tx, me, &import, &good)?;
    import.imported += i32::try_from(good.len()).map_err(Error::internal)?;
    if last {
        import.status = ImportStatus::Accepted;
        let data = json!({"imported": import.imported, "faulty": import.faulty});
        record(tx, me, &import, "agenda_import.accept", data)?;
    }
    import.updated_at = me.now();
    Ok(store::update(tx, &import)?)
}

/// Moves the registers on first: from now on no new letter gets a number that a later row needs.
fn begin(tx: &mut Conn, import: &mut Import) -> Result<()> {
    let mut spans: BTreeMap<i32, (i32, i32)> = BTreeMap::new();
    for data in store::ready(tx, import.id)? {
        let entry = Entry::deserialize(&data).map_err(Error::internal)?;
        if let (Some(year), Some(number)) = (entry.year, entry.number) {
            let (first, last) = spans.entry(year).or_insert((number, number));
            (*first, *last) = (number.min(*first), number.max(*last));
        }
    }
    let mut moves = Vec::new();
    for (year, (first, last)) in spans {
        let before = numbering::move_on(tx, import.agency_id, counter(import.register), year, last)?;
        moves.push(CounterMove { year, first, before, last });
    }
    import.counters = stored(&moves)?;
    import.status = ImportStatus::Accepting;
    Ok(())
}

/// Leaves out rows whose number was given to another letter since the file was read.
fn sort_out(tx: &mut Conn, import: &mut Import, rows: Vec<ImportRow>) -> Result<Vec<(ImportRow, Entry)>> {
    let entries: Result<Vec<(ImportRow, Entry)>> =
        rows.into_iter().map(|row| view::entry(&row).map(|entry| (row, entry))).collect();
    let entries = entries?;
    let years: BTreeSet<i32> = entries.iter().filter_map(|(_, entry)| entry.year).collect();
    let taken = taken(tx, import.agency_id, import.register, years.into_iter().collect())?;
    let column =
        view::columns(import)?.get(&BookField::Number).map(|(place, _)| super::check::letter(*place));
    let mut good = Vec::with_capacity(entries.len());
    for (mut row, entry) in entries {
        let place = entry.year.zip(entry.number);
        if place.is_some_and(|place| taken.contains(&place)) {
            let value = entry.number.map(|n| n.to_string()).unwrap_or_default();
            let (column, code) = (column.clone(), RowFault::DuplicateInRegister);
            row.faults = stored(&[Fault { column, field: BookField::Number, code, value }])?;
            store::set_faults(tx, &row)?;
            import.faulty += 1;
        } else {
            good.push((row, entry));
        }
    }
    Ok(good)
}

fn take_over(tx: &mut Conn, me: &Me, import: &Import, rows: &[(ImportRow, Entry)]) -> Result<()> {
    let made: Result<Vec<Letter>> =
        rows.iter().map(|(row, entry)| letter(me, import, row.letter_id, entry)).collect();
    let made = made?;
    letters::store::insert_all(tx, &made)?;
    let mut addressees = Vec::new();
    let mut facts: Vec<NewFact<'_>> = Vec::with_capacity(made.len());
    for (letter, (row, entry)) in made.iter().zip(rows) {
        if import.register == AgendaRegister::Outgoing {
            addressees.extend(addressed(letter.id, entry));
        }
        search::index(tx, letter)?;
        let data = json!({
            "import_id": import.id, "row": row.row_number, "register": import.register, "number": entry.number,
        });
        facts.push(ledger::on_paper(letter, IMPORTED, entered(import, entry)?, data));
    }
    letters::store::insert_addressees(tx, &addressees)?;
    audit::record_all(tx, me, facts)?;
    let numbers: Vec<i32> = rows.iter().map(|(row, _)| row.row_number).collect();
    Ok(store::set_result(tx, import.id, &numbers, RowResult::Imported)?)
}

/// The day under which a letter stands in the book.
fn entered(import: &Import, entry: &Entry) -> Result<NaiveDate> {
    let day = match import.register {
        AgendaRegister::Incoming => entry.received_date,
        AgendaRegister::Outgoing => entry.letter_date,
    };
    day.ok_or_else(|| Error::internal("a good row has its day"))
}

fn letter(me: &Me, import: &Import, id: Id, entry: &Entry) -> Result<Letter> {
    let incoming = import.register == AgendaRegister::Incoming;
    let (direction, status) = if incoming {
        (Direction::Incoming, LetterStatus::Closed)
    } else {
        (Direction::Outgoing, LetterStatus::Dispatched)
    };
    let number = entry.number.ok_or_else(|| Error::internal("a good row has its number"))?;
    Ok(Letter {
        id,
        kind_code: KIND.into(),
        channel: Some(Channel::Paper),
        register_year: entry.year.ok_or_else(|| Error::internal("a good row has its year"))?,
        agenda_number: incoming.then_some(number),
        sequence_number: (!incoming).then_some(number),
        letter_number: entry.letter_number.clone(),
        letter_date: entry.letter_date,
        received_date: entry.received_date,
        sender_name: entry.party.clone().filter(|_| incoming),
        subject: entry.subject.clone().unwrap_or_default(),
        summary: entry.summary.clone(),
        classification_code: entry.classification_code.clone(),
        security_level: entry.security_level.unwrap_or(SecurityLevel::Open),
        urgency: entry.urgency.unwrap_or(Urgency::Normal),
        origin_type: Some(ORIGIN.into()),
        origin_id: Some(import.id),
        created_at: moment(me, entered(import, entry)?, number)?,
        ..Letter::blank(import.agency_id, direction, status, me.at)
    })
}

/// Noon of the day of entry, and a millisecond for each number: lists that are ordered by time show the order of the book.
fn moment(me: &Me, day: NaiveDate, number: i32) -> Result<Ts> {
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let local = day.and_time(noon).and_local_timezone(me.at.zone).earliest();
    let local = local.ok_or_else(|| Error::internal("no noon on that day"))?;
    Ok(Ts(local.to_utc() + Duration::milliseconds(number.into())))
}

fn addressed(letter_id: Id, entry: &Entry) -> Vec<Addressee> {
    let names = entry.party.as_deref().unwrap_or_default();
    let named = parties(names).zip(1..);
    named
        .map(|(name, pos)| Addressee {
            letter_id,
            pos,
            kind: AddresseeKind::To,
            agency_id: None,
            name: name.to_owned(),
            delivered_letter_id: None,
        })
        .collect()
}
