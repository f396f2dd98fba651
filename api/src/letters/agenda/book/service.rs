//! The lines of a book, in the order of entry.
use super::dispatches;
use super::model::{Book, Line};
use crate::error::{Code, Error, Result};
use crate::http::PageArgs;
use crate::identity::Me;
use crate::letters::agenda::model::{AgendaRegister, BookQuery, Entry, PrintedRegister};
use crate::letters::agenda::store;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// More letters of one register than an office handles in a year, and as many as one file can hold.
pub const MOST: usize = 10_000;

/// First and last day of a book: this year up to today where nothing else is named.
pub fn period(me: &Me, query: &BookQuery) -> (NaiveDate, NaiveDate) {
    let until = query.until.unwrap_or_else(|| me.today());
    let first = NaiveDate::from_ymd_opt(me.at.year(), 1, 1).unwrap_or(until);
    (query.from.unwrap_or(first), until)
}

/// A book of the caller's agency for any period with at most `MOST` lines of a register.
pub fn book(c: &mut Conn, me: &Me, query: &BookQuery) -> Result<Book> {
    let (from, until) = period(me, query);
    if until < from {
        return Err(Error::field("/until", Code::DateOrder));
    }
    let kind = query.register.unwrap_or(PrintedRegister::Incoming);
    let days = (from, until);
    let lines = match kind {
        PrintedRegister::Incoming => lines(c, me, AgendaRegister::Incoming, days)?,
        PrintedRegister::Outgoing => lines(c, me, AgendaRegister::Outgoing, days)?,
        PrintedRegister::Combined => {
            let mut both = lines(c, me, AgendaRegister::Incoming, days)?;
            both.extend(lines(c, me, AgendaRegister::Outgoing, days)?);
            // Within a day incoming letters stand first, and each register stays in the order of its numbers.
            both.sort_by_key(|line| line.entered);
            both
        }
        PrintedRegister::Expedition => dispatches::lines(c, me, days)?,
    };
    Ok(Book { kind, agency: me.agency.clone(), from, until, lines })
}

/// The lines of one register, by number.
fn lines(
    c: &mut Conn,
    me: &Me,
    register: AgendaRegister,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<Line>> {
    let all = PageArgs { limit: i64::try_from(MOST).map_err(Error::internal)?, after: None };
    let days = (Some(from), Some(until));
    let mut entries = store::entries(c, &me.scope, (me.agency.id, register), days, &all)?;
    if entries.len() > MOST {
        return Err(Error::field("/until", Code::OutOfRange));
    }
    entries.reverse();
    let ids: Vec<Id> = entries.iter().map(|e| e.id).collect();
    let mut parties: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for ids in ids.chunks(pamong_db::AT_ONCE) {
        let names = match register {
            AgendaRegister::Incoming => store::receivers(c, ids)?,
            AgendaRegister::Outgoing => store::addressees(c, ids)?,
        };
        for (letter, name) in names {
            parties.entry(letter).or_default().push(name);
        }
    }
    Ok(entries.into_iter().map(|e| line(register, &parties.remove(&e.id).unwrap_or_default(), e)).collect())
}

fn line(register: AgendaRegister, parties: &[String], e: Entry) -> Line {
    let others = parties.join("; ");
    let (entered, number, party, given_to) = match register {
        AgendaRegister::Incoming => {
            (e.received_date, e.agenda_number, e.sender_name.unwrap_or_default(), others)
        }
        AgendaRegister::Outgoing => (e.letter_date, e.sequence_number, others, String::new()),
    };
    Line {
        register,
        entered,
        number: number.unwrap_or_default(),
        letter_number: e.letter_number.unwrap_or_default(),
        letter_date: e.letter_date,
        classification: e.classification_code.unwrap_or_default(),
        party,
        subject: e.subject,
        given_to,
        means: None,
        proof: None,
    }
}
