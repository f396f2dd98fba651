//! The jobs: one file is read, and files that nothing could read before are looked at again.
use super::model::{ScanReason, ScanStatus, ScanText};
use super::reading::{Reader, Reading};
use super::{service, store};
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::jobs::{Failure, Handler, Job};
use crate::storage::Blobs;
use async_trait::async_trait;
use pamong_db::{Id, Ts};

/// Attempts after which it is no passing trouble that a file takes too long, or is not to be had.
const ATTEMPTS: i32 = 3;

/// Reads one file.
pub struct ReadScan {
    blobs: Blobs,
    reader: Reader,
}

/// Queues files that nothing could read before, or that were there before files were read.
pub struct Sweep {
    reader: Reader,
}

impl ReadScan {
    /// Reads files of this store.
    pub const fn new(blobs: Blobs, reader: Reader) -> Self {
        Self { blobs, reader }
    }

    /// What is known of the file after reading it, and the trouble that an administrator should see.
    async fn read(
        &self,
        scan: ScanText,
        attempt: i32,
        now: Ts,
    ) -> Result<(ScanText, Option<Failure>), Failure> {
        let again = attempt < ATTEMPTS;
        let content = match self.blobs.load(&scan.sha256, scan.size_bytes).await {
            Ok(content) => content,
            Err(e) if again => return Err(e.into()),
            Err(e) => return Ok(given_up(scan, ScanReason::Lost, e.to_string(), now)),
        };
        let reading = self.reader.read(&scan.media_type, content).await;
        let reading = reading.map_err(|cause| Failure { again: true, cause })?;
        if reading.reason == Some(ScanReason::TooSlow) {
            let cause = format!("no page of {} was read in the time allowed", scan.sha256);
            if again {
                return Err(Failure { again, cause });
            }
            return Ok(given_up(scan, ScanReason::TooSlow, cause, now));
        }
        Ok((found(scan, reading, now), None))
    }
}

/// The row of a file that is given up, and its failure for the list of jobs: an administrator can have it tried again.
fn given_up(scan: ScanText, reason: ScanReason, cause: String, now: Ts) -> (ScanText, Option<Failure>) {
    let (status, reason) = (ScanStatus::Failed, Some(reason));
    (ScanText { status, reason, updated_at: now, ..scan }, Some(Failure { again: false, cause }))
}

fn found(scan: ScanText, reading: Reading, now: Ts) -> ScanText {
    let words = reading.text.chars().any(char::is_alphanumeric);
    let status = match reading.reason {
        Some(ScanReason::NoOcr | ScanReason::NoPdfTools) => ScanStatus::Unavailable,
        Some(_) => ScanStatus::Failed,
        None if words => ScanStatus::Searchable,
        None => ScanStatus::Empty,
    };
    let content = Some(reading.text).filter(|_| words);
    ScanText { status, reason: reading.reason, partial: reading.partial, updated_at: now, content, ..scan }
}

#[async_trait]
impl Handler for ReadScan {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let sha256 = job.payload.get("sha256").and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let wanted = sha256.clone();
        // A file that was taken off its letter meanwhile is forgotten.
        let Some(scan) = app.db.read(move |c| Ok::<_, Error>(store::find(c, &wanted)?)).await? else {
            return Ok(());
        };
        let mut trouble = None;
        if !matches!(scan.status, ScanStatus::Searchable | ScanStatus::Empty) {
            let (after, failure) = self.read(scan, job.attempts, app.clock.now()).await?;
            trouble = failure;
            app.db.write(move |tx| Ok::<_, Error>(store::update(tx, &after)?)).await?;
        }
        let mut last: Option<Id> = None;
        loop {
            let content = sha256.clone();
            last = app.db.write(move |tx| service::index_next(tx, &content, last)).await?;
            if last.is_none() {
                break;
            }
        }
        trouble.map_or(Ok(()), Err)
    }
}

impl Sweep {
    /// Looks with this reader which programs are there.
    pub const fn new(reader: Reader) -> Self {
        Self { reader }
    }
}

#[async_trait]
impl Handler for Sweep {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let there = self.reader.there().await.map_err(|cause| Failure { again: true, cause })?;
        let now = app.clock.now();
        app.db.write(move |tx| service::sweep(tx, &there, now)).await?;
        Ok(())
    }
}
