//! Queries on the queue of a day.
use super::model::{QueueLine, QueueTicket, TicketStatus};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{queue_days as days, queue_tickets as tickets};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res};

/// Numbers that one office shows at once; a day has fewer.
const MOST: i64 = 500;

/// The next number of an office, a day and a line. Whoever else takes one waits until this transaction ends.
pub fn next_number(c: &mut Conn, agency: Id, day: NaiveDate, line: QueueLine) -> Res<i32> {
    Ok(diesel::insert_into(days::table)
        .values((days::agency_id.eq(agency), days::day.eq(day), days::line.eq(line), days::last.eq(1)))
        .on_conflict((days::agency_id, days::day, days::line))
        .do_update()
        .set(days::last.eq(days::last + 1))
        .returning(days::last)
        .both()
        .get_result(c)?)
}

/// Stores a number.
pub fn insert(c: &mut Conn, row: &QueueTicket) -> Res<()> {
    diesel::insert_into(tickets::table).values(row).execute(c)?;
    Ok(())
}

/// Stores a number after an act, unless it changed since it was read; true where it did not.
pub fn advance(c: &mut Conn, row: &QueueTicket, read: i32) -> Res<bool> {
    let target = tickets::table.filter(tickets::id.eq(row.id)).filter(tickets::version.eq(read));
    Ok(diesel::update(target).set(row).execute(c)? == 1)
}

/// A number of an office and day.
pub fn find(c: &mut Conn, agency: Id, day: NaiveDate, id: Id) -> Res<Option<QueueTicket>> {
    let query = tickets::table
        .filter(tickets::id.eq(id))
        .filter(tickets::agency_id.eq(agency))
        .filter(tickets::day.eq(day));
    Ok(query.select(QueueTicket::as_select()).first(c).optional()?)
}

/// Numbers of an office and day in these states, in the order in which they were given out.
pub fn list(c: &mut Conn, agency: Id, day: NaiveDate, statuses: &[TicketStatus]) -> Res<Vec<QueueTicket>> {
    let query = tickets::table
        .filter(tickets::agency_id.eq(agency))
        .filter(tickets::day.eq(day))
        .filter(tickets::status.one_of(statuses.to_vec()))
        .order((tickets::created_at, tickets::id))
        .limit(MOST);
    Ok(query.select(QueueTicket::as_select()).load(c)?)
}
