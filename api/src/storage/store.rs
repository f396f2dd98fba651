//! Queries on uploads.
use super::model::Upload;
use diesel::prelude::*;
use pamong_db::schema::uploads;
use pamong_db::{Conn, Id, Res, Ts, cols};

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

/// True where an upload names the object.
pub fn is_known(c: &mut Conn, sha256: &str) -> Res<bool> {
    let query = uploads::table.filter(uploads::sha256.eq(sha256));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}
