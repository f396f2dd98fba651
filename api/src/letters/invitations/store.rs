//! Queries on answers and lists.
use super::model::{AttendanceRow, GivenAnswer};
use diesel::prelude::*;
use pamong_db::schema::{attendance_lists as lists, invitation_answers as answers};
use pamong_db::{BothExt, Conn, Id, Res, Ts};

/// Answers to an invitation.
pub fn answers(c: &mut Conn, letter: Id) -> Res<Vec<GivenAnswer>> {
    let query = answers::table.filter(answers::letter_id.eq(letter)).order(answers::addressee_pos);
    Ok(query.select(GivenAnswer::as_select()).load(c)?)
}

/// Stores an answer in place of the one that the office gave before.
pub fn put_answer(c: &mut Conn, answer: &GivenAnswer) -> Res<()> {
    diesel::delete(answers::table.find((answer.letter_id, answer.addressee_pos))).execute(c)?;
    diesel::insert_into(answers::table).values(answer).execute(c)?;
    Ok(())
}

/// The list of an invitation.
pub fn list(c: &mut Conn, letter: Id) -> Res<Option<AttendanceRow>> {
    Ok(lists::table.find(letter).select(AttendanceRow::as_select()).first(c).optional()?)
}

/// Stores the first list of an invitation; false where somebody was faster.
pub fn insert_list(c: &mut Conn, row: &AttendanceRow) -> Res<bool> {
    let stored = diesel::insert_into(lists::table)
        .values(row)
        .on_conflict(lists::letter_id)
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(stored == 1)
}

/// Writes the list over the version that was read, if nobody was faster and it is not closed.
pub fn update_list(c: &mut Conn, row: &AttendanceRow, read: i32) -> Res<bool> {
    let target = lists::table
        .filter(lists::letter_id.eq(row.letter_id))
        .filter(lists::version.eq(read))
        .filter(lists::closed_at.is_null());
    let change = (
        lists::people.eq(&row.people),
        lists::user_id.eq(row.user_id),
        lists::position_id.eq(row.position_id),
        lists::updated_at.eq(row.updated_at),
        lists::closed_at.eq(row.closed_at),
        lists::version.eq(row.version),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Whether the list of an invitation is closed.
pub fn closed_at(c: &mut Conn, letter: Id) -> Res<Option<Ts>> {
    Ok(lists::table.find(letter).select(lists::closed_at).first::<Option<Ts>>(c).optional()?.flatten())
}
