//! HTTP of the papers.
use super::{attendance, report};
use crate::documents::papers::{PaperQuery, PaperSize, Renderer};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, pdf};
use crate::identity::Can;
use crate::identity::permission::EvaluationRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// For whom an attendance list is, and how it is set.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct AttendanceQuery {
    /// The agency that is visited; a line to write its name on where it is not named.
    agency_id: Option<Id>,
    /// The sheet; A4 where it is not said.
    #[param(inline)]
    size: Option<PaperSize>,
}

/// Show the report of a period on paper
///
/// The scores of the caller's scope by rank, the categories and the method, as PDF. A draft until they are published.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period"), PaperQuery),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/report")]
pub async fn get_evaluation_report(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| report::report(c, &me, id, size)).await?;
    Ok(pdf(&format!("laporan-evaluasi-{id}"), renderer.render(paper, options).await?.pdf))
}

/// Show an attendance list on paper
///
/// The daftar hadir of an interview visit or a mentoring as PDF, with rows to sign on.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period"), AttendanceQuery),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/attendance-list")]
pub async fn get_attendance_list(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<AttendanceQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let (agency, size) = (query.agency_id, query.size.unwrap_or_default().into());
    let (paper, options) = app.db.read(move |c| attendance::attendance(c, &me, id, agency, size)).await?;
    Ok(pdf(&format!("daftar-hadir-{id}"), renderer.render(paper, options).await?.pdf))
}
