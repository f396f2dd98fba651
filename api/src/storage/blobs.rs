//! The objects: files by the SHA-256 of their content, in a folder or in a bucket of an S3 store.
use super::failure::{broken, damaged};
use super::s3::{self, Bucket, Unfinished};
use crate::config::{Config, StorageConfig};
use crate::error::{Error, Result};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use pamong_db::Id;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;
use tokio::sync::{OwnedRwLockReadGuard, RwLock, Semaphore};

/// Where the pieces of files are that arrive in pieces; what the sweep finds there of a day ago belongs to none.
const PIECES: &str = "pieces";
/// Where files are that arrived whole, by their SHA-256.
const OBJECTS: &str = "sha256";
/// Size of the parts in which a file is written to a folder.
const FOLDER_PART_BYTES: usize = 1024 * 1024;
/// Files of strangers that are in memory at the same time, to be looked at.
const EXAMINED_AT_ONCE: usize = 2;

/// The bytes of an object as they come.
pub type Content = BoxStream<'static, Result<Bytes>>;

/// The object store of an installation.
#[derive(Debug, Clone)]
pub struct Blobs {
    pub(super) store: Arc<dyn ObjectStore>,
    /// What the store can besides, where it is a bucket.
    pub(super) bucket: Option<Arc<Bucket>>,
    pub(super) part_bytes: usize,
    /// Held for reading from the moment an object is whole until its row is committed, for writing by the sweep: an
    /// object is never swept between the two.
    pub(super) settling: Arc<RwLock<()>>,
    /// A turn to look at the whole of a file.
    pub(super) examinations: Arc<Semaphore>,
}

/// An object as the sweep sees it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub place: Path,
    pub modified: DateTime<Utc>,
    /// SHA-256 by its place; none for a file that never arrived whole.
    pub sha256: Option<String>,
}

pub(super) fn place(sha256: &str) -> Path {
    let shelf: String = sha256.chars().take(2).collect();
    Path::from_iter([OBJECTS, shelf.as_str(), sha256])
}

