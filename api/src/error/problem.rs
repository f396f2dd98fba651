//! The body of an error response.
use super::{Code, Error, FieldError};
use crate::http::Lang;
use actix_web::http::StatusCode;
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

/// Error answer, RFC 9457. `code` is stable; texts follow `Accept-Language` (Indonesian or English).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which problem it is.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Short text of the HTTP status.
    pub title: &'static str,
    /// HTTP status, repeated.
    pub status: u16,
    /// What happened and what to do now.
    pub detail: String,
    /// Stable code.
    pub code: Code,
    /// Identifies this request in the server's log.
    pub request_id: String,
    /// Every field that is wrong; empty unless `code` is `invalid`.
    pub errors: Vec<FieldProblem>,
}

/// One invalid field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON pointer into the request body, or `?name` for a query parameter.
    pub pointer: String,
    /// Stable code.
    pub code: Code,
    /// What to do about it.
    pub detail: String,
}

impl FieldProblem {
    /// The field in the caller's language.
    pub fn of(field: &FieldError, lang: Lang) -> Self {
        let detail = field.code.message(lang, field.arg.as_deref());
        Self { pointer: field.pointer.clone(), code: field.code, detail }
    }
}

/// Builds the response of an error in the caller's language.
pub fn render(error: &Error, lang: Lang, request_id: &str) -> HttpResponse {
    let code = error.code();
    let (arg, fields) = match error {
        Error::Code(_, arg) => (arg.as_deref(), [].as_slice()),
        Error::Invalid(fields) => (None, fields.as_slice()),
        Error::Db(_) | Error::Internal(_) => (None, [].as_slice()),
    };
    if code.status() >= 500 {
        log::error!("request_id={request_id} {error}");
    }
    let problem = Problem {
        kind: "about:blank",
        title: title(code.status(), lang),
        status: code.status(),
        detail: code.message(lang, arg),
        code,
        request_id: request_id.into(),
        errors: fields.iter().map(|field| FieldProblem::of(field, lang)).collect(),
    };
    let mut response = HttpResponse::build(status(code));
    if let (Code::TooManyRequests, Some(seconds)) = (code, arg) {
        response.insert_header(("Retry-After", seconds));
    }
    if let (Code::RangeNotSatisfiable, Some(size)) = (code, arg) {
        response.insert_header(("Content-Range", format!("bytes */{size}")));
    }
    if let (Code::UploadOffset, Some(received)) = (code, arg) {
        response.insert_header(("Upload-Offset", received));
    }
    if code == Code::Unavailable {
        response.insert_header(("Retry-After", "2"));
    }
    response.content_type("application/problem+json").json(problem)
}

fn status(code: Code) -> StatusCode {
    StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn title(status: u16, lang: Lang) -> &'static str {
    match (status, lang) {
        (400, Lang::Id) => "Permintaan tidak terbaca",
        (400, Lang::En) => "Malformed request",
        (401, Lang::Id) => "Belum masuk",
        (401, Lang::En) => "Not signed in",
        (403, Lang::Id) => "Tidak berwenang",
        (403, Lang::En) => "Not allowed",
        (404, Lang::Id) => "Tidak ditemukan",
        (404, Lang::En) => "Not found",
        (405, Lang::Id) => "Metode tidak diterima",
        (405, Lang::En) => "Method not allowed",
        (409, Lang::Id) => "Bertentangan dengan keadaan sekarang",
        (409, Lang::En) => "Conflict with the present state",
        (412, Lang::Id) => "Data sudah berubah",
        (412, Lang::En) => "Changed meanwhile",
        (413, Lang::Id) => "Terlalu besar",
        (413, Lang::En) => "Too large",
        (415, Lang::Id) => "Jenis isi tidak didukung",
        (415, Lang::En) => "Unsupported content type",
        (416, Lang::Id) => "Di luar ukuran berkas",
        (416, Lang::En) => "Beyond the file's size",
        (422, Lang::Id) => "Isian belum benar",
        (422, Lang::En) => "Invalid input",
        (428, Lang::Id) => "If-Match diperlukan",
        (428, Lang::En) => "If-Match required",
        (429, Lang::Id) => "Terlalu banyak permintaan",
        (429, Lang::En) => "Too many requests",
        (503, Lang::Id) => "Layanan sibuk",
        (503, Lang::En) => "Service busy",
        (_, Lang::Id) => "Kesalahan server",
        (_, Lang::En) => "Server error",
    }
}

impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        status(self.code())
    }

    /// Only a stand-in: the `answers` middleware renders the error again in the caller's language with the request id.
    fn error_response(&self) -> HttpResponse {
        HttpResponse::new(self.status_code())
    }
}
