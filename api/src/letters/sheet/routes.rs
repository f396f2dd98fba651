//! HTTP of the disposition sheet.
use super::content;
use crate::documents::papers::{PaperQuery, Renderer};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, pdf};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, get, web};
use pamong_db::Id;

/// Show the disposition sheet of a letter
///
/// The lembar disposisi of an incoming letter as PDF: the letter, the standard instructions with those that were given,
/// the receivers and the notes. Blank, to be filled in by hand, while nothing was disposed.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 410, description = "Its content was destroyed", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/disposition-sheet")]
pub async fn get_disposition_sheet(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| content::sheet(c, &me, id, size)).await?;
    Ok(pdf(&format!("lembar-disposisi-{id}"), renderer.render(paper, options).await?.pdf))
}
