//! Queries on comments.
use super::model::Comment;
use diesel::dsl::exists;
use diesel::prelude::*;
use pamong_db::schema::letter_comments as comments;
use pamong_db::{Conn, Id, Res, Ts, cols};

/// Comments on a letter, oldest first.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Comment>> {
    let query = comments::table.filter(comments::letter_id.eq(letter));
    Ok(query.order((comments::created_at, comments::id)).select(Comment::as_select()).load(c)?)
}

/// One comment on a letter.
pub fn find(c: &mut Conn, letter: Id, id: Id) -> Res<Option<Comment>> {
    let query = comments::table.filter(comments::letter_id.eq(letter)).filter(comments::id.eq(id));
    Ok(query.select(Comment::as_select()).first(c).optional()?)
}

/// Whether a comment speaks of a version.
pub fn speaks_of(c: &mut Conn, letter: Id, version: i32) -> Res<bool> {
    let of_version =
        comments::table.filter(comments::letter_id.eq(letter)).filter(comments::version_number.eq(version));
    Ok(diesel::select(exists(of_version)).get_result(c)?)
}

/// Stores a comment.
pub fn insert(c: &mut Conn, comment: &Comment) -> Res<()> {
    diesel::insert_into(comments::table).values(comment).execute(c)?;
    Ok(())
}

/// Notes who settled a comment; none where someone was faster.
pub fn resolve(c: &mut Conn, id: Id, user: Id, now: Ts) -> Res<Option<Comment>> {
    let target = comments::table.filter(comments::id.eq(id)).filter(comments::resolved_at.is_null());
    let change = (comments::resolved_by_user_id.eq(user), comments::resolved_at.eq(now));
    Ok(diesel::update(target).set(change).returning(cols::<Comment>()).get_result(c).optional()?)
}
