//! Handlers of `/me`.
use super::model::{Locale, check_email};
use super::service::{self, MeView};
use super::users::{service as users, store as user_store};
use super::{Me, password};
use crate::error::{Code, Error, Problem, Result, Violations};
use crate::http::problems::{JsonBody, SignedIn};
use crate::http::{AppState, Input, Validate};
use actix_web::{HttpResponse, get, patch, post, web};
use serde::Deserialize;
use utoipa::ToSchema;

/// What people may change about themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MePatch {
    /// Language of the interface.
    locale: Option<Locale>,
    /// Where mail for the person goes; null takes the address away.
    #[serde(default, deserialize_with = "crate::http::present")]
    #[schema(value_type = Option<String>)]
    pub email: Option<Option<String>>,
}

impl Validate for MePatch {
    fn validate(&self, v: &mut Violations) {
        check_email(v, self.email.as_ref().and_then(|email| email.as_deref()));
    }
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    /// The present password.
    #[schema(format = Password)]
    current_password: String,
    /// The new one.
    #[schema(format = Password)]
    new_password: String,
}

impl Validate for NewPassword {
    fn validate(&self, v: &mut Violations) {
        v.text("/current_password", &self.current_password, 256);
        v.text("/new_password", &self.new_password, 256);
    }
}

/// Show me
///
/// The signed-in person, their positions and what the present one allows.
#[utoipa::path(tag = "identity", security(("bearer" = [])), responses(
    (status = 200, description = "The person", body = MeView),
    SignedIn,
))]
#[get("/me")]
pub async fn get_me(me: Me, app: web::Data<AppState>) -> Result<HttpResponse> {
    let policy = app.config.password_policy;
    let view = app.db.read(move |c| service::view(c, &me, policy)).await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Change my language or my address
///
/// Fields that are absent stay as they are. The last choice wins, so no version is asked for.
#[utoipa::path(tag = "identity", request_body = MePatch, security(("bearer" = [])), responses(
    (status = 200, description = "The person", body = MeView),
    SignedIn, JsonBody,
))]
#[patch("/me")]
pub async fn update_me(me: Me, app: web::Data<AppState>, input: Input<MePatch>) -> Result<HttpResponse> {
    let (policy, input) = (app.config.password_policy, input.value);
    let view = app
        .db
        .write(move |tx| {
            let email = input.email.as_ref().map(|email| email.as_deref());
            users::update_me(tx, &me, input.locale, email)?;
            service::view(tx, &me, policy)
        })
        .await?;
    Ok(HttpResponse::Ok().json(view))
}

/// Change my password
///
/// Ends all other sessions of the person.
#[utoipa::path(tag = "identity", request_body = NewPassword, security(("bearer" = [])), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "Malformed", body = Problem, content_type = "application/problem+json"),
    (status = 415, description = "Not JSON", body = Problem, content_type = "application/problem+json"),
    (status = 422, description = "Wrong or weak password", body = Problem, content_type = "application/problem+json"),
    SignedIn,
))]
#[post("/me/password")]
pub async fn change_my_password(
    me: Me,
    app: web::Data<AppState>,
    input: Input<NewPassword>,
) -> Result<HttpResponse> {
    let (user, name) = (me.user_id, me.name.clone());
    let stored = app.db.read(move |c| Ok::<_, Error>(user_store::password_hash(c, user)?)).await?;
    let (policy, passwords) = (app.config.password_policy, input.value);
    let hash = web::block(move || {
        if !password::verify(&passwords.current_password, stored.as_deref()) {
            return Err(Error::field("/current_password", Code::PasswordWrong));
        }
        let mut v = Violations::default();
        password::check(
            policy,
            "/new_password",
            &passwords.new_password,
            &name.split(' ').collect::<Vec<_>>(),
            &mut v,
        );
        v.finish()?;
        password::hash(&passwords.new_password)
    })
    .await
    .map_err(Error::internal)??;
    app.db.write(move |tx| users::change_password(tx, &me, &hash)).await?;
    Ok(HttpResponse::NoContent().finish())
}
