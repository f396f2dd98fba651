//! HTTP of the ways of letters.
use super::inputs::{NewDispatchReceipt, NewDispatchReturn, NewDispatchWay, NewHandover};
use super::mailable::Mailing;
use super::view::{self, LetterDispatches};
use super::{service, store};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Command, Input, Lang, command, done};
use crate::identity::Can;
use crate::identity::permission::{LetterDispatch, LetterRead};
use crate::letters::filing::destruction;
use crate::letters::store as letters;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of the ways of letters.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(list_letter_dispatches)
        .service(change_dispatch)
        .service(retry_dispatch)
        .service(hand_over_dispatch)
        .service(confirm_dispatch)
        .service(return_dispatch)
        .service(get_dispatch_proof);
}

/// List the ways of a letter to its addressees
///
/// To each addressee of an outgoing letter: how it goes, where it is since when, and the proof. Before the dispatch the list
/// says who will get it and which mail address is known. `delivered` and `read` are of agencies of the city; `sent` means
/// that the mail server took the mail.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The ways", body = LetterDispatches),
        Staff, Existing,
    ))]
#[get("/letters/{id}/dispatches")]
pub async fn list_letter_dispatches(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, shown) = (id.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    Ok(HttpResponse::Ok().json(app.db.read(move |c| view::of(c, &me, id, shown)).await?))
}

fn mailing(app: &AppState) -> Mailing {
    Mailing::from(&app.config.notifications)
}

/// Choose another way
///
/// Another way or another mail address for an addressee outside the city, before the letter has left, after a mail that failed
/// or after it came back. By mail go only open letters with a signed file or a scan.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    request_body = NewDispatchWay,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The ways of the letter", body = LetterDispatches),
        (status = 409, description = "On its way or received, or the letter may not go by mail", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispatches/{pos}/way")]
pub async fn change_dispatch(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    place: web::Path<(Id, i32)>,
    input: Input<NewDispatchWay>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (place, shown) = (place.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        service::change_way(tx, &me, place, &input.value, shown.0)?;
        Ok(done(view::of(tx, &me, place.0, shown)?, None))
    })
    .await
}

/// Mail a letter once more
///
/// To the same address: after a mail that failed, came back or, by what the addressee says, never arrived.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The ways of the letter", body = LetterDispatches),
        (status = 409, description = "Not mailed, waiting to be mailed, or received", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/letters/{id}/dispatches/{pos}/mail")]
pub async fn retry_dispatch(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    place: web::Path<(Id, i32)>,
    input: Command,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (place, shown) = (place.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    command(&app, me.owner(), input.idempotency, move |tx| {
        service::retry(tx, &me, place, shown.0)?;
        Ok(done(view::of(tx, &me, place.0, shown)?, None))
    })
    .await
}

/// Hand a letter over
///
/// Notes that the paper was given to the courier, the post or the messenger.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    request_body = NewHandover,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The ways of the letter", body = LetterDispatches),
        (status = 409, description = "Not on paper, or handed over already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispatches/{pos}/handover")]
pub async fn hand_over_dispatch(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    place: web::Path<(Id, i32)>,
    input: Input<NewHandover>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (place, shown) = (place.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        service::hand_over(tx, &me, place, &input.value)?;
        Ok(done(view::of(tx, &me, place.0, shown)?, None))
    })
    .await
}

/// Prove the receipt of a letter
///
/// Who received it and when, with the scan of the receipt where there is one.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    request_body = NewDispatchReceipt,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The ways of the letter", body = LetterDispatches),
        (status = 409, description = "Not on its way", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispatches/{pos}/receipt")]
pub async fn confirm_dispatch(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    place: web::Path<(Id, i32)>,
    input: Input<NewDispatchReceipt>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (place, shown) = (place.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        service::confirm(tx, &me, place, &input.value)?;
        Ok(done(view::of(tx, &me, place.0, shown)?, None))
    })
    .await
}

/// Note that a letter came back
///
/// The post, the courier or a mail server brought it back. It can be sent anew, the same way or another.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    request_body = NewDispatchReturn,
    security(("bearer" = ["letter.dispatch"])), responses(
        (status = 200, description = "The ways of the letter", body = LetterDispatches),
        (status = 409, description = "Not on its way", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/dispatches/{pos}/return")]
pub async fn return_dispatch(
    me: Can<LetterDispatch>,
    app: web::Data<AppState>,
    place: web::Path<(Id, i32)>,
    input: Input<NewDispatchReturn>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (place, shown) = (place.into_inner(), (mailing(&app), Lang::from_headers(req.headers())));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        service::give_back(tx, &me, place, &input.value)?;
        Ok(done(view::of(tx, &me, place.0, shown)?, None))
    })
    .await
}

/// Show the proof of a receipt
///
/// The bytes, with `Range`; the `ETag` is the SHA-256.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("pos" = i32, Path, description = "Place of the addressee on the letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 304, description = "The caller has it already"),
        (status = 410, description = "It was destroyed with the letter's content", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/letters/{id}/dispatches/{pos}/proof")]
pub async fn get_dispatch_proof(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    place: web::Path<(Id, i32)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, pos) = place.into_inner();
    let work = app.db.read(move |c| {
        let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
        destruction::refuse(c, letter.id)?;
        let upload = store::find(c, letter.id, pos)?.and_then(|row| row.proof_upload_id);
        storage::find_kept(c, upload.ok_or_else(Error::not_found)?)
    });
    storage::serve(&req, &blobs, &work.await?).await
}
