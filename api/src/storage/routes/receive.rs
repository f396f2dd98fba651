//! Reads the multipart body of an upload.
use crate::error::{Code, Error, Result};
use crate::http::{AppState, Idempotency, Owner, command, created};
use crate::storage::blobs::Blobs;
use crate::storage::incoming::{Incoming, too_large};
use crate::storage::{content, service};
use actix_multipart::{Multipart, MultipartError};
use actix_web::http::header::ContentDisposition;
use actix_web::{HttpRequest, HttpResponse, web};
use futures_util::StreamExt;

/// Room for the boundaries and headers around the file.
const AROUND_BYTES: usize = 16 * 1024;

/// Receives the one file of a request and answers 201 with its upload.
///
/// The row is written after the object is whole and safe in the store, never before.
pub async fn receive_upload(
    req: &HttpRequest,
    body: web::Payload,
    app: &AppState,
    blobs: &Blobs,
    owner: Owner,
) -> Result<HttpResponse> {
    let limit = app.config.limits.upload_bytes;
    refuse_early(req, limit)?;
    let (name, incoming) = one_file(Multipart::new(req.headers(), body), blobs, limit).await?;
    let _settling = blobs.settling.read().await;
    let accept = service::accept_of(owner);
    let file = incoming.finish_foreign(name.clone(), |seen| accept(&name, seen)).await?;
    let idempotency = Idempotency::of(req, format!("{} {}", file.sha256, file.file_name).as_bytes())?;
    let now = app.clock.now();
    let user = match owner {
        Owner::User(id) => Some(id),
        Owner::Public => None,
    };
    let work = move |tx: &mut pamong_db::Conn| {
        let upload = service::create_upload(tx, user, &file, now)?;
        let location = format!("/api/v1/uploads/{}", upload.id);
        Ok(created(upload, location, 1))
    };
    command(app, owner, idempotency, work).await
}

/// What the headers say already needs no byte of the body.
fn refuse_early(req: &HttpRequest, limit: usize) -> Result<()> {
    let header = |name| req.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !header("content-type").starts_with("multipart/form-data") {
        return Err(Error::Code(Code::UnsupportedMediaType, Some("multipart/form-data".into())));
    }
    match header("content-length").parse::<usize>() {
        Ok(length) if length > limit + AROUND_BYTES => Err(too_large(limit)),
        _ => Ok(()),
    }
}

async fn one_file(mut form: Multipart, blobs: &Blobs, limit: usize) -> Result<(String, Incoming)> {
    let mut received = None;
    while let Some(field) = form.next().await {
        let mut field = field.map_err(malformed)?;
        if field.name() != Some("file") {
            let name = field.name().unwrap_or_default();
            return Err(Error::field(&format!("/{name}"), Code::UnknownField));
        }
        if received.is_some() {
            return Err(Error::field("/file", Code::Duplicate));
        }
        let mut file = blobs.begin(limit);
        while let Some(chunk) = field.next().await {
            file.write(chunk.map_err(malformed)?).await?;
        }
        received = Some((name_of(field.content_disposition()), file));
    }
    received.ok_or_else(|| Error::field("/file", Code::Required))
}

/// The name that a header gives a file, cleaned.
pub fn name_of(header: Option<&ContentDisposition>) -> String {
    let extended = header.and_then(|h| h.get_filename_ext());
    let name = match extended {
        Some(name) => String::from_utf8_lossy(&name.value).into_owned(),
        None => header.and_then(|h| h.get_filename()).unwrap_or_default().to_owned(),
    };
    content::clean_name(&name)
}

fn malformed(e: MultipartError) -> Error {
    Error::Code(Code::Malformed, Some(e.to_string()))
}
