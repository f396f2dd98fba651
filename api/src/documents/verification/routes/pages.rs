//! The pages, outside of the API: they work in every browser, without script.
use super::receive::with_pdf;
use crate::documents::verification::page::{self, PATH, Reader, STYLE, STYLE_PATH, tag};
use crate::documents::verification::{files, service, words};
use crate::error::{Error, Result};
use crate::http::{AppState, Lang, PublicLimiter, peer};
use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION};
use actix_web::{HttpRequest, HttpResponse, web};
use pamong_sign::code::VerificationCode;
use serde::Deserialize;

/// Nothing runs on these pages, and forms lead nowhere else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";
/// In QR codes the address is written in capitals, which makes them coarser and easier to read.
const CAPITALS: &str = "/PUBLIC/VERIFY";

/// Routes outside `/api/v1`; they must stand before those that answer everything.
pub fn pages(cfg: &mut web::ServiceConfig) {
    cfg.route(STYLE_PATH, web::get().to(style));
    for path in [PATH, CAPITALS] {
        cfg.service(web::resource(path).route(web::get().to(start)).route(web::post().to(file)))
            .route(&format!("{path}/{{code}}"), web::get().to(code));
    }
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    code: Option<String>,
    lang: Option<String>,
}

/// A parameter that makes no sense is as good as none: a page is no API.
fn asked(req: &HttpRequest) -> (Lang, String) {
    let asked = web::Query::<Asked>::from_query(req.query_string()).map(web::Query::into_inner);
    let asked = asked.unwrap_or_default();
    let lang = match asked.lang.as_deref() {
        Some("id") => Lang::Id,
        Some("en") => Lang::En,
        _ => Lang::from_headers(req.headers()),
    };
    (lang, asked.code.unwrap_or_default().trim().to_owned())
}

async fn style() -> HttpResponse {
    let cache = (CACHE_CONTROL, "public, max-age=3600");
    HttpResponse::Ok().content_type("text/css; charset=utf-8").insert_header(cache).body(STYLE)
}

fn html(status: StatusCode, text: String) -> HttpResponse {
    HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .body(text)
}

/// The page that tells why there is no answer. What goes wrong on our side goes to the log.
fn refused(reader: &Reader<'_>, error: &Error) -> HttpResponse {
    let (code, message) = error.told(reader.lang);
    if code.status() >= 500 {
        log::error!("verification page: {error}");
    }
    let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let message = words::refusal(code, reader.lang).map_or(message, ToOwned::to_owned);
    html(status, page::refusal(reader, &message))
}

/// The first page; with a code in the query it leads to that code's page, or says that it is mistyped.
async fn start(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    req: HttpRequest,
) -> HttpResponse {
    let (lang, typed) = asked(&req);
    let reader = Reader { lang, at: app.moment(), typed: &typed, here: PATH };
    if let Err(e) = limiter.0.check(&peer(&req)) {
        return refused(&reader, &e);
    }
    if typed.is_empty() {
        return html(StatusCode::OK, page::start(&reader));
    }
    match VerificationCode::parse(&typed) {
        Ok(code) => {
            let address = format!("{PATH}/{}?lang={}", code.grouped(), tag(lang));
            HttpResponse::SeeOther().insert_header((LOCATION, address)).finish()
        }
        Err(_) => answered(&app, &reader).await.unwrap_or_else(|e| refused(&reader, &e)),
    }
}

/// The page of a code.
async fn code(app: web::Data<AppState>, limiter: web::Data<PublicLimiter>, req: HttpRequest) -> HttpResponse {
    let (lang, _) = asked(&req);
    let typed = req.match_info().get("code").unwrap_or_default();
    // An address that is no code is not repeated in links.
    let here = match VerificationCode::parse(typed) {
        Ok(code) => format!("{PATH}/{}", code.grouped()),
        Err(_) => PATH.to_owned(),
    };
    let reader = Reader { lang, at: app.moment(), typed, here: &here };
    if let Err(e) = limiter.0.check(&peer(&req)) {
        return refused(&reader, &e);
    }
    answered(&app, &reader).await.unwrap_or_else(|e| refused(&reader, &e))
}

async fn answered(app: &AppState, reader: &Reader<'_>) -> Result<HttpResponse> {
    let (at, typed) = (reader.at, reader.typed.to_owned());
    let view = app.db.read(move |c| service::by_code(c, at, &typed)).await?;
    Ok(html(StatusCode::OK, page::answer(reader, &view)))
}

/// The page of a file.
async fn file(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    body: web::Payload,
    req: HttpRequest,
) -> HttpResponse {
    let (lang, _) = asked(&req);
    let at = app.moment();
    let reader = Reader { lang, at, typed: "", here: PATH };
    if let Err(e) = limiter.0.check(&peer(&req)) {
        return refused(&reader, &e);
    }
    let state = app.get_ref().clone();
    match with_pdf(&req, body, &app, move |pdf| files::check(&state, at, pdf)).await {
        Ok(view) => html(StatusCode::OK, page::answer(&reader, &view)),
        Err(e) => refused(&reader, &e),
    }
}
