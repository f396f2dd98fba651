//! Handler of signatures of receipt.
use super::model::Handover;
use super::store;
use crate::error::{Error, Problem, Result};
use crate::http::AppState;
use crate::http::problems::{Existing, Staff};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use crate::permits::applications::store as applications;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, web};
use pamong_db::Id;

/// Send the signature of receipt
///
/// As it was drawn on the screen of the counter when the paper was handed over; its `ETag` is its SHA-256.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.read"])),
    params(("id" = Id, Path, description = "Application")),
    responses(
        (status = 200, description = "The picture", content_type = "image/png", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "image/png", body = Vec<u8>),
        (status = 304, description = "Not changed"),
        (status = 416, description = "No such part", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/permit-applications/{id}/receipt-signature")]
pub async fn get_permit_receipt_signature(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let found = app
        .db
        .read(move |c| {
            let application = applications::find_for(c, &me, id)?.ok_or_else(Error::not_found)?;
            Ok::<_, Error>(store::find(c, application.id)?)
        })
        .await?;
    let file = found.and_then(Handover::signature).ok_or_else(Error::not_found)?;
    storage::serve(&req, &blobs, &file).await
}
