//! HTTP of versions.
use super::model::{LetterVersion, LetterVersionSummary, SinceQuery, VersionComparison};
use super::service;
use crate::error::Result;
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Page};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;

/// List a draft's versions
///
/// What each saved change left, newest first; saves of one person within ten minutes are one version. All at once.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The versions", body = Page<LetterVersionSummary>),
        Staff, Existing,
    ))]
#[get("/letters/{id}/versions")]
pub async fn list_letter_versions(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let items = app.db.read(move |c| service::list(c, &me, id)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Show a version of a draft
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("number" = i32, Path, description = "Number of the version")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The version", body = LetterVersion),
        Staff, Existing,
    ))]
#[get("/letters/{id}/versions/{number}")]
pub async fn get_letter_version(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    path: web::Path<(Id, i32)>,
) -> Result<HttpResponse> {
    let (id, number) = path.into_inner();
    let version = app.db.read(move |c| service::get(c, &me, id, number)).await?;
    Ok(HttpResponse::Ok().json(version))
}

/// Compare versions of a draft
///
/// How a version differs from an earlier one, field by field and word by word.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("number" = i32, Path, description = "Number of the later version"), SinceQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The differences", body = VersionComparison),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/versions/{number}/changes")]
pub async fn compare_letter_versions(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    path: web::Path<(Id, i32)>,
    q: web::Query<SinceQuery>,
) -> Result<HttpResponse> {
    let (id, number) = path.into_inner();
    let compared = app.db.read(move |c| service::compare(c, &me, id, number, q.since)).await?;
    Ok(HttpResponse::Ok().json(compared))
}
