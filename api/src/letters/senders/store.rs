//! Queries on senders. All of them stay within one agency's book.
use super::duplicates::{LetterDuplicate, MOST};
use super::model::{Row, Written};
use crate::http::PageArgs;
use crate::letters::model::Letter;
use diesel::dsl::count_star;
use diesel::prelude::*;
use pamong_db::schema::{letter_senders as written, letters, senders};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res, Ts};
use std::collections::BTreeMap;

/// Enters a sender, unless the book has that name already.
pub(super) fn insert_new(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(senders::table)
        .values(row)
        .on_conflict((senders::agency_id, senders::name_key))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(())
}

/// The sender of that name.
pub(super) fn by_key(c: &mut Conn, agency: Id, key: &str) -> Res<Option<Row>> {
    let query =
        senders::table.filter(senders::agency_id.eq(agency)).filter(senders::name_key.eq(key.to_owned()));
    Ok(query.select(Row::as_select()).first(c).optional()?)
}

/// One sender of the book.
pub(super) fn find(c: &mut Conn, agency: Id, id: Id) -> Res<Option<Row>> {
    let query = senders::table.filter(senders::agency_id.eq(agency)).filter(senders::id.eq(id));
    Ok(query.select(Row::as_select()).first(c).optional()?)
}

/// Notes who wrote a letter.
pub(super) fn insert_written(c: &mut Conn, row: &Written) -> Res<()> {
    diesel::insert_into(written::table).values(row).execute(c)?;
    Ok(())
}

/// Who wrote a letter.
pub(super) fn sender_of(c: &mut Conn, letter: Id) -> Res<Option<Id>> {
    let found: Option<Option<Id>> =
        written::table.find(letter).select(written::sender_id).first(c).optional()?;
    Ok(found.flatten())
}

/// One page of the book by name, without those that were merged; every word must begin a word of the name.
pub(super) fn list(
    c: &mut Conn,
    agency: Id,
    words: &[String],
    page: &PageArgs<(String, Id)>,
) -> Res<Vec<Row>> {
    let mut query = senders::table
        .filter(senders::agency_id.eq(agency))
        .filter(senders::merged_into_id.is_null())
        .into_boxed::<pamong_db::MultiBackend>();
    for word in words {
        // Words are letters and digits only, so that none is a pattern.
        let begins = senders::name_key.like(format!("{word}%"));
        query = query.filter(begins.or(senders::name_key.like(format!("% {word}%"))));
    }
    if let Some((key, id)) = &page.after {
        query = query
            .filter(senders::name_key.ge(key.clone()))
            .filter(senders::name_key.gt(key.clone()).or(senders::id.gt(*id)));
    }
    Ok(query.order((senders::name_key, senders::id)).limit(page.fetch()).select(Row::as_select()).load(c)?)
}

/// How many letters each of these senders wrote.
pub(super) fn letter_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let query = written::table
        .filter(written::sender_id.assume_not_null().one_of(ids.to_vec()))
        .group_by(written::sender_id)
        .select((written::sender_id.assume_not_null(), count_star()));
    Ok(query.load::<(Id, i64)>(c)?.into_iter().collect())
}

/// Writes a sender anew, if it is still at `version`.
pub(super) fn update(c: &mut Conn, row: &Row, version: i32) -> Res<bool> {
    let change = (
        senders::name.eq(&row.name),
        senders::name_key.eq(&row.name_key),
        senders::address.eq(&row.address),
        senders::email.eq(&row.email),
        senders::phone.eq(&row.phone),
        senders::merged_into_id.eq(row.merged_into_id),
        senders::updated_at.eq(row.updated_at),
        senders::version.eq(row.version),
    );
    let target = senders::table.filter(senders::id.eq(row.id)).filter(senders::version.eq(version));
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Gives the letters of one sender, and those that were merged into it, to another.
pub(super) fn move_all(c: &mut Conn, from: Id, to: Id, now: Ts) -> Res<()> {
    diesel::update(written::table.filter(written::sender_id.eq(from)))
        .set(written::sender_id.eq(to))
        .execute(c)?;
    diesel::update(senders::table.filter(senders::merged_into_id.eq(from)))
        .set((senders::merged_into_id.eq(to), senders::updated_at.eq(now)))
        .execute(c)?;
    Ok(())
}

/// Letters of the agency with this number among those that may be seen, the newest first.
pub(super) fn same_number(
    c: &mut Conn,
    visible: letters::BoxedQuery<'static, pamong_db::MultiBackend>,
    agency: Id,
    number_key: &str,
) -> Res<Vec<LetterDuplicate>> {
    let alike = written::table
        .filter(written::agency_id.eq(agency))
        .filter(written::number_key.eq(number_key.to_owned()))
        .select(written::letter_id);
    let newest = (letters::created_at.desc(), letters::id.desc());
    let rows: Vec<Letter> = visible
        .filter(letters::id.eq_any(alike))
        .order(newest)
        .limit(MOST)
        .select(Letter::as_select())
        .load(c)?;
    Ok(rows
        .into_iter()
        .map(|l| LetterDuplicate {
            letter_id: l.id,
            agenda_number: l.agenda_number,
            register_year: l.register_year,
            letter_number: l.letter_number,
            letter_date: l.letter_date,
            received_date: l.received_date,
            sender_name: l.sender_name,
            subject: l.subject,
            certain: false,
        })
        .collect())
}
