//! The objects: files by the SHA-256 of their content, in a folder or in any other object store.
use crate::error::{Code, Error, Result};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use pamong_db::Id;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;
use tokio::sync::RwLock;

/// Where files are while they arrive.
const INCOMING: &str = "incoming";
/// Where files are that arrived whole, by their SHA-256.
const OBJECTS: &str = "sha256";
/// Bytes that are written at once, and the parts that may be on their way at the same time.
const PART_BYTES: usize = 1024 * 1024;
const PARTS_AT_ONCE: usize = 2;
/// Bytes from the beginning and the end that tell what a file is.
const EDGE_BYTES: usize = 1024;

/// The object store of an installation.
#[derive(Debug, Clone)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
    /// Held for reading from the moment an object is whole until its row is committed, for writing by the sweep: an
    /// object is never swept between the two.
    pub(super) settling: Arc<RwLock<()>>,
}

/// A file that arrived whole and is safe on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// SHA-256 of its content in lower-case hex.
    pub sha256: String,
    /// Size in bytes.
    pub size_bytes: i64,
    /// Its type, found in its content.
    pub media_type: String,
    /// Its name without folders and control characters.
    pub file_name: String,
}

/// A file on its way in. Dropped before its end, it leaves nothing.
pub struct Incoming {
    blobs: Blobs,
    place: Path,
    writer: WriteMultipart,
    hash: Sha256,
    size: usize,
    limit: usize,
    head: Vec<u8>,
    tail: Vec<u8>,
}

/// What the content of a file shows once all of it was seen.
pub struct Seen {
    /// Its first bytes.
    pub head: Vec<u8>,
    /// Its last bytes.
    pub tail: Vec<u8>,
    /// Size in bytes.
    pub size: usize,
}

/// An object as the sweep sees it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub place: Path,
    pub modified: DateTime<Utc>,
    /// SHA-256 by its place; none for a file that never arrived whole.
    pub sha256: Option<String>,
}

fn broken(e: object_store::Error) -> Error {
    Error::internal(format!("object store: {e}"))
}

fn damaged(sha256: &str, found: &str) -> Error {
    Error::internal(format!("object {sha256} is damaged: its content has {found}"))
}

fn place(sha256: &str) -> Path {
    let shelf: String = sha256.chars().take(2).collect();
    Path::from_iter([OBJECTS, shelf.as_str(), sha256])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

impl Blobs {
    /// Objects in a folder, which is made where it is missing. What was written is on disk before it counts.
    pub fn open(folder: &std::path::Path) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|e| Error::internal(format!("{}: {e}", folder.display())))?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(broken)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), settling: Arc::default() })
    }

    /// Begins a file of at most `limit` bytes.
    pub async fn begin(&self, limit: usize) -> Result<Incoming> {
        let place = Path::from_iter([INCOMING.to_owned(), Id::new().to_string()]);
        let upload = self.store.put_multipart(&place).await.map_err(broken)?;
        Ok(Incoming {
            blobs: self.clone(),
            place,
            writer: WriteMultipart::new_with_chunk_size(upload, PART_BYTES),
            hash: Sha256::new(),
            size: 0,
            limit,
            head: Vec::new(),
            tail: Vec::new(),
        })
    }

    /// The bytes of an object of `size` bytes as they come from the store, or of a part of it.
    pub async fn read(
        &self,
        sha256: &str,
        size: u64,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, object_store::Result<Bytes>>> {
        let range = range.map(object_store::GetRange::Bounded);
        let options = object_store::GetOptions { range, ..Default::default() };
        let found = self.store.get_opts(&place(sha256), options).await.map_err(broken)?;
        if found.meta.size != size {
            return Err(Error::internal(format!(
                "object {sha256} has {} bytes, not {size}",
                found.meta.size
            )));
        }
        Ok(found.into_stream())
    }

    /// Reads an object to its end: an error where it is not what its name and size say.
    pub async fn verify(&self, sha256: &str, size: u64) -> Result<()> {
        let mut bytes = self.read(sha256, size, None).await?;
        let mut hash = Sha256::new();
        while let Some(chunk) = bytes.next().await {
            hash.update(chunk.map_err(broken)?);
        }
        let found = hex(&hash.finalize());
        if found == sha256 { Ok(()) } else { Err(damaged(sha256, &found)) }
    }

    /// A whole object, compared with its name and size.
    pub async fn load(&self, sha256: &str, size_bytes: i64) -> Result<Bytes> {
        let size = u64::try_from(size_bytes).map_err(Error::internal)?;
        let mut bytes = self.read(sha256, size, None).await?;
        let mut content = Vec::new();
        while let Some(chunk) = bytes.next().await {
            content.extend_from_slice(&chunk.map_err(broken)?);
        }
        let found = hex(&Sha256::digest(&content));
        if found == sha256 { Ok(content.into()) } else { Err(damaged(sha256, &found)) }
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

    pub(super) async fn remove(&self, place: &Path) -> Result<()> {
        match self.store.delete(place).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(e) => Err(broken(e)),
        }
    }
}

impl Incoming {
    /// Takes the next bytes; too many are refused (413) as soon as the limit is passed.
    pub async fn write(&mut self, bytes: Bytes) -> Result<()> {
        self.size += bytes.len();
        if self.size > self.limit {
            return Err(too_large(self.limit));
        }
        self.hash.update(&bytes);
        self.head.extend(bytes.iter().take(EDGE_BYTES.saturating_sub(self.head.len())));
        self.tail.extend_from_slice(&bytes);
        self.tail.drain(..self.tail.len().saturating_sub(EDGE_BYTES));
        self.writer.wait_for_capacity(PARTS_AT_ONCE).await.map_err(broken)?;
        self.writer.put(bytes);
        Ok(())
    }

    /// Ends the file: `accept` looks at it and names its type, and only then it becomes an object.
    ///
    /// When this returns, the content is on disk under its final name.
    pub async fn finish(
        self,
        file_name: String,
        accept: impl FnOnce(&Seen) -> Result<&'static str>,
    ) -> Result<Received> {
        let seen = Seen { head: self.head, tail: self.tail, size: self.size };
        let media_type = match accept(&seen) {
            Ok(media_type) => media_type.to_owned(),
            Err(refused) => {
                self.writer.abort().await.map_err(broken)?;
                return Err(refused);
            }
        };
        let sha256 = hex(&self.hash.finalize());
        self.writer.finish().await.map_err(broken)?;
        self.blobs.store.rename(&self.place, &place(&sha256)).await.map_err(broken)?;
        let size_bytes = i64::try_from(seen.size).map_err(Error::internal)?;
        Ok(Received { sha256, size_bytes, media_type, file_name })
    }
}

/// Refusal (413) of a file that names the limit.
pub fn too_large(limit: usize) -> Error {
    Error::Code(Code::FileTooLarge, Some(format!("{} MiB", limit / (1024 * 1024))))
}
