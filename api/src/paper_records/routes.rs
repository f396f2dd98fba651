//! Paper records over HTTP.
use super::model::{NewPaperRecord, PaperApplication, PaperRecord, Register};
use super::store::Filter;
use super::{service, store};
use crate::error::{Error, Problem, Result};
use crate::http::{AppState, Cursor, Input, Page, PageArgs, command, created, item};
use crate::identity::Can;
use crate::identity::permission::{PaperRecordCreate, PaperRecordRead};
use actix_web::{HttpResponse, get, post, web};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::IntoParams;

/// Routes of this feature.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(list_paper_records).service(create_paper_record).service(get_paper_record);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// Only records of this agency.
    agency_id: Option<Id>,
    /// Only records of this application.
    application: Option<PaperApplication>,
    /// Only records of this register.
    register: Option<Register>,
    /// Only work that ended on this day or later.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    from: Option<NaiveDate>,
    /// Only work that began on this day or earlier.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    until: Option<NaiveDate>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Work that the caller's agency and those below it did on paper, newest record first.
#[utoipa::path(
    tag = "paper_records", params(ListQuery), security(("bearer" = ["paper_record.read"])),
    responses(
        (status = 200, body = Page<PaperRecord>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/paper-records")]
async fn list_paper_records(
    me: Can<PaperRecordRead>,
    app: web::Data<AppState>,
    query: web::Query<ListQuery>,
) -> Result<HttpResponse> {
    let q = query.into_inner();
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let ListQuery { agency_id, application, register, from, until, .. } = q;
    let filter = Filter { agency_id, application, register, from, until };
    let read = move |c: &mut Conn| store::list(c, &me.scope, &filter, &page);
    let rows = app.db.read(read).await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |r| Cursor(r.created_at, r.id))?))
}

/// Records work that the caller's agency did on paper. Records are never changed: a wrong one is corrected by a new one
/// that names it in `corrects_id`.
#[utoipa::path(
    tag = "paper_records", request_body = NewPaperRecord, security(("bearer" = ["paper_record.create"])),
    responses(
        (status = 201, body = PaperRecord),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 415, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/paper-records")]
async fn create_paper_record(
    me: Can<PaperRecordCreate>,
    app: web::Data<AppState>,
    input: Input<NewPaperRecord>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let record = service::create_paper_record(tx, &me, &input.value)?;
        let (location, version) = (format!("/api/v1/paper-records/{}", record.id), record.version);
        Ok(created(record, location, version))
    })
    .await
}

/// One paper record.
#[utoipa::path(
    tag = "paper_records", params(("id" = Id, Path, description = "Id of the record")),
    security(("bearer" = ["paper_record.read"])),
    responses(
        (status = 200, body = PaperRecord),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/paper-records/{id}")]
async fn get_paper_record(
    me: Can<PaperRecordRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let record = app.db.read(move |c| store::find(c, &me.scope, id)).await?;
    let record = record.ok_or_else(Error::not_found)?;
    Ok(item(&record, record.version))
}
