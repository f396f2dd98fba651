//! Queries on presence.
use super::model::Presence;
use crate::identity::Scope;
use crate::letters::store::visible_to;
use diesel::prelude::*;
use pamong_db::schema::{letter_presence as presence, letters};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res, Ts};

/// Replies to one letter that are looked at.
const REPLIES: i64 = 100;
/// People at one letter who are told.
const PEOPLE: i64 = 50;

/// Notes that somebody is at a letter.
pub fn put(c: &mut Conn, row: &Presence) -> Res<()> {
    diesel::insert_into(presence::table)
        .values(row)
        .on_conflict((presence::letter_id, presence::user_id))
        .do_update()
        .set(row)
        .both()
        .execute(c)?;
    Ok(())
}

/// Notes that somebody left a letter.
pub fn delete(c: &mut Conn, letter: Id, user: Id) -> Res<()> {
    diesel::delete(presence::table.find((letter, user))).execute(c)?;
    Ok(())
}

/// Replies to a letter that the scope may see.
pub fn replies(c: &mut Conn, scope: &Scope, letter: Id) -> Res<Vec<Id>> {
    let query = visible_to(scope)
        .filter(letters::reply_to_id.is_not_null())
        .filter(letters::reply_to_id.assume_not_null().eq(letter))
        .order(letters::id.desc())
        .limit(REPLIES);
    Ok(query.select(letters::id).load(c)?)
}

/// Who was at one of these letters after a moment, but for one person.
pub fn others(c: &mut Conn, letters: Vec<Id>, user: Id, since: Ts) -> Res<Vec<Presence>> {
    let query = presence::table
        .filter(presence::letter_id.one_of(letters))
        .filter(presence::user_id.ne(user))
        .filter(presence::seen_at.gt(since))
        .order((presence::user_id, presence::letter_id))
        .limit(PEOPLE);
    Ok(query.select(Presence::as_select()).load(c)?)
}

/// Removes what was not renewed since a moment.
pub fn forget(c: &mut Conn, before: Ts) -> Res<usize> {
    Ok(diesel::delete(presence::table.filter(presence::seen_at.le(before))).execute(c)?)
}
