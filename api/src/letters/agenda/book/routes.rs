//! HTTP of the books.
use super::{print, service, sheet};
use crate::documents::papers::Renderer;
use crate::error::{Problem, Result};
use crate::http::problems::{Query, Staff};
use crate::http::table::{TableFormat, spreadsheet};
use crate::http::{AppState, Lang, pdf};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use crate::letters::agenda::model::{BookFormat, BookQuery, PrintedRegister};
use actix_web::{HttpRequest, HttpResponse, get, web};

/// Show a book of a period
///
/// The agenda book of incoming letters, of outgoing letters or of both, or the expedition book, of the caller's agency in
/// the order of entry: as PDF in landscape, or as XLSX or CSV with headings in the caller's language. At most 10,000
/// letters of a register.
#[utoipa::path(tag = "letters", params(BookQuery), security(("bearer" = ["letter.read"])), responses(
    (status = 200, description = "The file", content(
        (Vec<u8> = "application/pdf"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (String = "text/csv"),
    )),
    (status = 422, description = "More letters than a book holds, or a text cannot be printed", body = Problem, content_type = "application/problem+json"),
    Staff, Query,
))]
#[get("/agenda-entries/paper")]
pub async fn get_agenda_book(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    query: web::Query<BookQuery>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (from, until) = service::period(&me, &query);
    let book = match query.register {
        Some(PrintedRegister::Expedition) => "buku-ekspedisi",
        _ => "buku-agenda",
    };
    let name = format!("{book}-{from}-{until}");
    let (at, lang) = (me.at, Lang::from_headers(req.headers()));
    let format = match query.format.unwrap_or(BookFormat::Pdf) {
        BookFormat::Xlsx => TableFormat::Xlsx,
        BookFormat::Csv => TableFormat::Csv,
        BookFormat::Pdf => {
            let work = app.db.read(move |c| {
                let book = service::book(c, &me, &query)?;
                print::paper(c, &me, &book, query.size.unwrap_or_default().into())
            });
            let (paper, options) = work.await?;
            return Ok(pdf(&name, renderer.render(paper, options).await?.pdf));
        }
    };
    let table = app
        .db
        .read(move |c| Ok::<_, crate::error::Error>(sheet::table(&service::book(c, &me, &query)?, lang)));
    spreadsheet(&name, table.await?, format, at).await
}
