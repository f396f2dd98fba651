//! Handlers of money for citizens: no sign-in, limited per address.
use super::public::{self, PublicReceipt};
use crate::error::{Problem, Result};
use crate::http::problems::Limited;
use crate::http::{AppState, Lang, PublicLimiter, peer};
use actix_web::{HttpRequest, HttpResponse, get, web};

/// Check a receipt
///
/// By the code on it, in any case, with or without dashes: whether it is genuine, for what and how much. Nothing personal
/// is shown.
#[utoipa::path(tag = "public", params(("code" = String, Path, description = "Code of the receipt")), responses(
    (status = 200, description = "The receipt", body = PublicReceipt),
    (status = 404, description = "No such code", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/receipts/{code}")]
pub async fn get_public_receipt(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let lang = Lang::from_headers(req.headers());
    let found = app.db.read(move |c| public::receipt(c, lang, &code)).await?;
    Ok(HttpResponse::Ok().json(found))
}
