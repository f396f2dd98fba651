//! HTTP of export packages.
use super::service;
use super::view::PackageView;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Command, Cursor, Page, PageArgs, command, created, item};
use crate::identity::Can;
use crate::identity::permission::PackageExport;
use crate::storage::{Blobs, serve};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which part of the list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PackagesQuery {
    /// Rows, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Make an export package
///
/// Of everything that the caller's own agency owns: letters of every security level, dispositions, numbers, folders,
/// files, applications, and its ledger with the seals. It is made in the background; look at it until it is `ready`. Only
/// who sees every letter of the agency by office may ask: its head, and nobody who stands in from day to day (Plh.).
#[utoipa::path(tag = "packages", security(("bearer" = ["package.export"])), responses(
    (status = 201, description = "The package, which is being made", body = PackageView),
    (status = 409, description = "One is being made already", body = Problem, content_type = "application/problem+json"),
    Staff,
))]
#[post("/packages")]
pub async fn create_package(
    me: Can<PackageExport>,
    app: web::Data<AppState>,
    input: Command,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency, move |tx| {
        let (package, by) = service::create(tx, &me)?;
        let (location, version) = (format!("/api/v1/packages/{}", package.id), package.version);
        Ok(created(PackageView::from((package, by)), location, version))
    })
    .await
}

/// List export packages
///
/// Of the caller's own agency, newest first. Files are removed after 14 days.
#[utoipa::path(tag = "packages", params(PackagesQuery), security(("bearer" = ["package.export"])), responses(
    (status = 200, description = "A page", body = Page<PackageView>),
    Staff, Query,
))]
#[get("/packages")]
pub async fn list_packages(
    me: Can<PackageExport>,
    app: web::Data<AppState>,
    query: web::Query<PackagesQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = app.db.read(move |c| service::list(c, &me, &page)).await?;
    let page = page.page(rows, |(package, _)| Cursor(package.created_at, package.id))?;
    Ok(HttpResponse::Ok().json(page.map(PackageView::from)))
}

/// Show an export package
#[utoipa::path(tag = "packages", params(("id" = Id, Path, description = "Package")),
    security(("bearer" = ["package.export"])), responses(
        (status = 200, description = "The package", body = PackageView),
        Staff, Existing,
    ))]
#[get("/packages/{id}")]
pub async fn get_package(
    me: Can<PackageExport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let package = PackageView::from(app.db.read(move |c| service::get(c, &me, id)).await?);
    let version = package.version;
    Ok(item(&package, version))
}

/// Download an export package
///
/// A ZIP file as `docs/EXPORT.md` describes it. Each download is written to the ledger.
#[utoipa::path(tag = "packages", params(("id" = Id, Path, description = "Package")),
    security(("bearer" = ["package.export"])), responses(
        (status = 200, description = "The file", content_type = "application/zip", body = Vec<u8>),
        (status = 206, description = "The part that was asked for", content_type = "application/zip", body = Vec<u8>),
        (status = 409, description = "Not ready, or removed", body = Problem, content_type = "application/problem+json"),
        (status = 416, description = "A part beyond its end", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/packages/{id}/content")]
pub async fn get_package_content(
    me: Can<PackageExport>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let file = app.db.write(move |tx| service::fetch(tx, &me, id)).await?;
    serve(&req, &blobs, &file).await
}
