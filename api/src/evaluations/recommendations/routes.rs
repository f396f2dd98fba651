//! Recommendations over HTTP.
use super::model::{Recommendation, RecommendationKind, Reprimand, Reprimands};
use super::service;
use crate::documents::LetterRegister;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Command, Page, PageArgs, command, done};
use crate::identity::Can;
use crate::identity::permission::{EvaluationRead, EvaluationReprimand};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// What a list of recommendations is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecommendationQuery {
    /// Of this kind.
    kind: Option<RecommendationKind>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Page of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReprimandQuery {
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the recommendations of a period
///
/// A reprimand for every poor agency, an award for the best of each peer group (urban villages, sub-districts, offices)
/// if its score is good. Those of the caller's scope, by the code of their agency.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period"), RecommendationQuery),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "A page", body = Page<Recommendation>),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/recommendations")]
pub async fn list_recommendations(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<RecommendationQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let kind = query.kind;
    let list = app.db.read(move |c| service::list(c, &me, id.into_inner(), kind, &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// List the reprimands of a period
///
/// Those that were drafted, of the caller's scope, by the code of their agency.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period"), ReprimandQuery),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "A page", body = Page<Reprimand>),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/reprimands")]
pub async fn list_reprimands(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<ReprimandQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let list = app.db.read(move |c| service::list_reprimands(c, &me, id.into_inner(), &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// Draft the reprimands of a period
///
/// One letter (kind `TEG`) for each poor agency that has none yet, at the caller's office; a second call drafts nothing
/// new. From the first draft on interviews are closed and the period cannot be computed again, because the letters quote its
/// scores.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period")),
    security(("bearer" = ["evaluation.reprimand"])), responses(
        (status = 200, description = "What was drafted now, and all reprimands of the period", body = Reprimands),
        (status = 409, description = "Not computed, or records or interviews changed since", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/evaluation-periods/{id}/reprimands")]
pub async fn draft_reprimands(
    me: Can<EvaluationReprimand>,
    app: web::Data<AppState>,
    register: web::Data<dyn LetterRegister>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let (id, register) = (id.into_inner(), register.into_inner());
    command(&app, me.owner(), input.idempotency, move |tx| {
        Ok(done(service::draft_reprimands(tx, &me, register.as_ref(), id)?, None))
    })
    .await
}
