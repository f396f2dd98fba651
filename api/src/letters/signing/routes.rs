//! HTTP of signing letters.
use super::model::{NewRevocation, NewSignature, NewSignatures, SignatureResult, SignatureResults};
use super::service::{LetterToSign, revoke, signable};
use crate::documents::numbering::check_insertion;
use crate::documents::signing::{Order, Signing};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, SignedIn, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, Lang, command, done, item};
use crate::identity::Can;
use crate::identity::permission::LetterApprove;
use crate::letters::store;
use crate::letters::view::{self, LetterView};
use actix_web::{HttpRequest, HttpResponse, post, web};
use pamong_db::Id;
use secrecy::SecretString;
use std::sync::Arc;

/// Sign a letter
///
/// Signs the letter electronically, approves it and grants its number, all in one step or not at all. `If-Match` names
/// the version that the signer looked at. Where the signing service does not answer, the letter stays unnumbered in the
/// signing queue. Takes no `Idempotency-Key`: a letter is signed once, and a second request is refused with
/// `already_done`.
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "Letter"), ("If-Match" = String, Header, description = "`ETag` of the letter")),
    request_body = NewSignature, security(("bearer" = ["letter.approve"])), responses(
        (status = 200, description = "The signed letter", body = LetterView),
        (status = 403, description = "Not the approver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not waiting for approval, no key that signs, being signed, or refused by the service", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts at the passphrase", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The signing service does not answer; the letter waits in the queue", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody, Versioned,
    ))]
#[post("/letters/{id}/signature")]
pub async fn sign_letter(
    me: Can<LetterApprove>,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    id: web::Path<Id>,
    seen: IfMatch,
    input: Input<NewSignature>,
) -> Result<HttpResponse> {
    let (me, id, input) = (me.into_me(), id.into_inner(), input.value);
    let (signer, version) = (me.clone(), seen.version());
    let days = app.config.back_date_working_days;
    let insertion = input.back_date.map(|back| back.within(days));
    let wanted = insertion.clone();
    app.db
        .read(move |c| {
            signable(c, &signer, id, version)?;
            wanted.iter().try_for_each(|wanted| check_insertion(c, &signer, wanted))
        })
        .await?;
    let session = signing.open(&me, SecretString::from(input.passphrase)).await?;
    let marks = signing.marks(&me).await?;
    let subject = LetterToSign { id, version, size: input.size.into(), marks, insertion };
    let order = Order { me: me.clone(), subject: Arc::new(subject), confirmed: input.confirm_unknown };
    signing.sign(&order, session).await?;
    let view = app
        .db
        .read(move |c| {
            let letter = store::find(c, id)?;
            view::letter(c, &me, letter)
        })
        .await?;
    Ok(item(&view, view.version))
}

/// Sign several letters
///
/// With one passphrase, one after the other; each succeeds or fails by itself and the answer tells which.
#[utoipa::path(tag = "signing", request_body = NewSignatures, security(("bearer" = ["letter.approve"])), responses(
    (status = 200, description = "What became of each", body = SignatureResults),
    (status = 409, description = "No key that signs", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "Too many attempts at the passphrase", body = Problem, content_type = "application/problem+json"),
    Staff, JsonBody,
))]
#[post("/letters/signatures")]
pub async fn sign_letters(
    me: Can<LetterApprove>,
    signing: web::Data<Signing>,
    input: Input<NewSignatures>,
    req: HttpRequest,
) -> Result<HttpResponse> {
    let (me, input, lang) = (me.into_me(), input.value, Lang::from_headers(req.headers()));
    let session = signing.open(&me, SecretString::from(input.passphrase)).await?;
    let (marks, size) = (signing.marks(&me).await?, input.size.into());
    let mut items = Vec::with_capacity(input.letters.len());
    for seen in input.letters {
        let (id, version, marks) = (seen.id, seen.version, marks.clone());
        let subject = LetterToSign { id, version, size, marks, insertion: None };
        let order = Order { me: me.clone(), subject: Arc::new(subject), confirmed: false };
        let signed = signing.sign(&order, session.clone()).await;
        items.push(result(seen.id, signed.map(|row| row.number), lang));
    }
    Ok(HttpResponse::Ok().json(SignatureResults { items }))
}

fn result(id: Id, signed: Result<Option<String>>, lang: Lang) -> SignatureResult {
    match signed {
        Ok(letter_number) => SignatureResult { id, signed: true, letter_number, code: None, message: None },
        Err(e) => {
            let (code, message) = e.told(lang);
            SignatureResult {
                id,
                signed: false,
                letter_number: None,
                code: Some(code),
                message: Some(message),
            }
        }
    }
}

/// Take a signed letter back
///
/// Verification says from then on that it was revoked, or replaced by another signed letter, and why. The letter keeps its
/// number and its place in the register.
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "Letter")), request_body = NewRevocation,
    security(("bearer" = ["letter.approve"])), responses(
        (status = 200, description = "The letter", body = LetterView),
        (status = 403, description = "Not its approver", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "Not signed, or revoked already", body = Problem, content_type = "application/problem+json"),
        SignedIn, Existing, JsonBody,
    ))]
#[post("/letters/{id}/revocation")]
pub async fn revoke_letter(
    me: Can<LetterApprove>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Input<NewRevocation>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let letter = revoke(tx, &me, id, &input.value)?;
        let version = letter.version;
        Ok(done(view::letter(tx, &me, letter)?, Some(version)))
    })
    .await
}
