//! HTTP of letters in folders.
use super::model::{FiledLetter, FilingResults, ItemsQuery, LetterFiling, NewFilings, NewRemoval};
use super::service;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, Lang, Page, command, done};
use crate::identity::Can;
use crate::identity::permission::{ArchiveFile, LetterRead};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of letters in folders.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(list_file_folder_letters)
        .service(list_file_folder_candidates)
        .service(file_letters)
        .service(take_out_letter)
        .service(get_letter_filing);
}

/// List letters of a folder
///
/// By their number in it, as far as the caller may see them; the folder itself says how many are withheld.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder"), ItemsQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "A page", body = Page<FiledLetter>),
        Staff, Existing, Query,
    ))]
#[get("/file-folders/{id}/letters")]
pub async fn list_file_folder_letters(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<ItemsQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, id, &query)).await?))
}

/// List letters that fit a folder
///
/// Finished letters of the folder's office that are in no folder and whose classification is the folder's or below it, the
/// newest first, as far as the caller may see them. Any other finished letter of the office may be filed as well.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder"), ItemsQuery),
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "A page", body = Page<FiledLetter>),
        Staff, Existing, Query,
    ))]
#[get("/file-folders/{id}/candidates")]
pub async fn list_file_folder_candidates(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<ItemsQuery>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::candidates(c, &me, id, &query)).await?))
}

/// File letters into a folder
///
/// One or many; each is filed or refused by itself and the answer tells which. A letter is filed once its work is over: an
/// incoming one that is closed (dealt with, or nothing was to be done), an outgoing one that is signed, or one that was
/// taken back. It is in one folder at most.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")), request_body = NewFilings,
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "What became of each", body = FilingResults),
        (status = 409, description = "The folder is closed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/file-folders/{id}/letters")]
pub async fn file_letters(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewFilings>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), Lang::from_headers(req.headers()));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(service::file(tx, &me, id, &input.value, lang)?, None))
    })
    .await
}

/// Take a letter out of its folder
///
/// With the reason, which the ledger keeps. A frozen folder, and one on a disposal list, keep their letters.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")), request_body = NewRemoval,
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "Where the letter could be filed", body = LetterFiling),
        (status = 409, description = "The folder is frozen, on a disposal list, or not here any more", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/file-folders/{id}/removals")]
pub async fn take_out_letter(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewRemoval>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(service::take_out(tx, &me, id, &input.value)?, None))
    })
    .await
}

/// Show where a letter is filed
///
/// Its folder, or the open folders that fit its classification.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "Where it is, or could be", body = LetterFiling),
        Staff, Existing,
    ))]
#[get("/letters/{id}/filing")]
pub async fn get_letter_filing(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::of_letter(c, &me, id)).await?))
}
