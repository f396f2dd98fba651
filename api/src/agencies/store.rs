//! Queries on agencies.
use super::model::{Agency, AgencyRef};
use super::reference::{DispositionInstruction, LetterKind};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, calendar_days, classifications, disposition_instructions, letter_kinds};
use pamong_db::{Conn, Id, Res};

/// One agency.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Agency>> {
    Ok(agencies::table.find(id).select(Agency::as_select()).first(c).optional()?)
}

/// One agency by its code.
pub fn find_by_code(c: &mut Conn, code: &str) -> Res<Option<Agency>> {
    let query = agencies::table.filter(agencies::code.eq(code)).select(Agency::as_select());
    Ok(query.first(c).optional()?)
}

/// The short forms of several agencies.
pub fn refs(c: &mut Conn, ids: &[Id]) -> Res<Vec<AgencyRef>> {
    let query = agencies::table.filter(agencies::id.eq_any(ids.to_vec())).select(AgencyRef::as_select());
    Ok(query.load(c)?)
}

/// Ids of an agency and of all below it.
pub fn subtree(c: &mut Conn, path: &str) -> Res<Vec<Id>> {
    let query = agencies::table.filter(agencies::path.like(format!("{path}%"))).order(agencies::path);
    Ok(query.select(agencies::id).load(c)?)
}

/// Days on which work differs from the plain week.
pub fn calendar_exceptions(c: &mut Conn) -> Res<Vec<(NaiveDate, bool)>> {
    Ok(calendar_days::table.select((calendar_days::day, calendar_days::is_working_day)).load(c)?)
}

/// A kind of letter that is in use on `day`.
pub fn letter_kind(c: &mut Conn, code: &str, day: NaiveDate) -> Res<Option<LetterKind>> {
    let query = letter_kinds::table
        .filter(letter_kinds::code.eq(code))
        .filter(letter_kinds::valid_from.le(day))
        .filter(letter_kinds::valid_until.is_null().or(letter_kinds::valid_until.ge(day)));
    Ok(query.select(LetterKind::as_select()).first(c).optional()?)
}

/// The standard instructions in the order of the sheet.
pub fn disposition_instructions(c: &mut Conn) -> Res<Vec<DispositionInstruction>> {
    let query = disposition_instructions::table.order(disposition_instructions::pos);
    Ok(query.select(DispositionInstruction::as_select()).load(c)?)
}

/// True where a classification code is in use on `day`.
pub fn has_classification(c: &mut Conn, code: &str, day: NaiveDate) -> Res<bool> {
    let query = classifications::table
        .filter(classifications::code.eq(code))
        .filter(classifications::valid_from.le(day))
        .filter(classifications::valid_until.is_null().or(classifications::valid_until.ge(day)));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}
