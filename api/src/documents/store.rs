//! Counters of the registers, patterns of their numbers, and who signs for an office.
use crate::identity::model::AssignmentKind;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    letter_kinds, number_counters as counters, position_assignments as assignments, positions, users,
};
use pamong_db::{BothExt, Conn, Id, LockedExt, MultiBackend, Res};

/// Raises a counter by one and returns it; a register starts at 1.
pub fn raise_counter(c: &mut Conn, agency_id: Id, register: &str, year: i32) -> Res<i32> {
    Ok(diesel::insert_into(counters::table)
        .values((
            counters::agency_id.eq(agency_id),
            counters::register.eq(register),
            counters::year.eq(year),
            counters::last.eq(1),
        ))
        .on_conflict((counters::agency_id, counters::register, counters::year))
        .do_update()
        .set(counters::last.eq(counters::last + 1))
        .returning(counters::last)
        .both()
        .get_result(c)?)
}

/// How far a register has counted; nothing where it was never used. The counter stays locked until the end.
pub fn counter(c: &mut Conn, agency_id: Id, register: &str, year: i32) -> Res<Option<i32>> {
    let row = counters::table.find((agency_id, register.to_owned(), year)).select(counters::last);
    Ok(row.locked().get_result(c).optional()?)
}

/// Sets a counter.
pub fn set_counter(c: &mut Conn, agency_id: Id, register: &str, year: i32, last: i32) -> Res<()> {
    diesel::insert_into(counters::table)
        .values((
            counters::agency_id.eq(agency_id),
            counters::register.eq(register),
            counters::year.eq(year),
            counters::last.eq(last),
        ))
        .on_conflict((counters::agency_id, counters::register, counters::year))
        .do_update()
        .set(counters::last.eq(last))
        .both()
        .execute(c)?;
    Ok(())
}

/// Forgets a counter that was never used.
pub fn delete_counter(c: &mut Conn, agency_id: Id, register: &str, year: i32) -> Res<()> {
    diesel::delete(counters::table.find((agency_id, register.to_owned(), year))).execute(c)?;
    Ok(())
}

/// Pattern of the numbers of a letter kind, in use or not: a letter keeps the kind that it was drafted as.
pub fn number_pattern(c: &mut Conn, kind: &str) -> Res<String> {
    Ok(letter_kinds::table.find(kind).select(letter_kinds::number_pattern).first(c)?)
}

/// A register of an agency in a year.
#[derive(Debug, Clone, Queryable, Selectable)]
#[diesel(table_name = counters, check_for_backend(MultiBackend))]
pub struct Series {
    /// The agency.
    pub agency_id: Id,
    /// The register, such as `incoming`.
    pub register: String,
    /// Agenda year.
    pub year: i32,
    /// The number that was given last.
    pub last: i32,
}

impl Series {
    /// Its place in a list.
    pub fn place(&self) -> (Id, String, i32) {
        (self.agency_id, self.register.clone(), self.year)
    }
}

/// Registers of these agencies by agency, register and year.
pub fn counters(
    c: &mut Conn,
    agencies: &[Id],
    year: Option<i32>,
    after: Option<&(Id, String, i32)>,
    limit: i64,
) -> Res<Vec<Series>> {
    let mut query = counters::table
        .filter(counters::agency_id.eq_any(agencies.to_vec()))
        .select(Series::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(year) = year {
        query = query.filter(counters::year.eq(year));
    }
    if let Some((agency, register, year)) = after.cloned() {
        let same_register = counters::register.eq(register.clone()).and(counters::year.gt(year));
        let same_agency = counters::register.gt(register).or(same_register);
        query =
            query.filter(counters::agency_id.gt(agency).or(counters::agency_id.eq(agency).and(same_agency)));
    }
    let order = (counters::agency_id, counters::register, counters::year);
    Ok(query.order(order).limit(limit).load(c)?)
}

/// The position that heads an agency, and its title.
pub fn head_of(c: &mut Conn, agency: Id) -> Res<Option<(Id, String)>> {
    let query = positions::table
        .filter(positions::agency_id.eq(agency))
        .filter(positions::is_head.eq(true))
        .filter(positions::active.eq(true))
        .order(positions::id);
    Ok(query.select((positions::id, positions::title)).first(c).optional()?)
}

/// Title of a position.
pub fn title_of(c: &mut Conn, position: Id) -> Res<String> {
    Ok(positions::table.find(position).select(positions::title).first(c)?)
}

/// Name, NIP and kind of assignment of whoever holds a position on `day`; of one person only, where `user` names one.
pub fn holder(
    c: &mut Conn,
    position: Id,
    user: Option<Id>,
    day: NaiveDate,
) -> Res<Option<(String, Option<String>, AssignmentKind)>> {
    let mut query = assignments::table
        .inner_join(users::table)
        .filter(assignments::position_id.eq(position))
        .filter(assignments::valid_from.le(day))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(day)))
        .select((users::name, users::civil_servant_number, assignments::kind))
        .into_boxed::<MultiBackend>();
    if let Some(user) = user {
        query = query.filter(assignments::user_id.eq(user));
    }
    // Whoever came last, such as a Plh. for the absent holder, signs.
    Ok(query.order((assignments::valid_from.desc(), assignments::id.desc())).first(c).optional()?)
}
