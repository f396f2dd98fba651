//! Queries on notifications, and on who is to be told.
use super::model::{MailChoice, Notification, NotificationEvent, NotificationSubject};
use crate::http::PageArgs;
use crate::identity::{Locale, Permission};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{
    notification_counters as counters, notification_preferences as preferences, notifications,
    position_assignments as assignments, positions, role_permissions, users,
};
use pamong_db::{BothExt, Conn, DbError, Id, MultiBackend, OneOfExt, Res, Ts};
use std::collections::BTreeMap;

/// Who may sign in and holds one of the positions on `day`, definitively or standing in: position and person.
pub fn holders(c: &mut Conn, positions: &[Id], day: NaiveDate) -> Res<Vec<(Id, Id)>> {
    let query = assignments::table
        .inner_join(users::table)
        .filter(assignments::position_id.one_of(positions.to_vec()))
        .filter(assignments::valid_from.le(day))
        .filter(assignments::valid_until.is_null().or(assignments::valid_until.ge(day)))
        .filter(users::active.eq(true))
        .select((assignments::position_id, assignments::user_id))
        .distinct();
    Ok(query.load(c)?)
}

/// Positions of an agency that take its mail: those that register letters, and those that head it.
pub fn registry(c: &mut Conn, agency: Id) -> Res<Vec<Id>> {
    let registers = role_permissions::table
        .filter(role_permissions::permission.eq(Permission::LetterRegister.as_str()))
        .select(role_permissions::role_id);
    let query = positions::table
        .filter(positions::agency_id.eq(agency))
        .filter(positions::active.eq(true))
        .filter(positions::is_head.eq(true).or(positions::role_id.eq_any(registers)))
        .select(positions::id);
    Ok(query.load(c)?)
}

/// What these persons chose otherwise than usual.
pub fn choices(c: &mut Conn, persons: &[Id]) -> Res<BTreeMap<(Id, NotificationEvent), (bool, MailChoice)>> {
    let rows: Vec<(Id, String, bool, MailChoice)> = preferences::table
        .filter(preferences::user_id.one_of(persons.to_vec()))
        .select((preferences::user_id, preferences::event, preferences::in_app, preferences::mail))
        .load(c)?;
    // An event of another version of the program is of no use to this one.
    let known = |(user, event, in_app, mail): (Id, String, bool, MailChoice)| {
        Some(((user, event.parse().ok()?), (in_app, mail)))
    };
    Ok(rows.into_iter().filter_map(known).collect())
}

