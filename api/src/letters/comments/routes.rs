//! HTTP of comments.
use super::model::{LetterComment, NewLetterComment};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, SignedIn, Staff};
use crate::http::{AppState, Command, Input, Page, command, created, done};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;

/// List comments on a draft
///
/// All of them, oldest first, those that are settled included.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The comments", body = Page<LetterComment>),
        Staff, Existing,
    ))]
#[get("/letters/{id}/comments")]
pub async fn list_letter_comments(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let items = app.db.read(move |c| service::list(c, &me, id)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Comment on a draft
///
/// Whoever may see an outgoing letter may say something about it until it is approved. A comment speaks of the version that
/// is the last one now; it is never changed and never removed.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewLetterComment,
    security(("bearer" = ["letter.read"])), responses(
        (status = 201, description = "The comment", body = LetterComment),
        (status = 409, description = "Approved already, or not an outgoing letter", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/comments")]
pub async fn comment_letter(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewLetterComment>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let comment = service::comment(tx, &me, id, &input.value)?;
        Ok(created(comment, format!("/api/v1/letters/{id}/comments"), 1))
    })
    .await
}

/// Settle a comment
///
/// Notes that what the comment asks for was dealt with. Its author may do so, and the office that writes the letter.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("comment_id" = Id, Path, description = "Comment")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The comment", body = LetterComment),
        (status = 403, description = "Neither its author nor the drafting office", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Settled already", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/letters/{id}/comments/{comment_id}/resolution")]
pub async fn resolve_letter_comment(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    path: web::Path<(Id, Id)>,
    input: Command,
) -> Result<HttpResponse> {
    let (id, comment) = path.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        Ok(done(service::resolve(tx, &me, id, comment)?, None))
    })
    .await
}