fn piece_place(object: Id) -> Path {
    Path::from_iter([PIECES.to_owned(), object.to_string()])
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

fn turns() -> Arc<Semaphore> {
    Arc::new(Semaphore::new(EXAMINED_AT_ONCE))
}

impl Blobs {
    /// The store that the configuration names. A bucket is not asked yet: a server may start before its store.
    pub fn open(config: &Config) -> Result<Self> {
        match &config.storage {
            StorageConfig::Local => Self::folder(&config.var.join("blobs")),
            StorageConfig::S3(s3) => {
                let bucket = Bucket::open(s3)?;
                Ok(Self {
                    store: bucket.store(),
                    bucket: Some(Arc::new(bucket)),
                    part_bytes: s3::PART_BYTES,
                    settling: Arc::default(),
                    examinations: turns(),
                })
            }
        }
    }

    /// Objects in a folder, which is made where it is missing. What was written is on disk before it counts.
    pub fn folder(folder: &std::path::Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|e| Error::internal(format!("{}: {e}", folder.display())))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(broken)?.with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            bucket: None,
            part_bytes: FOLDER_PART_BYTES,
            settling: Arc::default(),
            examinations: turns(),
        })
    }

    /// Holds the sweep off for as long as the answer lives: what is kept meanwhile gets its row in peace.
    pub async fn hold(&self) -> OwnedRwLockReadGuard<()> {
        self.settling.clone().read_owned().await
    }

    /// An error where files can be neither kept nor read now.
    pub async fn probe(&self) -> Result<()> {
        match &self.bucket {
            Some(bucket) => bucket.probe().await,
            None => Ok(()),
        }
    }

    /// Gives a file that arrived in parts its final name. Without an error it is there whole.
    pub(super) async fn settle(&self, arrived: &Path, place: &Path, size: usize) -> Result<()> {
        if self.bucket.is_none() {
            return self.store.rename(arrived, place).await.map_err(broken);
        }
        self.store.copy(arrived, place).await.map_err(broken)?;
        let found = self.store.head(place).await.map_err(broken)?.size;
        if found != u64::try_from(size).map_err(Error::internal)? {
            return Err(Error::internal(format!("{place} has {found} bytes after its copy, not {size}")));
        }
        if let Err(e) = self.remove(arrived).await {
            log::warn!("{arrived} is left for the sweep: {e}");
        }
        Ok(())
    }

    /// The bytes of an object of `size` bytes as they come from the store, or of a part of it. A whole object is compared
    /// with its SHA-256 on the way: where it differs, the last of it is an error instead of bytes.
    pub async fn read(&self, sha256: &str, size: u64, range: Option<Range<u64>>) -> Result<Content> {
        let whole = range.is_none();
        let range = range.map(object_store::GetRange::Bounded);
        let options = object_store::GetOptions { range, ..Default::default() };
        let found = self.store.get_opts(&place(sha256), options).await.map_err(broken)?;
        if found.meta.size != size {
            return Err(Error::internal(format!(
                "object {sha256} has {} bytes, not {size}",
                found.meta.size
            )));
        }
        let bytes = found.into_stream().map_err(broken).boxed();
        Ok(if whole { compared(bytes, sha256.to_owned()) } else { bytes })
    }

    /// Reads an object to its end: an error where it is not what its name and size say.
    pub async fn verify(&self, sha256: &str, size: u64) -> Result<()> {
        self.read(sha256, size, None).await?.try_for_each(|_| std::future::ready(Ok(()))).await
    }

    /// A whole object, compared with its name and size.
    pub async fn load(&self, sha256: &str, size_bytes: i64) -> Result<Bytes> {
        let size = u64::try_from(size_bytes).map_err(Error::internal)?;
        let mut bytes = self.read(sha256, size, None).await?;
        let mut content = Vec::new();
        while let Some(chunk) = bytes.try_next().await? {
            content.extend_from_slice(&chunk);
        }
        Ok(content.into())
    }

    /// Keeps some bytes of a file that arrives in pieces.
    pub(super) async fn keep_piece(&self, object: Id, content: Vec<Bytes>) -> Result<()> {
        let content = PutPayload::from_iter(content);
        self.store.put(&piece_place(object), content).await.map(drop).map_err(broken)
    }

    /// The bytes of a piece.
    pub(super) async fn piece(&self, object: Id) -> Result<Bytes> {
        let found = self.store.get(&piece_place(object)).await.map_err(broken)?;
        found.bytes().await.map_err(broken)
    }

    pub(super) async fn remove_piece(&self, object: Id) -> Result<()> {
        self.remove(&piece_place(object)).await
    }

    /// Every object and every remnant.
    pub(super) async fn all(&self) -> Result<Vec<Stored>> {
        let mut list = self.store.list(None);
        let mut all = Vec::new();
        while let Some(meta) = list.next().await {
            let meta = meta.map_err(broken)?;
            let text = meta.location.as_ref();
            let sha256 =
                text.starts_with(OBJECTS).then(|| text.rsplit('/').next().unwrap_or_default().into());
            all.push(Stored { sha256, modified: meta.last_modified, place: meta.location });
        }
        Ok(all)
    }

    /// Whether an object is still as old as it was: another server may have received the same file since.
    pub(super) async fn is_older(&self, place: &Path, than: DateTime<Utc>) -> Result<bool> {
        Ok(self.modified(place).await?.is_some_and(|modified| modified < than))
    }

    /// When an object was last written; none where there is none.
    pub(super) async fn modified(&self, place: &Path) -> Result<Option<DateTime<Utc>>> {
        match self.store.head(place).await {
            Ok(meta) => Ok(Some(meta.last_modified)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(e) => Err(broken(e)),
        }
    }

    pub(super) async fn remove(&self, place: &Path) -> Result<()> {
        match self.store.delete(place).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(broken(e)),
        }
    }

    /// Removes uploads in parts that were begun before `than` and never ended; returns how many.
    pub(super) async fn abandon(&self, than: DateTime<Utc>) -> Result<usize> {
        let Some(bucket) = &self.bucket else { return Ok(0) };
        let unfinished = bucket.unfinished().await?;
        let old: Vec<&Unfinished> = unfinished.iter().filter(|u| u.initiated < than).collect();
        for upload in &old {
            bucket.abandon(upload).await?;
        }
        Ok(old.len())
    }
}

/// Lets the bytes through and holds the last of them back until all were seen and fit the SHA-256.
fn compared(bytes: Content, sha256: String) -> Content {
    let start = (bytes, Sha256::new(), None::<Bytes>);
    stream::try_unfold(Some(start), move |state| {
        let sha256 = sha256.clone();
        async move {
            let Some((mut bytes, mut hash, mut held)) = state else { return Ok(None) };
            while let Some(chunk) = bytes.try_next().await? {
                hash.update(&chunk);
                if let Some(before) = held.replace(chunk) {
                    return Ok(Some((before, Some((bytes, hash, held)))));
                }
            }
            let found = hex(&hash.finalize());
            if found == sha256 { Ok(held.map(|last| (last, None))) } else { Err(damaged(&sha256, &found)) }
        }
    })
    .boxed()
}
