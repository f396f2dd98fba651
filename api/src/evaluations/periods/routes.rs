//! Periods over HTTP.
use super::model::{EvaluationPeriod, NewPeriod};
use super::service;
use crate::error::{Problem, Result};
use crate::evaluations::paging::ListQuery;
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Command, Input, Page, command, created, done, item};
use crate::identity::Can;
use crate::identity::permission::{EvaluationManage, EvaluationRead};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;

/// List evaluation periods
///
/// Newest first.
#[utoipa::path(tag = "evaluations", params(ListQuery), security(("bearer" = ["evaluation.read"])), responses(
    (status = 200, description = "A page", body = Page<EvaluationPeriod>),
    Staff, Query,
))]
#[get("/evaluation-periods")]
pub async fn list_evaluation_periods(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let page = query.page()?;
    let list = app.db.read(move |c| service::list(c, &me, &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// Get an evaluation period
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period")),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "The period", body = EvaluationPeriod),
        Staff, Existing,
    ))]
#[get("/evaluation-periods/{id}")]
pub async fn get_evaluation_period(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let period = app.db.read(move |c| service::find(c, &me, id.into_inner())).await?;
    Ok(item(&period, period.version))
}

/// Open an evaluation period
#[utoipa::path(tag = "evaluations", request_body = NewPeriod, security(("bearer" = ["evaluation.manage"])),
    responses(
        (status = 201, description = "Created", body = EvaluationPeriod),
        Staff, JsonBody,
    ))]
#[post("/evaluation-periods")]
pub async fn create_evaluation_period(
    me: Can<EvaluationManage>,
    app: web::Data<AppState>,
    input: Input<NewPeriod>,
) -> Result<HttpResponse> {
    let Input { value, idempotency } = input;
    command(&app, me.owner(), idempotency, move |tx| {
        let made = service::create_evaluation_period(tx, &me, &value)?;
        let (location, version) = (format!("/api/v1/evaluation-periods/{}", made.id), made.version);
        Ok(created(made, location, version))
    })
    .await
}

/// Compute the scores
///
/// From the ledger up to this instant, the interviews and the instrument as it is now. May be repeated until the period
/// is published or its first reprimand is drafted.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period")),
    security(("bearer" = ["evaluation.manage"])), responses(
        (status = 200, description = "The period after it", body = EvaluationPeriod),
        (status = 409, description = "Published, or reprimands drafted", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/evaluation-periods/{id}/computation")]
pub async fn compute_scores(
    me: Can<EvaluationManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let period = service::compute_scores(tx, &me, id)?;
        let version = period.version;
        Ok(done(period, Some(version)))
    })
    .await
}

/// Publish the scores
///
/// They are final from then on: definition and ledger instant stay as they were computed.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period")),
    security(("bearer" = ["evaluation.manage"])), responses(
        (status = 200, description = "The period after it", body = EvaluationPeriod),
        (status = 409, description = "Not computed, published already, or interviews changed since", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/evaluation-periods/{id}/publication")]
pub async fn publish_scores(
    me: Can<EvaluationManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let period = service::publish_scores(tx, &me, id)?;
        let version = period.version;
        Ok(done(period, Some(version)))
    })
    .await
}
