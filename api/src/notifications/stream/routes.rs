//! HTTP of the stream of events.
use super::Hub;
use crate::error::{Code, Error, Problem, Result};
use crate::http::AppState;
use crate::http::problems::{Query, SignedIn};
use crate::identity::{Me, Tokens};
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, get, web};
use futures_util::stream;
use serde::Deserialize;
use std::time::Duration;
use utoipa::IntoParams;

/// How to listen.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// False: what there is, at most 100 events, and the answer ends; for callers that ask from time to time. True where it
    /// is not said: the answer goes on until the access token ends.
    follow: Option<bool>,
}

/// The number that the caller saw last.
fn last_event_id(req: &HttpRequest) -> Result<Option<i64>> {
    let Some(value) = req.headers().get("last-event-id") else { return Ok(None) };
    let number = value.to_str().ok().and_then(|text| text.trim().parse().ok());
    number.map(Some).ok_or_else(|| Error::Code(Code::Malformed, Some("Last-Event-ID".into())))
}

/// The token that the guard has checked.
fn bearer(req: &HttpRequest) -> Option<&str> {
    req.headers().get("authorization")?.to_str().ok()?.strip_prefix("Bearer ")
}

/// Follow my notifications
///
/// A stream of server-sent events: `hello` first, then `notification` for each of the caller's notifications, in their
/// order. The id of an event is the notification's `seq`; `Last-Event-ID` names the last one that was seen, and what came
/// after it is sent first, each once. Without it only what comes from now on is sent. A comment every 20 seconds shows
/// that the line is alive. The stream ends with the access token: renew it and come back. A person has at most 8 streams;
/// a ninth ends the oldest.
#[utoipa::path(tag = "notifications",
    params(EventQuery, ("Last-Event-ID" = Option<i64>, Header, description = "`seq` of the last event that was seen")),
    security(("bearer" = [])), responses(
        (status = 200, description = "The stream", body = String, content_type = "text/event-stream"),
        (status = 503, description = "The server is about to stop", body = Problem, content_type = "application/problem+json"),
        SignedIn, Query,
    ))]
#[get("/events")]
pub async fn list_events(
    me: Me,
    req: HttpRequest,
    app: web::Data<AppState>,
    tokens: web::Data<Tokens>,
    hub: web::Data<Hub>,
    q: web::Query<EventQuery>,
) -> Result<HttpResponse> {
    let last = last_event_id(&req)?;
    let mut answer = HttpResponse::Ok();
    if q.follow == Some(false) {
        return Ok(headers(&mut answer).body(hub.backlog(me, last).await?));
    }
    let now = app.clock.now();
    let claims = tokens.verify(bearer(&req).ok_or(Code::Unauthenticated)?, now)?;
    let line = hub.connect(&me, last, Duration::from_secs(claims.seconds_left(now))).await?;
    let events = stream::unfold(line, |mut line| async move {
        let frame = line.recv().await?;
        Some((Ok::<_, Error>(frame), line))
    });
    Ok(headers(&mut answer).streaming(events))
}

/// A stream is neither compressed nor held back on its way: each event would wait for the next ones.
fn headers(answer: &mut HttpResponseBuilder) -> &mut HttpResponseBuilder {
    answer
        .content_type("text/event-stream")
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header(("X-Accel-Buffering", "no"))
}
