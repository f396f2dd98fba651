//! Files that somebody's act destroys. The act marks them in its own transaction; from its commit on nobody is sent the
//! bytes any more, and a job removes them from the store afterwards. No clock destroys anything: the job and the sweep,
//! which makes up for a job that was given up, only end what the act began.
use super::blobs::{Blobs, place};
use super::model::{Removal, RemovalOutcome};
use super::store;
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::jobs::{self, Failure, Handler, Job, NewJob};
use async_trait::async_trait;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;
use std::collections::BTreeMap;

/// Kind of the job.
pub const REMOVE: &str = "storage.remove";
/// Files that are looked up at a time.
const AT_ONCE: i64 = 100;

/// How many files of a subject an act destroyed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removals {
    /// All of them.
    pub files: i64,
    /// Those whose bytes wait to be removed.
    pub waiting: i64,
}

/// Destroys the files of these uploads in the caller's transaction; their bytes go afterwards. Those that are destroyed
/// already stay as they are. Nothing that is kept may name one of them.
pub fn discard(tx: &mut Conn, uploads: &[Id], subject_id: Id, now: Ts) -> Result<usize> {
    let mut marked = 0;
    for upload_id in uploads.iter().copied() {
        let removal = Removal { upload_id, subject_id, requested_at: now, outcome: None, settled_at: None };
        marked += usize::from(store::discard(tx, &removal)?);
    }
    if marked > 0 {
        let payload = json!({"subject_id": subject_id});
        jobs::enqueue(tx, NewJob { kind: REMOVE, key: None, payload, run_at: now }, now)?;
    }
    Ok(marked)
}

/// How many files were destroyed for each of these subjects.
pub fn removals(c: &mut Conn, subjects: &[Id]) -> Result<BTreeMap<Id, Removals>> {
    let mut all: BTreeMap<Id, Removals> = BTreeMap::new();
    for (subject, outcome, count) in store::counts(c, subjects)? {
        let of = all.entry(subject).or_default();
        of.files += count;
        if outcome.is_none() {
            of.waiting += count;
        }
    }
    Ok(all)
}

/// Removes the bytes of all files that were destroyed; how many wait still. Done twice, or by two servers at a time, it
/// does no more than once.
///
/// Content that a file of somebody else has too stays for that one. Content that arrived again since the act may be about
/// to get its row: it is left for the next time.
pub async fn remove_marked(app: &AppState, blobs: &Blobs) -> Result<usize> {
    let (mut waiting, mut after) = (0, None);
    loop {
        let batch = app.db.read(move |c| Ok::<_, Error>(store::unsettled(c, after, AT_ONCE)?)).await?;
        let Some((last, _)) = batch.last() else { return Ok(waiting) };
        after = Some(last.upload_id);
        for (removal, sha256) in batch {
            match remove_one(app, blobs, &removal, sha256).await? {
                Some(outcome) => {
                    let (upload, now) = (removal.upload_id, app.clock.now());
                    app.db.write(move |tx| Ok::<_, Error>(store::settle(tx, upload, outcome, now)?)).await?;
                }
                None => waiting += 1,
            }
        }
    }
}

async fn remove_one(
    app: &AppState,
    blobs: &Blobs,
    removal: &Removal,
    sha256: String,
) -> Result<Option<RemovalOutcome>> {
    let place = place(&sha256);
    let _nobody_settles = blobs.settling.write().await;
    if app.db.read(move |c| Ok::<_, Error>(store::is_known(c, &sha256)?)).await? {
        return Ok(Some(RemovalOutcome::Shared));
    }
    match blobs.modified(&place).await? {
        None => Ok(Some(RemovalOutcome::Removed)),
        Some(modified) if modified < removal.requested_at.0 => {
            blobs.remove(&place).await?;
            Ok(Some(RemovalOutcome::Removed))
        }
        Some(_) => Ok(None),
    }
}

/// Removes the bytes of destroyed files.
pub struct RemoveFiles(pub Blobs);

#[async_trait]
impl Handler for RemoveFiles {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        match remove_marked(app, &self.0).await? {
            0 => Ok(()),
            waiting => {
                Err(Failure { again: true, cause: format!("{waiting} files arrived again meanwhile") })
            }
        }
    }
}
