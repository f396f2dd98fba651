//! Uploads: received, attached, swept.
use super::blobs::Blobs;
use super::content;
use super::incoming::{Received, Seen};
use super::model::{FileRef, Upload};
use super::{partial, removal, store};
use crate::error::{Code, Error, FieldError, Result};
use crate::http::{AppState, Owner};
use chrono::Duration;
use pamong_db::{Conn, Id, Ts};

/// Hours after which an upload that was never attached, or an object that nobody knows, is removed.
const KEPT_HOURS: i64 = 24;

/// What files of this sender may be: tables are read for staff only.
pub fn accept_of(owner: Owner) -> fn(&str, &Seen) -> Result<&'static str> {
    match owner {
        Owner::User(_) => content::accept_tables_too,
        Owner::Public => content::accept,
    }
}

/// The upload that something became.
pub fn find_upload(c: &mut Conn, id: Option<Id>) -> Result<Upload> {
    let found = id.map(|id| store::find(c, id)).transpose()?.flatten();
    found.ok_or_else(Error::not_found)
}

/// Makes the row of a file that was received. `owner` is null on the public pages.
pub fn create_upload(tx: &mut Conn, owner: Option<Id>, file: &Received, now: Ts) -> Result<Upload> {
    let upload = new_upload(owner, file, now);
    store::insert(tx, &upload)?;
    Ok(upload)
}

fn new_upload(owner: Option<Id>, file: &Received, now: Ts) -> Upload {
    Upload {
        id: Id::new(),
        owner_user_id: owner,
        file_name: file.file_name.clone(),
        media_type: file.media_type.clone(),
        size_bytes: file.size_bytes,
        sha256: file.sha256.clone(),
        linked_at: None,
        created_at: now,
    }
}

/// Attaches uploads of `owner` (null: made on the public pages) to a record, in the caller's transaction.
///
/// An upload that does not exist, belongs to someone else, is attached already or is a table is an invalid field below
/// `pointer`.
pub fn link(tx: &mut Conn, owner: Option<Id>, pointer: &str, ids: &[Id], now: Ts) -> Result<Vec<Upload>> {
    let linked = each(pointer, ids, |id| Ok(store::link(tx, owner, id, now)?))?;
    match linked.iter().position(|upload| content::is_table(&upload.media_type)) {
        Some(i) => Err(Error::field(&format!("{pointer}/{i}"), Code::FileType)),
        None => Ok(linked),
    }
}

/// Attaches one upload of `owner` to a record; the same rules, told at `pointer` itself.
pub fn link_one(tx: &mut Conn, owner: Id, pointer: &str, id: Id, now: Ts) -> Result<Upload> {
    let linked = store::link(tx, Some(owner), id, now)?;
    let linked = linked.ok_or_else(|| Error::field(pointer, Code::UnknownReference))?;
    if content::is_table(&linked.media_type) {
        return Err(Error::field(pointer, Code::FileType));
    }
    Ok(linked)
}

/// Keeps a table of `owner` for the record that was made from it, in the caller's transaction; the same rules, for a
/// table.
pub fn link_table(tx: &mut Conn, owner: Id, pointer: &str, id: Id, now: Ts) -> Result<Upload> {
    let linked =
        store::link(tx, Some(owner), id, now)?.filter(|upload| content::is_table(&upload.media_type));
    linked.ok_or_else(|| Error::field(pointer, Code::UnknownReference))
}

/// The bytes of a table of `owner`, whether or not it was kept since: a request that is sent twice reads it twice.
pub async fn table(
    app: &AppState,
    blobs: &Blobs,
    owner: Id,
    pointer: &str,
    id: Id,
) -> Result<(Upload, bytes::Bytes)> {
    let found = app.db.read(move |c| store::find(c, id)).await?;
    let own = found.filter(|upload| upload.owner_user_id == Some(owner));
    let upload = own.ok_or_else(|| Error::field(pointer, Code::UnknownReference))?;
    if !content::is_table(&upload.media_type) {
        return Err(content::unreadable_table(pointer, &upload.file_name));
    }
    let bytes = blobs.load(&upload.sha256, upload.size_bytes).await?;
    Ok((upload, bytes))
}

/// What `link` would attach, without attaching it.
pub fn look(c: &mut Conn, owner: Id, pointer: &str, ids: &[Id]) -> Result<Vec<Upload>> {
    each(pointer, ids, |id| Ok(store::find_unlinked(c, owner, id)?))
}

