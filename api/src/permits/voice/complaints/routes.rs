//! Handlers of complaints for staff.
use super::inputs::NewComplaintStep;
use super::model::ComplaintStatus;
use super::views::{self, ComplaintRow, ComplaintView};
use super::{service, store};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Cursor, Input, OptionalIfMatch, Page, PageArgs, command, done, item};
use crate::identity::permission::ComplaintHandle;
use crate::identity::{Can, Me};
use crate::permits::applications::store::DueCursor;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::{Conn, Id, text_enum};
use serde::Deserialize;
use utoipa::IntoParams;

text_enum! {
    /// Ready-made selections of complaints.
    pub enum ComplaintBox {
        /// What waits for an answer, the latest first.
        Open = "open",
        /// What was answered and not closed yet.
        Answered = "answered",
        /// What was closed.
        Closed = "closed",
    }
}

/// What a list is narrowed to.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ComplaintQuery {
    /// A selection; `open` is ordered by due date. All, newest first, where it is not given.
    #[serde(rename = "box")]
    #[param(rename = "box")]
    #[param(inline)]
    in_box: Option<ComplaintBox>,
    /// Rows, 1 to 100.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List complaints
///
/// About offices of one's own scope, and those that they work on. Nothing that the complainant wrote.
#[utoipa::path(tag = "permits", params(ComplaintQuery), security(("bearer" = ["complaint.handle"])), responses(
    (status = 200, description = "A page", body = Page<ComplaintRow>),
    Staff, Query,
))]
#[get("/complaints")]
pub async fn list_complaints(
    me: Can<ComplaintHandle>,
    app: web::Data<AppState>,
    q: web::Query<ComplaintQuery>,
) -> Result<HttpResponse> {
    let q = q.into_inner();
    let page = app.db.read(move |c| list(c, &me, q)).await?;
    Ok(HttpResponse::Ok().json(page))
}

fn list(c: &mut Conn, me: &Me, q: ComplaintQuery) -> Result<Page<ComplaintRow>> {
    let status = match q.in_box {
        Some(ComplaintBox::Open) => {
            let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
            let found = store::list_open(c, &me.scope, &page)?;
            return page.page(views::rows(c, me, &found)?, |r| DueCursor(r.due_date, r.id));
        }
        Some(ComplaintBox::Answered) => Some(ComplaintStatus::Answered),
        Some(ComplaintBox::Closed) => Some(ComplaintStatus::Closed),
        None => None,
    };
    let page = PageArgs::new(q.limit, q.cursor.as_deref())?;
    let found = store::list_newest(c, &me.scope, status, &page)?;
    page.page(views::rows(c, me, &found)?, |r| Cursor(r.created_at, r.id))
}

/// Show a complaint
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Complaint")),
    security(("bearer" = ["complaint.handle"])), responses(
        (status = 200, description = "The complaint", body = ComplaintView),
        Staff, Existing,
    ))]
#[get("/complaints/{id}")]
pub async fn get_complaint(
    me: Can<ComplaintHandle>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let view = app
        .db
        .read(move |c| {
            let found = store::find_visible(c, &me.scope, id.into_inner())?;
            views::view(c, &me, found.ok_or_else(Error::not_found)?)
        })
        .await?;
    Ok(item(&view, view.row.version))
}

/// Move a complaint on
///
/// The office that works on it takes it up (`start`), answers it (`answer`, with the answer in `note`) or passes it on
/// (`forward`); an office above may pass it on as well. A complaint about a levy or about behaviour, and one whose
/// answer was objected to, goes to no office that it is about.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Complaint")), request_body = NewComplaintStep,
    security(("bearer" = ["complaint.handle"])), responses(
        (status = 200, description = "The complaint after it", body = ComplaintView),
        (status = 409, description = "Not in this state", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/complaints/{id}/transitions")]
pub async fn create_complaint_transition(
    me: Can<ComplaintHandle>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<NewComplaintStep>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let complaint = store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
        read.check(complaint.version)?;
        let after = service::step(tx, &me, complaint, &input.value)?;
        let version = after.version;
        Ok(done(views::view(tx, &me, after)?, Some(version)))
    })
    .await
}
