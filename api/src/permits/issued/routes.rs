//! Handlers of issued papers.
use super::model::PermitView;
use super::store::{self, PermitFilter};
use super::views;
use crate::error::{Error, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Cursor, Page, PageArgs, item};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// What a list is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PermitQuery {
    /// Only of this office.
    agency_id: Option<Id>,
    /// Only of this service.
    service_code: Option<String>,
    /// The whole number of a paper.
    q: Option<String>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List issued papers
#[utoipa::path(tag = "permits", params(PermitQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "A page", body = Page<PermitView>),
    Staff, Query,
))]
#[get("/permits")]
pub async fn list_permits(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<PermitQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let filter = PermitFilter { agency_id: q.agency_id, service_code: q.service_code, number: q.q };
    let rows = app
        .db
        .read(move |c| {
            let found = store::list(c, &me.scope, &filter, &page)?;
            views(c, found)
        })
        .await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |r| Cursor(r.permit.created_at, r.permit.id))?))
}

/// Show an issued paper
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Permit")),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The paper", body = PermitView),
        Staff, Existing,
    ))]
#[get("/permits/{id}")]
pub async fn get_permit(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let view = app
        .db
        .read(move |c| {
            let permit = store::find_visible(c, &me.scope, id.into_inner())?.ok_or_else(Error::not_found)?;
            views(c, vec![permit])?.pop().ok_or_else(Error::not_found)
        })
        .await?;
    Ok(item(&view, view.permit.version))
}
