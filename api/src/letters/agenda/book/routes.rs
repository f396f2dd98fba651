//! HTTP of the printed agenda book.
use super::service;
use crate::documents::papers::Renderer;
use crate::error::{Problem, Result};
use crate::http::problems::{Query, Staff};
use crate::http::{AppState, pdf};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use crate::letters::agenda::model::BookQuery;
use actix_web::{HttpResponse, get, web};

/// Show the agenda book of a period on paper
///
/// Incoming letters, outgoing letters or both of the caller's agency, in the order of entry, as PDF in landscape.
#[utoipa::path(tag = "letters", params(BookQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
    (status = 422, description = "More than a year, or a text cannot be printed", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/agenda-entries/paper")]
pub async fn get_agenda_book(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    query: web::Query<BookQuery>,
) -> Result<HttpResponse> {
    let (from, until) = service::period(&me, &query);
    let name = format!("buku-agenda-{from}-{until}");
    let (paper, options) = app.db.read(move |c| service::book(c, &me, &query)).await?;
    Ok(pdf(&name, renderer.render(paper, options).await?.pdf))
}
