//! Queries on mailboxes, their rules and messages.
use super::model::{MailboxMessageState, MailboxProblem, Message, Row, RuleRow};
use super::view::Names;
use crate::http::{Cursor, PageArgs};
use diesel::prelude::*;
use pamong_db::schema::{
    agencies, mailbox_messages as messages, mailbox_rules as rules, mailboxes, positions, users,
};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts, each};

/// Mailboxes that one list shows at most.
const MOST: i64 = 500;

/// Mailboxes of these agencies by name.
pub fn of_agencies(c: &mut Conn, agencies: &[Id]) -> Res<Vec<Row>> {
    let query = mailboxes::table.filter(mailboxes::agency_id.one_of(agencies.to_vec()));
    Ok(query.order((mailboxes::name, mailboxes::id)).limit(MOST).select(Row::as_select()).load(c)?)
}

/// One mailbox of these agencies.
pub fn find(c: &mut Conn, agencies: &[Id], id: Id) -> Res<Option<Row>> {
    let query = mailboxes::table.find(id).filter(mailboxes::agency_id.one_of(agencies.to_vec()));
    Ok(query.select(Row::as_select()).first(c).optional()?)
}

/// Whether the agency has another mailbox at this place.
pub fn is_known(c: &mut Conn, row: &Row) -> Res<bool> {
    let query = mailboxes::table
        .filter(mailboxes::agency_id.eq(row.agency_id))
        .filter(mailboxes::host.eq(&row.host))
        .filter(mailboxes::username.eq(&row.username))
        .filter(mailboxes::folder.eq(&row.folder))
        .filter(mailboxes::id.ne(row.id));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}

/// Stores a mailbox.
pub fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(mailboxes::table).values(row).execute(c)?;
    Ok(())
}

/// Writes a mailbox anew, if it is still at `version`.
pub fn update(c: &mut Conn, row: &Row, version: i32) -> Res<bool> {
    let target = mailboxes::table.filter(mailboxes::id.eq(row.id)).filter(mailboxes::version.eq(version));
    Ok(diesel::update(target).set(row).execute(c)? == 1)
}

/// The rules of a mailbox in their order.
pub fn rules(c: &mut Conn, mailbox: Id) -> Res<Vec<RuleRow>> {
    let query = rules::table.filter(rules::mailbox_id.eq(mailbox)).order(rules::pos);
    Ok(query.select(RuleRow::as_select()).load(c)?)
}

