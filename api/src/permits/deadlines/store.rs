//! Queries on what is due and of what was reminded.
use crate::permits::applications::model::PermitApplication;
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{permit_applications as applications, permit_reminders as reminders};
use pamong_db::{BothExt, Conn, Id, MultiBackend, Res, Ts};

type Applications = applications::BoxedQuery<'static, MultiBackend>;

/// Applications for which an office has to act.
fn under_way() -> Applications {
    applications::table
        .filter(applications::stopped_on.is_null())
        .filter(applications::paused_since.is_null())
        .filter(applications::waits_for.is_not_null())
        .into_boxed()
}

/// Applications that are due between two days, both included, and for which the step was not taken yet; the latest first.
pub fn without_step(
    c: &mut Conn,
    step: &str,
    from: Option<NaiveDate>,
    until: NaiveDate,
    limit: i64,
) -> Res<Vec<PermitApplication>> {
    let taken = reminders::table
        .filter(reminders::application_id.eq(applications::id))
        .filter(reminders::step.eq(step.to_owned()))
        .filter(reminders::due_date.eq(applications::due_date));
    let mut query = under_way().filter(applications::due_date.le(until)).filter(not(exists(taken)));
    if let Some(from) = from {
        query = query.filter(applications::due_date.ge(from));
    }
    let query = query.order((applications::due_date, applications::id)).limit(limit);
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// Applications at a stage whose own time ended before today, and for which the step was not taken yet.
pub fn at_late_stage(c: &mut Conn, step: &str, today: NaiveDate, limit: i64) -> Res<Vec<PermitApplication>> {
    let taken = reminders::table
        .filter(reminders::application_id.eq(applications::id))
        .filter(reminders::step.eq(step.to_owned()))
        .filter(reminders::due_date.nullable().eq(applications::stage_due_date));
    let query = under_way()
        .filter(applications::stage_due_date.lt(today))
        .filter(not(exists(taken)))
        .order((applications::stage_due_date, applications::id))
        .limit(limit);
    Ok(query.select(PermitApplication::as_select()).load(c)?)
}

/// Takes a step; false where another server has taken it.
pub fn take_step(c: &mut Conn, application: Id, step: &str, due: NaiveDate, now: Ts) -> Res<bool> {
    let taken = diesel::insert_into(reminders::table)
        .values((
            reminders::application_id.eq(application),
            reminders::step.eq(step),
            reminders::due_date.eq(due),
            reminders::created_at.eq(now),
        ))
        .on_conflict((reminders::application_id, reminders::step, reminders::due_date))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(taken == 1)
}
