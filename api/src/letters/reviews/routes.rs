//! HTTP of reviews.
use super::model::NewReview;
use super::service;
use crate::error::{Problem, Result, Violations};
use crate::http::problems::{Existing, JsonBody, SignedIn};
use crate::http::{AppState, Input, Validate, command, done};
use crate::identity::Can;
use crate::identity::permission::{LetterApprove, LetterReview};
use crate::letters::view::{self, LetterView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// Why a letter is sent back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnNote {
    /// What the drafter should change.
    pub note: String,
}

impl Validate for ReturnNote {
    fn validate(&self, v: &mut Violations) {
        v.text("/note", &self.note, 2000);
    }
}

/// Review a letter
///
/// Initials the letter or sends it back to its drafter. Reviewers act in their order: out of turn is 409. The last
/// initials hand the letter to its approver.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewReview,
    security(("bearer" = ["letter.review"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Not a reviewer", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not the caller's turn", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/letters/{id}/reviews")]
pub async fn review_letter(
    me: Can<LetterReview>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewReview>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = service::review(tx, &me, id, &input.value)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}

/// Return a letter
///
/// The approver sends the letter back to its drafter instead of approving it.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = ReturnNote,
    security(("bearer" = ["letter.approve"])), responses(
        (status = 200, description = "The letter, a draft again", body = LetterView),
        (status = 403, description = "Not the approver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It does not wait for approval", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/letters/{id}/return")]
pub async fn return_letter(
    me: Can<LetterApprove>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<ReturnNote>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = service::return_letter(tx, &me, id, &input.value.note)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}
