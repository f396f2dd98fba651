//! Counters of the registers.
use diesel::prelude::*;
use pamong_db::schema::number_counters as counters;
use pamong_db::{BothExt, Conn, Id, Res};

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
