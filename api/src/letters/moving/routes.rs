//! HTTP of moving in.
use super::model::{NewAgendaImport, NewScans};
use super::scans::{self, ScanOutcomes};
use super::view::{self, AgendaImport, AgendaImportRow, ImportsQuery, RowsQuery};
use super::{accept, service, template, undo};
use crate::error::{Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::table::{TableFormat, spreadsheet};
use crate::http::{AppState, Command, Input, Lang, Page, command, created, done, item};
use crate::identity::Can;
use crate::identity::permission::LetterImport;
use crate::letters::agenda::AgendaRegister;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which template is asked for.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TemplateQuery {
    /// Of which book; `incoming` where it is not named.
    #[param(inline)]
    pub register: Option<AgendaRegister>,
}

fn lang(req: &HttpRequest) -> Lang {
    Lang::from_headers(req.headers())
}

/// Show the template of an agenda book
///
/// An empty workbook whose headings the import recognises, in the caller's language.
#[utoipa::path(tag = "moving in", params(TemplateQuery), security(("bearer" = ["letter.import"])), responses(
    (status = 200, description = "The workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>),
    Staff, Query,
))]
#[get("/agenda-import-template")]
pub async fn get_agenda_import_template(
    me: Can<LetterImport>,
    query: web::Query<TemplateQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let register = query.register.unwrap_or(AgendaRegister::Incoming);
    let name = match register {
        AgendaRegister::Incoming => "buku-agenda-surat-masuk",
        AgendaRegister::Outgoing => "buku-agenda-surat-keluar",
    };
    spreadsheet(name, template::table(register, lang(&req)), TableFormat::Xlsx, me.at).await
}

/// Read an agenda book
///
/// Reads a file that was sent to `/uploads` and checks every row; nothing counts yet. The answer says how many rows are
/// good, and `/agenda-imports/{id}/rows` what is wrong with each of the others. At most 20,000 rows. A column that no
/// book lacks and that was not recognised is refused with the headings of the file: name it in `columns`.
#[utoipa::path(tag = "moving in", request_body = NewAgendaImport, security(("bearer" = ["letter.import"])), responses(
    (status = 201, description = "What was read", body = AgendaImport),
    Staff, JsonBody,
))]
#[post("/agenda-imports")]
pub async fn create_agenda_import(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    blobs: web::Data<Blobs>,
    input: Input<NewAgendaImport>,
) -> Result<HttpResponse> {
    let (me, wanted) = (me.into_me(), input.value);
    let (upload, bytes) = storage::table(&app, &blobs, me.user_id, "/upload_id", wanted.upload_id).await?;
    // A file may be made to break its reader; what breaks is this thread and not the server.
    let asked = wanted.clone();
    let read = web::block(move || service::read(&upload.media_type, &bytes, &asked));
    let book = read.await.map_err(|e| Error::from(service::broken(&e)))??;
    let (asker, asked) = (me.clone(), wanted.clone());
    let (book, rows) =
        app.db.read(move |c| service::check(c, &asker, &book, &asked).map(|rows| (book, rows))).await?;
    command(&app, me.owner(), input.idempotency, move |tx| {
        let import = service::create(tx, &me, &wanted, &book, &rows)?;
        let (location, version) = (format!("/api/v1/agenda-imports/{}", import.id), import.version);
        Ok(created(view::import(tx, &me, import)?, location, version))
    })
    .await
}

/// List agenda imports
///
/// Books of the caller's scope that were read, newest first.
#[utoipa::path(tag = "moving in", params(ImportsQuery), security(("bearer" = ["letter.import"])), responses(
    (status = 200, description = "A page", body = Page<AgendaImport>),
    Staff, Query,
))]
#[get("/agenda-imports")]
pub async fn list_agenda_imports(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    query: web::Query<ImportsQuery>,
) -> Result<HttpResponse> {
    let page = app.db.read(move |c| service::list(c, &me, &query)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Show an agenda import
#[utoipa::path(tag = "moving in", params(("id" = Id, Path, description = "Import")),
    security(("bearer" = ["letter.import"])), responses(
        (status = 200, description = "The import", body = AgendaImport),
        Staff, Existing,
    ))]
#[get("/agenda-imports/{id}")]
pub async fn get_agenda_import(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let import = app.db.read(move |c| service::get(c, &me, id)).await?;
    Ok(item(&import, import.version))
}

/// List rows of an agenda import
///
/// In the order of the file, with everything that is wrong with each in the caller's language.
#[utoipa::path(tag = "moving in", params(("id" = Id, Path, description = "Import"), RowsQuery),
    security(("bearer" = ["letter.import"])), responses(
        (status = 200, description = "A page", body = Page<AgendaImportRow>),
        Staff, Existing, Query,
    ))]
#[get("/agenda-imports/{id}/rows")]
pub async fn list_agenda_import_rows(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    query: web::Query<RowsQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), lang(&req));
    let page = app.db.read(move |c| service::rows(c, &me, id, &query, lang)).await?;
    Ok(HttpResponse::Ok().json(page))
}

/// Accept an agenda import
///
/// Makes letters of the next good rows, at most 500; send it again for as long as `allowed_actions` has `accept`. After a
/// crash the next request goes on. The letters are paper, closed or dispatched, with the numbers of the book; the
/// register goes on after the highest. A row whose number was given meanwhile becomes faulty.
#[utoipa::path(tag = "moving in", params(("id" = Id, Path, description = "Import")),
    security(("bearer" = ["letter.import"])), responses(
        (status = 200, description = "The import", body = AgendaImport),
        (status = 409, description = "Accepted or undone already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/agenda-imports/{id}/acceptance")]
pub async fn accept_agenda_import(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let import = accept::accept(tx, &me, id)?;
        let version = import.version;
        Ok(done(view::import(tx, &me, import)?, Some(version)))
    })
    .await
}

/// Undo an agenda import
///
/// Removes the next of its letters, at most 500; send it again for as long as `allowed_actions` has `undo`. A letter that
/// somebody has worked with since stays, and its row says `kept`. The numbers are given back if every letter was removed
/// and none was given since.
#[utoipa::path(tag = "moving in", params(("id" = Id, Path, description = "Import")),
    security(("bearer" = ["letter.import"])), responses(
        (status = 200, description = "The import", body = AgendaImport),
        (status = 409, description = "Not accepted yet, or undone already", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/agenda-imports/{id}/undo")]
pub async fn undo_agenda_import(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        let import = undo::undo(tx, &me, id)?;
        let version = import.version;
        Ok(done(view::import(tx, &me, import)?, Some(version)))
    })
    .await
}

/// Attach scans to the letters of an agenda import
///
/// Each is matched by the name of its file: the agenda number (`12.pdf`, `agenda-012.pdf`, `12-2022.pdf`) or the number
/// on the letter with any signs between its parts (`400.12.3.2_35_2022.pdf`). The answer says what became of each.
#[utoipa::path(tag = "moving in", params(("id" = Id, Path, description = "Import")), request_body = NewScans,
    security(("bearer" = ["letter.import"])), responses(
        (status = 200, description = "What became of each", body = ScanOutcomes),
        (status = 409, description = "Not accepted", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/agenda-imports/{id}/scans")]
pub async fn attach_agenda_scans(
    me: Can<LetterImport>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewScans>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (id, lang) = (id.into_inner(), lang(&req));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(scans::attach(tx, &me, id, &input.value, lang)?, None))
    })
    .await
}
