//! Uploads in pieces over HTTP: of staff, and of anyone on the public pages.
mod assembly;
mod headers;

use crate::error::{Code, Error, Problem, Result};
use crate::http::{AppState, Idempotency, Owner, PublicLimiter, command, created, peer};
use crate::identity::Me;
use crate::storage::blobs::Blobs;
use crate::storage::incoming::too_large;
use crate::storage::model::Upload;
use crate::storage::partial::model::{Partial, PartialUpload};
use crate::storage::partial::service::{self, OPEN_HOURS, Sender};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, delete, head, patch, post, web};
use futures_util::StreamExt;
use pamong_db::Id;
use tokio::sync::mpsc;

/// Chunks of a body that wait to be kept.
const WAITING_CHUNKS: usize = 8;

/// Routes of this part.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(create_partial_upload)
        .service(get_partial_upload)
        .service(append_partial_upload)
        .service(discard_partial_upload)
        .service(create_public_partial_upload)
        .service(get_public_partial_upload)
        .service(append_public_partial_upload)
        .service(discard_public_partial_upload);
}

/// Begins a file that is sent in pieces, as "Resumable Uploads for HTTP" says (draft-ietf-httpbis-resumable-upload): without
/// a body, with the name in `Content-Disposition`, the size in `Upload-Length` and, to have the whole compared at its end,
/// the SHA-256 in `Repr-Digest`. The pieces go to the address in `Location`, within 24 hours.
///
/// Refused before a byte is sent: files that are too large, of a type that is not taken, or beyond 20 that are open.
#[utoipa::path(
    tag = "storage", security(("bearer" = [])),
    params(
        ("Upload-Complete" = String, Header, description = "`?0`: the pieces follow"),
        ("Upload-Length" = i64, Header, description = "Bytes that the file has"),
        ("Content-Disposition" = Option<String>, Header, description = "`attachment; filename*=UTF-8''…`"),
        ("Repr-Digest" = Option<String>, Header, description = "`sha-256=:…:` of the whole file (RFC 9530)"),
    ),
    responses(
        (status = 201, body = PartialUpload),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/uploads/resumable")]
async fn create_partial_upload(me: Me, req: HttpRequest, app: web::Data<AppState>) -> Result<HttpResponse> {
    begin(&req, &app, Sender::Person(me.user_id), "/api/v1/uploads/resumable").await
}

/// How far a file is that is sent in pieces: the bytes that have arrived in `Upload-Offset`, and in `Upload-Complete`
/// whether it has become an upload.
#[utoipa::path(
    tag = "storage", params(("id" = Id, Path, description = "Id of the file")), security(("bearer" = [])),
    responses(
        (status = 204, description = "As the headers say"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
#[head("/uploads/resumable/{id}")]
async fn get_partial_upload(me: Me, app: web::Data<AppState>, id: web::Path<Id>) -> Result<HttpResponse> {
    let partial = service::find(&app, Some(me.user_id), id.into_inner()).await?;
    Ok(told(&partial, partial.received_bytes, partial.upload_id.is_some()))
}

/// Sends the next bytes of a file. What arrives before a line breaks is kept: ask how far the file is, and go on there.
///
/// With `Upload-Complete: ?1` the file is whole then: it goes through the checks of an ordinary upload and is answered as
/// one. A file that is refused is forgotten. Whoever lost that answer sends the last request again without bytes.
#[utoipa::path(
    tag = "storage", security(("bearer" = [])),
    params(
        ("id" = Id, Path, description = "Id of the file"),
        ("Upload-Offset" = i64, Header, description = "Place of the first byte: where the last piece ended"),
        ("Upload-Complete" = String, Header, description = "`?1` where these are the last bytes, else `?0`"),
    ),
    request_body(content = Vec<u8>, content_type = "application/partial-upload"),
    responses(
        (status = 201, body = Upload, description = "The file is whole"),
        (status = 204, description = "The bytes are kept; `Upload-Offset` says where to go on"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
#[patch("/uploads/resumable/{id}")]
async fn append_partial_upload(
    me: Me,
    req: HttpRequest,
    body: web::Payload,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let partial = service::find(&app, Some(me.user_id), id.into_inner()).await?;
    append(&req, body, &app, &blobs, me.owner(), partial).await
}

/// Gives a file up that is sent in pieces: what has arrived of it is removed. What it became by then stays.
#[utoipa::path(
    tag = "storage", params(("id" = Id, Path, description = "Id of the file")), security(("bearer" = [])),
    responses(
        (status = 204, description = "It is forgotten"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/uploads/resumable/{id}")]
async fn discard_partial_upload(
    me: Me,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    discard(&app, &blobs, service::find(&app, Some(me.user_id), id.into_inner()).await?).await
}

/// Begins a file in pieces for an application on the public pages; as for staff, with at most 200 open from one address.
#[utoipa::path(
    tag = "public",
    params(
        ("Upload-Complete" = String, Header, description = "`?0`: the pieces follow"),
        ("Upload-Length" = i64, Header, description = "Bytes that the file has"),
        ("Content-Disposition" = Option<String>, Header, description = "`attachment; filename*=UTF-8''…`"),
        ("Repr-Digest" = Option<String>, Header, description = "`sha-256=:…:` of the whole file (RFC 9530)"),
    ),
    responses(
        (status = 201, body = PartialUpload),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/public/uploads/resumable")]
async fn create_public_partial_upload(
    req: HttpRequest,
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
) -> Result<HttpResponse> {
    let address = peer(&req);
    limiter.0.check(&address)?;
    begin(&req, &app, Sender::Address(address), "/api/v1/public/uploads/resumable").await
}

/// How far a file of the public pages is; as for staff.
#[utoipa::path(
    tag = "public", params(("id" = Id, Path, description = "Id of the file")),
    responses(
        (status = 204, description = "As the headers say"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[head("/public/uploads/resumable/{id}")]
async fn get_public_partial_upload(
    req: HttpRequest,
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let partial = find_public(&req, &app, &limiter, id.into_inner()).await?;
    Ok(told(&partial, partial.received_bytes, partial.upload_id.is_some()))
}

/// Sends the next bytes of a file of the public pages; as for staff.
#[utoipa::path(
    tag = "public",
    params(
        ("id" = Id, Path, description = "Id of the file"),
        ("Upload-Offset" = i64, Header, description = "Place of the first byte: where the last piece ended"),
        ("Upload-Complete" = String, Header, description = "`?1` where these are the last bytes, else `?0`"),
    ),
    request_body(content = Vec<u8>, content_type = "application/partial-upload"),
    responses(
        (status = 201, body = Upload, description = "The file is whole"),
        (status = 204, description = "The bytes are kept; `Upload-Offset` says where to go on"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[patch("/public/uploads/resumable/{id}")]
async fn append_public_partial_upload(
    req: HttpRequest,
    body: web::Payload,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    limiter: web::Data<PublicLimiter>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let partial = find_public(&req, &app, &limiter, id.into_inner()).await?;
    append(&req, body, &app, &blobs, Owner::Public, partial).await
}

/// Gives a file of the public pages up; as for staff.
#[utoipa::path(
    tag = "public", params(("id" = Id, Path, description = "Id of the file")),
    responses(
        (status = 204, description = "It is forgotten"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[delete("/public/uploads/resumable/{id}")]
async fn discard_public_partial_upload(
    req: HttpRequest,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    limiter: web::Data<PublicLimiter>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    discard(&app, &blobs, find_public(&req, &app, &limiter, id.into_inner()).await?).await
}

async fn begin(req: &HttpRequest, app: &AppState, sender: Sender, at: &'static str) -> Result<HttpResponse> {
    let wanted = headers::beginning(req)?;
    service::admit(app, &sender, &wanted)?;
    let said = format!("{} {} {:?}", wanted.size_bytes, wanted.file_name, wanted.sha256);
    let idempotency = Idempotency::of(req, said.as_bytes())?;
    let owner = sender.owner().map_or(Owner::Public, Owner::User);
    let (now, state) = (app.clock.now(), app.clone());
    let work = move |tx: &mut pamong_db::Conn| {
        let partial = service::begin(tx, &state, &sender, &wanted, now)?;
        let expires_at = service::expiry(&partial);
        let Partial { id, file_name, size_bytes, .. } = partial;
        Ok(created(PartialUpload { id, file_name, size_bytes, expires_at }, format!("{at}/{id}"), 1))
    };
    let mut response = command(app, owner, idempotency, work).await?;
    state_headers(response.headers_mut(), 0, false);
    Ok(response)
}

/// Only who guesses is counted: an upload over a bad line takes many requests.
async fn find_public(req: &HttpRequest, app: &AppState, limiter: &PublicLimiter, id: Id) -> Result<Partial> {
    match service::find(app, None, id).await {
        Err(unknown) if unknown.code() == Code::NotFound => {
            limiter.0.check(&peer(req))?;
            Err(unknown)
        }
        found => found,
    }
}

async fn append(
    req: &HttpRequest,
    mut body: web::Payload,
    app: &AppState,
    blobs: &Blobs,
    owner: Owner,
    mut partial: Partial,
) -> Result<HttpResponse> {
    let next = headers::next(req)?;
    let idempotency = Idempotency::of(req, b"")?;
    if next.offset != partial.received_bytes {
        return Err(Error::Code(Code::UploadOffset, Some(partial.received_bytes.to_string())));
    }
    if next.offset.saturating_add(headers::announced(req)) > partial.size_bytes {
        return Err(too_large(app.config.limits.upload_bytes));
    }
    // A task of its own keeps the bytes: it ends its work also where the line, and this handler with it, is gone.
    let (send, receive) = mpsc::channel(WAITING_CHUNKS);
    let keeping = tokio::spawn(service::append(app.clone(), blobs.clone(), partial.clone(), receive));
    let mut broken = None;
    while let Some(chunk) = body.next().await {
        match chunk {
            Ok(bytes) => {
                if send.send(bytes).await.is_err() {
                    break;
                }
            }
            Err(e) => {
                broken = Some(e);
                break;
            }
        }
    }
    drop(send);
    partial.received_bytes = keeping.await.map_err(Error::internal)??;
    if let Some(e) = broken {
        return Err(Error::Code(Code::Malformed, Some(e.to_string())));
    }
    if !next.complete {
        return Ok(told(&partial, partial.received_bytes, false));
    }
    if partial.received_bytes < partial.size_bytes {
        return Err(Error::Code(Code::UploadOffset, Some(partial.received_bytes.to_string())));
    }
    let mut response = assembly::complete(app, blobs, owner, partial.clone(), idempotency).await?;
    state_headers(response.headers_mut(), partial.size_bytes, true);
    Ok(response)
}

async fn discard(app: &AppState, blobs: &Blobs, partial: Partial) -> Result<HttpResponse> {
    service::discard(app, blobs, partial.id).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// 204 with how far an upload is.
fn told(partial: &Partial, received: i64, complete: bool) -> HttpResponse {
    let mut response = HttpResponse::NoContent();
    response.insert_header(("Upload-Length", partial.size_bytes.to_string()));
    let mut response = response.insert_header(("Cache-Control", "no-store")).finish();
    state_headers(response.headers_mut(), received, complete);
    response
}

fn state_headers(headers: &mut HeaderMap, received: i64, complete: bool) {
    headers.insert(HeaderName::from_static("upload-offset"), HeaderValue::from(received));
    let complete = HeaderValue::from_static(headers::boolean_text(complete));
    headers.insert(HeaderName::from_static("upload-complete"), complete);
    let age = HeaderValue::from_str(&format!("max-age={}", OPEN_HOURS * 3600));
    if let Ok(age) = age {
        headers.insert(HeaderName::from_static("upload-limit"), age);
    }
}
