//! Queries on versions of drafts.
use super::model::{Version, VersionStep};
use diesel::prelude::*;
use pamong_db::schema::letter_versions as versions;
use pamong_db::{Conn, Id, Res, Ts};
use serde_json::Value;

/// The last version of a letter.
pub fn last(c: &mut Conn, letter: Id) -> Res<Option<Version>> {
    let query = versions::table.filter(versions::letter_id.eq(letter)).order(versions::number.desc());
    Ok(query.select(Version::as_select()).first(c).optional()?)
}

/// All versions of a letter, newest first.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Version>> {
    let query = versions::table.filter(versions::letter_id.eq(letter)).order(versions::number.desc());
    Ok(query.select(Version::as_select()).load(c)?)
}

/// One version of a letter.
pub fn find(c: &mut Conn, letter: Id, number: i32) -> Res<Option<Version>> {
    let query = versions::table.filter(versions::letter_id.eq(letter)).filter(versions::number.eq(number));
    Ok(query.select(Version::as_select()).first(c).optional()?)
}

/// Stores a version.
pub fn insert(c: &mut Conn, version: &Version) -> Res<()> {
    diesel::insert_into(versions::table).values(version).execute(c)?;
    Ok(())
}

/// Writes a later save over the last version.
pub fn replace(c: &mut Conn, id: Id, content: &Value, now: Ts) -> Res<()> {
    let change = (versions::content.eq(content), versions::updated_at.eq(now));
    diesel::update(versions::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// Says that the last version is what was handed in.
pub fn set_step(c: &mut Conn, id: Id, step: VersionStep) -> Res<()> {
    diesel::update(versions::table.find(id)).set(versions::step.eq(step)).execute(c)?;
    Ok(())
}
