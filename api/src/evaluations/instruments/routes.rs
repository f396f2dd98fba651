//! Instruments over HTTP.
use super::service;
use crate::error::{Problem, Result};
use crate::evaluations::instruments::{Instrument, InstrumentPatch, NewInstrument};
use crate::evaluations::paging::ListQuery;
use crate::http::problems::{Existing, JsonBody, Query, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Page, command, created, item};
use crate::identity::Can;
use crate::identity::permission::{EvaluationManage, EvaluationRead};
use actix_web::{HttpResponse, get, patch, post, web};
use pamong_db::Id;

/// List instruments
///
/// Newest first.
#[utoipa::path(tag = "evaluations", params(ListQuery), security(("bearer" = ["evaluation.read"])), responses(
    (status = 200, description = "A page", body = Page<Instrument>),
    Staff, Query,
))]
#[get("/instruments")]
pub async fn list_instruments(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let page = query.page()?;
    let list = app.db.read(move |c| service::list(c, &me, &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// Get an instrument
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Instrument")),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "The instrument", body = Instrument),
        Staff, Existing,
    ))]
#[get("/instruments/{id}")]
pub async fn get_instrument(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let instrument = app.db.read(move |c| service::find(c, &me, id.into_inner())).await?;
    Ok(item(&instrument, instrument.version))
}

/// Create an instrument
///
/// It starts as a draft; a code that exists gets its next revision. Weights must sum to exactly 1, counts come from the
/// closed list `Count`, and everything that is wrong is named at once.
#[utoipa::path(tag = "evaluations", request_body = NewInstrument, security(("bearer" = ["evaluation.manage"])),
    responses(
        (status = 201, description = "Created", body = Instrument),
        Staff, JsonBody,
    ))]
#[post("/instruments")]
pub async fn create_instrument(
    me: Can<EvaluationManage>,
    app: web::Data<AppState>,
    input: Input<NewInstrument>,
) -> Result<HttpResponse> {
    let Input { value, idempotency } = input;
    command(&app, me.owner(), idempotency, move |tx| {
        let made = service::create_instrument(tx, &me, &value)?;
        let (location, version) = (format!("/api/v1/instruments/{}", made.id), made.version);
        Ok(created(made, location, version))
    })
    .await
}

/// Change an instrument
///
/// Periods that were computed keep the definition they were computed with until they are computed again; published ones
/// keep it for ever.
#[utoipa::path(tag = "evaluations", request_body = InstrumentPatch, security(("bearer" = ["evaluation.manage"])),
    params(("id" = Id, Path, description = "Instrument"), ("If-Match" = String, Header, description = "ETag of the version that was read")),
    responses(
        (status = 200, description = "The instrument after it", body = Instrument),
        (status = 409, description = "Adopted already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[patch("/instruments/{id}")]
pub async fn update_instrument(
    me: Can<EvaluationManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: IfMatch,
    input: Input<InstrumentPatch>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let write = move |tx: &mut pamong_db::Conn| service::update_instrument(tx, &me, id, read, &input.value);
    let instrument = app.db.write(write).await?;
    Ok(item(&instrument, instrument.version))
}
