//! Queries on letters, and how they change. Who may see them is said in `access`.
use super::model::{Addressee, Letter, LetterStatus, LetterSummary, SecurityLevel};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{letter_addressees, letters};
use pamong_db::{Conn, Id, LockedExt, OneOfExt, Res, Ts, cols};

pub use super::access::store::{visible_among, visible_to};

/// A letter that the scope may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Letter>> {
    Ok(visible_to(scope).filter(letters::id.eq(id)).select(Letter::as_select()).first(c).optional()?)
}

/// A letter, whoever may see it: for records that hang on it.
pub fn find(c: &mut Conn, id: Id) -> Res<Letter> {
    Ok(letters::table.find(id).select(Letter::as_select()).first(c)?)
}

/// Id, subject, number and level of a letter.
pub type Title = (Id, String, Option<String>, SecurityLevel);

/// What those of the letters are about that the scope may see.
pub fn titles(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<Vec<Title>> {
    let query = visible_to(scope).filter(letters::id.one_of(ids.to_vec()));
    let columns = (letters::id, letters::subject, letters::letter_number, letters::security_level);
    Ok(query.select(columns).load(c)?)
}

/// A letter, whoever may see it, where there is one: for what is told about it without telling what it is.
pub fn find_any(c: &mut Conn, id: Id) -> Res<Option<Letter>> {
    Ok(letters::table.find(id).select(Letter::as_select()).first(c).optional()?)
}

/// Short forms of several letters.
pub fn summaries(c: &mut Conn, ids: &[Id]) -> Res<Vec<LetterSummary>> {
    let query = letters::table.filter(letters::id.one_of(ids.to_vec()));
    Ok(query.select(LetterSummary::as_select()).load(c)?)
}

/// Stores a letter.
pub fn insert(c: &mut Conn, letter: &Letter) -> Res<()> {
    diesel::insert_into(letters::table).values(letter).execute(c)?;
    hand(c, std::slice::from_ref(letter))
}

/// Notes in whose hands letters are by what stands in themselves.
fn hand(c: &mut Conn, rows: &[Letter]) -> Res<()> {
    let held = |l: &Letter| {
        [l.drafter_position_id, l.approver_position_id].into_iter().flatten().map(|p| (l.id, p)).collect()
    };
    super::access::store::hand(c, &rows.iter().flat_map(|l| -> Vec<_> { held(l) }).collect::<Vec<_>>())
}

/// Stores many letters.
pub fn insert_all(c: &mut Conn, rows: &[Letter]) -> Res<()> {
    for rows in rows.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(letters::table).values(rows).execute(c))?;
    }
    hand(c, rows)
}

/// Removes letters with their addressees; what else hangs on one of them refuses it.
pub fn delete(c: &mut Conn, ids: &[Id]) -> Res<usize> {
    diesel::delete(letter_addressees::table.filter(letter_addressees::letter_id.one_of(ids.to_vec())))
        .execute(c)?;
    Ok(diesel::delete(letters::table.filter(letters::id.one_of(ids.to_vec()))).execute(c)?)
}

/// Makes other writers of what hangs on a letter wait until the transaction ends.
pub fn lock(c: &mut Conn, id: Id) -> Res<()> {
    letters::table.find(id).select(letters::id).locked().get_result::<Id>(c)?;
    Ok(())
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
    /// Suffix of a back-dated number, else empty.
    pub suffix: String,
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
        letters::sequence_suffix.eq(&numbered.suffix),
        letters::letter_number.eq(&numbered.number),
        letters::register_year.eq(numbered.year),
        letters::letter_date.eq(numbered.date),
        letters::approved_at.eq(numbered.at),
    );
    Ok(diesel::update(letters::table.find(id)).set(change).returning(cols::<Letter>()).get_result(c)?)
}

/// Stores addressees.
pub fn insert_addressees(c: &mut Conn, rows: &[Addressee]) -> Res<()> {
    for rows in rows.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(letter_addressees::table).values(rows).execute(c))?;
    }
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

/// How many letters of these agencies have a number without a suffix in the outgoing register of these years.
pub fn count_sequences(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<(Id, i32, i64)>> {
    let query = letters::table
        .filter(letters::agency_id.one_of(agencies.to_vec()))
        .filter(letters::register_year.one_of(years.to_vec()))
        .filter(letters::sequence_number.is_not_null())
        .filter(letters::sequence_suffix.eq(""))
        .group_by((letters::agency_id, letters::register_year));
    Ok(query.select((letters::agency_id, letters::register_year, diesel::dsl::count_star())).load(c)?)
}

/// Numbers of an agency's outgoing letters in a year, each with its suffix.
pub fn sequences(c: &mut Conn, agency: Id, year: i32) -> Res<Vec<(i32, String)>> {
    let query = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.eq(year))
        .filter(letters::sequence_number.is_not_null());
    Ok(query.select((letters::sequence_number.assume_not_null(), letters::sequence_suffix)).load(c)?)
}

/// Whether an outgoing letter has this number without a suffix.
pub fn has_sequence(c: &mut Conn, agency: Id, year: i32, number: i32) -> Res<bool> {
    let query = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.eq(year))
        .filter(letters::sequence_number.is_not_null())
        .filter(letters::sequence_number.assume_not_null().eq(number))
        .filter(letters::sequence_suffix.eq(""));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}

/// How many letters of these agencies have a number in the agenda book of incoming letters of these years.
pub fn count_agenda_numbers(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<(Id, i32, i64)>> {
    let query = letters::table
        .filter(letters::agency_id.one_of(agencies.to_vec()))
        .filter(letters::register_year.one_of(years.to_vec()))
        .filter(letters::agenda_number.is_not_null())
        .group_by((letters::agency_id, letters::register_year));
    Ok(query.select((letters::agency_id, letters::register_year, diesel::dsl::count_star())).load(c)?)
}

/// Numbers of an agency's incoming letters in a year.
pub fn agenda_numbers(c: &mut Conn, agency: Id, year: i32) -> Res<Vec<i32>> {
    let query = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.eq(year))
        .filter(letters::agenda_number.is_not_null());
    Ok(query.select(letters::agenda_number.assume_not_null()).load(c)?)
}

/// Whether an incoming letter has this number.
pub fn has_agenda_number(c: &mut Conn, agency: Id, year: i32, number: i32) -> Res<bool> {
    let query = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.eq(year))
        .filter(letters::agenda_number.is_not_null())
        .filter(letters::agenda_number.assume_not_null().eq(number));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}
