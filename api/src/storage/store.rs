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
