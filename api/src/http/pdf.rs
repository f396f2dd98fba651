//! Papers as answers.
use actix_web::HttpResponse;

/// A paper that the browser shows in place and saves as `{name}.pdf`; the name is ASCII without quotes.
pub fn pdf(name: &str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(("Content-Disposition", format!("inline; filename=\"{name}.pdf\"")))
        .body(bytes)
}
