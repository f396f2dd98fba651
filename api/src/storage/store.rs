//! Queries on uploads.
use super::model::{Removal, RemovalOutcome, Upload};
use diesel::dsl::{count_star, exists, not};
use diesel::prelude::*;
use pamong_db::schema::{upload_removals as removals, uploads};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res, Ts, cols};

/// Marks an upload as attached, if it is this owner's and not attached yet.
pub fn link(c: &mut Conn, owner: Option<Id>, id: Id, now: Ts) -> Res<Option<Upload>> {
    let free = uploads::table.filter(uploads::id.eq(id)).filter(uploads::linked_at.is_null());
    let set = uploads::linked_at.eq(Some(now));
    let row = match owner {
        Some(owner) => diesel::update(free.filter(uploads::owner_user_id.eq(owner)))
            .set(set)
            .returning(cols::<Upload>())
            .get_result(c)
            .optional()?,
        None => diesel::update(free.filter(uploads::owner_user_id.is_null()))
            .set(set)
            .returning(cols::<Upload>())
            .get_result(c)
            .optional()?,
    };
    Ok(row)
}

/// Adds the row of a received file.
pub fn insert(c: &mut Conn, upload: &Upload) -> Res<()> {
    diesel::insert_into(uploads::table).values(upload).execute(c)?;
    Ok(())
}

/// An upload, attached or not.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Upload>> {
    Ok(uploads::table.filter(uploads::id.eq(id)).select(Upload::as_select()).first(c).optional()?)
}

/// An upload that its owner has not attached to anything yet.
pub fn find_unlinked(c: &mut Conn, owner: Id, id: Id) -> Res<Option<Upload>> {
    let query = uploads::table
        .filter(uploads::id.eq(id))
        .filter(uploads::owner_user_id.eq(owner))
        .filter(uploads::linked_at.is_null());
    Ok(query.select(Upload::as_select()).first(c).optional()?)
}

/// Removes uploads that were received before `before` and never attached; returns how many.
pub fn delete_unlinked(c: &mut Conn, before: Ts) -> Res<usize> {
    let old = uploads::table.filter(uploads::linked_at.is_null()).filter(uploads::created_at.lt(before));
    Ok(diesel::delete(old).execute(c)?)
}

/// True where an upload names the object; not one whose file an act destroyed.
pub fn is_known(c: &mut Conn, sha256: &str) -> Res<bool> {
    let destroyed = removals::table.filter(removals::upload_id.eq(uploads::id));
    let query = uploads::table.filter(uploads::sha256.eq(sha256)).filter(not(exists(destroyed)));
    Ok(diesel::select(exists(query)).get_result(c)?)
}

/// Marks the file of an upload as destroyed, and forgets what it was called; false where it was marked before.
pub fn discard(c: &mut Conn, removal: &Removal) -> Res<bool> {
    let insert = diesel::insert_into(removals::table).values(removal);
    let marked = insert.on_conflict(removals::upload_id).do_nothing().both().execute(c)? == 1;
    if marked {
        diesel::update(uploads::table.find(removal.upload_id)).set(uploads::file_name.eq("")).execute(c)?;
    }
    Ok(marked)
}

/// Since when the file of an upload is destroyed, where it is.
pub fn discarded(c: &mut Conn, upload: Id) -> Res<Option<Ts>> {
    Ok(removals::table.find(upload).select(removals::requested_at).first(c).optional()?)
}

/// The next marked files after `after` whose bytes are not dealt with, with their SHA-256.
pub fn unsettled(c: &mut Conn, after: Option<Id>, limit: i64) -> Res<Vec<(Removal, String)>> {
    let query = removals::table
        .inner_join(uploads::table)
        .filter(removals::settled_at.is_null())
        .order(removals::upload_id)
        .limit(limit)
        .select((Removal::as_select(), uploads::sha256));
    Ok(match after {
        None => query.load(c)?,
        Some(after) => query.filter(removals::upload_id.gt(after)).load(c)?,
    })
}

/// Says what became of the bytes.
pub fn settle(c: &mut Conn, upload: Id, outcome: RemovalOutcome, now: Ts) -> Res<()> {
    let change = (removals::outcome.eq(Some(outcome)), removals::settled_at.eq(Some(now)));
    diesel::update(removals::table.find(upload)).set(change).execute(c)?;
    Ok(())
}

/// How many files of each of these subjects are marked, by what became of them.
pub fn counts(c: &mut Conn, subjects: &[Id]) -> Res<Vec<(Id, Option<RemovalOutcome>, i64)>> {
    let query = removals::table
        .filter(removals::subject_id.one_of(subjects.to_vec()))
        .group_by((removals::subject_id, removals::outcome))
        .select((removals::subject_id, removals::outcome, count_star()));
    Ok(query.load(c)?)
}
