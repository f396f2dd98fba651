//! Takes jobs and does them, for as long as the server lives.
use super::model::Job;
use super::schedule::Schedule;
use super::store::Kinds;
use super::{service, store};
use crate::error::{Error, Result};
use crate::http::AppState;
use async_trait::async_trait;
use chrono::TimeDelta;
use futures_util::future::{join, join_all};
use pamong_db::{Conn, Ts};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Pause before the queue is looked at again.
const PAUSE: Duration = Duration::from_secs(1);
/// Jobs that one server does side by side.
const SIDE_BY_SIDE: usize = 3;
/// Minutes after which a server that took a job is taken for lost.
const CLAIM_MINUTES: i64 = 5;

/// Why an attempt failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Whether another attempt may succeed.
    pub again: bool,
    /// What happened, for an administrator.
    pub cause: String,
}

impl From<Error> for Failure {
    fn from(e: Error) -> Self {
        Self { again: true, cause: e.to_string() }
    }
}

/// Does the jobs of one kind.
#[async_trait]
pub trait Handler: Send + Sync {
    /// Does one job, within five minutes. It is called again for the same job after a failure, and where the server ended
    /// in the middle, so doing it twice must do no more harm than doing it once.
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure>;
}

/// Who does which jobs, and what comes again.
#[derive(Default)]
pub struct Registry {
    handlers: BTreeMap<&'static str, Arc<dyn Handler>>,
    slow: Vec<&'static str>,
    schedules: Vec<Schedule>,
}

impl Registry {
    /// Jobs of `kind` are done by `handler`.
    #[must_use]
    pub fn handle(mut self, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.handlers.insert(kind, Arc::new(handler));
        self
    }

    /// As `handle`, for work that takes minutes of a processor: one job at a time, and no other work waits for it.
    #[must_use]
    pub fn handle_slowly(mut self, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.slow.push(kind);
        self.handle(kind, handler)
    }

    /// This work comes again.
    #[must_use]
    pub fn repeat(mut self, schedule: Schedule) -> Self {
        self.schedules.push(schedule);
        self
    }
}

/// Works off the queue. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    app: AppState,
    registry: Arc<Registry>,
}

impl Worker {
    /// A worker on this application's database.
    pub fn new(app: AppState, registry: Registry) -> Self {
        Self { app, registry: Arc::new(registry) }
    }

    /// Works until told to stop; a job that was begun is finished first.
    pub async fn run(self, stop: watch::Receiver<bool>) {
        join(self.repeat_until(stop.clone(), false), self.repeat_until(stop, true)).await;
    }

    async fn repeat_until(&self, mut stop: watch::Receiver<bool>, slow: bool) {
        while !*stop.borrow() {
            let passed = if slow { self.slow_pass(&stop).await } else { self.pass(&stop).await };
            if let Err(e) = passed {
                log::error!("background work: {e}");
            }
            // Either the pause is over or it is time to stop; the loop's condition tells which.
            let _paused = tokio::time::timeout(PAUSE, stop.changed()).await;
        }
    }

    /// Queues what is due and does everything that is to be done now.
    pub async fn once(&self) -> Result<()> {
        let (_never, stop) = watch::channel(false);
        self.pass(&stop).await?;
        self.slow_pass(&stop).await
    }

    async fn pass(&self, stop: &watch::Receiver<bool>) -> Result<()> {
        let schedules = self.registry.schedules.clone();
        let unplanned = self
            .app
            .db
            .read(move |c| {
                let mut unplanned = Vec::new();
                for schedule in schedules {
                    let known = store::schedule(c, schedule.name)?;
                    if known.is_none_or(|(rule, _)| rule != schedule.when.rule()) {
                        unplanned.push(schedule);
                    }
                }
                Ok::<_, Error>(unplanned)
            })
            .await?;
        for schedule in unplanned {
            let at = self.app.moment();
            self.app.db.write(move |tx| service::plan(tx, &schedule, at)).await?;
        }
        let now = self.app.clock.now();
        let quick = Kinds::AllBut(self.registry.slow.clone());
        // Looking costs a reader; only what is there costs the writer.
        let look = {
            let quick = quick.clone();
            move |c: &mut Conn| {
                Ok::<_, Error>(store::schedule_due(c, now)? || store::job_due(c, &quick, now)?)
            }
        };
        if !self.app.db.read(look).await? {
            return Ok(());
        }
        for schedule in self.registry.schedules.clone() {
            let at = self.app.moment();
            self.app.db.write(move |tx| service::fire(tx, &schedule, at)).await?;
        }
        let lines = join_all((0..SIDE_BY_SIDE).map(|_| self.line(&quick, stop))).await;
        lines.into_iter().collect()
    }

    /// Work that would hold the other lines up has a line of its own.
    async fn slow_pass(&self, stop: &watch::Receiver<bool>) -> Result<()> {
        if self.registry.slow.is_empty() {
            return Ok(());
        }
        let (slow, now) = (Kinds::Only(self.registry.slow.clone()), self.app.clock.now());
        let look = slow.clone();
        if !self.app.db.read(move |c| Ok::<_, Error>(store::job_due(c, &look, now)?)).await? {
            return Ok(());
        }
        self.line(&slow, stop).await
    }

    /// One job after the other until there is none.
    async fn line(&self, kinds: &Kinds, stop: &watch::Receiver<bool>) -> Result<()> {
        while !*stop.borrow() {
            let (kinds, now) = (kinds.clone(), self.app.clock.now());
            let until = Ts(now.0 + TimeDelta::minutes(CLAIM_MINUTES));
            let claimed =
                self.app.db.write(move |tx| Ok::<_, Error>(store::claim(tx, &kinds, now, until)?)).await?;
            let Some(job) = claimed else { break };
            let ended = self.attempt(&job).await;
            if let Err(failure) = &ended {
                log::warn!("job {} ({}), attempt {}: {}", job.id, job.kind, job.attempts, failure.cause);
            }
            let now = self.app.clock.now();
            self.app.db.write(move |tx| service::settle(tx, &job, ended.as_ref().copied(), now)).await?;
        }
        Ok(())
    }

    async fn attempt(&self, job: &Job) -> Result<(), Failure> {
        match self.registry.handlers.get(job.kind.as_str()) {
            Some(handler) => handler.run(&self.app, job).await,
            // A newer server may know it: several versions run side by side during an upgrade.
            None => Err(Failure { again: true, cause: "this server does not know such work".into() }),
        }
    }
}

/// Removes jobs that ended long ago.
pub struct Forget;

#[async_trait]
impl Handler for Forget {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let now = app.clock.now();
        Ok(app.db.write(move |tx| service::forget(tx, now)).await?)
    }
}
