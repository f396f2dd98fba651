//! Queries on patterns.
use super::model::Row;
use crate::documents::numbering::model::NumberOfficer;
use crate::http::{Cursor, PageArgs};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, letter_kinds, number_patterns as patterns, users};
use pamong_db::{Conn, Id, MultiBackend, Res};

/// The pattern of a letter kind that holds for an agency on `day`: the agency's own, the city's, or the one that the kind
/// came with. The kind may be out of use: a letter keeps the kind that it was drafted as.
pub(super) fn in_force(c: &mut Conn, kind: &str, agency: Id, day: NaiveDate) -> Res<Option<String>> {
    let own = patterns::agency_id.is_not_null().and(patterns::agency_id.assume_not_null().eq(agency));
    let holds = patterns::kind_code
        .eq(letter_kinds::code)
        .and(patterns::valid_from.le(day))
        .and(patterns::agency_id.is_null().or(own));
    let query = letter_kinds::table
        .left_join(patterns::table.on(holds))
        .filter(letter_kinds::code.eq(kind))
        .order((
            patterns::agency_id.is_null(),
            patterns::valid_from.desc(),
            patterns::created_at.desc(),
            patterns::id.desc(),
        ))
        .select((letter_kinds::number_pattern, patterns::pattern.nullable()));
    let found: Option<(String, Option<String>)> = query.first(c).optional()?;
    Ok(found.map(|(first, version)| version.unwrap_or(first)))
}

/// Characters of the longest short name of an agency.
pub(super) fn longest_unit(c: &mut Conn) -> Res<usize> {
    let names: Vec<String> = agencies::table.select(agencies::short_name).load(c)?;
    Ok(names.iter().map(|name| name.chars().count()).max().unwrap_or_default())
}

/// Keeps a version.
pub(super) fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(patterns::table).values(row).execute(c)?;
    Ok(())
}

/// A version with who made it.
pub(super) fn find(c: &mut Conn, id: Id) -> Res<Option<(Row, NumberOfficer)>> {
    let query = patterns::table.inner_join(users::table).filter(patterns::id.eq(id));
    Ok(query.select((Row::as_select(), NumberOfficer::as_select())).first(c).optional()?)
}

/// Versions, newest first.
pub(super) fn page(c: &mut Conn, kind: Option<&str>, page: &PageArgs) -> Res<Vec<(Row, NumberOfficer)>> {
    let mut query = patterns::table
        .inner_join(users::table)
        .select((Row::as_select(), NumberOfficer::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(kind) = kind {
        query = query.filter(patterns::kind_code.eq(kind.to_owned()));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(patterns::created_at.le(at))
            .filter(patterns::created_at.lt(at).or(patterns::id.lt(id)));
    }
    Ok(query.order((patterns::created_at.desc(), patterns::id.desc())).limit(page.fetch()).load(c)?)
}