/// Puts these rules in the place of all of the mailbox's.
pub fn set_rules(c: &mut Conn, mailbox: Id, rows: &[RuleRow]) -> Res<()> {
    diesel::delete(rules::table.filter(rules::mailbox_id.eq(mailbox))).execute(c)?;
    if !rows.is_empty() {
        each!(c => diesel::insert_into(rules::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// Names of agency, person and position of a mailbox.
pub fn names(c: &mut Conn, row: &Row) -> Res<Names> {
    Ok(Names {
        agency: agencies::table.find(row.agency_id).select(agencies::name).first(c)?,
        user: users::table.find(row.user_id).select(users::name).first(c)?,
        position: positions::table.find(row.position_id).select(positions::title).first(c)?,
    })
}

/// Mailboxes that are to be read, the one that waited longest first.
pub fn to_read(c: &mut Conn) -> Res<Vec<Row>> {
    let query = mailboxes::table.filter(mailboxes::active.eq(true)).select(Row::as_select());
    let mut rows: Vec<Row> = query.load(c)?;
    rows.sort_by_key(|row| (row.looked_at, row.id));
    Ok(rows)
}

/// Takes a mailbox for reading until `until`; none where another server reads it or it was paused.
pub fn claim(c: &mut Conn, id: Id, now: Ts, until: Ts) -> Res<Option<Row>> {
    let target = mailboxes::table
        .filter(mailboxes::id.eq(id))
        .filter(mailboxes::active.eq(true))
        .filter(mailboxes::busy_until.is_null().or(mailboxes::busy_until.le(now)));
    if diesel::update(target).set(mailboxes::busy_until.eq(Some(until))).execute(c)? == 0 {
        return Ok(None);
    }
    Ok(mailboxes::table.find(id).select(Row::as_select()).first(c).optional()?)
}

/// Ends a look, with what went wrong.
pub fn looked(c: &mut Conn, id: Id, now: Ts, problem: Option<(MailboxProblem, String)>) -> Res<()> {
    let (problem, detail) = problem.unzip();
    let change = (
        mailboxes::busy_until.eq(None::<Ts>),
        mailboxes::looked_at.eq(Some(now)),
        mailboxes::problem.eq(problem),
        mailboxes::problem_detail.eq(detail),
    );
    diesel::update(mailboxes::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// Notes how far a mailbox was read.
pub fn advance(c: &mut Conn, id: Id, uidvalidity: i64, uid: i64) -> Res<()> {
    let change = (mailboxes::uidvalidity.eq(uidvalidity), mailboxes::last_uid.eq(uid));
    diesel::update(mailboxes::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// The message that has this identity.
pub fn by_identity(c: &mut Conn, mailbox: Id, identity: &str) -> Res<Option<Message>> {
    let query = messages::table
        .filter(messages::mailbox_id.eq(mailbox))
        .filter(messages::identity.eq(identity.to_owned()));
    Ok(query.select(Message::as_select()).first(c).optional()?)
}

/// Whether the message with this number was looked at.
pub fn is_settled(c: &mut Conn, mailbox: Id, uidvalidity: i64, uid: i64) -> Res<bool> {
    let query = messages::table
        .filter(messages::mailbox_id.eq(mailbox))
        .filter(messages::uidvalidity.eq(uidvalidity))
        .filter(messages::uid.eq(uid));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}

/// Notes the number under which the server has a message now.
pub fn renumber(c: &mut Conn, id: Id, uidvalidity: i64, uid: i64) -> Res<()> {
    let change = (messages::uidvalidity.eq(uidvalidity), messages::uid.eq(uid));
    diesel::update(messages::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// Stores a message.
pub fn insert_message(c: &mut Conn, message: &Message) -> Res<()> {
    diesel::insert_into(messages::table).values(message).execute(c)?;
    Ok(())
}

/// Messages in quarantine.
pub fn count_quarantined(c: &mut Conn, mailbox: Id) -> Res<i64> {
    let query = messages::table
        .filter(messages::mailbox_id.eq(mailbox))
        .filter(messages::state.eq(MailboxMessageState::Quarantined));
    Ok(query.count().get_result(c)?)
}

/// Messages of a mailbox, the latest first.
pub fn list(
    c: &mut Conn,
    mailbox: Id,
    state: Option<MailboxMessageState>,
    page: &PageArgs,
) -> Res<Vec<Message>> {
    let mut query = messages::table
        .filter(messages::mailbox_id.eq(mailbox))
        .select(Message::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(state) = state {
        query = query.filter(messages::state.eq(state));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(messages::created_at.le(at))
            .filter(messages::created_at.lt(at).or(messages::id.lt(id)));
    }
    Ok(query.order((messages::created_at.desc(), messages::id.desc())).limit(page.fetch()).load(c)?)
}

/// One message of a mailbox.
pub fn find_message(c: &mut Conn, mailbox: Id, id: Id) -> Res<Option<Message>> {
    let query = messages::table.find(id).filter(messages::mailbox_id.eq(mailbox));
    Ok(query.select(Message::as_select()).first(c).optional()?)
}

/// Notes what somebody decided about a message, if it still waits.
pub fn decide(c: &mut Conn, m: &Message) -> Res<bool> {
    let target = messages::table
        .filter(messages::id.eq(m.id))
        .filter(messages::state.eq(MailboxMessageState::Quarantined));
    let change = (
        messages::state.eq(m.state),
        messages::letter_id.eq(m.letter_id),
        messages::decided_by_user_id.eq(m.decided_by_user_id),
        messages::decided_at.eq(m.decided_at),
        messages::note.eq(&m.note),
        messages::version.eq(m.version),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Passwords of mailboxes as they are sealed, in the order of ids.
pub fn sealed(c: &mut Conn, after: Option<Id>, limit: i64) -> Res<Vec<(Id, String)>> {
    let mut query = mailboxes::table.into_boxed::<MultiBackend>();
    if let Some(after) = after {
        query = query.filter(mailboxes::id.gt(after));
    }
    let query = query.order(mailboxes::id).limit(limit);
    Ok(query.select((mailboxes::id, mailboxes::password_sealed)).load(c)?)
}

/// Puts another sealed form in the place of one that is still there.
pub fn reseal(c: &mut Conn, id: Id, was: &str, sealed: &str) -> Res<()> {
    let target = mailboxes::table.filter(mailboxes::id.eq(id)).filter(mailboxes::password_sealed.eq(was));
    diesel::update(target).set(mailboxes::password_sealed.eq(sealed)).execute(c)?;
    Ok(())
}
