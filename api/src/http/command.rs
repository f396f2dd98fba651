//! Answers of handlers, and the one way in which a POST writes.
use super::idempotency::{Idempotency, Owner};
use super::state::AppState;
use super::store::StoredAnswer;
use crate::error::{Error, Result};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use pamong_db::Conn;
use serde::Serialize;

/// What a command answers.
#[derive(Debug)]
pub struct Reply<T> {
    status: u16,
    body: Option<T>,
    location: Option<String>,
    version: Option<i32>,
}

/// 201 with the new item, its address and its version.
pub fn created<T>(body: T, location: String, version: i32) -> Reply<T> {
    Reply { status: 201, body: Some(body), location: Some(location), version: Some(version) }
}

/// 200 with the item after the command.
pub fn done<T>(body: T, version: Option<i32>) -> Reply<T> {
    Reply { status: 200, body: Some(body), location: None, version }
}

impl<T: Serialize> Reply<T> {
    pub(super) fn into_answer(self) -> Result<StoredAnswer> {
        let body = match &self.body {
            Some(body) => serde_json::to_string(body).map_err(Error::internal)?,
            None => String::new(),
        };
        Ok(StoredAnswer {
            status: self.status.into(),
            location: self.location,
            etag: self.version.map(tag),
            body,
        })
    }
}

/// Runs a command in one write transaction, honours its idempotency key and answers with what it returned.
pub async fn command<T, F>(
    app: &AppState,
    owner: Owner,
    idempotency: Idempotency,
    work: F,
) -> Result<HttpResponse>
where
    T: Serialize + 'static,
    F: Fn(&mut Conn) -> Result<Reply<T>> + Send + 'static,
{
    let now = app.clock.now();
    respond(app.db.write(move |tx| idempotency.run(tx, owner, now, &work)).await?)
}

/// Runs a command whose answer is a secret: it takes no idempotency key, since the record of the answer would keep the
/// secret readable.
pub async fn secret_command<T, F>(app: &AppState, work: F) -> Result<HttpResponse>
where
    T: Serialize + 'static,
    F: Fn(&mut Conn) -> Result<Reply<T>> + Send + 'static,
{
    respond(app.db.write(move |tx| work(tx)?.into_answer()).await?)
}

fn respond(answer: StoredAnswer) -> Result<HttpResponse> {
    let status = u16::try_from(answer.status).map_err(Error::internal)?;
    let mut response = HttpResponse::build(StatusCode::from_u16(status).map_err(Error::internal)?);
    if let Some(location) = answer.location {
        response.insert_header(("Location", location));
    }
    if let Some(etag) = answer.etag {
        response.insert_header(("ETag", etag));
    }
    Ok(response.content_type("application/json").body(answer.body))
}

/// 200 with one item and its `ETag`.
pub fn item<T: Serialize>(body: &T, version: i32) -> HttpResponse {
    HttpResponse::Ok().insert_header(("ETag", tag(version))).json(body)
}

fn tag(version: i32) -> String {
    format!("\"{version}\"")
}
