//! Handlers of the queue.
use super::inputs::{NewQueueCall, NewQueueStep, NewQueueTicket};
use super::service;
use super::views::{self, PublicQueueView, QueueCallView, QueueTicketView, QueueView, TakenTicket};
use crate::agencies;
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Limited, Staff};
use crate::http::{AppState, Input, PublicLimiter, command, created, done, peer};
use crate::identity::Can;
use crate::identity::permission::PermitReceive;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;

/// Show the queue
///
/// Of the caller's office today: who waits, who is at a counter, and who did not come.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.receive"])), responses(
    (status = 200, description = "The queue", body = QueueView),
    Staff,
))]
#[get("/queue")]
pub async fn get_queue(me: Can<PermitReceive>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let (agency, today) = (me.agency.id, me.today());
    let view = app.db.read(move |c| views::of_office(c, agency, today)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Give out a number
///
/// The next one of the line, of the caller's office and of today.
#[utoipa::path(tag = "permits", request_body = NewQueueTicket, security(("bearer" = ["permit.receive"])), responses(
    (status = 201, description = "The number", body = TakenTicket),
    Staff, JsonBody,
))]
#[post("/queue-tickets")]
pub async fn create_queue_ticket(
    me: Can<PermitReceive>,
    app: web::Data<AppState>,
    input: Input<NewQueueTicket>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let ticket = service::take(tx, &me, input.value)?;
        let version = ticket.version;
        let view = views::taken(tx, ticket)?;
        Ok(created(view, "/api/v1/queue".into(), version))
    })
    .await
}

/// Call the next one
///
/// To a counter: who was handed over to it, then who waits longest in one of its lines. Whoever is at that counter is done.
#[utoipa::path(tag = "permits", request_body = NewQueueCall, security(("bearer" = ["permit.receive"])), responses(
    (status = 200, description = "Who was called", body = QueueCallView),
    Staff, JsonBody,
))]
#[post("/queue-calls")]
pub async fn create_queue_call(
    me: Can<PermitReceive>,
    app: web::Data<AppState>,
    input: Input<NewQueueCall>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let called = service::call_next(tx, &me, &input.value)?;
        Ok(done(QueueCallView { ticket: called.map(QueueTicketView::from) }, None))
    })
    .await
}

/// Move a number on
///
/// Call it out of turn, call it again, skip it, hand it over to another counter, or end it.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Number")), request_body = NewQueueStep,
    security(("bearer" = ["permit.receive"])), responses(
        (status = 200, description = "The number after it", body = QueueTicketView),
        (status = 409, description = "Not in this state", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/queue-tickets/{id}/transitions")]
pub async fn create_queue_transition(
    me: Can<PermitReceive>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewQueueStep>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let after = service::step(tx, &me, id, input.value)?;
        let version = after.version;
        Ok(done(QueueTicketView::from(after), Some(version)))
    })
    .await
}

/// Show the screen of a waiting room
///
/// By the code of the office. It holds numbers and counters, and nothing of any person.
#[utoipa::path(tag = "public", params(("agency_code" = String, Path, description = "Code of the office")), responses(
    (status = 200, description = "Who was called, and who comes next", body = PublicQueueView),
    (status = 404, description = "No such office", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/queues/{agency_code}")]
pub async fn get_public_queue(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let today = app.moment().today();
    let view: PublicQueueView = app
        .db
        .read(move |c| {
            let agency = agencies::store::find_by_code(c, &code)?.ok_or_else(Error::not_found)?;
            let agency = agencies::store::refs(c, &[agency.id])?.pop().ok_or_else(Error::not_found)?;
            views::public(c, agency, today)
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}
