//! HTTP of saved views.
use super::model::{
    LetterViewItem, LetterViewMark, LetterViewPatch, LetterViews, LetterViewsQuery, NewLetterView,
    ViewInclude,
};
use super::service;
use crate::error::Result;
use crate::http::problems::{Existing, JsonBody, Query, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, command, created, item};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, delete, get, patch, post, put, web};
use pamong_db::Id;

/// List saved views of letters
///
/// The caller's own and those that colleagues share in the office; those that the caller pinned come first.
#[utoipa::path(tag = "letters", params(LetterViewsQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "The views", body = LetterViews),
    Staff, Query,
))]
#[get("/letter-views")]
pub async fn list_letter_views(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    q: web::Query<LetterViewsQuery>,
) -> Result<HttpResponse> {
    let counted = matches!(q.include, Some(ViewInclude::Count));
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, counted)).await?))
}

/// Save a view of letters
///
/// Keeps a filter or search under a name, alone or for the colleagues of the office as well. Everyone sees in it only the
/// letters that they may see.
#[utoipa::path(tag = "letters", request_body = NewLetterView, security(("bearer" = ["letter.read"])), responses(
    (status = 201, description = "Saved", body = LetterViewItem),
    Staff, JsonBody,
))]
#[post("/letter-views")]
pub async fn create_letter_view(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    input: Input<NewLetterView>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let view = service::create(tx, &me, &input.value)?;
        let (location, version) = (format!("/api/v1/letter-views/{}", view.id), view.version);
        Ok(created(view, location, version))
    })
    .await
}

/// Show a saved view
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "View")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The view", body = LetterViewItem),
        Staff, Existing,
    ))]
#[get("/letter-views/{id}")]
pub async fn get_letter_view(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let view = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&view, view.version))
}

/// Change a saved view
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "View"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    request_body = LetterViewPatch, security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The view", body = LetterViewItem),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/letter-views/{id}")]
pub async fn update_letter_view(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
    input: Input<LetterViewPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let view = app.db.write(move |tx| service::update(tx, &me, id, version, &input.value)).await?;
    Ok(item(&view, view.version))
}

/// Remove a saved view
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "View"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 204, description = "Removed"),
        Staff, Existing, Versioned,
    ))]
#[delete("/letter-views/{id}")]
pub async fn delete_letter_view(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    app.db.write(move |tx| service::delete(tx, &me, id, version)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Pin a saved view
///
/// Says for the caller alone whether the view stands before the others, and whether their list of letters opens with it.
/// A colleague's shared view may be pinned as well, until it is no longer shared. The last choice wins, so no version is
/// asked for.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "View")),
    request_body = LetterViewMark, security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The view", body = LetterViewItem),
        Staff, Existing, JsonBody,
    ))]
#[put("/letter-views/{id}/mark")]
pub async fn put_letter_view_mark(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<LetterViewMark>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let view = app.db.write(move |tx| service::mark(tx, &me, id, input.value)).await?;
    Ok(item(&view, view.version))
}
