//! HTTP of letters with a lent number.
use super::model::NewLeasedLetter;
use super::service::register;
use crate::error::Result;
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Input, command, created};
use crate::identity::Can;
use crate::identity::permission::NumberingKeep;
use crate::letters::view::{self, LetterView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;

/// Register a letter with a lent number
///
/// A letter that was made and sent on paper during an outage enters the outgoing register with the number that was lent
/// for it, and with its scan where there is one.
#[utoipa::path(tag = "numbering", params(("id" = Id, Path, description = "Lent block")), request_body = NewLeasedLetter,
    security(("bearer" = ["numbering.keep"])), responses(
        (status = 201, description = "The letter", body = LetterView),
        Staff, Existing, JsonBody,
    ))]
#[post("/number-leases/{id}/letters")]
pub async fn create_leased_letter(
    me: Can<NumberingKeep>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewLeasedLetter>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = register(tx, &me, id, &input.value)?;
        let (location, version) = (format!("/api/v1/letters/{}", letter.id), letter.version);
        Ok(created(view::letter(tx, &me, letter)?, location, version))
    })
    .await
}
