//! HTTP of recalls.
use super::model::RecallReason;
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, SignedIn};
use crate::http::{AppState, Input, command, done};
use crate::identity::Can;
use crate::identity::permission::LetterDispatch;
use crate::letters::view::{self, LetterView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;

/// Recall a letter
///
/// Takes a dispatched letter back while no agency that received it has opened it: `already_read` once one has. The copies
/// keep their place and number in the agenda books and are `withdrawn`, and so is the letter. Where it was signed
/// electronically, verification says from then on that it was revoked; the reason is for the receivers alone.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = RecallReason,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Another agency's letter", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Read by a receiver, taken back already, or never delivered in the city", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/letters/{id}/recall")]
pub async fn recall_letter(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<RecallReason>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = service::recall(tx, &me, id, &input.value.reason)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}
