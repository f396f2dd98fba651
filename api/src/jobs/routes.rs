//! HTTP of work in the background.
use super::model::{JobStatus, JobView};
use super::{service, store};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Command, Cursor, Page, PageArgs, command, done};
use crate::identity::Can;
use crate::identity::permission::JobManage;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which jobs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobQuery {
    /// Where they are.
    status: Option<JobStatus>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List background work
///
/// Mail, reminders and other work that the servers do by themselves, newest first. `failed` is what they gave up.
#[utoipa::path(tag = "platform", params(JobQuery), security(("bearer" = ["job.manage"])), responses(
    (status = 200, description = "A page", body = Page<JobView>),
    Staff, Query,
))]
#[get("/jobs")]
pub async fn list_jobs(
    _me: Can<JobManage>,
    app: web::Data<AppState>,
    q: web::Query<JobQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let status = q.status;
    let rows = app.db.read(move |c| Ok::<_, Error>(store::list(c, status, &page)?)).await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |j| Cursor(j.created_at, j.id))?.map(JobView::from)))
}

/// Try a job again
///
/// One that was given up waits again, with all its attempts.
#[utoipa::path(tag = "platform", params(("id" = Id, Path, description = "Job")),
    security(("bearer" = ["job.manage"])), responses(
        (status = 200, description = "The job", body = JobView),
        (status = 409, description = "Not given up", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/jobs/{id}/retry")]
pub async fn retry_job(
    me: Can<JobManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        Ok(done(JobView::from(service::retry(tx, &me, id)?), None))
    })
    .await
}
