//! HTTP of the paper.
use super::service::{self, Shown};
use crate::documents::papers::{PaperQuery, Renderer};
use crate::documents::signing::Signing;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, pdf};
use crate::identity::Can;
use crate::identity::permission::{LetterDraft, LetterRead};
use crate::letters::outgoing::NewOutgoingLetter;
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, post, web};
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
        (status = 409, description = "It came in on paper or by mail, or registers a permit", body = Problem, content_type = "application/problem+json"),
        (status = 410, description = "Its content was destroyed", body = Problem, content_type = "application/problem+json"),
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

/// Show how a draft would look
///
/// Takes what `POST /letters` takes for an outgoing letter, checks it the same way and answers its paper with the
/// watermark of a draft. Nothing is stored.
#[utoipa::path(tag = "letters", params(PaperQuery), request_body = NewOutgoingLetter,
    security(("bearer" = ["letter.draft"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        Staff, JsonBody,
    ))]
#[post("/letters/preview")]
pub async fn preview_letter(
    me: Can<LetterDraft>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    query: web::Query<PaperQuery>,
    input: Input<NewOutgoingLetter>,
) -> Result<HttpResponse> {
    let size = query.sheet();
    let (paper, options) = app.db.read(move |c| service::preview(c, &me, &input.value, size)).await?;
    Ok(pdf("konsep", renderer.render(paper, options).await?.pdf))
}
