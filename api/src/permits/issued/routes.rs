//! Handlers of issued papers.
use super::model::{PermitDetails, PermitStanding, PermitView};
use super::store::{self, EndCursor, PermitFilter};
use super::{details, views};
use crate::error::{Code, Error, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Cursor, Page, PageArgs, item};
use crate::identity::permission::PermitRead;
use crate::identity::{Can, Me};
use actix_web::{HttpResponse, get, web};
use pamong_db::{Conn, Id, text_enum};
use serde::Deserialize;
use utoipa::IntoParams;

text_enum! {
    /// In which order papers are listed.
    pub enum PermitOrder {
        /// The latest first.
        Newest = "newest",
        /// Those that expire, the one that ends first before the others.
        Expiry = "expiry",
    }
}

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
    /// Only those that stand so today.
    #[param(inline)]
    state: Option<PermitStanding>,
    /// Only valid ones that end within so many days, today among them: 0 to 3660.
    #[param(minimum = 0, maximum = 3660)]
    expiring_within: Option<u32>,
    /// Newest first where it is not said.
    #[param(inline)]
    order: Option<PermitOrder>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Days of `expiring_within` beyond which a list of what expires soon is none: ten years.
const LONGEST: u32 = 3660;

/// List issued papers
///
/// The register of permits and certificates. Whether one is valid, expired, revoked or replaced is as of today.
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
    let page = app.db.read(move |c| list(c, &me, q)).await?;
    Ok(HttpResponse::Ok().json(page))
}

fn list(c: &mut Conn, me: &Me, q: PermitQuery) -> Result<Page<PermitView>> {
    if q.expiring_within.is_some_and(|days| days > LONGEST) {
        return Err(Error::Code(Code::Malformed, Some(format!("expiring_within ≤ {LONGEST}"))));
    }
    let filter = PermitFilter {
        agency_id: q.agency_id,
        service_code: q.service_code,
        number: q.q,
        state: q.state,
        expiring_within: q.expiring_within,
    };
    let today = me.today();
    if q.order == Some(PermitOrder::Expiry) {
        let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
        let found = store::list_by_end(c, &me.scope, &filter, today, &page)?;
        let place = |r: &PermitView| EndCursor(r.permit.valid_until.unwrap_or(today), r.permit.id);
        return page.page(views(c, today, found)?, place);
    }
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let found = store::list(c, &me.scope, &filter, today, &page)?;
    page.page(views(c, today, found)?, |r| Cursor(r.permit.created_at, r.permit.id))
}

/// Show an issued paper
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Permit")),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The paper", body = PermitDetails),
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
            details(c, me.today(), permit)
        })
        .await?;
    Ok(item(&view, view.paper.permit.version))
}
