//! Queries on counters and the gap register.
use super::model::{Counter, EntriesQuery, Entry, EntryKind, NumberOfficer, SeriesKey};
use crate::documents::signing::paper::PaperStatus;
use crate::http::{Cursor, PageArgs};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{number_counters as counters, number_entries as entries, papers, users};
use pamong_db::{BothExt, Conn, Id, LockedExt, MultiBackend, OneOfExt, Res};

/// Papers whose number is reserved and not yet on a signed paper.
const HELD: [PaperStatus; 2] = [PaperStatus::Reserved, PaperStatus::Signing];

/// Raises a counter by so many and returns it; a register starts at 1.
pub(super) fn raise(c: &mut Conn, agency_id: Id, register: &str, year: i32, by: i32) -> Res<i32> {
    Ok(diesel::insert_into(counters::table)
        .values((
            counters::agency_id.eq(agency_id),
            counters::register.eq(register),
            counters::year.eq(year),
            counters::last.eq(by),
        ))
        .on_conflict((counters::agency_id, counters::register, counters::year))
        .do_update()
        .set(counters::last.eq(counters::last + by))
        .returning(counters::last)
        .both()
        .get_result(c)?)
}

/// The last number of a series, locked until the transaction ends. A series that gave no number yet has no row to lock.
pub(super) fn lock(c: &mut Conn, key: &SeriesKey) -> Res<Option<i32>> {
    let query = counters::table
        .filter(counters::agency_id.eq(key.agency_id))
        .filter(counters::register.eq(key.register.clone()))
        .filter(counters::year.eq(key.year))
        .select(counters::last);
    Ok(query.locked().get_result(c).optional()?)
}

/// The last number of a series.
pub(super) fn last(c: &mut Conn, key: &SeriesKey) -> Res<Option<i32>> {
    let query = counters::table.find((key.agency_id, key.register.clone(), key.year));
    Ok(query.select(counters::last).first(c).optional()?)
}

/// Sets the counter of a series.
pub(super) fn set(c: &mut Conn, key: &SeriesKey, last: i32) -> Res<()> {
    let series = counters::table.find((key.agency_id, key.register.clone(), key.year));
    diesel::update(series).set(counters::last.eq(last)).execute(c)?;
    Ok(())
}

/// Removes the counter of a series that gave no number.
pub(super) fn forget(c: &mut Conn, key: &SeriesKey) -> Res<()> {
    diesel::delete(counters::table.find((key.agency_id, key.register.clone(), key.year))).execute(c)?;
    Ok(())
}

