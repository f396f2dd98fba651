//! A job and its way.
use chrono::TimeDelta;
use diesel::prelude::*;
use pamong_db::schema::jobs;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// Attempts after which a job is given up; with the delays between them that is the better part of a day.
pub const MAX_ATTEMPTS: i32 = 8;

text_enum! {
    /// Where a job is.
    pub enum JobStatus {
        /// To be done, now or later.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Given up after many attempts.
        Failed = "failed",
    }
}

/// A job as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = jobs, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Job {
    /// Id.
    pub id: Id,
    /// What kind of work it is.
    pub kind: String,
    /// Names this piece of work, so that it is queued once; none where each request is one of its own.
    pub key: Option<String>,
    /// What the work needs to know.
    pub payload: serde_json::Value,
    /// Where it is.
    pub status: JobStatus,
    /// Not before this instant.
    pub run_at: Ts,
    /// How often it was begun.
    pub attempts: i32,
    /// Until when a server has it; after that the server is taken for lost.
    pub claimed_until: Option<Ts>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was queued.
    pub created_at: Ts,
    /// When it was done or given up.
    pub finished_at: Option<Ts>,
}

impl Job {
    /// Whether this attempt is the last one.
    pub fn is_last(&self) -> bool {
        self.attempts >= MAX_ATTEMPTS
    }
}

/// Work to be queued.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// What kind of work it is.
    pub kind: &'static str,
    /// Names this piece of work; a second one of the same name is not queued.
    pub key: Option<String>,
    /// What the work needs to know.
    pub payload: serde_json::Value,
    /// Not before this instant.
    pub run_at: Ts,
}

/// A job as an administrator sees it; what it carries is nobody's business.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Job)]
pub struct JobView {
    /// Id.
    pub id: Id,
    /// What kind of work it is, such as `notification.mail`.
    pub kind: String,
    /// Where it is.
    pub status: JobStatus,
    /// When it is due.
    pub run_at: Ts,
    /// How often it was begun; it is given up after 8 times.
    pub attempts: i32,
    /// Until when a server has it in hand, where one has.
    pub claimed_until: Option<Ts>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    /// When it was queued.
    pub created_at: Ts,
    /// When it was done or given up.
    pub finished_at: Option<Ts>,
}

impl From<Job> for JobView {
    fn from(job: Job) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            status: job.status,
            run_at: job.run_at,
            attempts: job.attempts,
            claimed_until: job.claimed_until,
            last_error: job.last_error,
            created_at: job.created_at,
            finished_at: job.finished_at,
        }
    }
}

/// How long to wait after so many attempts: half a minute, then four times as long each time, at most six hours.
pub fn delay(attempts: i32) -> TimeDelta {
    let longest = TimeDelta::hours(6);
    let mut delay = TimeDelta::seconds(30);
    for _ in 1..attempts {
        delay = (delay * 4).min(longest);
    }
    delay
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_grows_and_is_bounded() {
        let seconds: Vec<i64> = (1..=MAX_ATTEMPTS).map(|n| delay(n).num_seconds()).collect();
        assert_eq!(seconds, [30, 120, 480, 1920, 7680, 21600, 21600, 21600]);
    }
}
