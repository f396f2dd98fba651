//! Queries on acknowledgements of receipt.
use super::model::{ReceiptRow, ReceiptStatus};
use crate::letters::dispatches::MailProblem;
use diesel::prelude::*;
use pamong_db::schema::letter_receipts as receipts;
use pamong_db::{Conn, Id, Res, Ts};

/// Stores one.
pub fn insert(c: &mut Conn, row: &ReceiptRow) -> Res<()> {
    diesel::insert_into(receipts::table).values(row).execute(c)?;
    Ok(())
}

/// One of them.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<ReceiptRow>> {
    Ok(receipts::table.find(id).select(ReceiptRow::as_select()).first(c).optional()?)
}

/// Those that were asked for together, in order.
pub fn of_batch(c: &mut Conn, batch: Id) -> Res<Vec<ReceiptRow>> {
    let query = receipts::table.filter(receipts::batch_id.eq(batch)).order(receipts::pos);
    Ok(query.select(ReceiptRow::as_select()).load(c)?)
}

/// Those of a letter, the newest first.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<ReceiptRow>> {
    let newest = (receipts::created_at.desc(), receipts::id.desc());
    let query = receipts::table.filter(receipts::letter_id.eq(letter)).order(newest);
    Ok(query.select(ReceiptRow::as_select()).load(c)?)
}

/// Notes how the mail ended, if it still waits.
pub fn settle(
    c: &mut Conn,
    id: Id,
    status: ReceiptStatus,
    problem: Option<(MailProblem, &str)>,
    now: Ts,
) -> Res<bool> {
    let target =
        receipts::table.filter(receipts::id.eq(id)).filter(receipts::status.eq(ReceiptStatus::Waiting));
    let change = (
        receipts::status.eq(status),
        receipts::problem.eq(problem.map(|(problem, _)| problem)),
        receipts::problem_detail.eq(problem.map(|(_, detail)| detail.to_owned())),
        receipts::updated_at.eq(now),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}
