//! HTTP of acknowledgements of receipt.
use super::model::{LetterReceiptResults, NewLetterReceipts};
use super::view::{self, LetterReceipts};
use super::{paper, service};
use crate::documents::papers::{PaperQuery, Renderer};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Query, Staff};
use crate::http::{AppState, Input, Lang, command, done, pdf};
use crate::identity::Can;
use crate::identity::permission::{LetterRead, LetterRegister};
use crate::letters::dispatches::Mailing;
use actix_web::{HttpRequest, HttpResponse, get, post, web};
use pamong_db::Id;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of acknowledgements.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(acknowledge_letters).service(list_letter_receipts).service(get_letter_receipt_paper);
}

/// Acknowledge the receipt of letters
///
/// One or many incoming letters of the caller's agency; each is acknowledged or refused by itself and the answer tells which.
/// `paper` makes one PDF with a slip for each letter; `mail` sends each sender its slip, to the address in the address book.
/// A second acknowledgement is another slip or mail.
#[utoipa::path(tag = "letters", request_body = NewLetterReceipts, security(("bearer" = ["letter.register"])), responses(
    (status = 200, description = "What became of each", body = LetterReceiptResults),
    (status = 409, description = "No mail server", body = Problem, content_type = "application/problem+json"),
    Staff, JsonBody,
))]
#[post("/letters/receipts")]
pub async fn acknowledge_letters(
    me: Can<LetterRegister>,
    app: web::Data<AppState>,
    input: Input<NewLetterReceipts>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let how = (Mailing::from(&app.config.notifications), Lang::from_headers(req.headers()));
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        Ok(done(service::acknowledge(tx, &me, &input.value, how)?, None))
    })
    .await
}

/// List the acknowledgements of a letter
///
/// Of an incoming letter: on paper or by mail, when and by whom, the newest first; and how the caller can acknowledge it now.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The acknowledgements", body = LetterReceipts),
        Staff, Existing,
    ))]
#[get("/letters/{id}/receipts")]
pub async fn list_letter_receipts(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
) -> Result<HttpResponse> {
    let (id, mailing) = (id.into_inner(), Mailing::from(&app.config.notifications));
    Ok(HttpResponse::Ok().json(app.db.read(move |c| view::of(c, &me, id, mailing)).await?))
}

/// Show a batch of acknowledgements on paper
///
/// One PDF with a slip for each letter that was acknowledged together, of those that the caller may see.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Batch"), PaperQuery),
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "The PDF", content_type = "application/pdf", body = Vec<u8>),
        (status = 422, description = "A text cannot be printed", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, Query,
    ))]
#[get("/letter-receipts/{id}/paper")]
pub async fn get_letter_receipt_paper(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    renderer: web::Data<Renderer>,
    id: web::Path<Id>,
    query: web::Query<PaperQuery>,
) -> Result<HttpResponse> {
    let (id, size) = (id.into_inner(), query.sheet());
    let (paper, options) = app.db.read(move |c| paper::batch(c, &me, id, size)).await?;
    Ok(pdf(&format!("tanda-terima-{id}"), renderer.render(paper, options).await?.pdf))
}
