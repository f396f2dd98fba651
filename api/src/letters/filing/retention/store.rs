//! Queries on schedules.
use super::model::{Rule, Schedule};
use crate::http::{Cursor, PageArgs};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{classifications, retention_rules as rules, retention_schedules as schedules, users};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res};
use std::collections::BTreeMap;

/// Stores a version with its rules.
pub(super) fn insert(c: &mut Conn, schedule: &Schedule, all: &[Rule]) -> Res<()> {
    diesel::insert_into(schedules::table).values(schedule).execute(c)?;
    for part in all.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(rules::table).values(part).execute(c))?;
    }
    Ok(())
}

/// The version that holds on `day`: the last one that has begun, of two of one day the later import.
pub(super) fn in_force(c: &mut Conn, day: NaiveDate) -> Res<Option<Schedule>> {
    let query = schedules::table
        .filter(schedules::valid_from.le(day))
        .order((schedules::valid_from.desc(), schedules::created_at.desc(), schedules::id.desc()))
        .select(Schedule::as_select());
    Ok(query.first(c).optional()?)
}

/// One version.
pub(super) fn find(c: &mut Conn, id: Id) -> Res<Option<Schedule>> {
    Ok(schedules::table.find(id).select(Schedule::as_select()).first(c).optional()?)
}

/// Versions, last imported first.
pub(super) fn list(c: &mut Conn, page: &PageArgs) -> Res<Vec<Schedule>> {
    let mut query = schedules::table.select(Schedule::as_select()).into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(schedules::created_at.le(at))
            .filter(schedules::created_at.lt(at).or(schedules::id.lt(id)));
    }
    Ok(query.order((schedules::created_at.desc(), schedules::id.desc())).limit(page.fetch()).load(c)?)
}

/// Rules of a version by code; `q` is the beginning of the code.
pub(super) fn rules_page(
    c: &mut Conn,
    schedule: Id,
    q: Option<&str>,
    page: &PageArgs<String>,
) -> Res<Vec<Rule>> {
    let mut query = rules::table
        .filter(rules::schedule_id.eq(schedule))
        .select(Rule::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(q) = q {
        // Codes are digits and dots, so that no sign of what is left is a pattern.
        let begins: String = q.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        query = query.filter(rules::code.like(format!("{begins}%")));
    }
    if let Some(after) = &page.after {
        query = query.filter(rules::code.gt(after.clone()));
    }
    Ok(query.order(rules::code).limit(page.fetch()).load(c)?)
}

/// The rules that a version has for these codes.
pub(super) fn rules_of(c: &mut Conn, schedule: Id, codes: &[String]) -> Res<BTreeMap<String, Rule>> {
    let mut found = BTreeMap::new();
    for part in codes.chunks(pamong_db::AT_ONCE) {
        let query =
            rules::table.filter(rules::schedule_id.eq(schedule)).filter(rules::code.one_of(part.to_vec()));
        let rows: Vec<Rule> = query.select(Rule::as_select()).load(c)?;
        found.extend(rows.into_iter().map(|rule| (rule.code.clone(), rule)));
    }
    Ok(found)
}

/// Titles of classification codes; of two schemes the later one names it.
pub(super) fn titles(c: &mut Conn, codes: &[String]) -> Res<BTreeMap<String, String>> {
    let query = classifications::table
        .filter(classifications::code.one_of(codes.to_vec()))
        .order(classifications::valid_from)
        .select((classifications::code, classifications::title));
    Ok(query.load::<(String, String)>(c)?.into_iter().collect())
}

/// Names of people.
pub(super) fn names(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, String>> {
    let query = users::table.filter(users::id.one_of(ids.to_vec())).select((users::id, users::name));
    Ok(query.load::<(Id, String)>(c)?.into_iter().collect())
}
