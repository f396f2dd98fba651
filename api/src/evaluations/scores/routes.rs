//! Scores over HTTP.
use super::explanation::{CountSide, Explanation, RecordView};
use super::model::{Score, ScoreOrder};
use super::service::{self, RecordFilter};
use super::store::ScoreFilter;
use crate::agencies::AgencyKind;
use crate::audit::LetterSight;
use crate::error::Result;
use crate::evaluations::scoring::Category;
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, Page, PageArgs, item};
use crate::identity::Can;
use crate::identity::permission::EvaluationRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// What a list of scores is narrowed to, and its order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ScoreQuery {
    /// Agencies of this kind.
    kind: Option<AgencyKind>,
    /// Of this category.
    category: Option<Category>,
    /// Order; by rank where it is not given.
    #[param(inline)]
    sort: Option<ScoreOrder>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the scores of a period
///
/// Those of the caller's scope; ranks are among all agencies. Empty while nothing was computed.
#[utoipa::path(tag = "evaluations", params(("id" = Id, Path, description = "Period"), ScoreQuery),
    security(("bearer" = ["evaluation.read"])), responses(
        (status = 200, description = "A page", body = Page<Score>),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/scores")]
pub async fn list_scores(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<ScoreQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let filter = ScoreFilter { kind: query.kind, category: query.category, agency_id: None };
    let order = query.sort.unwrap_or(ScoreOrder::Rank);
    let list = app.db.read(move |c| service::list(c, &me, id, (filter, order), &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}

/// Get the score of an agency
#[utoipa::path(tag = "evaluations", security(("bearer" = ["evaluation.read"])),
    params(("id" = Id, Path, description = "Period"), ("agency_id" = Id, Path, description = "Agency")),
    responses(
        (status = 200, description = "The score", body = Score),
        Staff, Existing,
    ))]
#[get("/evaluation-periods/{id}/scores/{agency_id}")]
pub async fn get_score(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    path: web::Path<(Id, Id)>,
) -> Result<HttpResponse> {
    let (id, agency) = path.into_inner();
    let (score, version) = app.db.read(move |c| service::find(c, &me, id, agency)).await?;
    Ok(item(&score, version))
}

/// Explain the score of an agency
///
/// Formula, counts, value, weight and contribution of every indicator, the first 20 records behind each count with the
/// rule that included or excluded them, and the interview answers with their points. Everything adds up to the score. A
/// letter that the caller may not see counts, and its number is withheld.
#[utoipa::path(tag = "evaluations", security(("bearer" = ["evaluation.read"])),
    params(("id" = Id, Path, description = "Period"), ("agency_id" = Id, Path, description = "Agency")),
    responses(
        (status = 200, description = "The explanation", body = Explanation),
        Staff, Existing,
    ))]
#[get("/evaluation-periods/{id}/scores/{agency_id}/explanation")]
pub async fn get_score_explanation(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    path: web::Path<(Id, Id)>,
) -> Result<HttpResponse> {
    let of = path.into_inner();
    let work = app.db.read(move |c| service::explain(c, &me, sight.as_ref(), of));
    let (explanation, version) = work.await?;
    Ok(item(&explanation, version))
}

/// Which records of an indicator a list shows.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecordQuery {
    /// Which count of the indicator; the numerator where it is not given.
    #[param(inline)]
    count: Option<CountSide>,
    /// Only records that count, or only those that do not.
    included: Option<bool>,
    /// Rows of a page, 1 to 100; 20 where it is not given.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the records behind an indicator
///
/// In the order of the ledger, each with the rule that included or excluded it.
#[utoipa::path(tag = "evaluations", security(("bearer" = ["evaluation.read"])),
    params(("id" = Id, Path, description = "Period"), ("agency_id" = Id, Path, description = "Agency"),
        ("indicator" = String, Path, description = "Key of the indicator"), RecordQuery),
    responses(
        (status = 200, description = "A page", body = Page<RecordView>),
        Staff, Existing, Query,
    ))]
#[get("/evaluation-periods/{id}/scores/{agency_id}/explanation/{indicator}/records")]
pub async fn list_score_records(
    me: Can<EvaluationRead>,
    app: web::Data<AppState>,
    sight: web::Data<dyn LetterSight>,
    path: web::Path<(Id, Id, String)>,
    query: web::Query<RecordQuery>,
) -> Result<HttpResponse> {
    let (period_id, agency_id, indicator) = path.into_inner();
    let page = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let count = query.count.unwrap_or(CountSide::Numerator);
    let filter = RecordFilter { period_id, agency_id, indicator, count, included: query.included };
    let list = app.db.read(move |c| service::records(c, &me, sight.as_ref(), &filter, &page)).await?;
    Ok(HttpResponse::Ok().json(list))
}
