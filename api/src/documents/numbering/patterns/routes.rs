//! HTTP of the patterns of numbers.
use super::model::{NewNumberPattern, NumberPattern, NumberSample, PatternSample, PatternsQuery};
use super::service;
use crate::error::Result;
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, Page, command, created};
use crate::identity::Can;
use crate::identity::permission::NumberingManage;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;

/// List patterns of numbers
///
/// Every version, newest first. A letter kind without one has the pattern that it came with.
#[utoipa::path(tag = "numbering", params(PatternsQuery), security(("bearer" = ["numbering.manage"])), responses(
    (status = 200, description = "A page", body = Page<NumberPattern>),
    Staff, Query,
))]
#[get("/number-patterns")]
pub async fn list_number_patterns(
    _me: Can<NumberingManage>,
    app: web::Data<AppState>,
    q: web::Query<PatternsQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &q)).await?))
}

/// Show a pattern of numbers
#[utoipa::path(tag = "numbering", params(("id" = Id, Path, description = "Version of a pattern")),
    security(("bearer" = ["numbering.manage"])), responses(
        (status = 200, description = "The version", body = NumberPattern),
        Staff, Existing,
    ))]
#[get("/number-patterns/{id}")]
pub async fn get_number_pattern(
    _me: Can<NumberingManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::find(c, id)).await?))
}

/// Change the pattern of numbers
///
/// Adds a version for a letter kind, of the city or of one agency, that holds from a day on. Numbers that were given keep
/// their form.
#[utoipa::path(tag = "numbering", request_body = NewNumberPattern, security(("bearer" = ["numbering.manage"])), responses(
    (status = 201, description = "The version", body = NumberPattern),
    Staff, JsonBody,
))]
#[post("/number-patterns")]
pub async fn create_number_pattern(
    me: Can<NumberingManage>,
    app: web::Data<AppState>,
    input: Input<NewNumberPattern>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let made = service::create(tx, &me, &input.value)?;
        let location = format!("/api/v1/number-patterns/{}", made.id);
        Ok(created(made, location, 1))
    })
    .await
}

/// Show numbers of a pattern
///
/// How a pattern, or the one in force, writes number 35 today. Nothing is stored and no number is taken.
#[utoipa::path(tag = "numbering", request_body = PatternSample, security(("bearer" = ["numbering.manage"])), responses(
    (status = 200, description = "The numbers", body = NumberSample),
    Staff, JsonBody,
))]
#[post("/number-patterns/preview")]
pub async fn preview_number_pattern(
    me: Can<NumberingManage>,
    app: web::Data<AppState>,
    input: Input<PatternSample>,
) -> Result<HttpResponse> {
    let shown = app.db.read(move |c| service::sample(c, &me, &input.value)).await?;
    Ok(HttpResponse::Ok().json(shown))
}
