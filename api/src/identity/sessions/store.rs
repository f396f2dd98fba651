//! Queries on refresh sessions and credentials.
use crate::identity::model::{RefreshSession, User};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    position_assignments as assignments, refresh_sessions as sessions, user_credentials, users,
};
use pamong_db::{Conn, Id, LockedExt, Res, Ts};

/// The person with this user name and the hash of the password, where there is one.
pub fn find_credentials(c: &mut Conn, username: &str) -> Res<Option<(User, Option<String>)>> {
    let query = users::table
        .left_join(user_credentials::table)
        .filter(users::username.eq(username))
        .filter(users::active.eq(true))
        .select((User::as_select(), user_credentials::password_hash.nullable()));
    Ok(query.first(c).optional()?)
}

/// Positions that the person holds on `day`: the definitive one first, then by the day they began.
pub fn positions_held(c: &mut Conn, user: Id, day: NaiveDate) -> Res<Vec<Id>> {
    let query = assignments::table
        .filter(assignments::user_id.eq(user))
        .filter(assignments::valid_from.le(day))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(day)))
        .order((assignments::kind.eq("definitive").desc(), assignments::valid_from, assignments::id))
        .select(assignments::position_id);
    Ok(query.load(c)?)
}

/// Stores a token.
pub fn insert(c: &mut Conn, session: &RefreshSession) -> Res<()> {
    diesel::insert_into(sessions::table).values(session).execute(c)?;
    Ok(())
}

/// The token with this hash, locked until the transaction ends.
pub fn find_locked(c: &mut Conn, token_hash: &str) -> Res<Option<RefreshSession>> {
    let query =
        sessions::table.filter(sessions::token_hash.eq(token_hash)).select(RefreshSession::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// Marks a token as exchanged.
pub fn mark_rotated(c: &mut Conn, id: Id, now: Ts) -> Res<()> {
    diesel::update(sessions::table.find(id)).set(sessions::rotated_at.eq(Some(now))).execute(c)?;
    Ok(())
}

/// Ends one session.
pub fn revoke_family(c: &mut Conn, family: Id, now: Ts) -> Res<()> {
    let live = sessions::table.filter(sessions::family_id.eq(family)).filter(sessions::revoked_at.is_null());
    diesel::update(live).set(sessions::revoked_at.eq(Some(now))).execute(c)?;
    Ok(())
}

/// Ends all sessions of a person but one.
pub fn revoke_user(c: &mut Conn, user: Id, except: Option<Id>, now: Ts) -> Res<()> {
    let live = sessions::table.filter(sessions::user_id.eq(user)).filter(sessions::revoked_at.is_null());
    let set = sessions::revoked_at.eq(Some(now));
    match except {
        Some(family) => diesel::update(live.filter(sessions::family_id.ne(family))).set(set).execute(c)?,
        None => diesel::update(live).set(set).execute(c)?,
    };
    Ok(())
}
