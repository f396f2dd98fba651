//! Queries on who looks after applications. A position that is not in use any more looks after nothing.
use crate::permits::applications::model::PermitStatus;
use chrono::NaiveDate;
use diesel::dsl::{count_star, not};
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

/// Which of the open applications of an office are counted.
#[derive(Debug, Clone, Copy)]
pub enum Counted {
    /// All of them.
    Open,
    /// Those whose due date has passed while the office has to act.
    Late(NaiveDate),
    /// Those that are due on this day or the days before it, and not late today.
    Due(NaiveDate, NaiveDate),
}

/// How many open applications of an office each position has; none stands for those of nobody.
pub fn load(c: &mut Conn, agency: Id, counted: Counted) -> Res<Vec<(Option<Id>, i64)>> {
    let running = applications::stopped_on.is_null().and(applications::paused_since.is_null());
    let mut query = applications::table
        .left_join(assignments::table.inner_join(positions::table))
        .filter(applications::agency_id.eq(agency))
        .filter(not(applications::status.one_of(PermitStatus::ENDED.to_vec())))
        .filter(applications::status.ne(PermitStatus::Draft))
        .group_by(assignments::position_id.nullable())
        .select((assignments::position_id.nullable(), count_star()))
        .into_boxed::<MultiBackend>();
    query = match counted {
        Counted::Open => query,
        Counted::Late(today) => query.filter(running).filter(applications::due_date.lt(today)),
        Counted::Due(today, until) => {
            query.filter(running).filter(applications::due_date.between(today, until))
        }
    };
    Ok(query.load(c)?)
}
