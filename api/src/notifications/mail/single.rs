//! The mail of one notification.
use super::sender::{Letter, Mailer};
use super::words;
use crate::error::Error;
use crate::http::AppState;
use crate::jobs::{Failure, Handler, Job};
use crate::notifications::store;
use crate::notifications::view::{Subjects, told};
use async_trait::async_trait;
use pamong_db::Id;
use serde::Deserialize;
use std::sync::Arc;

/// Mails one notification to its person.
pub struct Single {
    /// Sends it.
    pub mailer: Mailer,
    /// Says what it is about.
    pub subjects: Arc<dyn Subjects>,
}

#[derive(Deserialize)]
struct Payload {
    notification_id: Id,
}

#[async_trait]
impl Handler for Single {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(Error::internal)?;
        let (id, at, subjects) = (payload.notification_id, app.moment(), self.subjects.clone());
        let found = app
            .db
            .read(move |c| {
                // Gone, read meanwhile, or mailed by an attempt that could not say so any more.
                let row = store::find_any(c, id)?.filter(|r| r.read_at.is_none() && r.mailed_at.is_none());
                let Some(row) = row else { return Ok(None) };
                let user = row.user_id;
                let Some(to) = store::mailbox(c, user)?.filter(|to| to.active) else { return Ok(None) };
                let told = told(c, &*subjects, user, at, vec![row])?.pop();
                Ok::<_, Error>(told.map(|told| (to, told)))
            })
            .await?;
        let Some((to, told)) = found.filter(|_| self.mailer.is_available()) else { return Ok(()) };
        let (subject, text) = words::single(&to, &told, &self.mailer.public_url);
        self.mailer.send(Letter { to, subject, text, job: job.id }).await?;
        let now = app.clock.now();
        Ok(app.db.write(move |tx| Ok::<_, Error>(store::mark_mailed(tx, &[id], now)?)).await?)
    }
}
