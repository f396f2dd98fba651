//! HTTP of the agenda books.
use super::model::{AgendaEntry, AgendaQuery};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Query, Staff};
use crate::http::{AppState, Page};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, web};

/// List agenda entries
///
/// The agenda book of incoming or outgoing letters of one agency, last number first.
#[utoipa::path(tag = "letters", params(AgendaQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<AgendaEntry>),
    (status = 404, description = "Not an agency of the scope", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/agenda-entries")]
pub async fn list_agenda_entries(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    q: web::Query<AgendaQuery>,
) -> Result<HttpResponse> {
    let page = app.db.read(move |c| service::list_entries(c, &me, &q)).await?;
    Ok(HttpResponse::Ok().json(page))
}
