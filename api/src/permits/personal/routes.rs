//! HTTP of personal data, for staff.
use super::model::{NewCopy, NewErasure, NewRetention, NikSearch};
use super::retention::{self, Term};
use super::{copy, erasure, looks};
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, OptionalIfMatch, Page, PageArgs, command, done, secret_command};
use crate::identity::Can;
use crate::identity::permission::{AgencyManage, AuditRead, PermitErase, PermitRead, PermitReveal};
use crate::permits::applications::store as applications;
use crate::permits::applications::views::{self, PermitApplicationRow, PermitApplicationView};
use actix_web::{HttpResponse, get, post, put, web};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

/// What a list of looks is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LookQuery {
    /// Only at applications of this office.
    agency_id: Option<Id>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List looks at personal numbers
///
/// Who saw which application's numbers, when and why, newest first: numbers that were shown, signed papers that were opened,
/// copies that were made, and searches by NIK.
#[utoipa::path(tag = "permits", params(LookQuery), security(("bearer" = ["audit.read"])), responses(
    (status = 200, description = "A page", body = Page<looks::PersonalDataLook>),
    Staff, Query,
))]
#[get("/permit-looks")]
pub async fn list_permit_looks(
    me: Can<AuditRead>,
    app: web::Data<AppState>,
    q: web::Query<LookQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let found = app.db.read(move |c| looks::list(c, &me.scope, q.agency_id, &page)).await?;
    Ok(HttpResponse::Ok().json(found))
}

/// Find applications by NIK
///
/// The newest hundred of the caller's scope whose applicant has this NIK, found by its blind index. The number is in the body,
/// since addresses are logged on the way; that somebody searched is recorded, the number is not. The answer is not kept, so an
/// `Idempotency-Key` has no effect here.
#[utoipa::path(tag = "permits", request_body = NikSearch, security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "The applications", body = Page<PermitApplicationRow>),
    Staff, JsonBody,
))]
#[post("/permit-applications/by-nik")]
pub async fn find_permit_applications(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    input: Input<NikSearch>,
) -> Result<HttpResponse> {
    let indexes = app.secrets.indexes(input.value.nik.trim());
    secret_command(&app, move |tx| {
        let found = applications::find_by_index(tx, &me.scope, indexes.clone())?;
        let (subject, agency) = (("agency", me.agency.id), me.agency.id);
        let data = json!({"found": found.len()});
        audit::record(tx, &me, NewFact::new(Application::Permits, "personal.search", subject, agency, data))?;
        Ok(done(Page { items: views::rows(tx, me.today(), &found)?, next_cursor: None }, None))
    })
    .await
}

/// Make a copy of an applicant's data
///
/// Everything that is kept about the application, for the applicant. Numbers are in full only for the person in front of the
/// counter, whose identity the caller compared with an identity card. Each copy is recorded.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = NewCopy,
    security(("bearer" = ["permit.reveal"])), responses(
        (status = 200, description = "The copy", body = copy::SubjectCopy),
        (status = 410, description = "Erased", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/copy")]
pub async fn create_permit_copy(
    me: Can<PermitReveal>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewCopy>,
) -> Result<HttpResponse> {
    let (id, secrets) = (id.into_inner(), app.secrets.clone());
    secret_command(&app, move |tx| {
        Ok(done(copy::at_the_counter(tx, &me, &secrets, id, input.value.numbers)?, None))
    })
    .await
}

/// Erase the personal data of an application
///
/// Of an application of the caller's own office that has ended: name, answers, numbers, notes and files. Its register entry,
/// its steps and the ledger stay. At the applicant's request (`request`) only where no paper was issued, since the law keeps
/// what was; once the retention has ended (`retention`) in any case, and the paper stays.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = NewErasure,
    security(("bearer" = ["permit.erase"])), responses(
        (status = 200, description = "The application after it", body = PermitApplicationView),
        (status = 409, description = "Not ended, or kept by law", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/erasure")]
pub async fn create_permit_erasure(
    me: Can<PermitErase>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<NewErasure>,
) -> Result<HttpResponse> {
    let (id, secrets) = (id.into_inner(), app.secrets.clone());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let before = applications::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
        read.check(before.version)?;
        let after = erasure::erase(tx, &me, id, &input.value)?;
        let version = after.version;
        Ok(done(views::view(tx, &me, &secrets, after)?, Some(version)))
    })
    .await
}

/// List how long personal data are kept
///
/// First the period of all services without one of their own.
#[utoipa::path(tag = "permits", security(("bearer" = ["audit.read"])), responses(
    (status = 200, description = "The periods", body = Page<Term>),
    Staff,
))]
#[get("/permit-retention")]
pub async fn list_permit_retention(_me: Can<AuditRead>, app: web::Data<AppState>) -> Result<HttpResponse> {
    let items = app.db.read(|c: &mut Conn| retention::terms(c)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}

/// Set how long personal data are kept
///
/// Of one service, or of all others. Nothing is erased by the clock: applications whose period has ended are listed
/// (`box=expired`).
#[utoipa::path(tag = "permits", request_body = NewRetention, security(("bearer" = ["agency.manage"])), responses(
    (status = 200, description = "The periods", body = Page<Term>),
    Staff, JsonBody,
))]
#[put("/permit-retention")]
pub async fn put_permit_retention(
    me: Can<AgencyManage>,
    app: web::Data<AppState>,
    input: Input<NewRetention>,
) -> Result<HttpResponse> {
    let items = app.db.write(move |tx| retention::put(tx, &me, &input.value)).await?;
    Ok(HttpResponse::Ok().json(Page { items, next_cursor: None }))
}
