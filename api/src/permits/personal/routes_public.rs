//! HTTP of a citizen's own data.
use super::copy;
use super::model::NewPublicCopy;
use crate::error::{Problem, Result};
use crate::http::problems::{JsonBody, Limited};
use crate::http::{AppState, Input, PublicLimiter, peer};
use actix_web::{HttpRequest, HttpResponse, post, web};

/// Get a copy of my data
///
/// Everything that is kept about the application, with masked numbers: for whoever has the tracking code and knows the last
/// four digits of the applicant's NIK. After five wrong tries within a day no more are looked at that day, after twenty only
/// the office's counter helps; each is recorded. A copy with numbers in full is made at the counter. The answer is not kept,
/// so an `Idempotency-Key` has no effect here.
#[utoipa::path(tag = "public", params(("tracking_code" = String, Path, description = "Tracking code")),
    request_body = NewPublicCopy, responses(
        (status = 200, description = "The copy", body = copy::SubjectCopy),
        (status = 404, description = "No such code with these digits", body = Problem,
            content_type = "application/problem+json"),
        JsonBody, Limited,
    ))]
#[post("/public/applications/{tracking_code}/copy")]
pub async fn create_public_copy(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    input: Input<NewPublicCopy>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, secrets) = (app.moment(), app.secrets.clone());
    let digits = input.value.nik_last4;
    let copy = app.db.write(move |tx| copy::online(tx, at, &secrets, &code, &digits)).await??;
    Ok(HttpResponse::Ok().json(copy))
}
