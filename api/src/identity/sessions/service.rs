//! Signing in, staying signed in, signing out.
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::config::Session as Lifetimes;
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::model::RefreshSession;
use crate::identity::{Me, store as identity_store};
use crate::secrets::{random_token, token_hash};
use chrono::Duration;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// Seconds in which several tabs may exchange the same token.
const GRACE_SECONDS: i64 = 10;

/// A signed-in person and the refresh token that continues the session.
pub struct Granted {
    /// The person.
    pub me: Me,
    /// The refresh token, for the cookie only.
    pub refresh_token: String,
    /// When the session ends unless it is used.
    pub ends_at: Ts,
}

/// Begins a session for a person whose password was checked.
pub fn begin(
    tx: &mut Conn,
    user: Id,
    wanted: Option<Id>,
    at: Moment,
    lifetimes: &Lifetimes,
) -> Result<Granted> {
    let held = store::positions_held(tx, user, at.today())?;
    let position = match wanted {
        Some(wanted) if held.contains(&wanted) => wanted,
        Some(_) => return Err(Error::field("/position_id", Code::UnknownReference)),
        None => *held.first().ok_or(Code::NoPosition)?,
    };
    let family = Id::new();
    let absolute = Ts(at.now.0 + Duration::hours(lifetimes.absolute_hours));
    let granted = grant(tx, (user, position, family), absolute, at, lifetimes)?;
    record(tx, &granted.me, "session.begin", family)?;
    Ok(granted)
}

/// Exchanges a refresh token for the next one. `None`: the token is unknown, expired or was used before, in which case
/// the whole session has been ended (the transaction must commit for that).
pub fn rotate(
    tx: &mut Conn,
    token: &str,
    wanted: Option<Id>,
    at: Moment,
    lifetimes: &Lifetimes,
) -> Result<Option<Granted>> {
    let Some(session) = store::find_locked(tx, &token_hash(token))? else { return Ok(None) };
    let ended = session.revoked_at.is_some()
        || session.idle_expires_at <= at.now
        || session.absolute_expires_at <= at.now;
    if ended {
        return Ok(None);
    }
    match session.rotated_at {
        Some(rotated) if at.now.0 - rotated.0 > Duration::seconds(GRACE_SECONDS) => {
            log::warn!("a refresh token was used twice; session {} ended", session.family_id);
            store::revoke_family(tx, session.family_id, at.now)?;
            return Ok(None);
        }
        Some(_) => {}
        None => store::mark_rotated(tx, session.id, at.now)?,
    }
    let position = match wanted {
        Some(wanted) => {
            if !store::positions_held(tx, session.user_id, at.today())?.contains(&wanted) {
                return Err(Error::field("/position_id", Code::UnknownReference));
            }
            wanted
        }
        None => session.position_id,
    };
    let who = (session.user_id, position, session.family_id);
    grant(tx, who, session.absolute_expires_at, at, lifetimes).map(Some)
}

/// Ends the session of a refresh token, if it is one.
pub fn end(tx: &mut Conn, token: &str, now: Ts) -> Result<()> {
    if let Some(session) = store::find_locked(tx, &token_hash(token))? {
        store::revoke_family(tx, session.family_id, now)?;
    }
    Ok(())
}

fn grant(
    tx: &mut Conn,
    (user, position, family): (Id, Id, Id),
    absolute: Ts,
    at: Moment,
    lifetimes: &Lifetimes,
) -> Result<Granted> {
    let refresh_token = random_token();
    let ends_at = Ts(at.now.0 + Duration::hours(lifetimes.idle_hours)).min(absolute);
    store::insert(
        tx,
        &RefreshSession {
            id: Id::new(),
            family_id: family,
            user_id: user,
            position_id: position,
            token_hash: token_hash(&refresh_token),
            issued_at: at.now,
            idle_expires_at: ends_at,
            absolute_expires_at: absolute,
            rotated_at: None,
            revoked_at: None,
        },
    )?;
    let me = identity_store::find_me(tx, user, position, family, at)?.ok_or(Code::Unauthenticated)?;
    Ok(Granted { me, refresh_token, ends_at })
}

fn record(tx: &mut Conn, me: &Me, action: &str, family: Id) -> Result<()> {
    let subject = ("session", family);
    audit::record(tx, me, NewFact::new(Application::Identity, action, subject, me.agency.id, json!({})))
}
