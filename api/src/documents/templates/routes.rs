//! HTTP of the fixed words.
use super::model::{CurrentTexts, SampleQuery, TemplateVersion, TemplateVersionRow, TextChanges};
use super::{service, store};
use crate::documents::papers::Renderer;
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Command, Input, Page, PageArgs, Reply, command, created, item, pdf};
use crate::identity::Can;
use crate::identity::permission::TemplateManage;
use actix_web::{HttpResponse, get, post, web};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(get_template_texts)
        .service(preview_template_texts)
        .service(list_template_versions)
        .service(create_template_version)
        .service(get_template_version)
        .service(restore_template_version);
}

/// Show the fixed texts of papers
///
/// Those that hold now, each with its built-in text and where it is printed.
#[utoipa::path(tag = "templates", security(("bearer" = ["template.manage"])), responses(
    (status = 200, description = "The texts", body = CurrentTexts),
    Staff,
))]
#[get("/template-texts")]
async fn get_template_texts(_me: Can<TemplateManage>, app: web::Data<AppState>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(service::current).await?))
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct VersionsQuery {
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List the versions of the fixed texts
///
/// Newest first. The first row is the version that holds; there is none as long as the built-in texts do.
#[utoipa::path(tag = "templates", params(VersionsQuery), security(("bearer" = ["template.manage"])), responses(
    (status = 200, description = "A page", body = Page<TemplateVersionRow>),
    Staff, Query,
))]
#[get("/template-texts/versions")]
async fn list_template_versions(
    _me: Can<TemplateManage>,
    app: web::Data<AppState>,
    q: web::Query<VersionsQuery>,
) -> Result<HttpResponse> {
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let rows = app.db.read(move |c| store::list(c, &page)).await?;
    Ok(HttpResponse::Ok().json(page.page(rows, |row| row.number)?))
}

/// Show a version of the fixed texts
#[utoipa::path(tag = "templates", params(("number" = i32, Path, description = "Number of the version")),
    security(("bearer" = ["template.manage"])), responses(
        (status = 200, description = "The version", body = TemplateVersion),
        Staff, Existing,
    ))]
#[get("/template-texts/versions/{number}")]
async fn get_template_version(
    _me: Can<TemplateManage>,
    app: web::Data<AppState>,
    number: web::Path<String>,
) -> Result<HttpResponse> {
    // Read here and not by the path, so that the guard answers first.
    let number: i32 = number.parse().map_err(|_no_number: std::num::ParseIntError| Error::not_found())?;
    Ok(item(&app.db.read(move |c| service::find(c, number)).await?, number))
}

/// Change the fixed texts of papers
///
/// Makes a version: the named texts are changed, the others stay. Papers that come to be from now on have its words; what
/// was approved, issued or signed before keeps the words of its day.
#[utoipa::path(tag = "templates", request_body = TextChanges, security(("bearer" = ["template.manage"])), responses(
    (status = 201, description = "The new version", body = TemplateVersion),
    (status = 409, description = "Nothing would change", body = Problem, content_type = "application/problem+json"),
    (status = 412, description = "Changed by somebody else at the same moment", body = Problem, content_type = "application/problem+json"),
    Staff, JsonBody,
))]
#[post("/template-texts/versions")]
async fn create_template_version(
    me: Can<TemplateManage>,
    app: web::Data<AppState>,
    input: Input<TextChanges>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(placed(service::change(tx, &me, &input.value)?))
    })
    .await
}

/// Restore an old version of the fixed texts
///
/// Makes a version with the texts of the old one; the versions between stay in the history.
#[utoipa::path(tag = "templates", params(("number" = i32, Path, description = "Number of the old version")),
    security(("bearer" = ["template.manage"])), responses(
        (status = 201, description = "The new version", body = TemplateVersion),
        (status = 409, description = "Its texts hold already", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed by somebody else at the same moment", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/template-texts/versions/{number}/restoration")]
async fn restore_template_version(
    me: Can<TemplateManage>,
    app: web::Data<AppState>,
    number: web::Path<String>,
    input: Command,
) -> Result<HttpResponse> {
    // Read here and not by the path, so that the guard answers first.
    let number: i32 = number.parse().map_err(|_no_number: std::num::ParseIntError| Error::not_found())?;
    command(&app, me.owner(), input.idempotency, move |tx| Ok(placed(service::restore(tx, &me, number)?)))
        .await
}

/// Show how changed texts would look
///
/// Takes what a new version takes, checks it the same way and answers a sample letter of the caller's agency with the
/// watermark `CONTOH`. Nothing is stored.
#[utoipa::path(tag = "templates", params(SampleQuery), request_body = TextChanges,
    security(("bearer" = ["template.manage"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        Staff, JsonBody,
    ))]
#[post("/template-texts/preview")]
async fn preview_template_texts(
    me: Can<TemplateManage>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    query: web::Query<SampleQuery>,
    input: Input<TextChanges>,
) -> Result<HttpResponse> {
    let (paper, options) = app.db.read(move |c| service::preview(c, &me, &input.value, &query)).await?;
    Ok(pdf("contoh", renderer.render(paper, options).await?.pdf))
}

fn placed(version: TemplateVersion) -> Reply<TemplateVersion> {
    let (location, number) = (format!("/api/v1/template-texts/versions/{}", version.number), version.number);
    created(version, location, number)
}