/// Keeps a person's choices in place of all that they made before.
pub fn put_choices(c: &mut Conn, user: Id, rows: &[(NotificationEvent, bool, MailChoice)]) -> Res<()> {
    diesel::delete(preferences::table.filter(preferences::user_id.eq(user))).execute(c)?;
    let rows: Vec<_> = rows
        .iter()
        .map(|(event, in_app, mail)| {
            (
                preferences::user_id.eq(user),
                preferences::event.eq(event.as_str()),
                preferences::in_app.eq(*in_app),
                preferences::mail.eq(*mail),
            )
        })
        .collect();
    if !rows.is_empty() {
        pamong_db::each!(c => diesel::insert_into(preferences::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Takes the next `count` numbers of a person and answers with the last of them.
///
/// The person's counter stays locked until the commit: whoever tells the same person something at the same time waits. So
/// the numbers of one person become visible in their order, and a reader of "after number n" misses none.
pub fn raise(c: &mut Conn, user: Id, count: i64) -> Res<i64> {
    if let Some(last) = add(c, user, count)? {
        return Ok(last);
    }
    diesel::insert_into(counters::table)
        .values((counters::user_id.eq(user), counters::last_seq.eq(0_i64)))
        .on_conflict(counters::user_id)
        .do_nothing()
        .both()
        .execute(c)?;
    add(c, user, count)?.ok_or_else(|| DbError::Other("a counter vanished after it was made".into()))
}

fn add(c: &mut Conn, user: Id, count: i64) -> Res<Option<i64>> {
    let target = counters::table.filter(counters::user_id.eq(user));
    let change = counters::last_seq.eq(counters::last_seq + count);
    Ok(diesel::update(target).set(change).returning(counters::last_seq).get_result(c).optional()?)
}

/// Stores notifications.
pub fn insert(c: &mut Conn, rows: &[Notification]) -> Res<()> {
    for rows in rows.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(notifications::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// The last number of each of these persons.
pub fn last_seqs(c: &mut Conn, persons: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = counters::table.filter(counters::user_id.one_of(persons.to_vec()));
    Ok(query.select((counters::user_id, counters::last_seq)).load(c)?.into_iter().collect())
}

/// A person's notifications after a number, in their order.
pub fn after(c: &mut Conn, user: Id, seq: i64, limit: i64) -> Res<Vec<Notification>> {
    let query = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::seq.gt(seq))
        .order(notifications::seq)
        .limit(limit);
    Ok(query.select(Notification::as_select()).load(c)?)
}

/// The notifications of a person that the list shows.
fn shown(user: Id) -> notifications::BoxedQuery<'static, MultiBackend> {
    notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::in_app.eq(true))
        .into_boxed()
}

/// A page of a person's list, newest first.
pub fn list(c: &mut Conn, user: Id, unread: Option<bool>, page: &PageArgs<i64>) -> Res<Vec<Notification>> {
    let mut query = shown(user);
    match unread {
        None => {}
        Some(true) => query = query.filter(notifications::read_at.is_null()),
        Some(false) => query = query.filter(notifications::read_at.is_not_null()),
    }
    if let Some(seq) = page.after {
        query = query.filter(notifications::seq.lt(seq));
    }
    let query = query.order(notifications::seq.desc()).limit(page.fetch());
    Ok(query.select(Notification::as_select()).load(c)?)
}

/// How many of a person's list are unread, counted up to one more than `cap`.
pub fn count_unread(c: &mut Conn, user: Id, cap: i64) -> Res<i64> {
    let query = shown(user).filter(notifications::read_at.is_null()).select(notifications::id);
    let rows: Vec<Id> = query.limit(cap + 1).load(c)?;
    Ok(i64::try_from(rows.len()).unwrap_or(cap))
}

/// Whether a person was ever told of a thing.
pub fn was_told(c: &mut Conn, user: Id, (kind, id): (NotificationSubject, Id)) -> Res<bool> {
    let query = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::subject_type.eq(kind))
        .filter(notifications::subject_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}

/// One notification of a person's list.
pub fn find(c: &mut Conn, user: Id, id: Id) -> Res<Option<Notification>> {
    let query = shown(user).filter(notifications::id.eq(id)).select(Notification::as_select());
    Ok(query.first(c).optional()?)
}

/// Notes that a person read one.
pub fn mark_one_read(c: &mut Conn, user: Id, id: Id, now: Ts) -> Res<()> {
    let target = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::id.eq(id))
        .filter(notifications::read_at.is_null());
    diesel::update(target).set(notifications::read_at.eq(Some(now))).execute(c)?;
    Ok(())
}

/// Notes that a person read all up to a number.
pub fn mark_read(c: &mut Conn, user: Id, up_to: i64, now: Ts) -> Res<()> {
    let target = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::seq.le(up_to))
        .filter(notifications::read_at.is_null());
    diesel::update(target).set(notifications::read_at.eq(Some(now))).execute(c)?;
    Ok(())
}

/// Removes notifications that are older than `before`, and those that were read and are older than `read_before`.
pub fn forget(c: &mut Conn, before: Ts, read_before: Ts) -> Res<usize> {
    let old = notifications::created_at.lt(before);
    let read = notifications::created_at.lt(read_before).and(notifications::read_at.is_not_null());
    Ok(diesel::delete(notifications::table.filter(old.or(read))).execute(c)?)
}

/// Where mail for a person goes.
#[derive(Debug, Clone, Queryable)]
pub struct Mailbox {
    /// The person's name.
    pub name: String,
    /// The person's language.
    pub locale: Locale,
    /// The address, where there is one.
    pub email: Option<String>,
    /// Whether the person may sign in.
    pub active: bool,
}

/// The mailbox of a person.
pub fn mailbox(c: &mut Conn, user: Id) -> Res<Option<Mailbox>> {
    let query = users::table.find(user).select((users::name, users::locale, users::email, users::active));
    Ok(query.first(c).optional()?)
}

/// A notification, whoever it is for: for work in the background.
pub fn find_any(c: &mut Conn, id: Id) -> Res<Option<Notification>> {
    Ok(notifications::table.find(id).select(Notification::as_select()).first(c).optional()?)
}

/// Persons with an address for whom unread notifications since `since` wait for a digest.
pub fn waiting_for_digest(c: &mut Conn, since: Ts) -> Res<Vec<Id>> {
    let query = notifications::table
        .inner_join(users::table)
        .filter(notifications::mail.eq(MailChoice::Digest))
        .filter(notifications::mailed_at.is_null())
        .filter(notifications::read_at.is_null())
        .filter(notifications::created_at.ge(since))
        .filter(users::email.is_not_null())
        .filter(users::active.eq(true))
        .select(notifications::user_id)
        .distinct();
    Ok(query.load(c)?)
}

/// A person's unread notifications since `since` that wait for a digest, oldest first.
pub fn for_digest(c: &mut Conn, user: Id, since: Ts) -> Res<Vec<Notification>> {
    let query = notifications::table
        .filter(notifications::user_id.eq(user))
        .filter(notifications::mail.eq(MailChoice::Digest))
        .filter(notifications::mailed_at.is_null())
        .filter(notifications::read_at.is_null())
        .filter(notifications::created_at.ge(since))
        .order(notifications::seq);
    Ok(query.select(Notification::as_select()).load(c)?)
}

/// Notes that notifications went out by mail.
pub fn mark_mailed(c: &mut Conn, ids: &[Id], now: Ts) -> Res<()> {
    for ids in ids.chunks(pamong_db::AT_ONCE) {
        diesel::update(notifications::table.filter(notifications::id.one_of(ids.to_vec())))
            .set(notifications::mailed_at.eq(Some(now)))
            .execute(c)?;
    }
    Ok(())
}
