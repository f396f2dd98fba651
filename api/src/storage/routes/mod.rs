//! Uploads over HTTP.
mod receive;
mod serve;
#[cfg(test)]
mod tests;

pub use receive::{name_of, receive_upload};
pub use serve::serve;

use super::blobs::Blobs;
use super::model::{Upload, UploadForm};
use super::{partial, store};
use crate::error::{Error, Problem, Result};
use crate::http::{AppState, Owner, PublicLimiter, item, peer};
use crate::identity::Me;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;

/// Routes of this feature.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(create_upload).service(get_upload).service(create_public_upload).configure(partial::routes);
}

/// Sends one file: PDF, JPEG or PNG to attach it to a record, or a table (XLSX, CSV) to be read. Name it by its id within
/// 24 hours; after that it is removed.
///
/// What could harm its readers is an invalid field `/file`: scripts, commands and files inside a PDF, pictures of more than
/// 50 megapixels, macros, archives that swell. Over a bad line use `POST /uploads/resumable`.
#[utoipa::path(
    tag = "storage", security(("bearer" = [])),
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = Upload),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/uploads")]
async fn create_upload(
    me: Me,
    req: HttpRequest,
    body: web::Payload,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
) -> Result<HttpResponse> {
    receive_upload(&req, body, &app, &blobs, me.owner()).await
}

/// Sends one file (PDF, JPEG or PNG) for an application on the public pages. Name it in the application within 24 hours.
///
/// What could harm its readers is refused as for staff. Over a bad line use `POST /public/uploads/resumable`.
#[utoipa::path(
    tag = "public",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = Upload),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
        (status = 429, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/public/uploads")]
async fn create_public_upload(
    req: HttpRequest,
    body: web::Payload,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    limiter: web::Data<PublicLimiter>,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    receive_upload(&req, body, &app, &blobs, Owner::Public).await
}

/// An upload of one's own that is not attached yet.
#[utoipa::path(
    tag = "storage", params(("id" = Id, Path, description = "Id of the upload")), security(("bearer" = [])),
    responses(
        (status = 200, body = Upload),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/uploads/{id}")]
async fn get_upload(me: Me, app: web::Data<AppState>, id: web::Path<Id>) -> Result<HttpResponse> {
    let id = id.into_inner();
    let upload = app.db.read(move |c| store::find_unlinked(c, me.user_id, id)).await?;
    Ok(item(&upload.ok_or_else(Error::not_found)?, 1))
}
