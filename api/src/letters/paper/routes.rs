//! HTTP of the paper.
use super::service::{self, Shown};
use crate::documents::papers::{PaperQuery, Renderer};
use crate::documents::signing::Signing;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, pdf};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, web};
use pamong_db::Id;

/// Show a letter on paper
///
/// The letter as PDF/A-2a and PDF/UA-1, set by Permendagri 54/2009 or, from 2023 on, Permendagri 1/2023. Until it is
/// approved a watermark says so and it bears no number. Once it is signed electronically it is the signed file, byte for
/// byte (of the size that was signed). Of an incoming letter that was dispatched inside the city it is
/// the letter that was sent.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 409, description = "It came in on paper or by mail", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/letters/{id}/paper")]
pub async fn get_letter_paper(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    (renderer, signing, blobs): (web::Data<Renderer>, web::Data<Signing>, web::Data<Blobs>),
    req: HttpRequest,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    match app.db.read(move |c| service::paper(c, &me, id, size)).await? {
        Shown::Signed(row) => storage::serve(&req, &blobs, &signing.signed_file(&row).await?).await,
        Shown::Printed(printed) => {
            Ok(pdf(&format!("surat-{id}"), renderer.render(printed.0, printed.1).await?.pdf))
        }
    }
}
