//! HTTP of the retention schedule.
use super::model::{NewRetentionSchedule, RetentionRule, RetentionSchedule, RulesQuery, SchedulesQuery};
use super::{reading, service};
use crate::error::{Error, Result};
use crate::http::problems::{Existing, JsonBody, Query, SignedIn, Staff};
use crate::http::{AppState, Input, Page, command, created, item};
use crate::identity::permission::ReferenceDataImport;
use crate::identity::{Can, Me};
use crate::letters::moving::reading::Unreadable;
use crate::storage::{self, Blobs};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// A schedule of another city, as an example of the form. It is never loaded by itself.
const EXAMPLE: &str = include_str!("../../../../data/retention_example_other_city.csv");

/// Routes of the retention schedule.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(list_retention_schedules)
        .service(create_retention_schedule)
        .service(get_retention_example)
        .service(get_retention_schedule)
        .service(list_retention_rules);
}

/// List retention schedules
///
/// Versions of the city's retention schedule, last imported first. Anybody of the staff may read them.
#[utoipa::path(tag = "archive", params(SchedulesQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page", body = Page<RetentionSchedule>),
    (status = 403, description = "No position", body = crate::error::Problem, content_type = "application/problem+json"),
    SignedIn, Query,
))]
#[get("/retention-schedules")]
pub async fn list_retention_schedules(
    me: Me,
    app: web::Data<AppState>,
    query: web::Query<SchedulesQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, &query)).await?))
}

/// Import a retention schedule
///
/// A version of the city's schedule from a table that was sent to `/uploads`, whole or not at all: every fault is named by
/// row and column (`/rows/12/active_years`), at most about 200 in one answer. It holds from its first day on, until another
/// version begins; of two of one day the later import holds. Earlier versions stay readable.
#[utoipa::path(tag = "archive", request_body = NewRetentionSchedule,
    security(("bearer" = ["reference_data.import"])), responses(
        (status = 201, description = "The version", body = RetentionSchedule),
        Staff, JsonBody,
    ))]
#[post("/retention-schedules")]
pub async fn create_retention_schedule(
    me: Can<ReferenceDataImport>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    input: Input<NewRetentionSchedule>,
) -> Result<HttpResponse> {
    let (me, wanted) = (me.into_me(), input.value);
    let (upload, bytes) = storage::table(&app, &blobs, me.user_id, "/upload_id", wanted.upload_id).await?;
    // A file may be made to break its reader; what breaks is this thread and not the server.
    let read = web::block(move || reading::read(&upload.media_type, &bytes)).await;
    let rules = read.map_err(|e| {
        log::warn!("the reader of tables broke: {e}");
        Error::from(Unreadable::Damaged("XLSX".into()))
    })??;
    command(&app, me.owner(), input.idempotency, move |tx| {
        let schedule = service::create(tx, &me, &wanted, &rules)?;
        let (location, version) = (format!("/api/v1/retention-schedules/{}", schedule.id), schedule.version);
        Ok(created(schedule, location, version))
    })
    .await
}

/// Show an example of a retention schedule
///
/// A part of the schedule of another city, as CSV: an example of the form that the import takes, not a schedule that may
/// be used here. The city's own is set by its head.
#[utoipa::path(tag = "archive", security(("bearer" = ["reference_data.import"])), responses(
    (status = 200, description = "The example", content_type = "text/plain", body = String),
    Staff,
))]
#[get("/retention-schedule-example")]
pub async fn get_retention_example(_me: Can<ReferenceDataImport>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .insert_header(("Content-Disposition", "attachment; filename=\"contoh-jra-kota-lain.csv\""))
        .body(EXAMPLE))
}

/// Show a retention schedule
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Version")), security(("bearer" = [])),
    responses(
        (status = 200, description = "The version", body = RetentionSchedule),
        (status = 403, description = "No position", body = crate::error::Problem, content_type = "application/problem+json"),
        SignedIn, Existing,
    ))]
#[get("/retention-schedules/{id}")]
pub async fn get_retention_schedule(
    me: Me,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let schedule = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&schedule, schedule.version))
}

/// List rules of a retention schedule
///
/// By classification code.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Version"), RulesQuery),
    security(("bearer" = [])), responses(
        (status = 200, description = "A page", body = Page<RetentionRule>),
        (status = 403, description = "No position", body = crate::error::Problem, content_type = "application/problem+json"),
        SignedIn, Existing, Query,
    ))]
#[get("/retention-schedules/{id}/rules")]
pub async fn list_retention_rules(
    _me: Me,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<RulesQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::rules(c, id, &query)).await?))
}
