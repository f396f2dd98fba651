//! HTTP of the papers.
use super::service;
use crate::documents::papers::{PaperQuery, Renderer};
use crate::documents::signing::Signing;
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, Query, Staff};
use crate::http::{AppState, pdf};
use crate::identity::Can;
use crate::identity::permission::{PermitHandOver, PermitRead};
use crate::storage::{self, Blobs};
use actix_web::{HttpRequest, HttpResponse, get, web};
use pamong_db::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// On what a receipt is printed.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptFormat {
    /// A sheet, A4.
    #[default]
    Sheet,
    /// A roll of 80 mm.
    Roll80,
}

impl From<ReceiptFormat> for pamong_render::paper::ReceiptFormat {
    fn from(format: ReceiptFormat) -> Self {
        match format {
            ReceiptFormat::Sheet => Self::Sheet,
            ReceiptFormat::Roll80 => Self::Roll80,
        }
    }
}

/// How a receipt is set.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReceiptQuery {
    /// On what it is printed; a sheet where it is not said.
    #[param(inline)]
    format: Option<ReceiptFormat>,
}

impl ReceiptQuery {
    /// On what it is printed.
    pub fn format(&self) -> pamong_render::paper::ReceiptFormat {
        self.format.unwrap_or_default().into()
    }
}

/// Show the paper of an application
///
/// The permit or certificate as PDF/A-2a and PDF/UA-1, as it will be issued or was issued. Until it is signed, and after
/// the end of an application without a paper, a watermark says so. Personal numbers are masked.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application"), PaperQuery),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/permit-applications/{id}/paper")]
pub async fn get_permit_application_paper(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size, secrets) = (id.into_inner(), query.sheet(), app.secrets.clone());
    let (paper, options) = app.db.read(move |c| service::paper(c, &me, &secrets, id, size)).await?;
    Ok(pdf(&format!("hasil-layanan-{id}"), renderer.render(paper, options).await?.pdf))
}

/// Show an issued permit on paper
///
/// The same paper as that of its application, by the id of the permit.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Permit"), PaperQuery),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/permits/{id}/paper")]
pub async fn get_permit_paper(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size, secrets) = (id.into_inner(), query.sheet(), app.secrets.clone());
    let (paper, options) = app.db.read(move |c| service::permit_paper(c, &me, &secrets, id, size)).await?;
    Ok(pdf(&format!("hasil-layanan-{id}"), renderer.render(paper, options).await?.pdf))
}

/// Show a permit as it was signed
///
/// The signed file, byte for byte, to be printed or sent to the applicant. It shows personal numbers in full, so each look
/// is recorded in the ledger.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Permit")),
    security(("bearer" = ["permit.hand_over"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 409, description = "Not signed electronically", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[get("/permits/{id}/signed-paper")]
pub async fn get_signed_permit(
    me: Can<PermitHandOver>,
    app: web::Data<AppState>,
    (signing, blobs): (web::Data<Signing>, web::Data<Blobs>),
    req: HttpRequest,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    let row = app.db.write(move |tx| service::signed(tx, &me, id)).await?;
    storage::serve(&req, &blobs, &signing.signed_file(&row).await?).await
}

/// Show the receipt of an application
///
/// What the applicant takes home: register number, tracking code, due date and the papers handed in, as PDF.
#[utoipa::path(tag = "permits", params(("id" = Id, Path, description = "Application"), ReceiptQuery),
    security(("bearer" = ["permit.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/permit-applications/{id}/receipt")]
pub async fn get_permit_application_receipt(
    me: Can<PermitRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<ReceiptQuery>,
) -> Result<HttpResponse> {
    let (id, format) = (id.into_inner(), query.format());
    let (paper, options) = app.db.read(move |c| service::receipt_paper(c, &me, id, format)).await?;
    Ok(pdf(&format!("tanda-terima-{id}"), renderer.render(paper, options).await?.pdf))
}
