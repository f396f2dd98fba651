//! HTTP of the paper.
use super::service;
use crate::documents::papers::Renderer;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input};
use crate::identity::Can;
use crate::identity::permission::{LetterDraft, LetterRead};
use crate::letters::outgoing::NewOutgoingLetter;
use actix_web::{HttpResponse, get, post, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// The sheet.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperSize {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// Folio, 215 × 330 mm.
    F4,
}

/// How the paper is set.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PaperQuery {
    /// The sheet; A4 where it is not said.
    #[param(inline)]
    size: Option<PaperSize>,
}

impl From<PaperSize> for pamong_render::PaperSize {
    fn from(size: PaperSize) -> Self {
        match size {
            PaperSize::A4 => Self::A4,
            PaperSize::F4 => Self::F4,
        }
    }
}

/// Show a letter on paper
///
/// The letter as PDF/A-2a and PDF/UA-1, set by Permendagri 54/2009 or, from 2023 on, Permendagri 1/2023. Until it is
/// approved a watermark says so and it bears no number. Of an incoming letter that was dispatched inside the city it is
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
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.size.unwrap_or_default().into());
    let (paper, options) = app.db.read(move |c| service::paper(c, &me, id, size)).await?;
    let pdf = renderer.render(paper, options).await?.pdf;
    Ok(shown(pdf, &format!("surat-{id}.pdf")))
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
    let size = query.size.unwrap_or_default().into();
    let (paper, options) = app.db.read(move |c| service::preview(c, &me, &input.value, size)).await?;
    Ok(shown(renderer.render(paper, options).await?.pdf, "konsep.pdf"))
}

fn shown(pdf: Vec<u8>, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/pdf")
        .insert_header(("Content-Disposition", format!("inline; filename=\"{name}\"")))
        .body(pdf)
}
