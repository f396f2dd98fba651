//! HTTP of invitations.
use super::model::{AttendancePeople, LetterAttendance, NewInvitationAnswer};
use super::{paper, service, view};
use crate::documents::papers::{PaperQuery, Renderer};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Command, Input, OptionalIfMatch, command, done, item, pdf};
use crate::identity::Can;
use crate::identity::permission::{LetterDraft, LetterRead};
use actix_web::{HttpResponse, get, post, put, web};
use pamong_db::Id;

/// Show the calendar file of an invitation
///
/// The event of a numbered invitation as a calendar file (RFC 5545), for whoever may see the letter: the outgoing one or a
/// copy of it. One that was taken back says that it is cancelled. A time that the invitation does not end takes two hours;
/// an event of several days, or without a time, takes whole days.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The file", content_type = "text/calendar", body = String),
        (status = 409, description = "No numbered invitation, or one without a day", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/letters/{id}/calendar")]
pub async fn get_letter_calendar(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let file = app.db.read(move |c| service::calendar(c, &me, id)).await?;
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header(("Content-Disposition", format!("attachment; filename=\"undangan-{id}.ics\"")))
        .body(file))
}

/// Show the attendance of an invitation
///
/// Who is invited, what each answered, and who was there. An invited office, through its own copy, sees what is about
/// itself.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The attendance", body = LetterAttendance),
        (status = 409, description = "No numbered invitation", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/letters/{id}/attendance")]
pub async fn get_letter_attendance(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.read(move |c| {
        let invitation = service::find(c, &me, id)?;
        view::attendance(c, &me, &invitation)
    });
    let shown = work.await?;
    Ok(item(&shown, shown.version))
}

/// Answer an invitation
///
/// Through its copy of the letter an invited office says whether it comes; a later answer takes the place of the one
/// before, until the list is closed. Who handles the office's mail answers, or who had the letter disposed.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "The office's copy of the letter")),
    request_body = NewInvitationAnswer, security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The attendance", body = LetterAttendance),
        (status = 409, description = "No numbered invitation, taken back, or its list is closed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[put("/letters/{id}/attendance/answer")]
pub async fn answer_invitation(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewInvitationAnswer>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.write(move |tx| {
        let invitation = service::answer(tx, &me, id, &input.value)?;
        view::attendance(tx, &me, &invitation)
    });
    let shown = work.await?;
    Ok(item(&shown, shown.version))
}

/// Record who was at an event
///
/// The office that invited notes who came, from the day of the event on: those of the letter by their place on it, guests
/// by name. The whole list anew each time, on the version in `If-Match` where one is named, until it is closed.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "The outgoing letter"),
        ("If-Match" = Option<String>, Header, description = "The version that was read; the last one wins where it is missing")),
    request_body = AttendancePeople, security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The attendance", body = LetterAttendance),
        (status = 409, description = "No numbered invitation, before its day, taken back, or closed", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[put("/letters/{id}/attendance/presence")]
pub async fn record_attendance(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<AttendancePeople>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let work = app.db.write(move |tx| {
        let invitation = service::record(tx, &me, id, read, &input.value)?;
        view::attendance(tx, &me, &invitation)
    });
    let shown = work.await?;
    Ok(item(&shown, shown.version))
}

/// Close an attendance list
///
/// From then on neither the list nor an answer changes.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "The outgoing letter")),
    security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The attendance", body = LetterAttendance),
        (status = 409, description = "No numbered invitation, before its day, taken back, or closed already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/letters/{id}/attendance/closure")]
pub async fn close_attendance(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let invitation = service::close(tx, &me, id)?;
        let shown = view::attendance(tx, &me, &invitation)?;
        let version = shown.version;
        Ok(done(shown, Some(version)))
    })
    .await
}

/// Show an attendance list on paper
///
/// The daftar hadir as PDF: to sign on, with those who are expected, until somebody is noted as present; then who was
/// there. For those who see the letter of the inviting office.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "The outgoing letter"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 409, description = "No numbered invitation", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/attendance/paper")]
pub async fn get_attendance_paper(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| paper::list(c, &me, id, size)).await?;
    Ok(pdf(&format!("daftar-hadir-{id}"), renderer.render(paper, options).await?.pdf))
}
