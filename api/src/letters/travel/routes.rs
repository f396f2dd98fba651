//! HTTP of journeys.
use super::model::{LetterJourney, NewTravelReport, NewVisaTable};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Input, OptionalIfMatch, command, created, item};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, post, put, web};
use pamong_db::Id;

/// Show what came back from a journey
///
/// The visa table of a travel order and the reports on it, and since when a report is overdue.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The journey", body = LetterJourney),
        (status = 409, description = "No numbered travel order", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/letters/{id}/travel")]
pub async fn get_letter_travel(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.read(move |c| {
        let order = service::find(c, &me, id)?;
        service::view(c, &me, &order)
    });
    let shown = work.await?;
    Ok(item(&shown, shown.version))
}

/// Record the visa table of a journey
///
/// Where the traveller came and went, as the officials there confirmed it: the whole table anew each time, on the version
/// in `If-Match` where one is named. By the traveller, by the office that gave the order, or by one that it is addressed
/// to, through its copy.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"),
        ("If-Match" = Option<String>, Header, description = "The version that was read; the last one wins where it is missing")),
    request_body = NewVisaTable,
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The journey", body = LetterJourney),
        (status = 409, description = "No numbered travel order, or taken back", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[put("/letters/{id}/travel/visas")]
pub async fn record_travel_visas(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<NewVisaTable>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.write(move |tx| {
        let order = service::record_visas(tx, &me, id, read, &input.value)?;
        service::view(tx, &me, &order)
    });
    let shown = work.await?;
    Ok(item(&shown, shown.version))
}

/// Report on a journey
///
/// By the traveller, by the office that gave the order, or by one that it is addressed to, through its copy. A report is
/// never changed: a correction is another report.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewTravelReport,
    security(("bearer" = ["letter.read"])), responses(
        (status = 201, description = "The journey", body = LetterJourney),
        (status = 409, description = "No numbered travel order, or taken back", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/travel/reports")]
pub async fn report_travel(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewTravelReport>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let order = service::report(tx, &me, id, &input.value)?;
        let shown = service::view(tx, &me, &order)?;
        let version = shown.version;
        Ok(created(shown, format!("/api/v1/letters/{id}/travel"), version))
    })
    .await
}
