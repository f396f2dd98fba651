//! Handlers of applications.
use super::inputs::{NewPermitApplication, NewPermitTransition, RevealRequest};
use super::model::{PermitDocument, PermitStatus};
use super::store::{ApplicationFilter, DueCursor};
use super::views::{self, PermitApplicationRow, PermitApplicationView};
use super::{service, store, submission};
use crate::documents::LetterRegister;
use crate::error::{Code, Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{
    AppState, Cursor, Input, OptionalIfMatch, Page, PageArgs, command, created, done, item, secret_command,
};
use crate::identity::permission::{PermitRead, PermitReceive, PermitReveal};
use crate::identity::{Can, Me, Permission};
use crate::permits::assignments::store::LookedAfter;
use crate::permits::personal;
use crate::secrets::holds_number;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::{Conn, Id, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// Ready-made selections of applications.
    pub enum PermitBox {
        /// What waits for the caller's rights at the caller's office, latest first.
        Worklist = "worklist",
        /// What is late while its office has to act, latest first.
        Late = "late",
        /// What ended so long ago that its personal data are to be erased.
        Expired = "expired",
    }
}

text_enum! {
    /// Who looks after applications, seen from the caller.
    pub enum Looked {
        /// Nobody yet.
        Nobody = "nobody",
        /// The caller's position.
        Me = "me",
    }
}

/// What a list is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PermitApplicationQuery {
    /// Only in this state.
    status: Option<PermitStatus>,
    /// A selection; it is ordered by due date instead of newest first.
    #[serde(rename = "box")]
    #[param(rename = "box")]
    #[param(inline)]
    in_box: Option<PermitBox>,
    /// Only of this office.
    agency_id: Option<Id>,
    /// Only of this service.
    service_code: Option<String>,
    /// Only what nobody looks after, or what the caller does.
    #[param(inline)]
    looked_after: Option<Looked>,
    /// Only what this position looks after; not together with `looked_after`.
    assignee_id: Option<Id>,
    /// A tracking code, a register number (`12` or `12/2022`) or part of the applicant's name.
    q: Option<String>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// A personal number that was masked.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevealedValue {
    /// The number.
    value: String,
}

/// List applications
///
/// Newest first; with `box` ordered by due date, so that what is late comes first.
#[utoipa::path(tag = "permits", params(PermitApplicationQuery), security(("bearer" = ["permit.read"])), responses(
    (status = 200, description = "A page", body = Page<PermitApplicationRow>),
    (status = 422, description = "A personal number in `q`", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/permit-applications")]
pub async fn list_permit_applications(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    q: web::Query<PermitApplicationQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = app.db.read(move |c| list(c, &me, q)).await?;
    Ok(HttpResponse::Ok().json(page))
}

fn list(c: &mut Conn, me: &Me, q: PermitApplicationQuery) -> Result<Page<PermitApplicationRow>> {
    // Addresses are logged on the way; a number is looked for with `find_permit_applications`.
    if q.q.as_deref().is_some_and(holds_number) {
        return Err(Code::PersonalNumber.into());
    }
    let looked_after = match (q.looked_after, q.assignee_id) {
        (Some(_), Some(_)) => return Err(Error::field("?assignee_id", Code::InvalidChoice)),
        (Some(Looked::Nobody), None) => Some(LookedAfter::ByNobody),
        (Some(Looked::Me), None) => Some(LookedAfter::By(me.position_id)),
        (None, position) => position.map(LookedAfter::By),
    };
    let filter = ApplicationFilter {
        status: q.status,
        agency_id: q.agency_id,
        service_code: q.service_code,
        looked_after,
        q: q.q,
    };
    let Some(in_box) = q.in_box else {
        let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
        let found = store::list_newest(c, &me.scope, &filter, &page)?;
        return page.page(views::rows(c, me.today(), &found)?, |r| Cursor(r.created_at, r.id));
    };
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let found = match in_box {
        PermitBox::Worklist => {
            let rights = Permission::ALL.iter().filter(|right| me.can(**right));
            let rights: Vec<_> = rights.map(|right| right.as_str().to_owned()).collect();
            store::list_waiting(c, &filter, (me.agency.id, &rights), &page)?
        }
        PermitBox::Late => store::list_late(c, &me.scope, &filter, me.today(), &page)?,
        PermitBox::Expired => {
            let days = personal::cutoffs(c, me.today())?;
            store::list_expired(c, &me.scope, &filter, &days, &page)?
        }
    };
    page.page(views::rows(c, me.today(), &found)?, |r| DueCursor(r.clock.due_date, r.id))
}

/// Take in an application at the counter
///
/// For the caller's office. All that is wrong is told at once; papers under `/documents/{requirement_index}`.
#[utoipa::path(tag = "permits", request_body = NewPermitApplication, security(("bearer" = ["permit.receive"])), responses(
    (status = 201, description = "Taken in", body = PermitApplicationView),
    Staff, JsonBody,
))]
#[post("/permit-applications")]
pub async fn create_permit_application(
    me: Can<PermitReceive>,
    app: web::Data<AppState>,
    input: Input<NewPermitApplication>,
) -> Result<HttpResponse> {
    let secrets = app.secrets.clone();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let application = submission::receive(tx, &me, &secrets, &input.value)?;
        let (location, version) =
            (format!("/api/v1/permit-applications/{}", application.id), application.version);
        Ok(created(views::view(tx, &me, &secrets, application)?, location, version))
    })
    .await
}

