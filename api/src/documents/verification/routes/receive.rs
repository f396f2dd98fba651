//! Takes a file in to be looked at, and forgets it.
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::storage::too_large;
use actix_multipart::{Field, Multipart, MultipartError};
use actix_web::{HttpRequest, web};
use futures_util::StreamExt;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Files that are in memory at once.
static PLACES: Semaphore = Semaphore::const_new(6);
/// Time for sending a file: a slow phone gets through, and nobody holds a place for long.
const SENDING: Duration = Duration::from_secs(90);
/// Bytes that are read and thrown away after a file that is too large, so that the browser hears the answer.
const WASTE: usize = 64 * 1024 * 1024;

/// Reads the one PDF of a form into memory and hands it to `work`, which may block. The file is dropped afterwards.
pub async fn with_pdf<T: Send + 'static>(
    req: &HttpRequest,
    body: web::Payload,
    app: &AppState,
    work: impl FnOnce(&[u8]) -> Result<T> + Send + 'static,
) -> Result<T> {
    let media_type = req.headers().get("content-type").and_then(|v| v.to_str().ok()).unwrap_or_default();
    if !media_type.starts_with("multipart/form-data") {
        return Err(Error::Code(Code::UnsupportedMediaType, Some("multipart/form-data".into())));
    }
    let busy = |_| Error::from(Code::Unavailable);
    let _place = PLACES.try_acquire().map_err(busy)?;
    let limit = app.config.limits.upload_bytes;
    let form = read(Multipart::new(req.headers(), body), limit);
    let late = |_| Error::Code(Code::Malformed, Some("timeout".into()));
    let pdf = tokio::time::timeout(SENDING, form).await.map_err(late)??;
    if pdf.is_empty() {
        return Err(Error::field("/file", Code::Required));
    }
    // As readers do: the mark may stand behind a little of something else.
    if !pdf.windows(5).take(1024).any(|window| window == b"%PDF-") {
        return Err(Error::Code(Code::UnsupportedMediaType, Some("application/pdf".into())));
    }
    tokio::task::spawn_blocking(move || work(&pdf)).await.map_err(Error::internal)?
}

async fn read(mut form: Multipart, limit: usize) -> Result<Vec<u8>> {
    let mut pdf: Option<Vec<u8>> = None;
    while let Some(field) = form.next().await {
        let mut field = field.map_err(malformed)?;
        if field.name() != Some("file") {
            let name = field.name().unwrap_or_default();
            return Err(Error::field(&format!("/{name}"), Code::UnknownField));
        }
        if pdf.is_some() {
            return Err(Error::field("/file", Code::Duplicate));
        }
        pdf = Some(content(&mut field, limit).await?);
    }
    pdf.ok_or_else(|| Error::field("/file", Code::Required))
}

async fn content(field: &mut Field, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.next().await {
        let chunk = chunk.map_err(malformed)?;
        if bytes.len() + chunk.len() > limit {
            waste(field).await;
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

async fn waste(field: &mut Field) {
    let mut left = WASTE;
    while let Some(Ok(chunk)) = field.next().await {
        left = left.saturating_sub(chunk.len());
        if left == 0 {
            return;
        }
    }
}

fn malformed(e: MultipartError) -> Error {
    Error::Code(Code::Malformed, Some(e.to_string()))
}
