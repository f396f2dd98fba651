//! Handlers of the public pages: no sign-in, limited per address.
use super::applications::correcting::{self, NewPublicCorrection};
use super::applications::inputs::NewPublicApplication;
use super::applications::public::{self, PublicApplicationView};
use super::applications::submission;
use super::catalogue::Shelf;
use super::catalogue::model::{PermitServiceRow, PermitServiceView, ServiceLevel};
use super::catalogue::routes::view;
use super::catalogue::store;
use super::contacts::{CodePolicy, PublicCodes};
use super::offices;
use super::voice::statistics::Statistics;
use super::voice::statistics::snapshot::MeasuredTime;
use crate::agencies::{AgencyKind, AgencyRef};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{JsonBody, Limited, Query};
use crate::http::{AppState, Input, Lang, Owner, Page, PublicLimiter, command, created, peer};
use actix_web::http::header::ContentType;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Conn;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which offices are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PublicAgencyQuery {
    /// Of this kind; without it those that give services: sub-districts, then urban villages.
    kind: Option<AgencyKind>,
}

/// Which services are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PublicServiceQuery {
    /// Given by offices of this level.
    level: Option<ServiceLevel>,
}

/// A service with the offices that give it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicServiceView {
    /// The service.
    #[serde(flatten)]
    pub service: PermitServiceView,
    /// The offices, in the order of their codes.
    pub offices: Vec<PublicOffice>,
    /// How long the last cases took at all offices together; null where there are fewer than 5.
    pub measured: Option<MeasuredTime>,
    /// What the form asks for about contacts.
    pub contact_codes: PublicCodes,
}

/// An office that gives a service.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicOffice {
    /// The office.
    #[serde(flatten)]
    pub agency: AgencyRef,
    /// How long its last cases of the service took, at most 50; null where there are fewer than 5.
    pub measured: Option<MeasuredTime>,
}

/// List offices
///
/// Those that exist today.
#[utoipa::path(tag = "public", params(PublicAgencyQuery), responses(
    (status = 200, description = "The offices", body = Page<AgencyRef>),
    Query, Limited,
))]
#[get("/public/agencies")]
pub async fn list_public_agencies(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    q: web::Query<PublicAgencyQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (today, kind) = (app.moment().today(), q.kind);
    let items = app.db.read(move |c| public_agencies(c, kind, today)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

fn public_agencies(
    c: &mut Conn,
    kind: Option<AgencyKind>,
    today: chrono::NaiveDate,
) -> Result<Vec<AgencyRef>> {
    let kinds = match &kind {
        Some(kind) => std::slice::from_ref(kind),
        None => &[AgencyKind::SubDistrict, AgencyKind::UrbanVillage],
    };
    let mut found = Vec::new();
    for kind in kinds {
        found.extend(offices::existing(c, *kind, today)?);
    }
    Ok(found)
}

/// List the services on offer
#[utoipa::path(tag = "public", params(PublicServiceQuery), responses(
    (status = 200, description = "The services", body = Page<PermitServiceRow>),
    Query, Limited,
))]
#[get("/public/permit-services")]
pub async fn list_public_permit_services(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    shelf: web::Data<Shelf>,
    q: web::Query<PublicServiceQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let text = shelf.page(&app, q.level).await?;
    Ok(HttpResponse::Ok().content_type(ContentType::json()).body(text))
}

/// Show a service on offer
///
/// With requirements, procedure, time, fee (0 is free), form and the offices that give it.
#[utoipa::path(tag = "public", params(("code" = String, Path, description = "Code of the service")), responses(
    (status = 200, description = "The service", body = PublicServiceView),
    (status = 404, description = "Not on offer", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/permit-services/{code}")]
pub async fn get_public_permit_service(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    statistics: web::Data<Statistics>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let at = app.moment();
    let promise = statistics.promise(&app).await?;
    let policy = CodePolicy::of(&app.config);
    let found = app
        .db
        .read(move |c| {
            let service = store::find_enabled(c, &code, at.today())?.ok_or_else(Error::not_found)?;
            let measured = promise.of_service(&code);
            let offices = offices::existing(c, service.level.agency_kind(), at.today())?;
            let office = |agency: AgencyRef| {
                let measured = promise.of_office(&code, agency.id);
                PublicOffice { agency, measured }
            };
            let offices = offices.into_iter().map(office).collect();
            let contact_codes = PublicCodes::from(policy.clone());
            Ok::<_, Error>(PublicServiceView {
                service: view(c, at, service)?,
                offices,
                measured,
                contact_codes,
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Apply for a service
///
/// Answers with the tracking code, which is the only way to follow the application without an account.
#[utoipa::path(tag = "public", request_body = NewPublicApplication, responses(
    (status = 201, description = "Taken in", body = PublicApplicationView),
    JsonBody, Limited,
))]
#[post("/public/applications")]
pub async fn create_public_application(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    input: Input<NewPublicApplication>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, secrets, lang) = (app.moment(), app.secrets.clone(), Lang::from_headers(req.headers()));
    let policy = CodePolicy::of(&app.config);
    command(&app, Owner::Public, input.idempotency.clone(), move |tx| {
        let application = submission::apply(tx, at, &secrets, &policy, &input.value)?;
        let version = application.version;
        let view = public::view(tx, at, lang, application)?;
        let location = format!("/api/v1/public/applications/{}", view.tracking_code);
        Ok(created(view, location, version))
    })
    .await
}

/// Follow an application
///
/// By its tracking code, in any case, with or without dashes. Nothing personal is shown.
#[utoipa::path(tag = "public", params(("tracking_code" = String, Path, description = "Tracking code")), responses(
    (status = 200, description = "Where it stands", body = PublicApplicationView),
    (status = 404, description = "No such code", body = Problem, content_type = "application/problem+json"),
    Limited,
))]
#[get("/public/applications/{tracking_code}")]
pub async fn get_public_application(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, lang) = (app.moment(), Lang::from_headers(req.headers()));
    let found = app.db.read(move |c| public::track(c, at, lang, &code)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Correct a returned application
///
/// By the applicant, who shows with the last four digits of the NIK that it is theirs: new answers and papers in place of what
/// the office named, all of it and nothing else; where the office named nothing, any. The application is handed in again, and
/// its service time runs on. Wrong digits count as with a copy of one's data. It answers once: a second time the application
/// is not incomplete any more, so an `Idempotency-Key` has no effect here.
#[utoipa::path(tag = "public", params(("tracking_code" = String, Path, description = "Tracking code")),
    request_body = NewPublicCorrection, responses(
        (status = 200, description = "Where it stands now", body = PublicApplicationView),
        (status = 404, description = "No such code with these digits", body = Problem,
            content_type = "application/problem+json"),
        (status = 409, description = "Nothing is to be corrected", body = Problem,
            content_type = "application/problem+json"),
        JsonBody, Limited,
    ))]
#[post("/public/applications/{tracking_code}/corrections")]
pub async fn create_public_correction(
    app: web::Data<AppState>,
    limiter: web::Data<PublicLimiter>,
    code: web::Path<String>,
    input: Input<NewPublicCorrection>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    limiter.0.check(&peer(&req))?;
    let (at, secrets, lang) = (app.moment(), app.secrets.clone(), Lang::from_headers(req.headers()));
    let view = app
        .db
        .write(move |tx| match correcting::correct(tx, at, &secrets, &code, &input.value)? {
            Ok(after) => public::view(tx, at, lang, after).map(Ok),
            Err(refusal) => Ok(Err(refusal)),
        })
        .await??;
    Ok(HttpResponse::Ok().json(view))
}
