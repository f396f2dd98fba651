//! Who signs for an office.
use crate::identity::model::AssignmentKind;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{position_assignments as assignments, positions, users};
use pamong_db::{Conn, Id, MultiBackend, Res};

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
