//! Queries on positions and their holders.
use super::model::{People, Post};
use crate::agencies::AgencyRef;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, position_assignments as assignments, positions, users};
use pamong_db::{Conn, Id, OneOfExt, Res};

/// Positions by id, in use or not.
pub fn posts(c: &mut Conn, ids: &[Id]) -> Res<Vec<Post>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<(Id, String, bool, AgencyRef)> = positions::table
        .inner_join(agencies::table)
        .filter(positions::id.one_of(ids.to_vec()))
        .select((positions::id, positions::title, positions::active, AgencyRef::as_select()))
        .load(c)?;
    Ok(rows.into_iter().map(|(id, title, active, agency)| Post { id, title, active, agency }).collect())
}

/// Positions with their holders on `day`, and the names of persons.
pub fn load(c: &mut Conn, positions: &[Id], persons: &[Id], day: NaiveDate) -> Res<People> {
    Ok(People {
        posts: posts(c, positions)?.into_iter().map(|p| (p.id, p)).collect(),
        holders: holders(c, positions, day)?
            .into_iter()
            .map(|(position, user, name)| (position, (user, name)))
            .collect(),
        names: names(c, persons)?.into_iter().collect(),
    })
}

/// Who holds these positions on `day`; of several holders the one who came last is last.
fn holders(c: &mut Conn, positions: &[Id], day: NaiveDate) -> Res<Vec<(Id, Id, String)>> {
    if positions.is_empty() {
        return Ok(Vec::new());
    }
    // Ordered so that whoever came last, such as a Plh. for the absent holder, is the one that stays in the map.
    let query = assignments::table
        .inner_join(users::table)
        .filter(assignments::position_id.one_of(positions.to_vec()))
        .filter(assignments::valid_from.le(day))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(day)))
        .order((assignments::valid_from, assignments::id));
    Ok(query.select((assignments::position_id, users::id, users::name)).load(c)?)
}

fn names(c: &mut Conn, persons: &[Id]) -> Res<Vec<(Id, String)>> {
    if persons.is_empty() {
        return Ok(Vec::new());
    }
    Ok(users::table.filter(users::id.one_of(persons.to_vec())).select((users::id, users::name)).load(c)?)
}

/// The path of an agency in the tree.
pub fn agency_path(c: &mut Conn, agency: Id) -> Res<String> {
    Ok(agencies::table.find(agency).select(agencies::path).first(c)?)
}

/// Positions in use that head these agencies.
pub fn heads(c: &mut Conn, agency: Id) -> Res<Vec<Id>> {
    let query = positions::table
        .filter(positions::agency_id.eq(agency))
        .filter(positions::is_head.eq(true))
        .filter(positions::active.eq(true))
        .order(positions::id);
    Ok(query.select(positions::id).load(c)?)
}

/// An agency and all below it.
pub fn subtree_of(c: &mut Conn, agency: Id) -> Res<Vec<Id>> {
    let path = agency_path(c, agency)?;
    crate::agencies::store::subtree(c, &path)
}
