//! HTTP of the address book and of the warning before a second entry.
use super::duplicates::{self, DuplicateQuery, LetterDuplicates};
use super::model::{SenderMerge, SenderPatch, SenderQuery, SenderView};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Page, command, done, item};
use crate::identity::Can;
use crate::identity::permission::LetterRegister;
use actix_web::{HttpResponse, get, patch, post, web};
use pamong_db::Id;

/// List senders
///
/// The address book of the caller's agency by name. It fills itself: whoever a letter came from is in it.
#[utoipa::path(tag = "letters", params(SenderQuery), security(("bearer" = ["letter.register"])), responses(
    (status = 200, description = "A page", body = Page<SenderView>),
    Staff, Query,
))]
#[get("/senders")]
pub async fn list_senders(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    q: web::Query<SenderQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, &q)).await?))
}

/// Show a sender
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Sender")),
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "The sender", body = SenderView),
        Staff, Existing,
    ))]
#[get("/senders/{id}")]
pub async fn get_sender(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let sender = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&sender, sender.version))
}

/// Correct a sender
///
/// Name, address, mail and telephone. Letters keep the name that was written on them.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Sender"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")), request_body = SenderPatch,
    security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "The sender", body = SenderView),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/senders/{id}")]
pub async fn update_sender(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    version: IfMatch,
    input: Input<SenderPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let sender = app.db.write(move |tx| service::update(tx, &me, id, version, &input.value)).await?;
    Ok(item(&sender, sender.version))
}

/// Merge a sender into another
///
/// Two names of one sender: letters of both count under the one that remains, further letters too. Answers that one.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "The sender that goes")),
    request_body = SenderMerge, security(("bearer" = ["letter.register"])), responses(
        (status = 200, description = "The sender that remains", body = SenderView),
        (status = 409, description = "Merged before", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/senders/{id}/merge")]
pub async fn merge_sender(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<SenderMerge>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let sender = service::merge(tx, &me, id, &input.value)?;
        let version = sender.version;
        Ok(done(sender, Some(version)))
    })
    .await
}

/// List letters that may be the same
///
/// Letters of the caller's agenda book with this number, as a warning before a letter is entered a second time.
#[utoipa::path(tag = "letters", params(DuplicateQuery), security(("bearer" = ["letter.register"])), responses(
    (status = 200, description = "What was found", body = LetterDuplicates),
    (status = 422, description = "No number", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/letter-duplicates")]
pub async fn list_letter_duplicates(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    q: web::Query<DuplicateQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| duplicates::find(c, &me, &q)).await?))
}
