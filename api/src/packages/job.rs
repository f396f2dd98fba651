//! Makes packages in the background, and tidies up after them.
use super::archive::Scratch;
use super::model::{KEPT_DAYS, MEDIA_TYPE, Package, PackageStatus};
use super::{export, service, store};
use crate::error::{Error, Result};
use crate::http::AppState;
use crate::jobs::{Failure, Handler, Job};
use crate::storage::{Blobs, Received};
use async_trait::async_trait;
use bytes::Bytes;
use chrono::TimeDelta;
use pamong_db::{Id, Ts};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Kind of the job that makes one package.
pub const KIND: &str = "package.make";
/// Kind of the job that removes old ones.
pub const FORGET: &str = "packages.forget";
/// Attempts after which a package is given up.
const ATTEMPTS: i32 = 4;
/// Bytes that are sent to the store at once.
const PART: usize = 256 * 1024;

/// Makes one package. Two servers that make the same one do twice the work, and one of them keeps its result.
pub struct Export {
    blobs: Blobs,
}

impl Export {
    /// Reads files from this store and keeps packages in it.
    pub fn new(blobs: Blobs) -> Self {
        Self { blobs }
    }

    async fn make(&self, app: &AppState, package: Package) -> Result<()> {
        let scratch = Scratch::new(&folder(app), &format!("{}.zip", Id::new()))?;
        let (state, blobs, wanted) = (app.clone(), self.blobs.clone(), package.clone());
        let path = scratch.path().to_path_buf();
        let writing = tokio::task::spawn_blocking(move || export::write(&state, &blobs, &wanted, &path));
        let made = writing.await.map_err(Error::internal)??;
        let name = service::file_name(&made.agency.code, package.created_at, app.config.zone);
        let _settling = self.blobs.hold().await;
        let file = keep(&self.blobs, scratch.path(), name).await?;
        let now = app.clock.now();
        app.db.write(move |tx| service::finish(tx, &package, &made, &file, now)).await
    }
}

/// Where packages are while they are written.
pub fn folder(app: &AppState) -> PathBuf {
    app.config.var.join("packages")
}

/// Sends a file to the store, part by part.
async fn keep(blobs: &Blobs, path: &Path, name: String) -> Result<Received> {
    let mut from = std::fs::File::open(path).map_err(Error::internal)?;
    let length = from.metadata().map_err(Error::internal)?.len();
    let mut to = blobs.begin(usize::try_from(length).map_err(Error::internal)?);
    loop {
        let (file, part) = tokio::task::spawn_blocking(move || {
            let mut part = vec![0; PART];
            from.read(&mut part).map(|read| {
                part.truncate(read);
                (from, part)
            })
        })
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
        from = file;
        if part.is_empty() {
            break;
        }
        to.write(Bytes::from(part)).await?;
    }
    to.finish(name, |_seen| Ok(MEDIA_TYPE)).await
}

#[async_trait]
impl Handler for Export {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let named = job.payload.get("package_id").and_then(|id| id.as_str()?.parse::<Id>().ok());
        let id = named.ok_or_else(|| Failure { again: false, cause: "it names no package".into() })?;
        let found = app.db.read(move |c| Ok::<_, Error>(store::find_any(c, id)?)).await?;
        let Some(package) = found.filter(|package| package.status == PackageStatus::Waiting) else {
            return Ok(());
        };
        let Err(e) = self.make(app, package.clone()).await else { return Ok(()) };
        if job.attempts < ATTEMPTS {
            return Err(e.into());
        }
        let now = app.clock.now();
        app.db.write(move |tx| service::give_up(tx, &package, now)).await?;
        Err(Failure { again: false, cause: e.to_string() })
    }
}

/// Removes what is older than a day from a folder.
fn tidy(folder: &Path) {
    let day = std::time::Duration::from_hours(24);
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for file in files {
        let changed = file.metadata().and_then(|meta| meta.modified()).ok();
        let old = changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > day);
        if old && let Err(e) = std::fs::remove_file(file.path()) {
            log::warn!("{}: {e}", file.path().display());
        }
    }
}

/// Removes the files of old packages, and what a server that ended in the middle left behind.
pub struct Forget;

#[async_trait]
impl Handler for Forget {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let before = Ts(app.clock.now().0 - TimeDelta::days(KEPT_DAYS));
        app.db
            .write(move |tx| {
                for package in store::expired(tx, before)? {
                    store::forget_file(tx, &package)?;
                }
                Ok::<_, Error>(())
            })
            .await?;
        let folder = folder(app);
        tokio::task::spawn_blocking(move || tidy(&folder)).await.map_err(Error::internal)?;
        Ok(())
    }
}
