//! Handlers of the public statistics.
use super::kept::{MINUTES, Statistics};
use super::snapshot::{Snapshot, View};
use super::table;
use crate::error::Result;
use crate::http::problems::{Limited, Query};
use crate::http::table::{TableFormat, spreadsheet};
use crate::http::{AppState, PublicLimiter, peer};
use actix_web::http::header::{CACHE_CONTROL, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, get, web};
use pamong_db::{Id, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// What the rows are.
    pub enum StatisticsBy {
        /// One row for each office.
        Office = "office",
        /// One row for each service.
        Service = "service",
    }
}

/// Which numbers.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StatisticsQuery {
    /// The year; the last one in which a case came in where it is not given.
    year: Option<i32>,
    /// What the rows are; offices where it is not given.
    #[param(inline)]
    by: Option<StatisticsBy>,
    /// Only of this office.
    agency_id: Option<Id>,
    /// Only of this service.
    service_code: Option<String>,
}

/// Which open data.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OpenDataQuery {
    /// The year; the last one in which a case came in where it is not given.
    year: Option<i32>,
}

/// Numbers of a year.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicStatistics {
    /// The year: what came in, ended or was received in it.
    pub year: i32,
    /// Years that can be asked for, newest first.
    pub years: Vec<i32>,
    /// Below so many answers or cases no index and no time is told.
    pub shown_from: u32,
    /// All rows together.
    pub total: View,
    /// The rows in the order of their codes.
    pub items: Vec<View>,
}

fn answer(snapshot: &Snapshot, total: View, items: Vec<View>) -> HttpResponse {
    let shown_from = crate::satisfaction::SHOWN_FROM;
    let body =
        PublicStatistics { year: snapshot.year, years: snapshot.years.clone(), shown_from, total, items };
    HttpResponse::Ok().insert_header((CACHE_CONTROL, cached())).json(body)
}

fn cached() -> String {
    format!("public, max-age={}", MINUTES * 60)
}

/// Show statistics of services
///
/// Volume, measured time in working days, satisfaction and complaints of a year, in sums that name nobody: with fewer than
/// 5 answers or cases there is no index and no time. At most ten minutes old, and to be kept as long.
#[utoipa::path(tag = "public", params(StatisticsQuery), responses(
    (status = 200, description = "The numbers", body = PublicStatistics),
    Query, Limited,
))]
#[get("/public/statistics")]
pub async fn get_public_statistics(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    statistics: web::Data<Statistics>,
    q: web::Query<StatisticsQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let snapshot = statistics.of_year(&app, q.year).await?;
    let wanted = |agency: Id, service: Option<&str>| {
        q.agency_id.is_none_or(|id| id == agency)
            && q.service_code.as_deref().is_none_or(|code| service == Some(code))
    };
    let (total, _) = snapshot.total(&wanted);
    let items = match q.by.unwrap_or(StatisticsBy::Office) {
        StatisticsBy::Office => snapshot.by_office(&wanted),
        StatisticsBy::Service => snapshot.by_service(&wanted),
    };
    Ok(answer(&snapshot, total, items))
}

/// Download statistics as JSON
///
/// Open data: one row for each office and service of which something is known in the year. The same numbers and the same
/// suppression as on the page.
#[utoipa::path(tag = "public", params(OpenDataQuery), responses(
    (status = 200, description = "All rows", body = PublicStatistics),
    Query, Limited,
))]
#[get("/public/statistics/rows")]
pub async fn list_public_statistics(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    statistics: web::Data<Statistics>,
    q: web::Query<OpenDataQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let snapshot = statistics.of_year(&app, q.year).await?;
    let (total, _) = snapshot.total(&|_, _| true);
    Ok(answer(&snapshot, total, snapshot.all()))
}

/// Download statistics as CSV
///
/// Open data: the same rows with semicolons, in UTF-8.
#[utoipa::path(tag = "public", params(OpenDataQuery), responses(
    (status = 200, description = "All rows", content_type = "text/csv", body = String),
    Query, Limited,
))]
#[get("/public/statistics/rows.csv")]
pub async fn get_public_statistics_file(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    statistics: web::Data<Statistics>,
    q: web::Query<OpenDataQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let snapshot = statistics.of_year(&app, q.year).await?;
    let table = table::table(snapshot.year, &snapshot.all());
    let name = format!("statistik-layanan-{}", snapshot.year);
    let mut file = spreadsheet(&name, table, TableFormat::Csv, app.moment()).await?;
    file.headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_str(&cached()).map_err(crate::error::Error::internal)?);
    Ok(file)
}
