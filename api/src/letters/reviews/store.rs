//! Queries on reviews.
use super::model::{Review, ReviewStatus};
use crate::letters::access;
use diesel::prelude::*;
use pamong_db::schema::letter_reviews as reviews;
use pamong_db::{Conn, Id, LockedExt, Res, Ts};

/// All reviews of a letter, round by round in order.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Review>> {
    let query = reviews::table.filter(reviews::letter_id.eq(letter)).order((reviews::round, reviews::pos));
    Ok(query.select(Review::as_select()).load(c)?)
}

/// As `of_letter`, for a decision: two positions that decide beside each other take turns, so that the last one knows that
/// it is the last.
pub fn of_letter_locked(c: &mut Conn, letter: Id) -> Res<Vec<Review>> {
    let query = reviews::table.filter(reviews::letter_id.eq(letter)).order((reviews::round, reviews::pos));
    Ok(query.select(Review::as_select()).locked().load(c)?)
}

/// Stores reviews.
pub fn insert(c: &mut Conn, rows: &[Review]) -> Res<()> {
    if rows.is_empty() {
        return Ok(());
    }
    pamong_db::each!(c => diesel::insert_into(reviews::table).values(rows).execute(c))?;
    access::store::hand(c, &rows.iter().map(|row| (row.letter_id, row.position_id)).collect::<Vec<_>>())
}

/// Takes back the reviews that nobody has decided yet.
pub fn delete_pending(c: &mut Conn, letter: Id) -> Res<()> {
    let pending = reviews::table
        .filter(reviews::letter_id.eq(letter))
        .filter(reviews::status.eq(ReviewStatus::Pending));
    diesel::delete(pending).execute(c)?;
    Ok(())
}

/// Decides a review that is still pending; false where someone was faster.
pub fn decide(
    c: &mut Conn,
    id: Id,
    status: ReviewStatus,
    note: Option<&str>,
    (user, now): (Id, Ts),
) -> Res<bool> {
    let target = reviews::table.filter(reviews::id.eq(id)).filter(reviews::status.eq(ReviewStatus::Pending));
    let change = (
        reviews::status.eq(status),
        reviews::note.eq(note),
        reviews::decided_by_user_id.eq(user),
        reviews::decided_at.eq(now),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Lets the pending reviews of a letter fall away.
pub fn supersede_pending(c: &mut Conn, letter: Id) -> Res<()> {
    let pending = reviews::table
        .filter(reviews::letter_id.eq(letter))
        .filter(reviews::status.eq(ReviewStatus::Pending));
    diesel::update(pending).set(reviews::status.eq(ReviewStatus::Superseded)).execute(c)?;
    Ok(())
}
