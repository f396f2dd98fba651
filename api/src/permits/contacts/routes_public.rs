//! HTTP of codes for citizens: no sign-in, limited per address.
use super::model::{
    ContactConfirmation, ContactVerification, NewContactConfirmation, NewContactVerification,
};
use super::policy::CodePolicy;
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{JsonBody, Limited};
use crate::http::{AppState, Input, Lang, PublicLimiter, peer};
use actix_web::{HttpRequest, HttpResponse, post, web};
use pamong_db::Id;

/// Ask for a code
///
/// Sends six digits to a telephone number or a mail address, by which its owner shows that it is theirs. The answer is the
/// same whether or not the contact is known. A contact gets three codes within an hour, each good for ten minutes; one
/// request counts as many of its address. It takes no `Idempotency-Key`: each request is a code of its own.
#[utoipa::path(tag = "public", request_body = NewContactVerification, responses(
    (status = 200, description = "A code is on its way", body = ContactVerification),
    JsonBody, Limited,
))]
#[post("/public/verifications")]
pub async fn create_public_verification(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    input: Input<NewContactVerification>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check_dear(&peer(&req))?;
    let (at, secrets, lang) = (app.moment(), app.secrets.clone(), Lang::from_headers(req.headers()));
    let policy = CodePolicy::of(&app.config);
    let asked = app.db.write(move |tx| service::ask(tx, at, &secrets, (&policy, lang), &input.value)).await?;
    Ok(HttpResponse::Ok().json(asked))
}

/// Enter a code
///
/// Answers with a proof that is good for an hour and goes along with the application as `contact_proof`. A code is good once
/// and for five tries, each of which is recorded. The answer is a secret, so it takes no `Idempotency-Key`.
#[utoipa::path(tag = "public", params(("id" = Id, Path, description = "What was asked for")),
    request_body = NewContactConfirmation, responses(
        (status = 200, description = "The code was right", body = ContactConfirmation),
        (status = 404, description = "No code was asked for, or more than an hour ago", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "Used, tried too often, or more than ten minutes old", body = Problem,
            content_type = "application/problem+json"),
        JsonBody, Limited,
    ))]
#[post("/public/verifications/{id}/confirmations")]
pub async fn confirm_public_verification(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    id: web::Path<Id>,
    input: Input<NewContactConfirmation>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, secrets, id) = (app.moment(), app.secrets.clone(), id.into_inner());
    let confirmed =
        app.db.write(move |tx| service::confirm(tx, at, &secrets, id, &input.value.code)).await??;
    Ok(HttpResponse::Ok().json(confirmed))
}
