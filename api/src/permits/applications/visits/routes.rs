//! HTTP of visits.
use super::inputs::NewPermitVisit;
use super::model::{PermitVisitView, VisitPhoto};
use super::{service, store};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Input, command, created, done};
use crate::identity::Can;
use crate::identity::permission::{PermitFieldCheck, PermitRead};
use crate::permits::applications::store as applications;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;

/// Report a visit on site
///
/// By whoever has the right at the office whose application stands at a field check, or that has an open field check to do.
/// The id is given by the phone, so that a report from an outbox is there once: sent again word for word it is answered with
/// 200 and changes nothing, with other words it is refused. The report does not move the application.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = NewPermitVisit,
    security(("bearer" = ["permit.field_check"])), responses(
        (status = 200, description = "It was there already", body = PermitVisitView),
        (status = 201, description = "Taken in", body = PermitVisitView),
        (status = 409, description = "No field check waits, or another report has this id", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "Erased", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "The application changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/visits")]
pub async fn report_permit_visit(
    me: Can<PermitFieldCheck>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    id: web::Path<Id>,
    input: Input<NewPermitVisit>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let uploads = input.value.upload_ids();
    storage::refuse_noted(&app, &blobs, me.user_id, "/photos", &uploads).await?;
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let (after, new) = service::report(tx, &me, id, &input.value)?;
        let visit = service::views(tx, id)?.into_iter().find(|visit| visit.id == input.value.id);
        let visit = visit.ok_or_else(|| Error::internal("a visit was not kept"))?;
        let location = format!("/api/v1/permit-applications/{id}");
        Ok(if new { created(visit, location, after.version) } else { done(visit, Some(after.version)) })
    })
    .await
}

/// Send a photo of a visit
///
/// The file as it was sent, whole or in part (`Range`); its `ETag` is its SHA-256.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.read"])),
    params(
        ("id" = Id, Path, description = "Application"),
        ("visit_id" = Id, Path, description = "Visit"),
        ("photo_id" = Id, Path, description = "Photo"),
        ("disposition" = Option<String>, Query, description = "`inline` shows it in the browser"),
    ),
    responses(
        (status = 200, description = "The photo", content_type = "image/jpeg", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "image/jpeg", body = Vec<u8>),
        (status = 304, description = "Not changed"),
        (status = 416, description = "No such part", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/permit-applications/{id}/visits/{visit_id}/photos/{photo_id}")]
pub async fn get_permit_visit_photo(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    path: web::Path<(Id, Id, Id)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, visit, photo) = path.into_inner();
    let found = app
        .db
        .read(move |c| {
            let application = applications::find_for(c, &me, id)?.ok_or_else(Error::not_found)?;
            Ok::<_, Error>(store::find_photo(c, application.id, visit, photo)?)
        })
        .await?;
    let file = found.and_then(VisitPhoto::file).ok_or_else(Error::not_found)?;
    storage::serve(&req, &blobs, &file).await
}
