//! Queries on agencies.
use super::model::{Agency, AgencyKind, AgencyRef, CalendarDay};
use super::reference::{Classification, DispositionInstruction, LetterKind};
use crate::http::PageArgs;
use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::Text;
use pamong_db::schema::{agencies, calendar_days, classifications, disposition_instructions, letter_kinds};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res};

diesel::define_sql_function! {
    /// The text in lower case.
    fn lower(text: Text) -> Text;
}

/// Which agencies a list shows.
#[derive(Debug, Clone, Default)]
pub struct AgencyFilter {
    /// Of this kind.
    pub kind: Option<AgencyKind>,
    /// Directly below this agency.
    pub parent_id: Option<Id>,
    /// That exist on this day.
    pub at: Option<NaiveDate>,
    /// With these words in name or code.
    pub q: Option<String>,
}

/// A pattern for LIKE that finds `q` anywhere; its wildcards stand for themselves.
fn containing(q: &str) -> String {
    let escaped = q.to_lowercase().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// Agencies ordered by code.
pub fn list(c: &mut Conn, filter: &AgencyFilter, page: &PageArgs<String>) -> Res<Vec<Agency>> {
    let mut query = agencies::table.select(Agency::as_select()).into_boxed::<MultiBackend>();
    if let Some(kind) = filter.kind {
        query = query.filter(agencies::kind.eq(kind));
    }
    if let Some(parent) = filter.parent_id {
        query = query.filter(agencies::parent_id.eq(parent));
    }
    if let Some(day) = filter.at {
        query = query
            .filter(agencies::valid_from.is_null().or(agencies::valid_from.le(day)))
            .filter(agencies::valid_until.is_null().or(agencies::valid_until.ge(day)));
    }
    if let Some(q) = &filter.q {
        let pattern = containing(q);
        let name = lower(agencies::name).like(pattern.clone()).escape('\\');
        query = query.filter(name.or(lower(agencies::code).like(pattern).escape('\\')));
    }
    if let Some(after) = &page.after {
        query = query.filter(agencies::code.gt(after.clone()));
    }
    Ok(query.order(agencies::code).limit(page.fetch()).load(c)?)
}

/// Classification codes in use on `day`, ordered by code; `q` is found in titles, and codes that begin with it.
pub fn classifications_page(
    c: &mut Conn,
    day: NaiveDate,
    q: Option<&str>,
    page: &PageArgs<String>,
) -> Res<Vec<Classification>> {
    let mut query = classifications::table
        .filter(classifications::valid_from.le(day))
        .filter(classifications::valid_until.is_null().or(classifications::valid_until.ge(day)))
        .select(Classification::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(q) = q {
        let title = containing(q);
        let code = title.trim_start_matches('%').to_owned();
        query = query.filter(
            lower(classifications::title)
                .like(title)
                .escape('\\')
                .or(classifications::code.like(code).escape('\\')),
        );
    }
    if let Some(after) = &page.after {
        query = query.filter(classifications::code.gt(after.clone()));
    }
    Ok(query.order(classifications::code).limit(page.fetch()).load(c)?)
}

/// Kinds of letters in use on `day`.
pub fn letter_kinds_on(c: &mut Conn, day: NaiveDate) -> Res<Vec<LetterKind>> {
    let query = letter_kinds::table
        .filter(letter_kinds::valid_from.le(day))
        .filter(letter_kinds::valid_until.is_null().or(letter_kinds::valid_until.ge(day)));
    Ok(query.order(letter_kinds::code).select(LetterKind::as_select()).load(c)?)
}

/// Days of the calendar from `from` to `until`, both included.
pub fn calendar_days_between(c: &mut Conn, from: NaiveDate, until: NaiveDate) -> Res<Vec<CalendarDay>> {
    let query = calendar_days::table.filter(calendar_days::day.between(from, until));
    Ok(query.order(calendar_days::day).select(CalendarDay::as_select()).load(c)?)
}

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
    let query = agencies::table.filter(agencies::id.one_of(ids.to_vec())).select(AgencyRef::as_select());
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

/// Every classification code with the days between which it is in use.
pub fn classification_codes(c: &mut Conn) -> Res<Vec<(String, NaiveDate, Option<NaiveDate>)>> {
    let columns = (classifications::code, classifications::valid_from, classifications::valid_until);
    Ok(classifications::table.select(columns).load(c)?)
}

/// The city, root of the tree.
pub fn city(c: &mut Conn) -> Res<Option<Agency>> {
    let query = agencies::table
        .filter(agencies::parent_id.is_null())
        .order(agencies::code)
        .select(Agency::as_select());
    Ok(query.first(c).optional()?)
}

/// Every agency that exists on `day`, by its place in the tree.
pub fn existing_on(c: &mut Conn, day: NaiveDate) -> Res<Vec<AgencyRef>> {
    let query = agencies::table
        .filter(agencies::valid_from.is_null().or(agencies::valid_from.le(day)))
        .filter(agencies::valid_until.is_null().or(agencies::valid_until.ge(day)))
        .order(agencies::path);
    Ok(query.select(AgencyRef::as_select()).load(c)?)
}
