//! HTTP of disposal lists.
use super::model::{
    CandidatesQuery, DisposalDrop, DisposalMinutes, DisposalReason, ListsQuery, NewDisposalList,
};
use super::view::{DisposalFolders, DisposalList};
use super::{paper, service};
use crate::documents::papers::{PaperQuery, Renderer};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Command, Input, Page, command, created, done, item, pdf};
use crate::identity::Can;
use crate::identity::permission::{ArchiveApprove, ArchiveDispose, LetterRead};
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of disposal lists.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(list_disposal_candidates)
        .service(list_disposal_lists)
        .service(create_disposal_list)
        .service(get_disposal_list)
        .service(list_disposal_folders)
        .service(drop_disposal_folder)
        .service(submit_disposal_list)
        .service(return_disposal_list)
        .service(approve_disposal_list)
        .service(execute_disposal_list)
        .service(get_disposal_list_paper)
        .service(get_disposal_minutes)
        .service(cancel_disposal_list);
}

/// List folders that are due
///
/// Folders of the caller's office that may be put on a list of this kind today, at most 500: `transfer` once their years as
/// active archive are over; `hand_over` (permanent) and `destruction` (destroy) once all their years are over; those to be
/// assessed anew on either. Frozen folders and those on another list are never among them.
#[utoipa::path(tag = "archive", params(CandidatesQuery), security(("bearer" = ["archive.dispose"])), responses(
    (status = 200, description = "The folders", body = DisposalFolders),
    Staff, Query,
))]
#[get("/disposal-candidates")]
pub async fn list_disposal_candidates(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    query: web::Query<CandidatesQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::candidates(c, &me, &query)).await?))
}

/// List disposal lists
///
/// Of the caller's scope, newest first.
#[utoipa::path(tag = "archive", params(ListsQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<DisposalList>),
    Staff, Query,
))]
#[get("/disposal-lists")]
pub async fn list_disposal_lists(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    query: web::Query<ListsQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, &query)).await?))
}

/// Prepare a disposal list
///
/// Of folders of the caller's office, all of which are due. What the schedule says of each is kept with the list.
#[utoipa::path(tag = "archive", request_body = NewDisposalList, security(("bearer" = ["archive.dispose"])),
    responses(
        (status = 201, description = "The list", body = DisposalList),
        Staff, JsonBody,
    ))]
#[post("/disposal-lists")]
pub async fn create_disposal_list(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    input: Input<NewDisposalList>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let list = service::create(tx, &me, &input.value)?;
        let (location, version) = (format!("/api/v1/disposal-lists/{}", list.id), list.version);
        Ok(created(list, location, version))
    })
    .await
}

/// Show a disposal list
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        Staff, Existing,
    ))]
#[get("/disposal-lists/{id}")]
pub async fn get_disposal_list(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let list = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&list, list.version))
}

/// List folders of a disposal list
///
/// All of them by year and number, with what the schedule said of each when it was put there.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The folders", body = DisposalFolders),
        Staff, Existing,
    ))]
#[get("/disposal-lists/{id}/folders")]
pub async fn list_disposal_folders(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::folders_of(c, &me, id)).await?))
}

/// Take a folder off a disposal list
///
/// While the list is being prepared, with the reason why the folder stays.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")), request_body = DisposalDrop,
    security(("bearer" = ["archive.dispose"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Not being prepared", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/disposal-lists/{id}/removals")]
pub async fn drop_disposal_folder(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<DisposalDrop>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let list = service::drop_folder(tx, &me, id, &input.value)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Submit a disposal list
///
/// Hands it to those who approve.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")),
    security(("bearer" = ["archive.dispose"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Not being prepared, or nothing is on it", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/disposal-lists/{id}/submission")]
pub async fn submit_disposal_list(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let list = service::submit(tx, &me, id)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Send a disposal list back
///
/// To whoever prepared it, with the reason.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")), request_body = DisposalReason,
    security(("bearer" = ["archive.approve"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Not submitted", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/disposal-lists/{id}/return")]
pub async fn return_disposal_list(
    me: Can<ArchiveApprove>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<DisposalReason>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let list = service::send_back(tx, &me, id, &input.value.reason)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Approve a disposal list
///
/// By another person than the one who prepared it, whatever the position.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")),
    security(("bearer" = ["archive.approve"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Not submitted, prepared by the caller, or nothing is on it", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/disposal-lists/{id}/approval")]
pub async fn approve_disposal_list(
    me: Can<ArchiveApprove>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let list = service::approve(tx, &me, id)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Carry a disposal list out
///
/// Records the minutes of what was done, and marks the folders as transferred, handed over or destroyed. A transfer and a
/// handing over name who received the archives; a destruction needs the number of the written permission and two witnesses.
///
/// The minutes of a destruction destroy the content of the letters in its folders: text, versions, notes, files and signed
/// paper. It cannot be undone. What is known of the letters in the register, the folders, the list and the ledger stay. A
/// letter that other offices still hold keeps its content until the last of them destroys its own.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")), request_body = DisposalMinutes,
    security(("bearer" = ["archive.dispose"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Not approved, or nothing is on it any more", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/disposal-lists/{id}/execution")]
pub async fn execute_disposal_list(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<DisposalMinutes>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let list = service::execute(tx, &me, id, &input.value)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Give a disposal list up
///
/// Before it is carried out, with the reason; its folders are free again.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List")), request_body = DisposalReason,
    security(("bearer" = ["archive.dispose"])), responses(
        (status = 200, description = "The list", body = DisposalList),
        (status = 409, description = "Carried out, or given up already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/disposal-lists/{id}/cancellation")]
pub async fn cancel_disposal_list(
    me: Can<ArchiveDispose>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<DisposalReason>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let list = service::cancel(tx, &me, id, &input.value.reason)?;
        let version = list.version;
        Ok(done(list, Some(version)))
    })
    .await
}

/// Show a disposal list on paper
///
/// The list of archives (daftar arsip) as PDF: code, description, years, number of letters and fate of each folder. Marked
/// as a draft until it is approved.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/disposal-lists/{id}/paper")]
pub async fn get_disposal_list_paper(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| paper::list(c, &me, id, size)).await?;
    Ok(pdf(&format!("daftar-arsip-{id}"), renderer.render(paper, options).await?.pdf))
}

/// Show the minutes of a disposal list on paper
///
/// The berita acara as PDF, with the list of archives as its annex. Of an approved list it is the paper to be signed, marked
/// as a draft and without what only the minutes say; once they are recorded, it is what was recorded.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "List"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 409, description = "Not approved", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/disposal-lists/{id}/minutes")]
pub async fn get_disposal_minutes(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| paper::minutes(c, &me, id, size)).await?;
    Ok(pdf(&format!("berita-acara-{id}"), renderer.render(paper, options).await?.pdf))
}