fn each(
    pointer: &str,
    ids: &[Id],
    mut find: impl FnMut(Id) -> Result<Option<Upload>>,
) -> Result<Vec<Upload>> {
    let mut found = Vec::with_capacity(ids.len());
    let mut wrong = Vec::new();
    for (i, id) in ids.iter().enumerate() {
        match find(*id)? {
            Some(upload) => found.push(upload),
            None => wrong.push(FieldError {
                pointer: format!("{pointer}/{i}"),
                code: Code::UnknownReference,
                arg: None,
            }),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(Error::Invalid(wrong)) }
}

/// Keeps a file that the server itself made or read, such as one of a simulation: it passes the same checks as an upload.
pub async fn keep(blobs: &Blobs, file_name: &str, content: bytes::Bytes) -> Result<Received> {
    let name = content::clean_name(file_name);
    let mut file = blobs.begin(content.len());
    file.write(content).await?;
    file.finish(name.clone(), |seen| content::accept(&name, seen)).await
}

/// Keeps a file that the server made. Its row and what `record` writes about it are one transaction: the sweep knows the
/// file from the first moment, and without a record there is no row, so that the sweep takes the object away.
pub async fn preserve<T, F>(
    app: &AppState,
    blobs: &Blobs,
    file_name: &str,
    content: bytes::Bytes,
    record: F,
) -> Result<T>
where
    T: Send + 'static,
    F: Fn(&mut Conn, &Upload) -> Result<T> + Send + 'static,
{
    let _settling = blobs.settling.read().await;
    let file = keep(blobs, file_name, content).await?;
    let now = app.clock.now();
    app.db
        .write(move |tx| {
            let upload = Upload { linked_at: Some(now), ..new_upload(None, &file, now) };
            store::insert(tx, &upload)?;
            record(tx, &upload)
        })
        .await
}

/// A file that a record keeps; refused (410) where it was destroyed.
pub fn find_kept(c: &mut Conn, id: Id) -> Result<FileRef> {
    let upload = store::find(c, id)?.ok_or_else(Error::not_found)?;
    if let Some(at) = store::discarded(c, id)? {
        return Err(Error::Code(Code::ContentDestroyed, Some(at.0.date_naive().to_string())));
    }
    let Upload { sha256, file_name, media_type, size_bytes, .. } = upload;
    Ok(FileRef { sha256, file_name, media_type, size_bytes })
}

/// The SHA-256 of a file that a record keeps, and since when it is destroyed, where it is: the fingerprint outlives it.
pub fn fingerprint(c: &mut Conn, id: Id) -> Result<(String, Option<Ts>)> {
    let upload = store::find(c, id)?.ok_or_else(Error::not_found)?;
    Ok((upload.sha256, store::discarded(c, id)?))
}

/// What a sweep removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Swept {
    /// Uploads that were never attached or never ended.
    pub uploads: usize,
    /// Objects without an upload, and files that never arrived whole.
    pub objects: usize,
}

/// Removes uploads that were not attached or, in pieces, not ended for 24 hours, and objects of that age that no upload names. Ends what is left of
/// the removal of files that somebody destroyed.
pub async fn sweep(app: &AppState, blobs: &Blobs) -> Result<Swept> {
    removal::remove_marked(app, blobs).await?;
    let before = Ts(app.clock.now().0 - Duration::hours(KEPT_HOURS));
    let unended = partial::sweep(app, blobs, before).await?;
    let uploads = app.db.write(move |tx| store::delete_unlinked(tx, before)).await?;
    let mut objects = 0;
    for object in blobs.all().await? {
        if object.modified >= before.0 {
            continue;
        }
        let _nobody_settles = blobs.settling.write().await;
        let known = match object.sha256 {
            Some(sha256) => app.db.read(move |c| store::is_known(c, &sha256)).await?,
            None => false,
        };
        if !known && blobs.is_older(&object.place, before.0).await? {
            blobs.remove(&object.place).await?;
            objects += 1;
        }
    }
    match blobs.abandon(before.0).await {
        Ok(abandoned) => objects += abandoned,
        // Not every store lists them, and those that do not remove them by themselves.
        Err(e) => log::warn!("unfinished uploads are left to the store: {e}"),
    }
    Ok(Swept { uploads: uploads + unended, objects })
}

/// Says in the log whether files can be kept, and goes on asking until they can. Readiness says the same.
pub async fn announce(blobs: Blobs) {
    let Some(bucket) = &blobs.bucket else { return };
    let mut pause = tokio::time::interval(std::time::Duration::from_secs(30));
    loop {
        pause.tick().await;
        match blobs.probe().await {
            Ok(()) => return log::info!("files are kept in the bucket {}", bucket.url()),
            Err(e) => log::error!(
                "the bucket {} cannot be used: {e}. Until it can, files are neither kept nor read and /readyz answers 503",
                bucket.url()
            ),
        }
    }
}

/// Sweeps once an hour for as long as the process lives.
pub async fn sweep_hourly(app: AppState, blobs: Blobs) {
    let mut hour = tokio::time::interval(std::time::Duration::from_hours(1));
    loop {
        hour.tick().await;
        match sweep(&app, &blobs).await {
            Ok(swept) if swept == Swept::default() => {}
            Ok(swept) => log::info!("swept {} uploads and {} objects", swept.uploads, swept.objects),
            Err(e) => log::error!("sweep of uploads: {e}"),
        }
    }
}
