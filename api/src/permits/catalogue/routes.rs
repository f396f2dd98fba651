//! Handlers of the catalogue for staff.
use super::model::{PermitServiceRow, PermitServiceView, ServiceLevel, ServiceStatus};
use super::store::{self, ServiceFilter};
use crate::agencies::AgencyKind;
use crate::error::{Error, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Moment, Page};
use crate::identity::Can;
use crate::identity::permission::PermitRead;
use crate::permits::{catalogue, offices};
use actix_web::{HttpResponse, get, web};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::IntoParams;

/// What the catalogue is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ServiceQuery {
    /// Given by offices of this level.
    level: Option<ServiceLevel>,
    /// In this legal state.
    status: Option<ServiceStatus>,
}

/// List services
///
/// The whole catalogue as it holds today, also what is not offered: some forty services, always on one page.
#[utoipa::path(tag = "permits", params(ServiceQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The services", body = Page<PermitServiceRow>),
    Staff, Query,
))]
#[get("/permit-services")]
pub async fn list_permit_services(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<ServiceQuery>,
) -> Result<HttpResponse> {
    let filter = ServiceFilter { level: q.level, status: q.status, enabled_only: false };
    let items = app.db.read(move |c| store::list(c, filter, me.today())).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Show a service
///
/// With requirements, procedure, time, fee and the JSON Schema of its form.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Service")),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The service", body = PermitServiceView),
        Staff, Existing,
    ))]
#[get("/permit-services/{id}")]
pub async fn get_permit_service(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let view = app
        .db
        .read(move |c| {
            let service = store::find(c, id.into_inner())?.ok_or_else(Error::not_found)?;
            view(c, me.at, service)
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// A service with its form as it is offered today.
pub fn view(c: &mut Conn, at: Moment, service: catalogue::PermitService) -> Result<PermitServiceView> {
    let villages = offices::existing(c, AgencyKind::UrbanVillage, at.today())?;
    let schema = catalogue::offered(service.form_schema.clone(), &villages);
    PermitServiceView::new(service, schema)
}
