//! HTTP of threads.
use super::service::{self, ThreadLetter};
use crate::error::Result;
use crate::http::problems::{Existing, Staff};
use crate::http::{AppState, Page};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;

/// Show a letter's thread
///
/// The correspondence that the letter is part of, oldest first: what it answers and what answers it, across the city's
/// agencies, as far as the caller may see each letter.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The letters", body = Page<ThreadLetter>),
        Staff, Existing,
    ))]
#[get("/letters/{id}/thread")]
pub async fn get_letter_thread(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let items = app.db.read(move |c| service::thread(c, &me, id)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}
