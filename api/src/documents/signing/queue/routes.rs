//! HTTP of the signing queue.
use super::service::{self, Waiting};
use crate::audit::LetterSight;
use crate::documents::signing::service::withdraw;
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Command, Cursor, Page, PageArgs, command, done};
use crate::identity::Can;
use crate::identity::permission::{LetterApprove, LetterRead};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct QueueQuery {
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List papers that wait for their signature
///
/// Those of the caller's scope, oldest first, with every attempt; no letter that the caller may not see. None of them
/// counts as numbered or signed.
#[utoipa::path(tag = "signing", params(QueueQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<Waiting>),
    Staff, Query,
))]
#[get("/signing-queue")]
pub async fn list_signing_queue(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    q: web::Query<QueueQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let rows = app.db.read(move |c| service::waiting(c, &me, sight.as_ref(), &page)).await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |r| Cursor(r.created_at, r.id))?))
}

/// Take a paper out of the signing queue
///
/// So that it can be sent back, changed, or approved on paper. Its reserved number stays with it.
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "Paper")),
    security(("bearer" = ["letter.approve"])), responses(
        (status = 200, description = "Taken out", body = Waiting),
        (status = 409, description = "An attempt is under way", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/signing-queue/{id}/withdrawal")]
pub async fn withdraw_from_signing_queue(
    me: Can<LetterApprove>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let row = service::find(tx, &me, sight.as_ref(), id)?;
        let row = withdraw(tx, &me, &row)?;
        let version = row.version;
        let view = service::views(tx, vec![row])?.pop().ok_or_else(Error::not_found)?;
        Ok(done(view, Some(version)))
    })
    .await
}
