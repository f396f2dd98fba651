//! The digest: what is unread, once each working day, to whoever has something unread.
use super::sender::{Letter, Mailer};
use super::{DIGEST, words};
use crate::agencies::Calendar;
use crate::error::Error;
use crate::http::AppState;
use crate::jobs::{self, Failure, Handler, Job, NewJob};
use crate::notifications::store;
use crate::notifications::view::{Subjects, told};
use async_trait::async_trait;
use chrono::TimeDelta;
use pamong_db::{Id, Ts};
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// Days after which what nobody read is not mailed any more.
const DAYS: i64 = 14;

/// Finds out who gets a digest today, and queues a mail for each.
pub struct Digests {
    /// Whether there is a server to send it.
    pub mailer: Mailer,
}

#[async_trait]
impl Handler for Digests {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        if !self.mailer.is_available() {
            return Ok(());
        }
        let at = app.moment();
        let queue = move |tx: &mut pamong_db::Conn| {
            if !Calendar::load(tx)?.is_working_day(at.today()) {
                return Ok(());
            }
            for user in store::waiting_for_digest(tx, since(at.now))? {
                let job = NewJob {
                    kind: DIGEST,
                    // One mail a day, whatever happens.
                    key: Some(format!("{DIGEST}:{user}:{}", at.today())),
                    payload: json!({"user_id": user}),
                    run_at: at.now,
                };
                jobs::enqueue(tx, job, at.now)?;
            }
            Ok::<_, Error>(())
        };
        Ok(app.db.write(queue).await?)
    }
}

/// Mails one person's digest.
pub struct Digest {
    /// Sends it.
    pub mailer: Mailer,
    /// Says what the notifications are about.
    pub subjects: Arc<dyn Subjects>,
}

#[derive(Deserialize)]
struct Payload {
    user_id: Id,
}

#[async_trait]
impl Handler for Digest {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(Error::internal)?;
        let (user, at, subjects) = (payload.user_id, app.moment(), self.subjects.clone());
        let found = app
            .db
            .read(move |c| {
                let rows = store::for_digest(c, user, since(at.now))?;
                let to = store::mailbox(c, user)?.filter(|to| to.active && to.email.is_some());
                let Some(to) = to.filter(|_| !rows.is_empty()) else { return Ok(None) };
                let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
                Ok::<_, Error>(Some((to, told(c, &*subjects, user, at, rows)?, ids)))
            })
            .await?;
        let Some((to, told, ids)) = found.filter(|_| self.mailer.is_available()) else { return Ok(()) };
        let (subject, text) = words::digest(&to, &told, &self.mailer.public_url);
        self.mailer.send(Letter { to, subject, text, job: job.id }).await?;
        let now = app.clock.now();
        Ok(app.db.write(move |tx| Ok::<_, Error>(store::mark_mailed(tx, &ids, now)?)).await?)
    }
}

fn since(now: Ts) -> Ts {
    Ts(now.0 - TimeDelta::days(DAYS))
}
