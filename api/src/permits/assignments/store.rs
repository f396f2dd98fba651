//! Queries on who looks after applications. A position that is not in use any more looks after nothing.
use crate::permits::applications::model::PermitStatus;
use chrono::NaiveDate;
use diesel::dsl::not;
use diesel::prelude::*;
use pamong_db::schema::{permit_applications as applications, permit_assignments as assignments, positions};
use pamong_db::{BothExt, Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, Ts};

type Applications = applications::BoxedQuery<'static, MultiBackend>;

/// Whose applications a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookedAfter {
    /// Those of no officer.
    ByNobody,
    /// Those of the officer in this position.
    By(Id),
}

/// Narrows applications to those of an officer, or of none.
pub fn narrowed(query: Applications, by: LookedAfter) -> Applications {
    let in_use = assignments::table.inner_join(positions::table).filter(positions::active.eq(true));
    match by {
        LookedAfter::ByNobody => {
            query.filter(not(applications::id.eq_any(in_use.select(assignments::application_id))))
        }
        LookedAfter::By(position) => {
            let held = in_use.filter(assignments::position_id.eq(position));
            query.filter(applications::id.eq_any(held.select(assignments::application_id)))
        }
    }
}

/// The application, locked until the transaction ends.
pub fn lock(c: &mut Conn, id: Id) -> Res<()> {
    let query = applications::table.find(id).select(applications::id);
    query.locked().get_result::<Id>(c)?;
    Ok(())
}

/// Application and position of those of these that an officer looks after.
pub fn held(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, Id)>> {
    let query = assignments::table
        .inner_join(positions::table)
        .filter(positions::active.eq(true))
        .filter(assignments::application_id.one_of(ids.to_vec()));
    Ok(query.select((assignments::application_id, assignments::position_id)).load(c)?)
}

/// Gives an application to a position.
pub fn give(c: &mut Conn, application: Id, position: Id, now: Ts) -> Res<()> {
    let given = (assignments::position_id.eq(position), assignments::assigned_at.eq(now));
    diesel::insert_into(assignments::table)
        .values((assignments::application_id.eq(application), given))
        .on_conflict(assignments::application_id)
        .do_update()
        .set(given)
        .both()
        .execute(c)?;
    Ok(())
}

/// Gives an application to nobody.
pub fn give_back(c: &mut Conn, application: Id) -> Res<()> {
    diesel::delete(assignments::table.find(application)).execute(c)?;
    Ok(())
}

/// An open application as the work of an office counts it.
#[derive(Debug, Queryable)]
pub struct Open {
    /// Its officer.
    pub position: Option<Id>,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// Day on which its clock stopped for good.
    pub stopped_on: Option<NaiveDate>,
    /// Day since which its clock is paused.
    pub paused_since: Option<NaiveDate>,
}

/// All open applications of an office.
pub fn open(c: &mut Conn, agency: Id) -> Res<Vec<Open>> {
    let query = applications::table
        .left_join(assignments::table)
        .filter(applications::agency_id.eq(agency))
        .filter(not(applications::status.one_of(PermitStatus::ENDED.to_vec())))
        .filter(applications::status.ne(PermitStatus::Draft));
    let columns = (
        assignments::position_id.nullable(),
        applications::due_date,
        applications::stopped_on,
        applications::paused_since,
    );
    Ok(query.select(columns).load(c)?)
}
