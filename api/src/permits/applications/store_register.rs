//! Queries on the registers that applications are numbered in.
use diesel::prelude::*;
use pamong_db::schema::permit_applications as applications;
use pamong_db::{Conn, Id, OneOfExt, Res};

/// How many applications of these agencies are in the registers of these years.
pub fn count_register_numbers(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<(Id, i32, i64)>> {
    let query = applications::table
        .filter(applications::agency_id.one_of(agencies.to_vec()))
        .filter(applications::register_year.one_of(years.to_vec()))
        .group_by((applications::agency_id, applications::register_year));
    let columns = (applications::agency_id, applications::register_year, diesel::dsl::count_star());
    Ok(query.select(columns).load(c)?)
}

/// Numbers of an agency's applications in a year.
pub fn register_numbers(c: &mut Conn, agency: Id, year: i32) -> Res<Vec<i32>> {
    let query = applications::table
        .filter(applications::agency_id.eq(agency))
        .filter(applications::register_year.eq(year));
    Ok(query.select(applications::register_number).load(c)?)
}
