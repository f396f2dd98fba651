//! Queries of the agenda books.
use super::model::{AgendaRegister, Entry};
use crate::http::PageArgs;
use crate::identity::Scope;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::store::visible_to;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{dispositions, letter_addressees, letters, positions};
use pamong_db::{Conn, Id, OneOfExt, Res};

/// Place of a line: year, number and suffix.
pub type Place = (i32, i32, String);

/// Lines of one agency's book, last number first.
pub fn entries(
    c: &mut Conn,
    scope: &Scope,
    (agency, register): (Id, AgendaRegister),
    (from, until): (Option<NaiveDate>, Option<NaiveDate>),
    page: &PageArgs<Place>,
) -> Res<Vec<Entry>> {
    let book = visible_to(scope).filter(letters::agency_id.eq(agency)).select(Entry::as_select());
    let rows = match register {
        AgendaRegister::Incoming => {
            let mut book = book.filter(letters::agenda_number.is_not_null());
            if let Some(from) = from {
                book = book.filter(letters::received_date.ge(from));
            }
            if let Some(until) = until {
                book = book.filter(letters::received_date.le(until));
            }
            if let Some((year, number, _)) = page.after {
                book = book.filter(letters::register_year.le(year)).filter(
                    letters::register_year.ne(year).or(letters::agenda_number.assume_not_null().lt(number)),
                );
            }
            let last_first = (letters::register_year.desc(), letters::agenda_number.desc());
            book.order(last_first).limit(page.fetch()).load(c)?
        }
        AgendaRegister::Outgoing => {
            let mut book = book.filter(letters::sequence_number.is_not_null());
            if let Some(from) = from {
                book = book.filter(letters::letter_date.ge(from));
            }
            if let Some(until) = until {
                book = book.filter(letters::letter_date.le(until));
            }
            if let Some((year, number, suffix)) = page.after.clone() {
                let sequence = letters::sequence_number.assume_not_null();
                let below =
                    sequence.lt(number).or(sequence.eq(number).and(letters::sequence_suffix.lt(suffix)));
                book = book
                    .filter(letters::register_year.le(year))
                    .filter(letters::register_year.ne(year).or(below));
            }
            let last_first = (
                letters::register_year.desc(),
                letters::sequence_number.desc(),
                letters::sequence_suffix.desc(),
            );
            book.order(last_first).limit(page.fetch()).load(c)?
        }
    };
    Ok(rows)
}

/// Those of the letters that the scope may see.
pub fn among(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<Vec<Entry>> {
    let query = visible_to(scope).filter(letters::id.one_of(ids.to_vec()));
    Ok(query.select(Entry::as_select()).load(c)?)
}

/// Letter, place, name and the incoming letter that it became, of an addressee.
pub type SentTo = (Id, i32, String, Option<Id>);

/// The addressees of several letters, in order.
pub fn sent_to(c: &mut Conn, ids: &[Id]) -> Res<Vec<SentTo>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.one_of(ids.to_vec()))
        .order((letter_addressees::letter_id, letter_addressees::pos));
    let columns = (
        letter_addressees::letter_id,
        letter_addressees::pos,
        letter_addressees::name,
        letter_addressees::delivered_letter_id,
    );
    Ok(query.select(columns).load(c)?)
}

/// Titles of the positions that several letters were first given to, in order.
pub fn receivers(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, String)>> {
    let query = dispositions::table
        .inner_join(positions::table.on(positions::id.eq(dispositions::to_position_id)))
        .filter(dispositions::letter_id.one_of(ids.to_vec()))
        .filter(dispositions::parent_id.is_null())
        .filter(dispositions::status.ne(DispositionStatus::Cancelled))
        .order((dispositions::letter_id, dispositions::created_at, dispositions::id));
    Ok(query.select((dispositions::letter_id, positions::title)).load(c)?)
}

/// Names of the addressees of several letters, in order.
pub fn addressees(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, String)>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.one_of(ids.to_vec()))
        .order((letter_addressees::letter_id, letter_addressees::pos));
    Ok(query.select((letter_addressees::letter_id, letter_addressees::name)).load(c)?)
}
