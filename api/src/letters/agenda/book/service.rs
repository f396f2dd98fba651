//! The lines of a printed agenda book, in the order of entry.
use crate::documents::office::Office;
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Code, Error, Result};
use crate::http::PageArgs;
use crate::identity::Me;
use crate::letters::agenda::model::{AgendaRegister, BookQuery, Entry, PrintedRegister};
use crate::letters::agenda::store;
use chrono::{Days, Months, NaiveDate};
use pamong_db::{Conn, Id};
use pamong_render::paper::{AgendaBook, AgendaRow};
use pamong_render::{Paper, RenderOptions};
use std::collections::BTreeMap;

/// More letters than an office handles in a year, and as many as one file can hold.
const MOST: i64 = 10_000;
/// As many ids as a query takes at once.
const CHUNK: usize = 1000;

/// First and last day of a book: this year up to today where nothing else is named.
pub fn period(me: &Me, query: &BookQuery) -> (NaiveDate, NaiveDate) {
    let until = query.until.unwrap_or_else(|| me.today());
    let first = NaiveDate::from_ymd_opt(me.at.year(), 1, 1).unwrap_or(until);
    (query.from.unwrap_or(first), until)
}

/// The agenda book of the caller's agency for a period of at most a year.
pub fn book(c: &mut Conn, me: &Me, query: &BookQuery) -> Result<(Paper, RenderOptions)> {
    let (from, until) = period(me, query);
    let last = from.checked_add_months(Months::new(12)).and_then(|day| day.checked_sub_days(Days::new(1)));
    if until < from {
        return Err(Error::field("/until", Code::DateOrder));
    }
    if last.is_none_or(|last| until > last) {
        return Err(Error::field("/until", Code::OutOfRange));
    }
    let register = query.register.unwrap_or(PrintedRegister::Incoming);
    let office = Office::load(c, me.agency.id)?;
    let mut rows: Vec<(NaiveDate, AgendaRow)> = Vec::new();
    for part in register.registers() {
        rows.extend(lines(c, me, *part, query, register == PrintedRegister::Combined)?);
    }
    // Within a day incoming letters stand first, and each register stays in the order of its numbers.
    rows.sort_by_key(|(day, _)| *day);
    let (title, party_label) = match register {
        PrintedRegister::Incoming => ("Buku Agenda Surat Masuk", "Pengirim"),
        PrintedRegister::Outgoing => ("Buku Agenda Surat Keluar", "Tujuan"),
        PrintedRegister::Combined => ("Buku Agenda Surat", "Pengirim/Tujuan"),
    };
    let document = format!("{}-{register}-{}-{}", me.agency.id, from, until);
    let size = query.size.unwrap_or_default().into();
    let options = papers::options(me, size, None, document, me.now(), texts_at(c, None)?);
    let book = AgendaBook {
        letterhead: office.letterhead(),
        title: title.into(),
        period: words::period(from, until),
        party_label: party_label.into(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    };
    Ok((Paper::AgendaBook(Box::new(book)), options))
}

/// The lines of one register with the days on which they were entered; `named` where the book is of both.
fn lines(
    c: &mut Conn,
    me: &Me,
    register: AgendaRegister,
    query: &BookQuery,
    named: bool,
) -> Result<Vec<(NaiveDate, AgendaRow)>> {
    let all = PageArgs { limit: MOST, after: None };
    let (from, until) = period(me, query);
    let days = (Some(from), Some(until));
    let mut entries = store::entries(c, &me.scope, (me.agency.id, register), days, &all)?;
    if i64::try_from(entries.len()).is_ok_and(|found| found > MOST) {
        return Err(Error::field("/until", Code::OutOfRange));
    }
    entries.reverse();
    let ids: Vec<Id> = entries.iter().map(|e| e.id).collect();
    let mut parties: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for ids in ids.chunks(CHUNK) {
        let names = match register {
            AgendaRegister::Incoming => store::receivers(c, ids)?,
            AgendaRegister::Outgoing => store::addressees(c, ids)?,
        };
        for (letter, name) in names {
            parties.entry(letter).or_default().push(name);
        }
    }
    Ok(entries
        .into_iter()
        .map(|e| line(register, named, parties.remove(&e.id).unwrap_or_default(), e))
        .collect())
}

fn shown(text: Option<String>) -> String {
    papers::shown(&text.unwrap_or_default())
}

/// A line. The remark of an incoming letter says whom it was given to.
fn line(register: AgendaRegister, named: bool, parties: Vec<String>, e: Entry) -> (NaiveDate, AgendaRow) {
    let entered = match register {
        AgendaRegister::Incoming => e.received_date,
        AgendaRegister::Outgoing => e.letter_date,
    };
    let number = match register {
        AgendaRegister::Incoming => e.agenda_number,
        AgendaRegister::Outgoing => e.sequence_number,
    };
    let (party, note, kind) = match register {
        AgendaRegister::Incoming => {
            let given =
                if parties.is_empty() { String::new() } else { format!("Disposisi: {}", parties.join("; ")) };
            (e.sender_name.unwrap_or_default(), papers::shown(&given), "Surat masuk")
        }
        AgendaRegister::Outgoing => (parties.join("; "), String::new(), "Surat keluar"),
    };
    let notes = [if named { kind.to_owned() } else { String::new() }, note];
    let row = AgendaRow {
        number: number.and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
        entered,
        letter_number: shown(e.letter_number),
        letter_date: e.letter_date,
        classification: e.classification_code.unwrap_or_default(),
        party: papers::shown(&party),
        subject: papers::shown(&e.subject),
        note: notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(". "),
    };
    (entered.unwrap_or_default(), row)
}
