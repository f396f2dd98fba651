//! HTTP of the steps of an outgoing letter.
use super::{NewApproval, approval, dispatch, service};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, SignedIn, Staff};
use crate::http::{AppState, Command, OptionalInput, command, done};
use crate::identity::Can;
use crate::identity::permission::{LetterApprove, LetterDispatch, LetterDraft};
use crate::letters::dispatches::{Mailing, NewDispatch};
use crate::letters::view::{self, LetterView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;

/// Submit a draft
///
/// Hands a draft to its first reviewer, or to its approver where it has no reviewers.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Another agency's draft", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not a draft", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/letters/{id}/submission")]
pub async fn submit_letter(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let letter = service::submit(tx, &me, id)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}

/// Approve a letter
///
/// Approves the letter and grants its number in the same step. A second approval is refused with `already_done` and
/// changes nothing. Without a body it gets today's date and the next number; with `back_date`, where the position carries
/// the right `numbering.back_date`, an earlier date and a number with a suffix behind the last one of that day.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewApproval,
    security(("bearer" = ["letter.approve"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Not the approver, or no right to date it back", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not waiting for approval, or approved already", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/letters/{id}/approval")]
pub async fn approve_letter(
    me: Can<LetterApprove>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: OptionalInput<NewApproval>,
) -> Result<HttpResponse> {
    let (id, days) = (id.into_inner(), app.config.back_date_working_days);
    let wanted = input.value.back_date.map(|back| back.within(days));
    command(&app, me.owner(), input.idempotency, move |tx| {
        let letter = approval::approve(tx, &me, id, wanted.as_ref())?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}

/// Dispatch a letter
///
/// Enters the approved letter in the agenda book of every addressee that is an agency of the city, all at once, copies for
/// information (tembusan) as such. To addressees outside it goes as the body says, by mail, courier, post or messenger; where
/// it says nothing, by messenger. By mail go only open letters with a signed file or the scan of one signed by hand.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewDispatch,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 409, description = "Not approved, dispatched already, or not to be mailed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispatch")]
pub async fn dispatch_letter(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: OptionalInput<NewDispatch>,
) -> Result<HttpResponse> {
    let (id, mailing) = (id.into_inner(), Mailing::from(&app.config.notifications));
    command(&app, me.owner(), input.idempotency, move |tx| {
        let letter = dispatch::dispatch(tx, &me, id, &input.value, mailing)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}

/// Give up a draft
///
/// A draft that will never be sent; it keeps its place in the records but gets no number.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Another agency's draft", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not a draft", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[post("/letters/{id}/cancellation")]
pub async fn cancel_letter(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let letter = service::cancel(tx, &me, id)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}
