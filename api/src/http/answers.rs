//! Renders every error in the caller's language and gives each request an id.
use super::lang::Lang;
use crate::error::{Code, Error, render};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use pamong_db::Id;

/// Middleware around all routes.
pub async fn answers<B: MessageBody + 'static>(
    req: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let request_id = Id::new().to_string();
    let lang = Lang::from_headers(req.headers());
    let mut response = match unstorable(&req) {
        Some(error) => req.error_response(error),
        None => next.call(req).await?.map_into_boxed_body(),
    };
    if let Some(problem) = problem(&response) {
        let rendered = render(&problem, lang, &request_id);
        response = response.into_response(rendered);
    }
    if let Ok(value) = HeaderValue::from_str(&request_id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    Ok(response)
}

/// A NUL character fits into no text of PostgreSQL: in a query it is malformed, and no path names anything with it.
/// (Texts of bodies are checked field by field.)
fn unstorable(req: &ServiceRequest) -> Option<Error> {
    if req.query_string().contains("%00") {
        return Some(Error::Code(Code::Malformed, Some("%00".into())));
    }
    req.uri().path().contains("%00").then(Error::not_found)
}

/// The error behind a response: ours, or actix's own refusal of a request.
fn problem(response: &ServiceResponse<BoxBody>) -> Option<Error> {
    let cause = response.response().error();
    if let Some(ours) = cause.and_then(actix_web::Error::as_error::<Error>) {
        return Some(match ours {
            Error::Code(code, arg) => Error::Code(*code, arg.clone()),
            Error::Invalid(fields) => Error::Invalid(fields.clone()),
            other @ Error::Db(_) => Error::Code(other.code(), Some(other.to_string())).logged(),
            other @ Error::Internal(_) => Error::Internal(other.to_string()),
        });
    }
    let text = || cause.map(ToString::to_string);
    match response.status().as_u16() {
        400 if cause.is_some() => Some(Error::Code(Code::Malformed, text())),
        405 => Some(Code::MethodNotAllowed.into()),
        413 if cause.is_some() => Some(Error::Code(Code::PayloadTooLarge, None)),
        415 if cause.is_some() => Some(Error::Code(Code::UnsupportedMediaType, None)),
        500.. if cause.is_some() => Some(Error::Internal(text().unwrap_or_default())),
        _ => None,
    }
}

impl Error {
    /// Writes the cause to the log and keeps only the code, so that no cause reaches a body.
    fn logged(self) -> Self {
        log::error!("{self}");
        self.code().into()
    }
}
