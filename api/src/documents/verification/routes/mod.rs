//! HTTP of verification: no sign-in, limited per address.
mod pages;
mod receive;

pub use pages::pages;

use super::model::{VerificationKeys, VerificationView, WithdrawnPaper};
use super::{files, service};
use crate::documents::signing::{Signing, hex, keys};
use crate::error::{Error, Problem, Result};
use crate::http::problems::Limited;
use crate::http::{AppState, Page, PublicLimiter, peer};
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_sign::authority::pem;
use sha2::{Digest as _, Sha256};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

/// What is the same for everybody and changes seldom.
const SHARED: &str = "public, max-age=300";

/// Routes under `/api/v1`.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(get_verification)
        .service(verify_file)
        .service(list_verification_keys)
        .service(list_revocations)
        .service(get_signing_authority);
}

/// A file to look at.
#[derive(Debug, ToSchema)]
#[allow(dead_code, reason = "only describes the form; the fields are read as they arrive")]
struct FileForm {
    /// The PDF; 20 MiB at most unless configured otherwise.
    #[schema(format = Binary, value_type = String)]
    file: Vec<u8>,
}

/// Look a verification code up
///
/// The code in any spelling: lower case, with spaces and dashes, `O` for `0`, `I` and `L` for `1`. Every code is answered
/// with 200: `state` tells a mistyped one from one that no paper has.
#[utoipa::path(tag = "public", params(("code" = String, Path, description = "Code on the paper")), responses(
    (status = 200, description = "What is known", body = VerificationView),
    (status = 404, description = "No text that could be a code", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/verify/{code}")]
pub async fn get_verification(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let at = app.moment();
    let view = app.db.read(move |c| service::by_code(c, at, &code)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Check a signed file
///
/// Tells whether the PDF is byte for byte the one that was signed, and what its paper is worth now. The file is looked at
/// in memory and forgotten.
#[utoipa::path(tag = "public", request_body(content = FileForm, content_type = "multipart/form-data"), responses(
    (status = 200, description = "What is known", body = VerificationView),
    (status = 400, description = "Malformed, or not sent in time", body = Problem, content_type = "application/problem+json"),
    (status = 413, description = "Too large", body = Problem, content_type = "application/problem+json"),
    (status = 415, description = "No form with a file, or no PDF in it", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "No file", body = Problem, content_type = "application/problem+json"),
    (status = 503, description = "Too many files at once", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[post("/public/verify")]
pub async fn verify_file(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    body: web::Payload,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, state) = (app.moment(), app.get_ref().clone());
    let view = receive::with_pdf(&req, body, &app, move |pdf| files::check(&state, at, pdf)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// List the keys that sign QR codes
///
/// With them a phone checks without a network that a QR code was made here.
#[utoipa::path(tag = "public", responses(
    (status = 200, description = "JSON Web Key set (RFC 7517)", body = VerificationKeys),
    Limited,
))]
#[get("/public/verification-keys")]
pub async fn list_verification_keys(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    signing: web::Data<Signing>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (keys, now) = (signing.keys.clone(), app.moment().now);
    let key = web::block(move || keys.token_public_key(now)).await.map_err(Error::internal)??;
    let keys = VerificationKeys { keys: vec![key.to_jwk()] };
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, SHARED)).json(keys))
}

/// List papers that no longer count
///
/// Codes of papers that were revoked or superseded, for phones to keep. Ask with `If-None-Match`.
#[utoipa::path(tag = "public", responses(
    (status = 200, description = "The papers", body = Page<WithdrawnPaper>),
    (status = 304, description = "Not changed"),
    Limited,
))]
#[get("/public/revocations")]
pub async fn list_revocations(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let at = app.moment();
    let items = app.db.read(move |c| service::withdrawn(c, at)).await?;
    let body = serde_json::to_vec(&Page { items, next_cursor: None }).map_err(Error::internal)?;
    let etag = format!("\"{}\"", hex(&Sha256::digest(&body)));
    let seen = req.headers().get(IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    // Whoever compresses the answer on its way may have weakened the tag.
    let same = seen.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag);
    let mut answer = if same { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((CACHE_CONTROL, SHARED)).insert_header((ETAG, etag));
    Ok(if same { answer.finish() } else { answer.content_type("application/json").body(body) })
}

/// Show the root certificate
///
/// PDF readers that trust it recognise the signatures that were made here with local keys.
#[utoipa::path(tag = "public", responses(
    (status = 200, description = "The certificate (PEM)", body = String, content_type = "application/x-pem-file"),
    Limited,
))]
#[get("/public/signing-authority")]
pub async fn get_signing_authority(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    signing: web::Data<Signing>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (open, now) = (signing.keys.clone(), app.moment().now);
    web::block(move || open.root(now)).await.map_err(Error::internal)??;
    let root = app.db.read(keys::published_root).await?.ok_or_else(Error::not_found)?.0;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, SHARED))
        .content_type("application/x-pem-file")
        .body(pem(&root).map_err(Error::internal)?))
}
