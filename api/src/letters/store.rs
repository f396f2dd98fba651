//! Queries on letters: who may see them, and how they change.
use super::dispositions::DispositionStatus;
use super::model::{Addressee, Letter, LetterStatus, LetterSummary};
use super::reviews::ReviewStatus;
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{dispositions, letter_addressees, letter_reviews, letters};
use pamong_db::{Conn, Id, MultiBackend, Res, Ts, cols};

/// The one rule of visibility, used by item, list, search and count alike: letters of an agency in the scope, letters
/// that were disposed to the position, and letters that the position initials, approves or has returned.
///
/// A draft is nobody's business outside its agency until it is handed in.
pub fn visible_to(scope: &Scope) -> letters::BoxedQuery<'static, MultiBackend> {
    let position = scope.position_id;
    let disposed = dispositions::table
        .filter(dispositions::to_position_id.eq(position))
        .filter(dispositions::status.ne(DispositionStatus::Cancelled))
        .select(dispositions::letter_id);
    let decided = letter_reviews::table
        .filter(letter_reviews::position_id.eq(position))
        .filter(letter_reviews::status.eq_any([ReviewStatus::Initialled, ReviewStatus::Returned]))
        .select(letter_reviews::letter_id);
    let pending = letter_reviews::table
        .filter(letter_reviews::position_id.eq(position))
        .filter(letter_reviews::status.eq(ReviewStatus::Pending))
        .select(letter_reviews::letter_id);
    let handed_in = letters::status.ne_all([LetterStatus::Draft, LetterStatus::Cancelled]);
    let approves = letters::approver_position_id
        .is_not_null()
        .and(letters::approver_position_id.assume_not_null().eq(position));
    letters::table
        .filter(
            letters::agency_id
                .eq_any(scope.agency_ids.clone())
                .or(letters::id.eq_any(disposed))
                .or(letters::id.eq_any(decided))
                .or(handed_in.and(letters::id.eq_any(pending).or(approves))),
        )
        .into_boxed()
}

/// A letter that the scope may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Letter>> {
    Ok(visible_to(scope).filter(letters::id.eq(id)).select(Letter::as_select()).first(c).optional()?)
}

/// A letter, whoever may see it: for records that hang on it.
pub fn find(c: &mut Conn, id: Id) -> Res<Letter> {
    Ok(letters::table.find(id).select(Letter::as_select()).first(c)?)
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

/// Letters that one statement stores: a database takes only so many values at once.
const AT_ONCE: usize = 500;

/// Stores many letters.
pub fn insert_all(c: &mut Conn, rows: &[Letter]) -> Res<()> {
    for rows in rows.chunks(AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(letters::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Removes letters with their addressees; what else hangs on one of them refuses it.
pub fn delete(c: &mut Conn, ids: &[Id]) -> Res<usize> {
    diesel::delete(letter_addressees::table.filter(letter_addressees::letter_id.eq_any(ids.to_vec())))
        .execute(c)?;
    Ok(diesel::delete(letters::table.filter(letters::id.eq_any(ids.to_vec()))).execute(c)?)
}

/// Notes that something of a letter changed that is not a column of its own.
pub fn touch(c: &mut Conn, id: Id, now: Ts) -> Res<()> {
    diesel::update(letters::table.find(id))
        .set((letters::updated_at.eq(now), letters::version.eq(letters::version + 1)))
        .execute(c)?;
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
