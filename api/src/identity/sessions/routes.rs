//! Handlers of sign-in, refresh and sign-out.
use super::{service, store};
use crate::error::{Code, Error, Problem, Result, Violations};
use crate::http::problems::JsonBody;
use crate::http::{AppState, Command, Input, Limiter, Validate, peer};
use crate::identity::service::{self as identity, MeView};
use crate::identity::{Tokens, password};
use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::{HttpRequest, HttpResponse, post, web};
use pamong_db::{Id, Ts};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Login {
    /// User name.
    username: String,
    /// Password.
    #[schema(format = Password)]
    password: String,
    /// The position to work in, where the person holds several.
    position_id: Option<Id>,
}

impl Validate for Login {
    fn validate(&self, v: &mut Violations) {
        v.text("/username", &self.username, 60);
        v.text("/password", &self.password, 256);
    }
}

/// Which position to go on in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Refresh {
    /// Another position that the person holds.
    position_id: Option<Id>,
}

impl Validate for Refresh {
    fn validate(&self, _v: &mut Violations) {}
}

/// A session: the access token for the `Authorization` header, and who it stands for.
#[derive(Serialize, ToSchema)]
pub struct TokenAnswer {
    /// Send as `Authorization: Bearer …`; keep it in memory only.
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds until it expires.
    expires_in: i64,
    /// Seconds until the session ends unless it is gone on with; that moves the end, up to the session's longest time.
    session_expires_in: i64,
    /// The person.
    me: MeView,
}

/// Limits sign-in attempts for each account and for each address.
pub struct LoginLimiter {
    /// For each account.
    pub accounts: Limiter,
    /// For each address.
    pub addresses: Limiter,
}

/// Sign in
///
/// The answer also sets the refresh cookie. Too many attempts for one account or address give 429.
#[utoipa::path(tag = "identity", request_body = Login, responses(
    (status = 200, description = "Signed in", body = TokenAnswer),
    (status = 401, description = "Wrong name or password", body = Problem, content_type = "application/problem+json"),
    (status = 429, description = "Too many attempts", body = Problem, content_type = "application/problem+json"),
    JsonBody,
))]
#[post("/auth/login")]
pub async fn login(
    req: HttpRequest,
    app: web::Data<AppState>,
    tokens: web::Data<Tokens>,
    limiter: web::Data<LoginLimiter>,
    input: Input<Login>,
) -> Result<HttpResponse> {
    let login = input.value;
    let username = login.username.trim().to_lowercase();
    limiter.addresses.check(&peer(&req))?;
    limiter.accounts.check(&username)?;
    let found = app.db.read(move |c| Ok::<_, Error>(store::find_credentials(c, &username)?)).await?;
    let (user, hash) = found.map_or((None, None), |(user, hash)| (Some(user.id), hash));
    let password = login.password;
    let fits =
        web::block(move || password::verify(&password, hash.as_deref())).await.map_err(Error::internal)?;
    let user = user.filter(|_| fits).ok_or(Code::InvalidCredentials)?;
    let (at, config, wanted) = (app.moment(), app.config.clone(), login.position_id);
    let granted = app.db.write(move |tx| service::begin(tx, user, wanted, at, &config.session)).await?;
    answer(&app, &tokens, granted).await
}

/// Go on with a session
///
/// Exchanges the refresh cookie for a new one and gives a new access token. Using a cookie that was exchanged before ends
/// the session, since somebody else may hold it.
#[utoipa::path(tag = "identity", request_body = Refresh, responses(
    (status = 200, description = "A new access token", body = TokenAnswer),
    (status = 401, description = "No live session", body = Problem, content_type = "application/problem+json"),
    JsonBody,
))]
#[post("/auth/refresh")]
pub async fn refresh(
    req: HttpRequest,
    app: web::Data<AppState>,
    tokens: web::Data<Tokens>,
    input: Input<Refresh>,
) -> Result<HttpResponse> {
    let token = cookie_value(&req, &app).ok_or(Code::Unauthenticated)?;
    let (at, config, wanted) = (app.moment(), app.config.clone(), input.value.position_id);
    let rotated = app.db.write(move |tx| service::rotate(tx, &token, wanted, at, &config.session)).await?;
    answer(&app, &tokens, rotated.ok_or(Code::Unauthenticated)?).await
}

/// Sign out
///
/// Ends the session on every replica and clears the cookie.
#[utoipa::path(tag = "identity", responses((status = 204, description = "Signed out")))]
#[post("/auth/logout")]
pub async fn logout(req: HttpRequest, app: web::Data<AppState>, _command: Command) -> Result<HttpResponse> {
    if let Some(token) = cookie_value(&req, &app) {
        let now: Ts = app.clock.now();
        app.db.write(move |tx| service::end(tx, &token, now)).await?;
    }
    let mut gone = cookie(&app, String::new(), 0);
    gone.make_removal();
    Ok(HttpResponse::NoContent().cookie(gone).finish())
}

async fn answer(app: &AppState, tokens: &Tokens, granted: service::Granted) -> Result<HttpResponse> {
    let me = granted.me;
    let seconds = app.config.session.access_seconds;
    let access_token = tokens.issue(me.user_id, me.position_id, me.session_id(), me.now(), seconds)?;
    let cookie = cookie(app, granted.refresh_token, app.config.session.absolute_hours);
    let policy = app.config.password_policy;
    let session_expires_in = (granted.ends_at.0 - me.now().0).num_seconds();
    let me = app.db.read(move |c| identity::view(c, &me, policy)).await?;
    let body =
        TokenAnswer { access_token, token_type: "Bearer", expires_in: seconds, session_expires_in, me };
    Ok(HttpResponse::Ok().cookie(cookie).json(body))
}

fn cookie_name(app: &AppState) -> &'static str {
    if app.config.session.secure_cookies { "__Host-pamong_session" } else { "pamong_session" }
}

fn cookie_value(req: &HttpRequest, app: &AppState) -> Option<String> {
    req.cookie(cookie_name(app)).map(|c| c.value().to_owned())
}

fn cookie(app: &AppState, value: String, hours: i64) -> Cookie<'static> {
    Cookie::build(cookie_name(app), value)
        .path("/")
        .http_only(true)
        .secure(app.config.session.secure_cookies)
        .same_site(SameSite::Strict)
        .max_age(Duration::hours(hours))
        .finish()
}
