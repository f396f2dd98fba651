//! HTTP of one's own key.
use super::model::{NewSigningAccount, NewSigningKey, PassphraseChange, RevokedKeys, SigningKeyView};
use super::service;
use crate::documents::signing::Signing;
use crate::error::{Code, Error, Problem, Result};
use crate::http::problems::{Existing, JsonBody, SignedIn, Staff};
use crate::http::{AppState, Command, Input, command, done};
use crate::identity::permission::UserManage;
use crate::identity::{Can, Me, users};
use actix_web::{HttpResponse, get, post, put, web};
use pamong_db::Id;
use secrecy::SecretString;

async fn mine(app: &AppState, signing: &Signing, me: Me) -> Result<SigningKeyView> {
    let (provider, local) = (signing.provider.name().to_owned(), signing.provider.is_local());
    app.db.read(move |c| service::view(c, &me, &provider, local)).await
}

/// Show with what I sign
#[utoipa::path(tag = "signing", security(("bearer" = [])), responses(
    (status = 200, description = "The key or account", body = SigningKeyView),
    SignedIn,
))]
#[get("/me/signing-key")]
pub async fn get_my_signing_key(
    me: Me,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
) -> Result<HttpResponse> {
    Ok(HttpResponse::Ok().json(mine(&app, &signing, me).await?))
}

/// Make my signing key
///
/// A key and a certificate of the local authority, good for two years. Its signatures show who signed and that nothing
/// changed; they are not certified electronic signatures under PP 71/2019. Takes no `Idempotency-Key`, since a record of
/// the request would outlive the passphrase; a second key is refused with `key_exists`.
#[utoipa::path(tag = "signing", request_body = NewSigningKey, security(("bearer" = [])), responses(
    (status = 201, description = "Made", body = SigningKeyView),
    (status = 403, description = "Signs nothing", body = Problem, content_type = "application/problem+json"),
    (status = 409, description = "There is one already, or a service signs here", body = Problem, content_type = "application/problem+json"),
    SignedIn, JsonBody,
))]
#[post("/me/signing-key")]
pub async fn create_my_signing_key(
    me: Me,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    input: Input<NewSigningKey>,
) -> Result<HttpResponse> {
    service::require_signer(&me)?;
    signing.local_only()?;
    signing.attempt(&me)?;
    let (app_, signing_, me_, new) = (app.clone(), signing.clone(), me.clone(), input.value);
    web::block(move || {
        service::check_password(&app_, &me_, &new.password)?;
        service::enrol(&app_, &signing_.keys, &me_, &SecretString::from(new.passphrase))
    })
    .await
    .map_err(Error::internal)??;
    let location = ("Location", "/api/v1/me/signing-key");
    Ok(HttpResponse::Created().insert_header(location).json(mine(&app, &signing, me).await?))
}

/// Change the passphrase of my key
#[utoipa::path(tag = "signing", request_body = PassphraseChange, security(("bearer" = [])), responses(
    (status = 204, description = "Changed"),
    (status = 409, description = "No key that signs", body = Problem, content_type = "application/problem+json"),
    SignedIn, JsonBody,
))]
#[post("/me/signing-key/passphrase")]
pub async fn change_my_passphrase(
    me: Me,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    input: Input<PassphraseChange>,
) -> Result<HttpResponse> {
    signing.local_only()?;
    signing.attempt(&me)?;
    let change = input.value;
    web::block(move || {
        let (old, new) = (SecretString::from(change.passphrase), SecretString::from(change.new_passphrase));
        service::change_passphrase(&app, &me, &old, &new)
    })
    .await
    .map_err(Error::internal)??;
    Ok(HttpResponse::NoContent().finish())
}

/// Revoke my key
///
/// What it signed before stays valid; it signs nothing more. A new key can be made afterwards.
#[utoipa::path(tag = "signing", security(("bearer" = [])), responses(
    (status = 200, description = "Revoked", body = SigningKeyView),
    (status = 409, description = "No key that signs", body = Problem, content_type = "application/problem+json"),
    SignedIn,
))]
#[post("/me/signing-key/revocation")]
pub async fn revoke_my_signing_key(
    me: Me,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    input: Command,
) -> Result<HttpResponse> {
    let (provider, local) = (signing.provider.name().to_owned(), signing.provider.is_local());
    command(&app, me.owner(), input.idempotency, move |tx| {
        service::revoke(tx, &me, me.user_id)?;
        Ok(done(service::view(tx, &me, &provider, local)?, None))
    })
    .await
}

/// Name my account at the signing service
///
/// The NIK or e-mail address as the service knows the caller. It is kept sealed and shown masked.
#[utoipa::path(tag = "signing", request_body = NewSigningAccount, security(("bearer" = [])), responses(
    (status = 200, description = "Kept", body = SigningKeyView),
    (status = 403, description = "Signs nothing", body = Problem, content_type = "application/problem+json"),
    SignedIn, JsonBody,
))]
#[put("/me/signing-account")]
pub async fn put_my_signing_account(
    me: Me,
    app: web::Data<AppState>,
    signing: web::Data<Signing>,
    input: Input<NewSigningAccount>,
) -> Result<HttpResponse> {
    service::require_signer(&me)?;
    signing.attempt(&me)?;
    let (app_, me_, account) = (app.clone(), me.clone(), input.value);
    web::block(move || {
        service::check_password(&app_, &me_, &account.password)?;
        app_.db.write_blocking(|tx| service::put_account(tx, &app_, &me_, &account))
    })
    .await
    .map_err(Error::internal)??;
    Ok(HttpResponse::Ok().json(mine(&app, &signing, me).await?))
}

/// Revoke somebody's keys
#[utoipa::path(tag = "signing", params(("id" = Id, Path, description = "User")),
    security(("bearer" = ["user.manage"])), responses(
        (status = 200, description = "Revoked", body = RevokedKeys),
        (status = 409, description = "No key that signs", body = Problem, content_type = "application/problem+json"),
        Staff, Existing,
    ))]
#[post("/users/{id}/signing-key/revocation")]
pub async fn revoke_signing_key(
    me: Can<UserManage>,
    app: web::Data<AppState>,
    id: web::Path<Id>,
    input: Command,
) -> Result<HttpResponse> {
    let id = id.into_inner();
    command(&app, me.owner(), input.idempotency, move |tx| {
        users::store::find_user(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
        Ok(done(RevokedKeys { serials: service::revoke(tx, &me, id)? }, None))
    })
    .await
}

impl Signing {
    /// Refuses what has no meaning where a service holds the keys.
    pub(super) fn local_only(&self) -> Result<()> {
        if self.provider.is_local() { Ok(()) } else { Err(Code::RemoteSigner.into()) }
    }
}
