//! Interviews over HTTP.
use super::model::{Interview, InterviewPatch, NewInterview};
use super::service;
use super::store::InterviewFilter;
use crate::error::{Problem, Result};
use crate::evaluations::scoring::Scored;
use crate::http::problems::{Existing, JsonBody, Query, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Page, PageArgs, command, created, item};
use crate::identity::Can;
use crate::identity::permission::{EvaluationInterview, EvaluationRead};
use actix_web::{HttpResponse, get, patch, post, web};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::IntoParams;

/// What a list of interviews is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct InterviewQuery {
    /// Of this period.
    period_id: Option<Id>,
    /// At this agency.
    agency_id: Option<Id>,
    /// About this application.
    application: Option<Scored>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List interviews
///
/// Those of the caller's scope, newest first.
#[utoipa::path(tag = "evaluations", params(InterviewQuery), security(("bearer" = ["evaluation.read"])), responses(
    (status = 200, description = "A page", body = Page<Interview>),
    Staff, Query,
))]
#[get("/interviews")]
pub async fn list_interviews(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    query: web::Query<InterviewQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let filter = InterviewFilter {
        period_id: query.period_id,
        agency_id: query.agency_id,
        application: query.application,
        id: None,
    };
    let list = app.db.read(move |c| service::list(c, &me, filter, &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// Get an interview
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Interview")),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "The interview", body = Interview),
        Staff, Existing,
    ))]
#[get("/interviews/{id}")]
pub async fn get_interview(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let interview = app.db.read(move |c| service::find(c, &me, id.into_inner())).await?;
    Ok(item(&interview, interview.version))
}

/// Enter an interview
///
/// One for each period, agency and application, with an answer to every question, until the period is published.
#[utoipa::path(tag = "evaluations", request_body = NewInterview, security(("bearer" = ["evaluation.interview"])),
    responses(
        (status = 201, description = "Created", body = Interview),
        (status = 409, description = "The period is published", body = Problem, content_type = "application/problem+json"),
        Staff, JsonBody,
    ))]
#[post("/interviews")]
pub async fn create_interview(
    me: Can<EvaluationInterview>,
    app: web::Data<AppState>,
    input: Input<NewInterview>,
) -> Result<HttpResponse> {
    let Input { value, idempotency } = input;
    command(&app, me.owner(), idempotency, move |tx| {
        let made = service::create_interview(tx, &me, &value)?;
        let (location, version) = (format!("/api/v1/interviews/{}", made.id), made.version);
        Ok(created(made, location, version))
    })
    .await
}

/// Change an interview
///
/// Until the period is published. Scores that were computed before do not hold the change: compute them again.
#[utoipa::path(tag = "evaluations", request_body = InterviewPatch, security(("bearer" = ["evaluation.interview"])),
    params(("id" = Id, Path, description = "Interview"), ("If-Match" = String, Header, description = "ETag of the version that was read")),
    responses(
        (status = 200, description = "The interview after it", body = Interview),
        (status = 409, description = "The period is published", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/interviews/{id}")]
pub async fn update_interview(
    me: Can<EvaluationInterview>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: IfMatch,
    input: Input<InterviewPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let write = move |tx: &mut Conn| service::update_interview(tx, &me, id, read, &input.value);
    let interview = app.db.write(write).await?;
    Ok(item(&interview, interview.version))
}
