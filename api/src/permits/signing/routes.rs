//! HTTP of signing permits.
use super::model::{NewPermitRevocation, NewPermitSignature};
use super::service::{PermitToSign, revoke, signable};
use crate::documents::LetterRegister;
use crate::documents::signing::{Order, Signing};
use crate::error::{Problem, Result};
use crate::http::problems::{Existing, JsonBody, Staff, Versioned};
use crate::http::{AppState, IfMatch, Input, OptionalIfMatch, command, done, item};
use crate::identity::Can;
use crate::identity::permission::{PermitRevoke, PermitSign};
use crate::permits::applications::views::{self, PermitApplicationView};
use crate::permits::issued::{self, model::PermitView};
use actix_web::{HttpResponse, post, web};
use pamong_db::Id;
use secrecy::SecretString;
use std::sync::Arc;

/// Sign a permit
///
/// Signs the permit or certificate electronically, numbers it and registers it as an outgoing letter, all in one step or
/// not at all. `If-Match` names the version that the signer looked at. Where the signing service does not answer, the paper
/// stays unnumbered in the signing queue. Takes no `Idempotency-Key`: a paper is signed once.
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "Application"), ("If-Match" = String, Header, description = "`ETag` of the application")),
    request_body = NewPermitSignature, security(("bearer" = ["permit.sign"])), responses(
        (status = 200, description = "The application", body = PermitApplicationView),
        (status = 409, description = "Not waiting for a signature, no key that signs, being signed, or refused by the service", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts at the passphrase", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The signing service does not answer; the paper waits in the queue", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody, Versioned,
    ))]
#[post("/permit-applications/{id}/signature")]
pub async fn sign_permit(
    me: Can<PermitSign>,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    register: web::Data<dyn LetterRegister>,
    id: web::Path<Id>,
    seen: IfMatch,
    input: Input<NewPermitSignature>,
) -> Result<HttpResponse> {
    let (me, id, input) = (me.into_me(), id.into_inner(), input.value);
    let (signer, version) = (me.clone(), seen.version());
    app.db.read(move |c| signable(c, &signer, id, version).map(drop)).await?;
    let session = signing.open(&me, SecretString::from(input.passphrase)).await?;
    let subject = PermitToSign {
        id,
        version,
        size: input.size.into(),
        marks: signing.marks(&me).await?,
        secrets: app.secrets.clone(),
        register: register.into_inner(),
    };
    let order = Order { me: me.clone(), subject: Arc::new(subject), confirmed: input.confirm_unknown };
    signing.sign(&order, session).await?;
    let secrets = app.secrets.clone();
    let view = app.db.read(move |c| views::find(c, &me, &secrets, id)).await?;
    Ok(item(&view, view.row.version))
}

/// Take an issued permit back
///
/// By the head of the office that issued it. Verification says from then on that it was revoked, since when and under which
/// rule; the reason is for staff and the applicant. The permit keeps its number and its place in the register.
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "Permit")), request_body = NewPermitRevocation,
    security(("bearer" = ["permit.revoke"])), responses(
        (status = 200, description = "The permit", body = PermitView),
        (status = 409, description = "Revoked or replaced already", body = Problem, content_type = "application/problem+json"),
        (status = 412, description = "Changed meanwhile", body = Problem, content_type = "application/problem+json"),
        Staff, Existing, JsonBody,
    ))]
#[post("/permits/{id}/revocation")]
pub async fn revoke_permit(
    me: Can<PermitRevoke>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    read: OptionalIfMatch,
    input: Input<NewPermitRevocation>,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency.clone(), move |tx| {
        let permit = revoke(tx, &me, id, read, &input.value)?;
        let version = permit.version;
        Ok(done(issued::view(tx, me.today(), permit)?, Some(version)))
    })
    .await
}
