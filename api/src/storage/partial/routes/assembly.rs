//! The end of an upload in pieces: an ordinary upload, by the same checks.
use crate::error::{Code, Error, Result};
use crate::http::{AppState, Idempotency, Owner, Reply, command, created};
use crate::storage::blobs::Blobs;
use crate::storage::incoming::{Received, Seen};
use crate::storage::model::Upload;
use crate::storage::partial::model::Partial;
use crate::storage::partial::{service, store};
use crate::storage::service::{accept_of, create_upload, find_upload};
use actix_web::HttpResponse;
use pamong_db::{Conn, Ts};

/// Puts the pieces together and answers as the ordinary upload does. A file that is refused is forgotten.
///
/// Said again, it answers again: whoever lost the answer to the last piece has it repeated.
pub async fn complete(
    app: &AppState,
    blobs: &Blobs,
    owner: Owner,
    partial: Partial,
    idempotency: Idempotency,
) -> Result<HttpResponse> {
    if partial.upload_id.is_some() {
        let again = move |tx: &mut Conn| Ok(answer(find_upload(tx, partial.upload_id)?));
        return command(app, owner, idempotency, again).await;
    }
    let pieces = app.db.read({
        let id = partial.id;
        move |c| Ok::<_, Error>(store::pieces(c, id)?)
    });
    let pieces = pieces.await?;
    let _settling = blobs.settling.read().await;
    let mut incoming = blobs.begin(app.config.limits.upload_bytes);
    for piece in &pieces {
        incoming.write(blobs.piece(piece.object_id).await?).await?;
    }
    let (accept, name, promised) = (accept_of(owner), partial.file_name.clone(), partial.sha256.clone());
    let judged = move |seen: &Seen| match promised {
        Some(sha256) if sha256 != seen.sha256 => Err(Error::field("/file", Code::FileDamaged)),
        _ => accept(&name, seen),
    };
    let file = match incoming.finish_foreign(partial.file_name.clone(), judged).await {
        Ok(file) => file,
        Err(refused) => {
            if matches!(refused, Error::Invalid(_)) {
                service::discard(app, blobs, partial.id).await?;
            }
            return Err(refused);
        }
    };
    let now = app.clock.now();
    let work = move |tx: &mut Conn| settle(tx, &partial, &file, now);
    let reply = command(app, owner, idempotency, work).await?;
    service::remove(blobs, pieces).await;
    Ok(reply)
}

/// Another server may have put the same pieces together meanwhile: then its upload is the one.
fn settle(tx: &mut Conn, partial: &Partial, file: &Received, now: Ts) -> Result<Reply<Upload>> {
    let found = store::find(tx, partial.owner_user_id, partial.id)?.ok_or_else(Error::not_found)?;
    if let Some(earlier) = found.upload_id {
        return Ok(answer(find_upload(tx, Some(earlier))?));
    }
    let upload = create_upload(tx, partial.owner_user_id, file, now)?;
    store::complete(tx, partial.id, upload.id)?;
    Ok(answer(upload))
}

fn answer(upload: Upload) -> Reply<Upload> {
    let location = format!("/api/v1/uploads/{}", upload.id);
    created(upload, location, 1)
}