/// Series of these agencies by agency, register and year.
pub(super) fn counters(
    c: &mut Conn,
    agencies: &[Id],
    year: Option<i32>,
    page: &PageArgs<SeriesKey>,
) -> Res<Vec<Counter>> {
    let mut query = counters::table
        .filter(counters::agency_id.one_of(agencies.to_vec()))
        .select(Counter::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(year) = year {
        query = query.filter(counters::year.eq(year));
    }
    if let Some(SeriesKey { agency_id, register, year }) = page.after.clone() {
        let same_register = counters::register.eq(register.clone()).and(counters::year.gt(year));
        let same_agency = counters::register.gt(register).or(same_register);
        let later = counters::agency_id.gt(agency_id).or(counters::agency_id.eq(agency_id).and(same_agency));
        query = query.filter(later);
    }
    let order = (counters::agency_id, counters::register, counters::year);
    Ok(query.order(order).limit(page.fetch()).load(c)?)
}

/// Keeps an entry.
pub(super) fn insert(c: &mut Conn, entry: &Entry) -> Res<()> {
    diesel::insert_into(entries::table).values(entry).execute(c)?;
    Ok(())
}

/// An entry with who made it.
pub(super) fn find(c: &mut Conn, id: Id) -> Res<Option<(Entry, NumberOfficer)>> {
    let query = entries::table.inner_join(users::table).filter(entries::id.eq(id));
    Ok(query.select((Entry::as_select(), NumberOfficer::as_select())).first(c).optional()?)
}

/// Entries of these agencies, newest first.
pub(super) fn page(
    c: &mut Conn,
    agencies: &[Id],
    filter: &EntriesQuery,
    page: &PageArgs,
) -> Res<Vec<(Entry, NumberOfficer)>> {
    let mut query = entries::table
        .inner_join(users::table)
        .filter(entries::agency_id.one_of(agencies.to_vec()))
        .select((Entry::as_select(), NumberOfficer::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(register) = &filter.register {
        query = query.filter(entries::register.eq(register.clone()));
    }
    if let Some(year) = filter.year {
        query = query.filter(entries::year.eq(year));
    }
    if let Some(kind) = filter.kind {
        query = query.filter(entries::kind.eq(kind));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(entries::created_at.le(at))
            .filter(entries::created_at.lt(at).or(entries::id.lt(id)));
    }
    Ok(query.order((entries::created_at.desc(), entries::id.desc())).limit(page.fetch()).load(c)?)
}

/// All entries of a series, in order.
pub(super) fn of_series(c: &mut Conn, key: &SeriesKey) -> Res<Vec<Entry>> {
    let query = entries::table
        .filter(entries::agency_id.eq(key.agency_id))
        .filter(entries::register.eq(key.register.clone()))
        .filter(entries::year.eq(key.year))
        .order((entries::first_number, entries::created_at, entries::id));
    Ok(query.select(Entry::as_select()).load(c)?)
}

/// All entries of these agencies in these years.
pub(super) fn of_agencies(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<Entry>> {
    let query = entries::table
        .filter(entries::agency_id.one_of(agencies.to_vec()))
        .filter(entries::year.one_of(years.to_vec()));
    Ok(query.select(Entry::as_select()).load(c)?)
}

/// Entries of the numbers of a lease.
pub(super) fn of_lease(c: &mut Conn, lease: Id) -> Res<Vec<Entry>> {
    let query = entries::table
        .filter(entries::lease_id.is_not_null())
        .filter(entries::lease_id.assume_not_null().eq(lease))
        .order(entries::first_number);
    Ok(query.select(Entry::as_select()).load(c)?)
}

/// Suffixes that stand behind a number, in order.
pub(super) fn suffixes(c: &mut Conn, key: &SeriesKey, number: i32) -> Res<Vec<String>> {
    let query = entries::table
        .filter(entries::agency_id.eq(key.agency_id))
        .filter(entries::register.eq(key.register.clone()))
        .filter(entries::year.eq(key.year))
        .filter(entries::kind.eq(EntryKind::Inserted))
        .filter(entries::first_number.eq(number))
        .order(entries::suffix);
    Ok(query.select(entries::suffix).load(c)?)
}

/// The highest number of the gap register that was given on or before `day`.
pub(super) fn highest_entry(c: &mut Conn, key: &SeriesKey, day: NaiveDate) -> Res<Option<i32>> {
    let query = entries::table
        .filter(entries::agency_id.eq(key.agency_id))
        .filter(entries::register.eq(key.register.clone()))
        .filter(entries::year.eq(key.year))
        .filter(entries::kind.ne(EntryKind::Inserted))
        .filter(entries::dated.le(day));
    Ok(query.select(diesel::dsl::max(entries::last_number)).first(c)?)
}

/// The highest number that is reserved for a paper dated on or before `day`.
pub(super) fn highest_held(c: &mut Conn, agency: Id, year: i32, day: NaiveDate) -> Res<Option<i32>> {
    let query = papers::table
        .filter(papers::agency_id.eq(agency))
        .filter(papers::register_year.is_not_null())
        .filter(papers::register_year.assume_not_null().eq(year))
        .filter(papers::status.one_of(HELD))
        .filter(papers::sequence_suffix.eq(""))
        .filter(papers::dated.is_not_null())
        .filter(papers::dated.assume_not_null().le(day));
    Ok(query.select(diesel::dsl::max(papers::sequence_number)).first(c)?)
}

/// Numbers of the outgoing register that are reserved for papers: agency, year, number and suffix.
pub(super) fn held(c: &mut Conn, agencies: &[Id], years: &[i32]) -> Res<Vec<(Id, i32, i32, String)>> {
    let query = papers::table
        .filter(papers::agency_id.one_of(agencies.to_vec()))
        .filter(papers::register_year.is_not_null())
        .filter(papers::register_year.assume_not_null().one_of(years.to_vec()))
        .filter(papers::sequence_number.is_not_null())
        .filter(papers::status.one_of(HELD));
    let columns = (
        papers::agency_id,
        papers::register_year.assume_not_null(),
        papers::sequence_number.assume_not_null(),
        papers::sequence_suffix,
    );
    Ok(query.select(columns).load(c)?)
}
