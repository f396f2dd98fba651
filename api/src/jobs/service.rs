//! Queueing, taking and ending jobs. Everything here runs inside a transaction.
use super::model::{Job, JobStatus, MAX_ATTEMPTS, NewJob, delay};
use super::schedule::Schedule;
use super::store;
use super::worker::Failure;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::Me;
use chrono::TimeDelta;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// Characters of an error that are kept.
const ERROR_LENGTH: usize = 500;
/// Days that a job which was done is kept, and one that was given up.
const KEPT_DAYS: [(JobStatus, i64); 2] = [(JobStatus::Done, 14), (JobStatus::Failed, 90)];

/// Queues work in the caller's transaction: it is there exactly if the act is. A second piece of work of the same name
/// is not queued.
pub fn enqueue(tx: &mut Conn, new: NewJob, now: Ts) -> Result<bool> {
    let job = Job {
        id: Id::new(),
        kind: new.kind.to_owned(),
        key: new.key,
        payload: new.payload,
        status: JobStatus::Waiting,
        run_at: new.run_at,
        attempts: 0,
        claimed_until: None,
        last_error: None,
        created_at: now,
        finished_at: None,
    };
    Ok(store::insert(tx, &job)?)
}

/// Notes when recurring work is next due, where it is new or its rule changed.
pub fn plan(tx: &mut Conn, schedule: &Schedule, at: Moment) -> Result<()> {
    let rule = schedule.when.rule();
    match store::schedule(tx, schedule.name)? {
        Some((known, _)) if known == rule => Ok(()),
        _ => Ok(store::plan(tx, schedule.name, &rule, schedule.when.next_after(at))?),
    }
}

/// Queues recurring work that is due, once among all servers. Occurrences that nobody was there for are made up for by
/// one.
pub fn fire(tx: &mut Conn, schedule: &Schedule, at: Moment) -> Result<()> {
    let Some((_, due)) = store::schedule(tx, schedule.name)? else { return Ok(()) };
    if due > at.now || !store::advance(tx, schedule.name, due, (schedule.when.next_after(at), at.now))? {
        return Ok(());
    }
    let key = format!("{}@{}", schedule.name, due.0.timestamp());
    let job = NewJob { kind: schedule.name, key: Some(key), payload: json!({"due": due}), run_at: at.now };
    enqueue(tx, job, at.now)?;
    Ok(())
}

/// Ends an attempt: done, to be tried again later, or given up.
pub fn settle(tx: &mut Conn, job: &Job, ended: Result<(), &Failure>, now: Ts) -> Result<()> {
    let mut after = Job { claimed_until: None, last_error: None, finished_at: Some(now), ..job.clone() };
    match ended {
        Ok(()) => after.status = JobStatus::Done,
        Err(failure) => {
            after.last_error = Some(failure.cause.chars().take(ERROR_LENGTH).collect());
            if failure.again && job.attempts < MAX_ATTEMPTS {
                after.run_at = Ts(now.0 + delay(job.attempts));
                after.finished_at = None;
            } else {
                after.status = JobStatus::Failed;
            }
        }
    }
    Ok(store::settle(tx, &after)?)
}

/// Removes what ended long ago.
pub fn forget(tx: &mut Conn, now: Ts) -> Result<()> {
    for (status, days) in KEPT_DAYS {
        store::forget(tx, status, Ts(now.0 - TimeDelta::days(days)))?;
    }
    Ok(())
}

/// Lets a job that was given up be tried again.
pub fn retry(tx: &mut Conn, me: &Me, id: Id) -> Result<Job> {
    let job = store::find(tx, id)?.ok_or_else(Error::not_found)?;
    let revived = store::revive(tx, id, me.now())?
        .ok_or_else(|| Error::Code(Code::StateConflict, Some(job.status.to_string())))?;
    let data = json!({"kind": job.kind, "last_error": job.last_error});
    audit::record(tx, me, NewFact::new(Application::Platform, "job.retry", ("job", id), me.agency.id, data))?;
    Ok(revived)
}
