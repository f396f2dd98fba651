//! Extractors that turn a bearer token into a person with rights.
use super::me::Me;
use super::permission::Right;
use super::store;
use super::tokens::Tokens;
use crate::error::{Code, Error};
use crate::http::{AppState, close_gate};
use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use std::marker::PhantomData;
use std::ops::Deref;

/// The caller, who must hold the right `P`: 401 without a valid token, 403 without the right.
#[derive(Debug, Clone)]
pub struct Can<P> {
    me: Me,
    right: PhantomData<P>,
}

impl<P> Can<P> {
    /// The caller.
    pub fn into_me(self) -> Me {
        self.me
    }
}

impl<P> Deref for Can<P> {
    type Target = Me;
    fn deref(&self) -> &Me {
        &self.me
    }
}

impl FromRequest for Me {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        Box::pin(async move {
            let refused = || Error::from(Code::Unauthenticated);
            let app = req.app_data::<web::Data<AppState>>().ok_or_else(|| Error::internal("no state"))?;
            let tokens = req.app_data::<web::Data<Tokens>>().ok_or_else(|| Error::internal("no tokens"))?;
            let token = req
                .headers()
                .get("authorization")
                .and_then(|v| v.to_str().ok())
                .and_then(|v| v.strip_prefix("Bearer "))
                .ok_or_else(refused)?;
            let at = app.moment();
            let claims = tokens.verify(token, at.now)?;
            app.db
                .read_briefly(move |c| store::find_me(c, claims.sub, claims.pos, claims.sid, at))
                .await?
                .ok_or_else(refused)
        })
    }
}

impl<P: Right + 'static> FromRequest for Can<P> {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self, Error>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let policy = req.app_data::<web::Data<AppState>>().map(|app| app.config.password_policy);
        let gate = close_gate(req);
        let me = Me::from_request(req, payload);
        Box::pin(async move {
            let _gate = gate;
            let me = me.await?;
            if policy.is_some_and(|policy| me.must_change_password(policy)) {
                return Err(Code::PasswordChangeRequired.into());
            }
            me.require(P::PERMISSION)?;
            Ok(Self { me, right: PhantomData })
        })
    }
}
