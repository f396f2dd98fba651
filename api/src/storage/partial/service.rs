//! Begins, continues, gives up and sweeps uploads on their way.
use super::model::{Beginning, Partial, Piece};
use super::store;
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::storage::blobs::Blobs;
use crate::storage::content;
use crate::storage::incoming::too_large;
use bytes::Bytes;
use chrono::Duration;
use futures_util::{StreamExt, stream};
use pamong_db::{Conn, Id, Ts};
use tokio::sync::mpsc::Receiver;

/// Hours that an upload may take from its beginning.
pub const OPEN_HOURS: i64 = 24;
/// Uploads that one person may have begun and not completed.
const OPEN_OF_PERSON: i64 = 20;
/// The same for one address on the public pages; a whole village may sit behind the one of its telephone company.
const OPEN_FROM_ADDRESS: i64 = 200;
/// Bytes that are gathered before they become a piece. What a line loses when it falls silent is no more.
const PIECE_BYTES: usize = 256 * 1024;
/// Objects that are removed at the same time.
const REMOVED_AT_ONCE: usize = 4;

/// Who sends.
#[derive(Debug, Clone)]
pub enum Sender {
    /// A member of staff.
    Person(Id),
    /// Anyone on the public pages, from this address.
    Address(String),
}

impl Sender {
    /// The owner of what they send; null on the public pages.
    pub fn owner(&self) -> Option<Id> {
        match self {
            Self::Person(id) => Some(*id),
            Self::Address(_) => None,
        }
    }
}

/// Whether a file may begin, by what is said of it: no byte of it was taken yet.
pub fn admit(app: &AppState, sender: &Sender, wanted: &Beginning) -> Result<()> {
    let limit = app.config.limits.upload_bytes;
    if wanted.size_bytes == 0 {
        return Err(Error::field("/file", Code::FileEmpty));
    }
    if usize::try_from(wanted.size_bytes).map_err(Error::internal)? > limit {
        return Err(too_large(limit));
    }
    content::promises(&wanted.file_name, sender.owner().is_some())
}

/// Begins an upload; refused (429) where too many of this sender are open.
pub fn begin(tx: &mut Conn, app: &AppState, sender: &Sender, wanted: &Beginning, now: Ts) -> Result<Partial> {
    let (address, open, most) = match sender {
        Sender::Person(id) => (None, store::open_of(tx, *id)?, OPEN_OF_PERSON),
        Sender::Address(address) => {
            let address = app.secrets.fingerprint(address);
            let open = store::open_from(tx, &address)?;
            (Some(address), open, OPEN_FROM_ADDRESS)
        }
    };
    if open >= most {
        return Err(Error::Code(Code::TooManyUploads, Some(open.to_string())));
    }
    let partial = Partial {
        id: Id::new(),
        owner_user_id: sender.owner(),
        address,
        file_name: wanted.file_name.clone(),
        size_bytes: wanted.size_bytes,
        received_bytes: 0,
        sha256: wanted.sha256.clone(),
        upload_id: None,
        created_at: now,
    };
    store::insert(tx, &partial)?;
    Ok(partial)
}

/// One that this sender may continue. What is older than a day is gone, also before the sweep has come to it.
pub async fn find(app: &AppState, owner: Option<Id>, id: Id) -> Result<Partial> {
    let found = app.db.read(move |c| store::find(c, owner, id)).await?;
    let now = app.clock.now();
    found.filter(|partial| expiry(partial).0 > now.0).ok_or_else(Error::not_found)
}

/// When it is removed.
pub fn expiry(partial: &Partial) -> Ts {
    Ts(partial.created_at.0 + Duration::hours(OPEN_HOURS))
}

/// Keeps the bytes that come, from `received_bytes` on, until no more come: what arrived before a line broke is kept too.
/// Returns how far the upload is.
pub async fn append(
    app: AppState,
    blobs: Blobs,
    partial: Partial,
    mut bytes: Receiver<Bytes>,
) -> Result<i64> {
    let mut received = partial.received_bytes;
    let (mut gathered, mut size) = (Vec::new(), 0);
    loop {
        let next = bytes.recv().await;
        let ended = next.is_none();
        if let Some(next) = next {
            size += next.len();
            gathered.push(next);
        }
        let length = i64::try_from(size).map_err(Error::internal)?;
        if received + length > partial.size_bytes {
            return Err(too_large(usize::try_from(partial.size_bytes).map_err(Error::internal)?));
        }
        if size >= PIECE_BYTES || (ended && size > 0) {
            let piece = Piece {
                partial_id: partial.id,
                start_byte: received,
                size_bytes: length,
                object_id: Id::new(),
            };
            keep_piece(&app, &blobs, piece, std::mem::take(&mut gathered)).await?;
            received += length;
            size = 0;
        }
        if ended {
            return Ok(received);
        }
    }
}

async fn keep_piece(app: &AppState, blobs: &Blobs, piece: Piece, content: Vec<Bytes>) -> Result<()> {
    let (partial, object) = (piece.partial_id, piece.object_id);
    blobs.keep_piece(object, content).await?;
    let row = piece.clone();
    if app.db.write(move |tx| Ok::<_, Error>(store::append(tx, &row)?)).await? {
        return Ok(());
    }
    remove(blobs, vec![piece]).await;
    let found = app.db.read(move |c| Ok::<_, Error>(store::received(c, partial)?)).await?;
    let received = found.ok_or_else(Error::not_found)?;
    Err(Error::Code(Code::UploadOffset, Some(received.to_string())))
}

/// Forgets an upload and what has arrived of it; a file that it became stays.
pub async fn discard(app: &AppState, blobs: &Blobs, id: Id) -> Result<()> {
    let left = app.db.write(move |tx| Ok::<_, Error>(store::delete(tx, &[id])?)).await?;
    remove(blobs, left).await;
    Ok(())
}

/// Forgets those that were begun before; returns how many.
pub async fn sweep(app: &AppState, blobs: &Blobs, before: Ts) -> Result<usize> {
    let old = app.db.read(move |c| Ok::<_, Error>(store::begun_before(c, before)?)).await?;
    let count = old.len();
    for id in old {
        discard(app, blobs, id).await?;
    }
    Ok(count)
}

/// Removes pieces from the store; what cannot be removed now is left for the sweep, which takes objects of a day ago.
pub async fn remove(blobs: &Blobs, pieces: Vec<Piece>) {
    stream::iter(pieces)
        .for_each_concurrent(REMOVED_AT_ONCE, |piece| async move {
            if let Err(e) = blobs.remove_piece(piece.object_id).await {
                log::warn!("the piece {} is left for the sweep: {e}", piece.object_id);
            }
        })
        .await;
}
