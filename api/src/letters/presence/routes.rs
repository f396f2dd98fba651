//! HTTP of presence.
use super::model::{LetterPresence, NewLetterPresence};
use super::service;
use crate::error::Result;
use crate::http::problems::{Existing, JsonBody, Staff};
use crate::http::{AppState, Input};
use crate::identity::Can;
use crate::identity::permission::LetterRead;
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;

/// Say that a letter is open
///
/// An open page says it again after `renew_after_seconds`, and is forgotten a minute after its last word. The answer names
/// the other people who have the letter open now; whoever may not see the letter can neither tell nor be told. That
/// somebody writes a reply is told to those who may see the draft, and before it is saved to the office that writes it.
/// Nothing of this is kept, and it is no act on the letter.
#[utoipa::path(tag = "letters", params(("id" = Id, Path, description = "Letter")), request_body = NewLetterPresence,
    security(("bearer" = ["letter.read"])), responses(
        (status = 200, description = "Who else is there", body = LetterPresence),
        Staff, Existing, JsonBody,
    ))]
#[post("/letters/{id}/presence")]
pub async fn report_letter_presence(
    me: Can<LetterRead>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewLetterPresence>,
) -> Result<HttpResponse> {
    let (id, activity) = (id.into_inner(), input.value.activity);
    let presence = app.db.write(move |tx| service::report(tx, &me, id, activity)).await?;
    Ok(HttpResponse::Ok().json(presence))
}
