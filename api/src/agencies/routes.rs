//! Reference data over HTTP.
use super::import::{self, ImportReport};
use super::model::{Agency, AgencyKind, CalendarDay};
use super::reference::{Classification, DispositionInstruction, LetterKind};
use super::store::{self, AgencyFilter};
use crate::error::{Code, Error, Problem, Result};
use crate::http::{AppState, Command, Page, PageArgs, command, done, item};
use crate::identity::permission::ReferenceDataImport;
use crate::identity::{Can, Me};
use actix_web::{HttpResponse, get, post, web};
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use utoipa::IntoParams;

/// Routes of this feature.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(list_agencies)
        .service(get_agency)
        .service(list_classifications)
        .service(list_letter_kinds)
        .service(list_disposition_instructions)
        .service(list_calendar_days)
        .service(import_reference_data);
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AgencyQuery {
    /// Only agencies of this kind.
    kind: Option<AgencyKind>,
    /// Only agencies directly below this one.
    parent_id: Option<Id>,
    /// Only agencies that exist on this day; today where it is not given.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    at: Option<NaiveDate>,
    /// Part of the name or code.
    q: Option<String>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Agencies, ordered by code.
#[utoipa::path(
    tag = "agencies", params(AgencyQuery), security(("bearer" = [])),
    responses(
        (status = 200, body = Page<Agency>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/agencies")]
async fn list_agencies(
    me: Me,
    app: web::Data<AppState>,
    query: web::Query<AgencyQuery>,
) -> Result<HttpResponse> {
    let query = query.into_inner();
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let at = query.at.unwrap_or_else(|| me.today());
    let filter = AgencyFilter { kind: query.kind, parent_id: query.parent_id, at: Some(at), q: query.q };
    let read = move |c: &mut Conn| page.page(store::list(c, &filter, &page)?, |a| a.code.clone());
    Ok(HttpResponse::Ok().json(app.db.read(read).await?))
}

/// One agency.
#[utoipa::path(
    tag = "agencies", params(("id" = Id, Path, description = "Id of the agency")), security(("bearer" = [])),
    responses(
        (status = 200, body = Agency),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/agencies/{id}")]
async fn get_agency(_me: Me, app: web::Data<AppState>, id: web::Path<Id>) -> Result<HttpResponse> {
    let id = id.into_inner();
    let agency = app.db.read(move |c| store::find(c, id)).await.map_err(Error::from)?;
    let agency = agency.ok_or_else(Error::not_found)?;
    Ok(item(&agency, agency.version))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ClassificationQuery {
    /// Part of the title, or the beginning of the code.
    q: Option<String>,
    /// The day on which the codes must be in use; today where it is not given.
    #[serde(default, deserialize_with = "crate::http::optional_day")]
    at: Option<NaiveDate>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Codes of the archive classification, ordered by code.
#[utoipa::path(
    tag = "agencies", params(ClassificationQuery), security(("bearer" = [])),
    responses(
        (status = 200, body = Page<Classification>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/classifications")]
async fn list_classifications(
    me: Me,
    app: web::Data<AppState>,
    query: web::Query<ClassificationQuery>,
) -> Result<HttpResponse> {
    let query = query.into_inner();
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let day = query.at.unwrap_or_else(|| me.today());
    let read = move |c: &mut Conn| {
        let rows = store::classifications_page(c, day, query.q.as_deref(), &page)?;
        page.page(rows, |r| r.code.clone())
    };
    Ok(HttpResponse::Ok().json(app.db.read(read).await?))
}

/// Kinds of official letters in use today. The list is short and always whole.
#[utoipa::path(
    tag = "agencies", security(("bearer" = [])),
    responses(
        (status = 200, body = Page<LetterKind>),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/letter-kinds")]
async fn list_letter_kinds(me: Me, app: web::Data<AppState>) -> Result<HttpResponse> {
    let day = me.today();
    let items = app.db.read(move |c| store::letter_kinds_on(c, day)).await.map_err(Error::from)?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Standard instructions of a disposition, in the order of the printed sheet. The list is always whole.
#[utoipa::path(
    tag = "agencies", security(("bearer" = [])),
    responses(
        (status = 200, body = Page<DispositionInstruction>),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/disposition-instructions")]
async fn list_disposition_instructions(_me: Me, app: web::Data<AppState>) -> Result<HttpResponse> {
    let items = app.db.read(store::disposition_instructions).await.map_err(Error::from)?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CalendarQuery {
    /// Calendar year; this year where it is not given.
    year: Option<i32>,
}

/// Days of a year on which work differs from the plain week of Monday to Friday. The list is always whole.
#[utoipa::path(
    tag = "agencies", params(CalendarQuery), security(("bearer" = [])),
    responses(
        (status = 200, body = Page<CalendarDay>),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
    )
)]
#[get("/calendar")]
async fn list_calendar_days(
    me: Me,
    app: web::Data<AppState>,
    query: web::Query<CalendarQuery>,
) -> Result<HttpResponse> {
    let year = query.year.unwrap_or_else(|| me.today().year());
    let edge = |month, day| {
        NaiveDate::from_ymd_opt(year, month, day)
            .ok_or_else(|| Error::Code(Code::Malformed, Some("year".into())))
    };
    let (from, until) = (edge(1, 1)?, edge(12, 31)?);
    let read = move |c: &mut Conn| store::calendar_days_between(c, from, until);
    let items = app.db.read(read).await.map_err(Error::from)?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Loads the reference data that this version ships: adds what is missing, brings up to date what differs and deletes
/// nothing. Running it again changes nothing.
#[utoipa::path(
    tag = "agencies", security(("bearer" = ["reference_data.import"])),
    responses(
        (status = 200, body = ImportReport),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, body = Problem, content_type = "application/problem+json"),
        (status = 422, body = Problem, content_type = "application/problem+json"),
    )
)]
#[post("/reference-data/imports")]
async fn import_reference_data(
    me: Can<ReferenceDataImport>,
    app: web::Data<AppState>,
    input: Command,
) -> Result<HttpResponse> {
    let owner = me.owner();
    let work = move |tx: &mut Conn| Ok(done(import::import_reference_data(tx, &me)?, None));
    command(&app, owner, input.idempotency, work).await
}
