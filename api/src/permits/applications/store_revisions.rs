//! Queries on the applications that run under one revision of their service, and on their way to another.
use super::model::{PermitApplication, PermitStatus};
use crate::identity::Permission;
use crate::permits::procedure::Stage;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{permit_applications as applications, permit_documents as documents};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts, cols};

type Applications = applications::BoxedQuery<'static, MultiBackend>;

/// Applications of a revision that are still under way.
pub fn running(c: &mut Conn, service: Id) -> Res<i64> {
    Ok(under_way(service).count().get_result(c)?)
}

/// Applications of a revision that are still under way, by office and register number.
pub fn running_of(c: &mut Conn, service: Id) -> Res<Vec<PermitApplication>> {
    let order = (applications::agency_id, applications::register_year, applications::register_number);
    Ok(under_way(service).order(order).select(PermitApplication::as_select()).load(c)?)
}

fn under_way(service: Id) -> Applications {
    let open: Vec<_> = PermitStatus::ALL.iter().copied().filter(|status| !status.has_ended()).collect();
    applications::table
        .filter(applications::service_id.eq(service))
        .filter(applications::status.one_of(open))
        .into_boxed()
}

/// Takes an application along to another revision, if it is still at this version.
pub fn revise(
    c: &mut Conn,
    id: Id,
    version: i32,
    (service, stage, stage_due): (Id, &Stage, Option<NaiveDate>),
    now: Ts,
) -> Res<Option<PermitApplication>> {
    let target =
        applications::table.filter(applications::id.eq(id)).filter(applications::version.eq(version));
    let change = (
        applications::service_id.eq(service),
        applications::stage.eq(&stage.key),
        applications::waits_for.eq(stage.waits_for.map(Permission::as_str)),
        applications::stage_due_date.eq(stage_due),
        applications::updated_at.eq(now),
        applications::version.eq(applications::version + 1),
    );
    let query = diesel::update(target).set(change).returning(cols::<PermitApplication>());
    Ok(query.get_result(c).optional()?)
}

/// Says which requirement a paper meets.
pub fn place_document(c: &mut Conn, id: Id, requirement_index: i32) -> Res<()> {
    diesel::update(documents::table.find(id))
        .set(documents::requirement_index.eq(requirement_index))
        .execute(c)?;
    Ok(())
}
