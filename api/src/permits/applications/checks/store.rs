//! Queries on checks.
use super::model::{CheckOutcome, PermitCheck};
use diesel::prelude::*;
use pamong_db::schema::permit_checks as checks;
use pamong_db::{Conn, Id, Res, Ts, each};

/// Stores checks that are opened.
pub fn insert(c: &mut Conn, rows: &[PermitCheck]) -> Res<()> {
    if !rows.is_empty() {
        each!(c => diesel::insert_into(checks::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Checks of an application in the order in which they were opened.
pub fn list(c: &mut Conn, application: Id) -> Res<Vec<PermitCheck>> {
    let query =
        checks::table.filter(checks::application_id.eq(application)).order((checks::opened_at, checks::id));
    Ok(query.select(PermitCheck::as_select()).load(c)?)
}

/// Ends an open check; false where it is over already.
pub fn end(
    c: &mut Conn,
    id: Id,
    (outcome, note): (CheckOutcome, Option<&str>),
    actor: Option<(Id, &str)>,
    now: Ts,
) -> Res<bool> {
    let target = checks::table.filter(checks::id.eq(id)).filter(checks::outcome.is_null());
    let change = (
        checks::outcome.eq(outcome),
        checks::note.eq(note),
        checks::actor_user_id.eq(actor.map(|(id, _)| id)),
        checks::actor_name.eq(actor.map(|(_, name)| name)),
        checks::ended_at.eq(now),
    );
    Ok(diesel::update(target).set(change).execute(c)? > 0)
}
