//! Queries on letters, and how they change. Who may see them is said in `access`.
use super::model::{Addressee, Letter, LetterStatus, LetterSummary};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{letter_addressees, letters};
use pamong_db::{Conn, Id, Res, Ts, cols};

pub use super::access::store::{visible_among, visible_to};

/// A letter that the scope may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Letter>> {
    Ok(visible_to(scope).filter(letters::id.eq(id)).select(Letter::as_select()).first(c).optional()?)
}

/// A letter, whoever may see it: for records that hang on it.
pub fn find(c: &mut Conn, id: Id) -> Res<Letter> {
    Ok(letters::table.find(id).select(Letter::as_select()).first(c)?)
}

/// A letter, whoever may see it, where there is one: for what is told about it without telling what it is.
pub fn find_any(c: &mut Conn, id: Id) -> Res<Option<Letter>> {
    Ok(letters::table.find(id).select(Letter::as_select()).first(c).optional()?)
}

/// Short forms of several letters.
pub fn summaries(c: &mut Conn, ids: &[Id]) -> Res<Vec<LetterSummary>> {
    let query = letters::table.filter(letters::id.eq_any(ids.to_vec()));
    Ok(query.select(LetterSummary::as_select()).load(c)?)
}

/// Stores a letter.
pub fn insert(c: &mut Conn, letter: &Letter) -> Res<()> {
    diesel::insert_into(letters::table).values(letter).execute(c)?;
    Ok(())
}

/// Moves a letter on, if it is still where the caller saw it.
pub fn advance(c: &mut Conn, id: Id, from: LetterStatus, to: LetterStatus, now: Ts) -> Res<Option<Letter>> {
    let target = letters::table.filter(letters::id.eq(id)).filter(letters::status.eq(from));
    let change =
        (letters::status.eq(to), letters::updated_at.eq(now), letters::version.eq(letters::version + 1));
    Ok(diesel::update(target).set(change).returning(cols::<Letter>()).get_result(c).optional()?)
}

/// Writes the agenda number of an incoming letter.
pub fn set_agenda_number(c: &mut Conn, id: Id, number: i32) -> Res<()> {
    diesel::update(letters::table.find(id)).set(letters::agenda_number.eq(number)).execute(c)?;
    Ok(())
}

/// What an approval writes on a letter.
pub struct Numbered {
    /// Number in the outgoing register.
    pub sequence: i32,
    /// Number on the letter.
    pub number: String,
    /// Agenda year of both.
    pub year: i32,
    /// Date on the letter.
    pub date: NaiveDate,
    /// When it was approved.
    pub at: Ts,
}

/// Writes number, date and time of approval.
pub fn set_number(c: &mut Conn, id: Id, numbered: &Numbered) -> Res<Letter> {
    let change = (
        letters::sequence_number.eq(numbered.sequence),
        letters::letter_number.eq(&numbered.number),
        letters::register_year.eq(numbered.year),
        letters::letter_date.eq(numbered.date),
        letters::approved_at.eq(numbered.at),
    );
    Ok(diesel::update(letters::table.find(id)).set(change).returning(cols::<Letter>()).get_result(c)?)
}

/// Stores addressees.
pub fn insert_addressees(c: &mut Conn, rows: &[Addressee]) -> Res<()> {
    pamong_db::each!(c => diesel::insert_into(letter_addressees::table).values(rows).execute(c))?;
    Ok(())
}

/// Takes all addressees off a draft.
pub fn delete_addressees(c: &mut Conn, letter: Id) -> Res<()> {
    diesel::delete(letter_addressees::table.filter(letter_addressees::letter_id.eq(letter))).execute(c)?;
    Ok(())
}

/// Addressees in their order.
pub fn addressees(c: &mut Conn, letter: Id) -> Res<Vec<Addressee>> {
    let query = letter_addressees::table
        .filter(letter_addressees::letter_id.eq(letter))
        .order(letter_addressees::pos)
        .select(Addressee::as_select());
    Ok(query.load(c)?)
}

/// Notes which incoming letter an addressee received.
pub fn set_delivered(c: &mut Conn, letter: Id, pos: i32, delivered: Id) -> Res<()> {
    diesel::update(letter_addressees::table.find((letter, pos)))
        .set(letter_addressees::delivered_letter_id.eq(delivered))
        .execute(c)?;
    Ok(())
}
