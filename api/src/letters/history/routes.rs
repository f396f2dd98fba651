//! HTTP of histories.
use super::model::HistoryEntry;
use super::service;
use crate::error::Result;
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Page, PageArgs};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct HistoryQuery {
    /// Rows of a page, 1 to 100; 20 where it is not given.
    #[param(inline, minimum = 1, maximum = 100)]
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Show a letter's history
///
/// What was done with the letter and its dispositions, by whom and when, newest first: the facts of the ledger, from which
/// scores are computed too.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"), HistoryQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "A page", body = Page<HistoryEntry>),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/history")]
pub async fn get_letter_history(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<HistoryQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let page = app.db.read(move |c| service::history(c, &me, id, args)).await?;
    Ok(HttpResponse::Ok().json(page))
}