/// Show an application
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The application", body = PermitApplicationView),
        Staff, Existing,
    ))]
#[get("/permit-applications/{id}")]
pub async fn get_permit_application(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let secrets = app.secrets.clone();
    let view = app.db.read(move |c| views::find(c, &me, &secrets, id.into_inner())).await?;
    Ok(item(&view, view.row.version))
}

/// Send a paper of an application
///
/// The file as it was handed in, whole or in part (`Range`); its `ETag` is its SHA-256.
#[utoipa::path(tag = "permits", security(("bearer" = ["permit.read"])),
    params(
        ("id" = Id, Path, description = "Application"),
        ("document_id" = Id, Path, description = "Paper"),
        ("disposition" = Option<String>, Query, description = "`inline` shows it in the browser"),
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 206, description = "A part of it", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 304, description = "Not changed"),
        (status = 416, description = "No such part", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/permit-applications/{id}/documents/{document_id}")]
pub async fn get_permit_document(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    path: web::Path<(Id, Id)>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, document) = path.into_inner();
    let found = app
        .db
        .read(move |c| {
            let application = store::find_for(c, &me, id)?.ok_or_else(Error::not_found)?;
            Ok::<_, Error>(store::find_document(c, application.id, document)?)
        })
        .await?;
    let file = found.and_then(PermitDocument::file).ok_or_else(Error::not_found)?;
    storage::serve(&req, &blobs, &file).await
}

/// Move an application on
///
/// Which right an action needs depends on the action and the state (`allowed_actions` names those that are open to the
/// caller); it must be the caller's own office. `return_incomplete` needs a note or the missing items, `reject` a note.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = NewPermitTransition,
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The application after it", body = PermitApplicationView),
        (status = 409, description = "Not in this state", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permit-applications/{id}/transitions")]
pub async fn create_permit_transition(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    register: web::Data<dyn LetterRegister>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<NewPermitTransition>,
) -> Result<HttpResponse> {
    let (id, secrets, register) = (id.into_inner(), app.secrets.clone(), register.into_inner());
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        read.check(store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?.version)?;
        let step = &input.value;
        let after = service::transition(tx, &me, &secrets, &*register, id, step)?;
        let version = after.version;
        Ok(done(views::view(tx, &me, &secrets, after)?, Some(version)))
    })
    .await
}

/// Show a personal number unmasked
///
/// Each look is recorded in the ledger with its purpose. The answer is not kept, so an `Idempotency-Key` has no effect here.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application")), request_body = RevealRequest,
    security(("bearer" = ["permit.reveal"])), responses(
        (status = 200, description = "The number", body = RevealedValue),
        (status = 400, description = "Malformed", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "Erased", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such number", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/permit-applications/{id}/reveal")]
pub async fn reveal_permit_number(
    me: Can<PermitReveal>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<RevealRequest>,
) -> Result<HttpResponse> {
    let (id, secrets) = (id.into_inner(), app.secrets.clone());
    secret_command(&app, move |tx| {
        let value = service::reveal(tx, &me, &secrets, id, &input.value)?;
        Ok(done(RevealedValue { value }, None))
    })
    .await
}
