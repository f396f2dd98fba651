//! Handlers of complaints for citizens: no sign-in, limited per address.
use super::inputs::{NewComplaint, NewVerdict};
use super::public::{self, PublicComplaint};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{JsonBody, Limited};
use crate::http::{AppState, Input, Lang, Owner, PublicLimiter, command, created, done, peer};
use actix_web::{HttpRequest, HttpResponse, get, post, web};

/// Complain about a service
///
/// Answers with a code: the only way to read the answer, and to say whether it settles the complaint. One complaint counts
/// as many requests of its address.
#[utoipa::path(tag = "public", request_body = NewComplaint, responses(
    (status = 201, description = "Received", body = PublicComplaint),
    JsonBody, Limited,
))]
#[post("/public/complaints")]
pub async fn create_public_complaint(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    input: Input<NewComplaint>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check_dear(&peer(&req))?;
    let (at, config, lang) = (app.moment(), app.config.complaints, Lang::from_headers(req.headers()));
    command(&app, Owner::Public, input.idempotency.clone(), move |tx| {
        let complaint = service::receive(tx, at, config, &input.value)?;
        let version = complaint.version;
        let view = public::view(tx, at, config, lang, complaint)?;
        let location = format!("/api/v1/public/complaints/{}", view.code);
        Ok(created(view, location, version))
    })
    .await
}

/// Follow a complaint
///
/// By its code, in any case, with or without dashes.
#[utoipa::path(tag = "public", params(("code" = String, Path, description = "Code of the complaint")), responses(
    (status = 200, description = "Where it stands", body = PublicComplaint),
    (status = 404, description = "No such code", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/complaints/{code}")]
pub async fn get_public_complaint(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, config, lang) = (app.moment(), app.config.complaints, Lang::from_headers(req.headers()));
    let found = app
        .db
        .read(move |c| {
            let complaint = public::find(c, &code)?;
            public::view(c, at, config, lang, complaint)
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Say whether an answer settles a complaint
///
/// If so it is closed; if not, the office above the one that is complained about takes it up again, once.
#[utoipa::path(tag = "public", params(("code" = String, Path, description = "Code of the complaint")),
    request_body = NewVerdict, responses(
        (status = 200, description = "The complaint after it", body = PublicComplaint),
        (status = 404, description = "No such code", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not answered, or objected to before", body = Problem, content_type = "application/problem+json"),
        JsonBody, Limited,
    ))]
#[post("/public/complaints/{code}/verdict")]
pub async fn review_public_complaint(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    input: Input<NewVerdict>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, config, lang) = (app.moment(), app.config.complaints, Lang::from_headers(req.headers()));
    command(&app, Owner::Public, input.idempotency.clone(), move |tx| {
        let complaint = public::find(tx, &code)?;
        let after = service::judge(tx, at, config, &complaint, &input.value)?;
        let version = after.version;
        Ok(done(public::view(tx, at, config, lang, after)?, Some(version)))
    })
    .await
}
