//! HTTP of folders.
use super::model::{ActiveListQuery, ArchiveListFormat, FolderClosure, FoldersQuery, NewFileFolder, NewHold};
use super::view::FileFolder;
use super::{active_list, service};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::table::{TableFormat, spreadsheet};
use crate::http::{AppState, Input, Lang, Page, command, created, done, item};
use crate::identity::Can;
use crate::identity::permission::{ArchiveFile, LetterRead};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of folders.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(list_file_folders)
        .service(create_file_folder)
        .service(get_active_archive_list)
        .service(get_file_folder)
        .service(close_file_folder)
        .service(freeze_file_folder)
        .service(release_file_folder);
}

/// List folders
///
/// Folders of one office of the caller's scope, last opened first. What is in them is shown letter by letter elsewhere, to
/// those who may see each letter.
#[utoipa::path(tag = "archive", params(FoldersQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "A page", body = Page<FileFolder>),
    Staff, Query,
))]
#[get("/file-folders")]
pub async fn list_file_folders(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    query: web::Query<FoldersQuery>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(app.db.read(move |c| service::list(c, &me, &query)).await?))
}

/// Open a folder
///
/// A folder of the caller's office, with the next number of its year.
#[utoipa::path(tag = "archive", request_body = NewFileFolder, security(("bearer" = ["archive.file"])), responses(
    (status = 201, description = "The folder", body = FileFolder),
    Staff, JsonBody,
))]
#[post("/file-folders")]
pub async fn create_file_folder(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    input: Input<NewFileFolder>,
) -> Result<HttpResponse> {
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let folder = service::create(tx, &me, &input.value)?;
        let (location, version) = (format!("/api/v1/file-folders/{}", folder.id), folder.version);
        Ok(created(folder, location, version))
    })
    .await
}

/// Show the list of active archives
///
/// Daftar arsip aktif of the caller's office in the regulation's columns, one line a letter, as XLSX or CSV with headings
/// in the caller's language: folders that are open, or closed and within their years as active archive. Letters that the
/// caller may not see are not in it; the remark says how many. At most 10,000 letters.
#[utoipa::path(tag = "archive", params(ActiveListQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "The file", content(
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "text/csv"),
    )),
    (status = 422, description = "More letters than a file holds", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/active-archive-list")]
pub async fn get_active_archive_list(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    query: web::Query<ActiveListQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (at, lang) = (me.at, Lang::from_headers(req.headers()));
    let format = match query.format.unwrap_or(ArchiveListFormat::Xlsx) {
        ArchiveListFormat::Xlsx => TableFormat::Xlsx,
        ArchiveListFormat::Csv => TableFormat::Csv,
    };
    let name = format!("daftar-arsip-aktif-{}", me.today());
    let table = app.db.read(move |c| active_list::table(c, &me, &query, lang)).await?;
    spreadsheet(&name, table, format, at).await
}

/// Show a folder
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The folder", body = FileFolder),
        Staff, Existing,
    ))]
#[get("/file-folders/{id}")]
pub async fn get_file_folder(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let folder = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&folder, folder.version))
}

/// Close a folder
///
/// Its matter is over: nothing is added any more, and its retention runs from the end of the year of closing. A folder of the
/// past is closed as of the day on which its matter ended.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")), request_body = FolderClosure,
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "The folder", body = FileFolder),
        (status = 409, description = "Closed already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/file-folders/{id}/closure")]
pub async fn close_file_folder(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<FolderClosure>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let folder = service::close(tx, &me, id, &input.value)?;
        let version = folder.version;
        Ok(done(folder, Some(version)))
    })
    .await
}

/// Freeze a folder
///
/// Keeps its content as it is, whatever the retention schedule says: it is put on no disposal list, leaves the one on which
/// it stands, and no letter is taken out.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")), request_body = NewHold,
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "The folder", body = FileFolder),
        (status = 409, description = "Frozen already, or not here any more", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/file-folders/{id}/hold")]
pub async fn freeze_file_folder(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewHold>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let folder = service::freeze(tx, &me, id, &input.value)?;
        let version = folder.version;
        Ok(done(folder, Some(version)))
    })
    .await
}

/// End the freeze of a folder
///
/// With the reason why it is no longer needed.
#[utoipa::path(tag = "archive", params(("id" = Id, Path, description = "Folder")), request_body = NewHold,
    security(("bearer" = ["archive.file"])), responses(
        (status = 200, description = "The folder", body = FileFolder),
        (status = 409, description = "Not frozen", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/file-folders/{id}/release")]
pub async fn release_file_folder(
    me: Can<ArchiveFile>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewHold>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let folder = service::release(tx, &me, id, &input.value)?;
        let version = folder.version;
        Ok(done(folder, Some(version)))
    })
    .await
}
