//! Queries on what follows issued papers.
use super::model::Succession;
use crate::permits::applications::model::PermitStatus;
use diesel::dsl::not;
use diesel::prelude::*;
use pamong_db::schema::{permit_applications as applications, permit_successions as successions};
use pamong_db::{Conn, Id, OneOfExt, Res};
use serde_json::Value;

/// Keeps that an application goes on from a paper.
pub fn insert(c: &mut Conn, row: &Succession) -> Res<()> {
    diesel::insert_into(successions::table).values(row).execute(c)?;
    Ok(())
}

/// The paper that an application goes on from.
pub fn find(c: &mut Conn, application: Id) -> Res<Option<Succession>> {
    Ok(successions::table.find(application).select(Succession::as_select()).first(c).optional()?)
}

/// Number and year in the register of an application that goes on from a paper and is still under way.
pub fn under_way(c: &mut Conn, permit: Id) -> Res<Option<(i32, i32)>> {
    let query = successions::table
        .inner_join(applications::table)
        .filter(successions::permit_id.eq(permit))
        .filter(not(applications::status.one_of(PermitStatus::ENDED)));
    let query = query.select((applications::register_number, applications::register_year));
    Ok(query.first(c).optional()?)
}

/// Says anew where the answers come from.
pub fn set_origins(c: &mut Conn, application: Id, origins: &Value) -> Res<()> {
    diesel::update(successions::table.find(application)).set(successions::origins.eq(origins)).execute(c)?;
    Ok(())
}
