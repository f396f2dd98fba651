//! Access tokens: JWT signed with Ed25519, checked as RFC 8725 asks (fixed algorithm, type, issuer, audience, key id).
use crate::error::{Code, Error, Result};
use crate::secrets::{ISSUER, Secrets, TokenKey, TokenUse, token_hash};
use pamong_db::{Id, Ts};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

const ACCESS: TokenUse = TokenUse { purpose: "access-token", kind: "at+jwt", audience: "pamong-api" };

/// Tokens whose signature this process remembers to be good; enough for everybody who works at one time.
const REMEMBERED: usize = 4_096;

/// Signs and checks access tokens.
pub struct Tokens {
    key: TokenKey,
    /// Claims by the hash of their token: a signature that was good once stays so, and checking it is what costs most.
    good: RwLock<HashMap<String, Claims>>,
}

/// What a token says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    aud: String,
    /// The user.
    pub sub: Id,
    /// The position in which the user works.
    pub pos: Id,
    /// The session (refresh family) that the token belongs to.
    pub sid: Id,
    iat: i64,
    nbf: i64,
    exp: i64,
    jti: Id,
}

impl Claims {
    /// Seconds until the token ends.
    pub fn seconds_left(&self, now: Ts) -> u64 {
        u64::try_from(self.exp - now.0.timestamp()).unwrap_or_default()
    }
}

impl Tokens {
    /// Derives the signing key from the installation's secret.
    pub fn new(secrets: &Secrets) -> Result<Self> {
        Ok(Self { key: TokenKey::new(secrets, ACCESS)?, good: RwLock::default() })
    }

    /// A token for `user` working in `position`.
    pub fn issue(&self, user: Id, position: Id, session: Id, now: Ts, seconds: i64) -> Result<String> {
        let at = now.0.timestamp();
        let claims = Claims {
            iss: ISSUER.into(),
            aud: ACCESS.audience.into(),
            sub: user,
            pos: position,
            sid: session,
            iat: at,
            nbf: at,
            exp: at + seconds,
            jti: Id::new(),
        };
        self.key.sign(&claims)
    }

    /// The claims of a token that is ours and valid now; anything else is `unauthenticated`.
    pub fn verify(&self, token: &str, now: Ts) -> Result<Claims> {
        let hash = token_hash(token);
        let at = now.0.timestamp();
        let known = self.good.read().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        let claims = match known {
            Some(claims) => claims,
            None => self.remember(hash, self.check(token)?, at),
        };
        if claims.nbf > at + 5 || claims.exp <= at {
            return Err(Code::Unauthenticated.into());
        }
        Ok(claims)
    }

    /// The claims of a token that we signed, whatever the time.
    fn check(&self, token: &str) -> Result<Claims> {
        self.key.read(token).ok_or_else(|| Error::from(Code::Unauthenticated))
    }

    fn remember(&self, hash: String, claims: Claims, at: i64) -> Claims {
        let mut good = self.good.write().unwrap_or_else(PoisonError::into_inner);
        if good.len() >= REMEMBERED {
            good.retain(|_, claims| claims.exp > at);
        }
        if good.len() < REMEMBERED {
            good.insert(hash, claims.clone());
        }
        claims
    }

    /// The public key as a JWK set, so that third parties can check tokens.
    pub fn jwks(&self) -> serde_json::Value {
        serde_json::json!({"keys": [{
            "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": self.key.id(), "x": self.key.public_x(),
        }]})
    }
}
