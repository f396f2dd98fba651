//! The proof that a contact is somebody's: a signed token that its owner keeps until the application is sent. It is stored
//! nowhere, and it is good for several applications: the contact stays the same person's for that hour.
use super::model::Contact;
use crate::error::Result;
use crate::notifications::messages::ContactKind;
use crate::secrets::{ISSUER, Secrets, TokenKey, TokenUse};
use chrono::{DateTime, TimeDelta};
use pamong_db::{Id, Ts};
use serde::{Deserialize, Serialize};

const USE: TokenUse = TokenUse { purpose: "contact-proof", kind: "contact+jwt", audience: "pamong-public" };
/// Seconds that a proof is good for: enough to photograph and send the papers of a long list.
const SECONDS: i64 = 3600;

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    /// The code that was entered.
    sub: Id,
    kind: ContactKind,
    contact: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// A contact that was shown to be somebody's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proven {
    /// The contact.
    pub contact: Contact,
    /// When the code was entered.
    pub verified_at: Ts,
}

/// A proof, and when it ends.
pub fn issue(secrets: &Secrets, contact: Contact, code: Id, now: Ts) -> Result<(String, Ts)> {
    let at = now.0.timestamp();
    let ends = Ts(now.0 + TimeDelta::seconds(SECONDS));
    let claims = Claims {
        iss: ISSUER.into(),
        aud: USE.audience.into(),
        sub: code,
        kind: contact.kind,
        contact: contact.address,
        iat: at,
        nbf: at,
        exp: at + SECONDS,
    };
    Ok((TokenKey::new(secrets, USE)?.sign(&claims)?, ends))
}

/// What a proof shows; none where it is not ours, or has ended.
pub fn read(secrets: &Secrets, token: &str, now: Ts) -> Result<Option<Proven>> {
    let at = now.0.timestamp();
    let claims = TokenKey::new(secrets, USE)?.read::<Claims>(token);
    let good = claims.filter(|claims| claims.nbf <= at + 5 && claims.exp > at);
    Ok(good.and_then(|claims| {
        let verified_at = Ts::from_utc(DateTime::from_timestamp(claims.iat, 0)?);
        Some(Proven { contact: Contact { kind: claims.kind, address: claims.contact }, verified_at })
    }))
}
