//! A file on its way in.
use super::blobs::{Blobs, hex, place};
use super::failure::broken;
use super::harm;
use crate::error::{Code, Error, Result};
use bytes::Bytes;
use object_store::path::Path;
use object_store::{ObjectStoreExt, PutPayload, WriteMultipart};
use pamong_db::Id;
use sha2::{Digest, Sha256};

/// Where files are while they arrive in parts.
pub const INCOMING: &str = "incoming";
/// Parts that may be on their way at the same time.
const PARTS_AT_ONCE: usize = 2;
/// Bytes from the beginning and the end that tell what a file is.
const EDGE_BYTES: usize = 1024;

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

/// A file on its way in: up to one part is held here, what is longer goes to the store in parts. Dropped before its end,
/// it leaves nothing.
pub struct Incoming {
    blobs: Blobs,
    first: Vec<Bytes>,
    parts: Option<(Path, WriteMultipart)>,
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
    /// SHA-256 of all of it in lower-case hex.
    pub sha256: String,
}

impl Seen {
    /// What was seen of a file that is all in its first bytes; its SHA-256 is of no matter.
    pub fn of(head: &[u8], tail: &[u8]) -> Self {
        Self { head: head.to_vec(), tail: tail.to_vec(), size: head.len(), sha256: String::new() }
    }
}

impl Blobs {
    /// Begins a file of at most `limit` bytes.
    pub fn begin(&self, limit: usize) -> Incoming {
        Incoming {
            blobs: self.clone(),
            first: Vec::new(),
            parts: None,
            hash: Sha256::new(),
            size: 0,
            limit,
            head: Vec::new(),
            tail: Vec::new(),
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
        self.first.push(bytes);
        if self.parts.is_none() && self.size > self.blobs.part_bytes {
            let place = Path::from_iter([INCOMING.to_owned(), Id::new().to_string()]);
            let upload = self.blobs.store.put_multipart(&place).await.map_err(broken)?;
            self.parts = Some((place, WriteMultipart::new_with_chunk_size(upload, self.blobs.part_bytes)));
        }
        if let Some((_, parts)) = &mut self.parts {
            parts.wait_for_capacity(PARTS_AT_ONCE).await.map_err(broken)?;
            self.first.drain(..).for_each(|bytes| parts.put(bytes));
        }
        Ok(())
    }

    /// Ends a file that the server made, or knows from before: `accept` looks at it and names its type, and only then it
    /// becomes an object.
    ///
    /// When this returns, the content is safe in the store under its final name.
    pub async fn finish(
        self,
        file_name: String,
        accept: impl FnOnce(&Seen) -> Result<&'static str>,
    ) -> Result<Received> {
        self.end(file_name, accept, false).await
    }

    /// As `finish`, for a file that somebody sent: what could harm its readers is refused and leaves nothing.
    pub async fn finish_foreign(
        self,
        file_name: String,
        accept: impl FnOnce(&Seen) -> Result<&'static str>,
    ) -> Result<Received> {
        self.end(file_name, accept, true).await
    }

    async fn end(
        mut self,
        file_name: String,
        accept: impl FnOnce(&Seen) -> Result<&'static str>,
        foreign: bool,
    ) -> Result<Received> {
        let seen = Seen {
            head: std::mem::take(&mut self.head),
            tail: std::mem::take(&mut self.tail),
            size: self.size,
            sha256: hex(&self.hash.clone().finalize()),
        };
        // refused, it is dropped
        let media_type = accept(&seen)?;
        let place = place(&seen.sha256);
        match self.parts.take() {
            None => {
                let first = std::mem::take(&mut self.first);
                if foreign {
                    let content = std::future::ready(Ok(first.concat().into()));
                    self.blobs.examine(media_type, content).await?;
                }
                self.blobs.store.put(&place, PutPayload::from_iter(first)).await.map_err(broken)?;
            }
            Some((arrived, parts)) => {
                parts.finish().await.map_err(broken)?;
                if foreign && let Err(refused) = self.blobs.examine_at(media_type, &arrived).await {
                    if let Err(e) = self.blobs.remove(&arrived).await {
                        log::warn!("{arrived} is left for the sweep: {e}");
                    }
                    return Err(refused);
                }
                self.blobs.settle(&arrived, &place, seen.size).await?;
            }
        }
        let size_bytes = i64::try_from(seen.size).map_err(Error::internal)?;
        Ok(Received { sha256: seen.sha256, size_bytes, media_type: media_type.to_owned(), file_name })
    }
}

impl Blobs {
    async fn examine_at(&self, media_type: &'static str, arrived: &Path) -> Result<()> {
        let content = async {
            let found = self.store.get(arrived).await.map_err(broken)?;
            found.bytes().await.map_err(broken)
        };
        self.examine(media_type, content).await
    }

    /// Looks at the whole of a file, few files at a time: each is in memory meanwhile.
    async fn examine(
        &self,
        media_type: &'static str,
        content: impl Future<Output = Result<Bytes>>,
    ) -> Result<()> {
        if !harm::is_examined(media_type) {
            return Ok(());
        }
        let _turn = self.examinations.acquire().await.map_err(Error::internal)?;
        let content = content.await?;
        let look = tokio::task::spawn_blocking(move || harm::look(media_type, &content));
        look.await.unwrap_or_else(|e| {
            log::warn!("a file of the type {media_type} could not be examined: {e}");
            Err(Error::field("/file", Code::FileUnreadable))
        })
    }
}

impl Drop for Incoming {
    /// A folder removes what is not finished by itself; another store must be told.
    fn drop(&mut self) {
        let (Some((place, parts)), Ok(runtime)) = (self.parts.take(), tokio::runtime::Handle::try_current())
        else {
            return;
        };
        if self.blobs.bucket.is_some() {
            drop(runtime.spawn(async move {
                if let Err(e) = parts.abort().await {
                    log::warn!("{place} is left for the sweep: {}", broken(e));
                }
            }));
        }
    }
}

/// Refusal (413) of a file that names the limit.
pub fn too_large(limit: usize) -> Error {
    Error::Code(Code::FileTooLarge, Some(format!("{} MiB", limit / (1024 * 1024))))
}
