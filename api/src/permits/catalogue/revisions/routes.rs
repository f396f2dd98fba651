//! HTTP of keeping the catalogue.
use super::inputs::{NewServiceDraft, NewServiceOffer, NewServicePublication};
use super::moving::{self, CaseMoveReport, NewCaseMove};
use super::service;
use super::views::{ServiceRevisionRow, ServiceRevisionView};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Lang, Page, command, created, done, item};
use crate::identity::Can;
use crate::identity::permission::PermitCatalogue;
use crate::permits::catalogue::ServiceDefinition;
use crate::permits::catalogue::model::PermitServiceRow;
use crate::permits::catalogue::store::{self, ServiceFilter};
use crate::permits::procedure::{self, Procedure};
use actix_web::{HttpRequest, HttpResponse, delete, get, post, put, web};
use pamong_db::Id;

/// Routes of this part.
pub fn routes(cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {
    cfg.service(list_catalogue)
        .service(list_service_drafts)
        .service(create_service_draft)
        .service(get_standard_procedure)
        .service(list_service_revisions)
        .service(get_service_definition)
        .service(update_service_definition)
        .service(discard_service_draft)
        .service(publish_service)
        .service(put_service_offer)
        .service(get_service_case_moves)
        .service(create_service_case_move);
}

/// List the catalogue
///
/// The services as they hold today, also what is not offered, for whoever keeps them; always on one page.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.catalogue"])), responses(
    (status = 200, description = "The services", body = Page<PermitServiceRow>),
    Staff,
))]
#[get("/permit-catalogue")]
async fn list_catalogue(me: Can<PermitCatalogue>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let today = me.today();
    let items = app.db.read(move |c| store::list(c, ServiceFilter::default(), today)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// List drafts of services
///
/// Newest first; few, so always on one page.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.catalogue"])), responses(
    (status = 200, description = "The drafts", body = Page<ServiceRevisionRow>),
    Staff,
))]
#[get("/permit-service-drafts")]
async fn list_service_drafts(_me: Can<PermitCatalogue>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let items = app.db.read(service::drafts).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Begin a revision of a service
///
/// Of a service that there is (`based_on`), or of a new one (`code` and `definition`). A draft may be faulty; `faults` says
/// what keeps it from being published.
#[utoipa::path(tag = "permits", request_body = NewServiceDraft, security(("bearer" = ["permit.catalogue"])), responses(
    (status = 201, description = "Begun", body = ServiceRevisionView),
    (status = 409, description = "There is a draft already", body = Problem, content_type = "application/problem+json"),
    Staff, JsonBody,
))]
#[post("/permit-service-drafts")]
async fn create_service_draft(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    input: Input<NewServiceDraft>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let lang = Lang::from_headers(req.headers());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let view = service::begin(tx, &me, lang, &input.value)?;
        let (location, version) = (place(view.row.id), view.row.version);
        Ok(created(view, location, version))
    })
    .await
}

fn place(id: Id) -> String {
    format!("/api/v1/permit-services/{id}/definition")
}

/// Show the standard procedure
///
/// The one of PATEN (Permendagri 4/2010), which services follow that name none of their own.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.catalogue"])), responses(
    (status = 200, description = "The procedure", body = Procedure),
    Staff,
))]
#[get("/permit-standard-procedure")]
async fn get_standard_procedure(_me: Can<PermitCatalogue>) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(procedure::standard()?))
}

/// List the revisions of a service
///
/// Newest first, with the applications of each that are still under way.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Any revision of the service")),
    security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The revisions", body = Page<ServiceRevisionRow>),
        Staff, Existing,
    ))]
#[get("/permit-services/{id}/revisions")]
async fn list_service_revisions(
    _me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let items = app.db.read(move |c| service::history(c, id)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Show what a revision says
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Revision")),
    security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The revision", body = ServiceRevisionView),
        Staff, Existing,
    ))]
#[get("/permit-services/{id}/definition")]
async fn get_service_definition(
    _me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    let view = app.db.read(move |c| service::show(c, lang, id)).await?;
    Ok(item(&view, view.row.version))
}

/// Change a draft
///
/// Keeps all that it says now, also where it is not complete yet.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    request_body = ServiceDefinition, security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The draft", body = ServiceRevisionView),
        (status = 409, description = "Published already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[put("/permit-services/{id}/definition")]
async fn update_service_definition(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    seen: IfMatch,
    input: Input<ServiceDefinition>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    let view = app.db.write(move |tx| service::rewrite(tx, &me, lang, id, seen, &input.value)).await?;
    Ok(item(&view, view.row.version))
}

/// Give a draft up
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    security(("bearer" = ["permit.catalogue"])), responses(
        (status = 204, description = "Removed"),
        (status = 409, description = "Published already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Versioned,
    ))]
#[delete("/permit-services/{id}/definition")]
async fn discard_service_draft(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    seen: IfMatch,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    app.db.write(move |tx| service::discard(tx, &me, id, seen)).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Publish a draft
///
/// From a day on, today at the earliest; applications that are made from then on follow it. Refused with every fault and
/// its place below the definition. It never changes again.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Draft"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    request_body = NewServicePublication, security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "Published", body = ServiceRevisionView),
        (status = 409, description = "Published already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[post("/permit-services/{id}/publication")]
async fn publish_service(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    seen: IfMatch,
    input: Input<NewServicePublication>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let view = service::publish(tx, &me, lang, id, seen, input.value)?;
        let version = view.row.version;
        Ok(done(view, Some(version)))
    })
    .await
}

/// Open or close a service
///
/// Says whether applications are taken in for this revision. What runs goes on.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Revision"),
        ("If-Match" = String, Header, description = "ETag of the version that was read")),
    request_body = NewServiceOffer, security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The revision", body = ServiceRevisionView),
        (status = 409, description = "Cannot be offered", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[put("/permit-services/{id}/offer")]
async fn put_service_offer(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    seen: IfMatch,
    input: Input<NewServiceOffer>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    let view = app.db.write(move |tx| service::offer(tx, &me, lang, id, seen, &input.value)).await?;
    Ok(item(&view, view.row.version))
}

/// Show what a move of running applications would do
///
/// The dry run: says of each running application of older revisions where it would stand and what keeps it back, such as a
/// field that the new form asks for. Nothing changes.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Published revision")),
    security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The report", body = CaseMoveReport),
        (status = 409, description = "Not published", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/permit-services/{id}/case-moves")]
async fn get_service_case_moves(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang, secrets) = (id.into_inner(), Lang::from_headers(req.headers()), app.secrets.clone());
    let report = app.db.read(move |c| moving::report(c, &me, &secrets, lang, id)).await?;
    Ok(HttpResponse::Ok().json(report))
}

/// Take running applications along to a revision
///
/// Those of older revisions that nothing keeps back; the promised day of each stays. The others stay as they are, with the
/// reason in the report.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Published revision")),
    request_body = NewCaseMove, security(("bearer" = ["permit.catalogue"])), responses(
        (status = 200, description = "The report", body = CaseMoveReport),
        (status = 409, description = "Not published", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-services/{id}/case-moves")]
async fn create_service_case_move(
    me: Can<PermitCatalogue>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewCaseMove>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang, secrets) = (id.into_inner(), Lang::from_headers(req.headers()), app.secrets.clone());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(moving::run(tx, &me, &secrets, lang, id, &input.value)?, None))
    })
    .await
}
