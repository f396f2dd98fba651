//! HTTP of acts on several letters.
use super::model::{LetterResults, NewClosures, NewReadings, NewSheets};
use super::service::each;
use crate::error::Result;
use crate::http::problems::{JsonBody, Staff};
use crate::http::{AppState, Input, Lang, command, done};
use crate::identity::Can;
use crate::identity::permission::{LetterClose, LetterDispose, LetterRead};
use crate::letters::{dispositions, incoming};
use actix_web::{HttpRequest, HttpResponse, post, web};
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of acts on several letters.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(dispose_letters).service(close_letters).service(read_letters);
}

/// Dispose several letters
///
/// Gives each of them to the same positions with the same instructions; each is given or refused by itself and the answer
/// tells which.
#[utoipa::path(tag = "letters", request_body = NewSheets, security(("bearer" = ["letter.dispose"])), responses(
    (status = 200, description = "What became of each", body = LetterResults),
    Staff, JsonBody,
))]
#[post("/letters/dispositions")]
pub async fn dispose_letters(
    me: Can<LetterDispose>,
    app: web::Data<AppState>,
    input: Input<NewSheets>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let sheet = input.value.sheet();
        let results = each(tx, &input.value.letter_ids, lang, |tx, id| {
            let made = dispositions::service::dispose(tx, &me, id, &sheet)?;
            Ok(made.iter().map(|disposition| disposition.id).collect())
        })?;
        Ok(done(results, None))
    })
    .await
}

/// Close several letters
///
/// Says of each incoming letter that it is dealt with; each is closed or refused by itself and the answer tells which.
#[utoipa::path(tag = "letters", request_body = NewClosures, security(("bearer" = ["letter.close"])), responses(
    (status = 200, description = "What became of each", body = LetterResults),
    Staff, JsonBody,
))]
#[post("/letters/closures")]
pub async fn close_letters(
    me: Can<LetterClose>,
    app: web::Data<AppState>,
    input: Input<NewClosures>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let note = input.value.note.as_deref();
        let results = each(tx, &input.value.letter_ids, lang, |tx, id| {
            incoming::service::close(tx, &me, id, note)?;
            Ok(Vec::new())
        })?;
        Ok(done(results, None))
    })
    .await
}

/// Mark several letters as read
///
/// Notes of each incoming letter that somebody of its agency opened it. Doing it again changes nothing.
#[utoipa::path(tag = "letters", request_body = NewReadings, security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "What became of each", body = LetterResults),
    Staff, JsonBody,
))]
#[post("/letters/readings")]
pub async fn read_letters(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    input: Input<NewReadings>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let results = each(tx, &input.value.letter_ids, lang, |tx, id| {
            incoming::service::read(tx, &me, id)?;
            Ok(Vec::new())
        })?;
        Ok(done(results, None))
    })
    .await
}
