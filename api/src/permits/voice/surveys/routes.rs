//! Handlers of surveys.
use super::inputs::{NewPublicSurvey, NewSurvey};
use super::results::{self, SurveyRemark, SurveyResults};
use super::service::{self, PublicSurvey};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Limited, Query, Staff};
use crate::http::{AppState, Cursor, Input, Owner, Page, PageArgs, PublicLimiter, command, done, peer};
use crate::identity::Can;
use crate::identity::permission::{PermitHandOver, PermitRead};
use crate::permits::voice::statistics::Statistics;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// What the results are narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SurveyQuery {
    /// Cases that ended in this year; the last one in which a case came in where it is not given.
    year: Option<i32>,
    /// Only of this office.
    agency_id: Option<Id>,
    /// Only of this service.
    service_code: Option<String>,
}

/// Which page of remarks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RemarkQuery {
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Answer the survey of a case
///
/// Once for each case, when it was handed over or rejected; within a day the answers may be sent again in place of the
/// former ones. The tracking code and, where the application has a NIK, its last four digits show who answers.
#[utoipa::path(tag = "public", params(("tracking_code" = String, Path, description = "Tracking code")),
    request_body = NewPublicSurvey, responses(
        (status = 200, description = "Kept", body = PublicSurvey),
        (status = 404, description = "No such code", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not ended yet, or answered for good", body = Problem, content_type = "application/problem+json"),
        JsonBody, Limited,
    ))]
#[post("/public/applications/{tracking_code}/survey")]
pub async fn answer_public_survey(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    input: Input<NewPublicSurvey>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    // A guess at the digits costs as much as a complaint.
    limiter.0.check_dear(&peer(&req))?;
    let (at, secrets) = (app.moment(), app.secrets.clone());
    command(&app, Owner::Public, input.idempotency.clone(), move |tx| {
        Ok(done(service::answer_public(tx, at, &secrets, &code, &input.value)?, None))
    })
    .await
}

/// Enter the survey of a case at the counter
///
/// What the citizen answers after the paper was handed over or refused. It is counted apart from what citizens answer by
/// themselves.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = NewSurvey,
    security(("bearer" = ["permit.hand_over"])), responses(
        (status = 200, description = "Kept", body = PublicSurvey),
        (status = 409, description = "Not ended yet, or answered for good", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/survey")]
pub async fn answer_survey(
    me: Can<PermitHandOver>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewSurvey>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(service::answer_at_counter(tx, &me, id, &input.value)?, None))
    })
    .await
}

/// Show what surveys say
///
/// Of one's own scope: index, class and the nine elements, and how many of those who were asked have answered. Below 5
/// answers there is no index, so that nobody learns what a single person answered. Up to ten minutes old.
#[utoipa::path(tag = "permits", params(SurveyQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The results", body = SurveyResults),
    Staff, Query,
))]
#[get("/survey-results")]
pub async fn get_survey_results(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    statistics: web::Data<Statistics>,
    q: web::Query<SurveyQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let snapshot = statistics.of_year(&app, q.year).await?;
    Ok(HttpResponse::Ok().json(results::of(&snapshot, &me, q.agency_id, q.service_code.as_deref())))
}

/// List remarks in surveys
///
/// Of one's own scope, newest first, without the case and with the month alone.
#[utoipa::path(tag = "permits", params(RemarkQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "A page", body = Page<SurveyRemark>),
    Staff, Query,
))]
#[get("/survey-remarks")]
pub async fn list_survey_remarks(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<RemarkQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let rows =
        app.db.read(move |c| Ok::<_, crate::error::Error>((results::remarks(c, &me, &page)?, page))).await?;
    let (rows, page) = rows;
    Ok(HttpResponse::Ok().json(page.page(rows, |r| Cursor(r.created_at, r.id))?))
}
