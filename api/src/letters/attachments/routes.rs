//! HTTP of files.
use super::model::Attachment;
use super::store;
use crate::error::{Error, Problem, Result};
use crate::http::AppState;
use crate::http::problems::{Existing, Staff};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use crate::letters::filing::destruction;
use crate::letters::{store as letters, travel};
use crate::storage::{self, Blobs, FileRef};
use actix_web::{HttpRequest, HttpResponse, get, web};
use pamong_db::Id;

impl From<Attachment> for FileRef {
    fn from(a: Attachment) -> Self {
        Self { sha256: a.sha256, file_name: a.file_name, media_type: a.media_type, size_bytes: a.size_bytes }
    }
}

/// Show a letter's attachment
///
/// The bytes, with `Range`; the `ETag` is the SHA-256.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("attachment_id" = Id, Path, description = "Attachment")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 304, description = "The caller has it already"),
        (status = 410, description = "It was destroyed with the letter's content", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/letters/{id}/attachments/{attachment_id}")]
pub async fn get_letter_attachment(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    path: web::Path<(Id, Id)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (letter, id) = path.into_inner();
    let work = app.db.read(move |c| {
        let letter = letters::find_visible(c, &me.scope, letter)?.ok_or_else(Error::not_found)?;
        destruction::refuse(c, letter.id)?;
        let own = store::find(c, letter.id, id)?;
        // A report on a journey is kept with the order; who received a copy of it sees the report as well.
        match (own, letter.source_letter_id) {
            (None, Some(source)) => travel::store::file(c, source, id)?,
            (own, _) => own,
        }
        .ok_or_else(Error::not_found)
    });
    storage::serve(&req, &blobs, &work.await?.into()).await
}
