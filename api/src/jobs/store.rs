//! Queries on jobs and schedules.
use super::model::{Job, JobStatus, MAX_ATTEMPTS};
use crate::http::{Cursor, PageArgs};
use diesel::prelude::*;
use pamong_db::schema::{job_schedules as schedules, jobs};
use pamong_db::{BothExt, Conn, Id, MultiBackend, OneOfExt, Res, Ts, cols};

/// Jobs that are looked at for one that is still free.
const CANDIDATES: i64 = 8;

/// Queues a job; false where one of its name is there already.
pub fn insert(c: &mut Conn, job: &Job) -> Res<bool> {
    let query = diesel::insert_into(jobs::table).values(job).on_conflict(jobs::key).do_nothing();
    Ok(query.both().execute(c)? == 1)
}

/// Which kinds of jobs are meant.
#[derive(Debug, Clone)]
pub enum Kinds {
    /// These.
    Only(Vec<&'static str>),
    /// All but these.
    AllBut(Vec<&'static str>),
}

/// Jobs that a server may take at `now`, the one that is due longest first.
fn due(c: &mut Conn, kinds: &Kinds, now: Ts, limit: i64) -> Res<Vec<Job>> {
    let mut query = jobs::table
        .filter(jobs::status.eq(JobStatus::Waiting))
        .filter(jobs::run_at.le(now))
        .filter(jobs::claimed_until.is_null().or(jobs::claimed_until.le(now)))
        .select(Job::as_select())
        .into_boxed::<MultiBackend>();
    query = match kinds {
        Kinds::Only(kinds) => query.filter(jobs::kind.one_of(kinds.clone())),
        Kinds::AllBut(kinds) => query.filter(jobs::kind.ne_all(kinds.clone())),
    };
    Ok(query.order((jobs::run_at, jobs::id)).limit(limit).load(c)?)
}

/// True where recurring work is due.
pub fn schedule_due(c: &mut Conn, now: Ts) -> Res<bool> {
    let recurring = schedules::table.filter(schedules::next_run_at.le(now));
    Ok(diesel::select(diesel::dsl::exists(recurring)).get_result(c)?)
}

/// True where a job is due.
pub fn job_due(c: &mut Conn, kinds: &Kinds, now: Ts) -> Res<bool> {
    Ok(!due(c, kinds, now, 1)?.is_empty())
}

/// Takes one due job until `until`. Whoever raises `attempts` from the value that was read has it: another server that
/// read the same row changes nothing and looks at the next one.
pub fn claim(c: &mut Conn, kinds: &Kinds, now: Ts, until: Ts) -> Res<Option<Job>> {
    for job in due(c, kinds, now, CANDIDATES)? {
        let target = jobs::table
            .filter(jobs::id.eq(job.id))
            .filter(jobs::status.eq(JobStatus::Waiting))
            .filter(jobs::attempts.eq(job.attempts))
            .filter(jobs::claimed_until.is_null().or(jobs::claimed_until.le(now)));
        if job.attempts >= MAX_ATTEMPTS {
            let lost = "the server ended during the last attempt";
            let end = (
                jobs::status.eq(JobStatus::Failed),
                jobs::claimed_until.eq(None::<Ts>),
                jobs::last_error.eq(Some(lost)),
                jobs::finished_at.eq(Some(now)),
            );
            diesel::update(target).set(end).execute(c)?;
            continue;
        }
        let change = (jobs::attempts.eq(job.attempts + 1), jobs::claimed_until.eq(Some(until)));
        let taken = diesel::update(target).set(change).returning(cols::<Job>()).get_result(c).optional()?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
    Ok(None)
}

/// Ends or postpones the attempt that `job` is; one that another server has taken over meanwhile is left alone.
pub fn settle(c: &mut Conn, job: &Job) -> Res<()> {
    let target = jobs::table
        .filter(jobs::id.eq(job.id))
        .filter(jobs::status.eq(JobStatus::Waiting))
        .filter(jobs::attempts.eq(job.attempts));
    let change = (
        jobs::status.eq(job.status),
        jobs::run_at.eq(job.run_at),
        jobs::claimed_until.eq(None::<Ts>),
        jobs::last_error.eq(&job.last_error),
        jobs::finished_at.eq(job.finished_at),
    );
    diesel::update(target).set(change).execute(c)?;
    Ok(())
}

/// Lets a job that was given up wait again; none where it was not.
pub fn revive(c: &mut Conn, id: Id, now: Ts) -> Res<Option<Job>> {
    let target = jobs::table.filter(jobs::id.eq(id)).filter(jobs::status.eq(JobStatus::Failed));
    let change = (
        jobs::status.eq(JobStatus::Waiting),
        jobs::run_at.eq(now),
        jobs::attempts.eq(0),
        jobs::finished_at.eq(None::<Ts>),
    );
    Ok(diesel::update(target).set(change).returning(cols::<Job>()).get_result(c).optional()?)
}

/// One job.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Job>> {
    Ok(jobs::table.find(id).select(Job::as_select()).first(c).optional()?)
}

/// Jobs, newest first.
pub fn list(c: &mut Conn, status: Option<JobStatus>, page: &PageArgs) -> Res<Vec<Job>> {
    let mut query = jobs::table.select(Job::as_select()).into_boxed::<MultiBackend>();
    if let Some(status) = status {
        query = query.filter(jobs::status.eq(status));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query.filter(jobs::created_at.le(at)).filter(jobs::created_at.lt(at).or(jobs::id.lt(id)));
    }
    Ok(query.order((jobs::created_at.desc(), jobs::id.desc())).limit(page.fetch()).load(c)?)
}

/// Removes jobs in this state that ended before `before`.
pub fn forget(c: &mut Conn, status: JobStatus, before: Ts) -> Res<usize> {
    let old = jobs::table.filter(jobs::status.eq(status)).filter(jobs::finished_at.lt(before));
    Ok(diesel::delete(old).execute(c)?)
}

/// Rule and next occurrence of recurring work.
pub fn schedule(c: &mut Conn, name: &str) -> Res<Option<(String, Ts)>> {
    let query = schedules::table.find(name).select((schedules::rule, schedules::next_run_at));
    Ok(query.first(c).optional()?)
}

/// Sets the next occurrence of work that recurs by another rule than before, or that is new.
pub fn plan(c: &mut Conn, name: &str, rule: &str, next: Ts) -> Res<()> {
    diesel::insert_into(schedules::table)
        .values((schedules::name.eq(name), schedules::rule.eq(rule), schedules::next_run_at.eq(next)))
        .on_conflict(schedules::name)
        .do_update()
        .set((schedules::rule.eq(rule), schedules::next_run_at.eq(next)))
        .both()
        .execute(c)?;
    Ok(())
}

/// Moves recurring work on to its next occurrence; false where another server was faster.
pub fn advance(c: &mut Conn, name: &str, from: Ts, (next, now): (Ts, Ts)) -> Res<bool> {
    let target = schedules::table.filter(schedules::name.eq(name)).filter(schedules::next_run_at.eq(from));
    let change = (schedules::next_run_at.eq(next), schedules::last_run_at.eq(Some(now)));
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}
