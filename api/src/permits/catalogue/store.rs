//! Queries on services.
use super::model::{PermitService, PermitServiceRef, PermitServiceRow, ServiceLevel, ServiceStatus};
use chrono::NaiveDate;
use diesel::dsl::{count_star, sum};
use diesel::prelude::*;
use pamong_db::schema::permit_services as services;
use pamong_db::{BothExt, Conn, Id, MultiBackend, OneOfExt, Res, Ts};

/// Which services a list shows.
#[derive(Debug, Clone, Copy, Default)]
pub struct ServiceFilter {
    /// Given by offices of this level.
    pub level: Option<ServiceLevel>,
    /// In this legal state.
    pub status: Option<ServiceStatus>,
    /// Only what is on offer.
    pub enabled_only: bool,
}

/// Stores the services whose code and revision are new.
pub fn insert_missing(c: &mut Conn, rows: &[PermitService]) -> Res<usize> {
    let mut inserted = 0;
    for row in rows {
        inserted += diesel::insert_into(services::table)
            .values(row)
            .on_conflict((services::code, services::revision))
            .do_nothing()
            .both()
            .execute(c)?;
    }
    Ok(inserted)
}

/// Services as they hold on this day, in the order of their codes.
pub fn list(c: &mut Conn, filter: ServiceFilter, day: NaiveDate) -> Res<Vec<PermitServiceRow>> {
    let rows = in_force(day).select(PermitServiceRow::as_select()).load(c)?;
    let fits = |row: &PermitServiceRow| {
        filter.level.is_none_or(|level| row.level == level)
            && filter.status.is_none_or(|status| row.status == status)
            && (row.enabled || !filter.enabled_only)
    };
    Ok(newest_of_each(rows, |row| &row.code).into_iter().filter(fits).collect())
}

/// How many revisions were published, and how often they were changed. Both only grow.
pub type Mark = (i64, Option<i64>);

/// What changes whenever the published catalogue does.
pub fn mark(c: &mut Conn) -> Res<Mark> {
    let published = services::table.filter(services::published_at.is_not_null());
    Ok(published.select((count_star(), sum(services::version))).first(c)?)
}

type Services = services::BoxedQuery<'static, MultiBackend>;

/// Published revisions that have begun to hold by this day, by code and revision.
fn in_force(day: NaiveDate) -> Services {
    services::table
        .filter(services::published_at.is_not_null())
        .filter(services::valid_from.le(day))
        .order((services::code, services::revision))
        .into_boxed()
}

/// Of rows that are ordered by code and revision the last one of each code.
fn newest_of_each<T>(rows: Vec<T>, code: impl Fn(&T) -> &String) -> Vec<T> {
    let mut newest: Vec<T> = Vec::with_capacity(rows.len());
    for row in rows {
        if newest.last().is_some_and(|last| code(last) == code(&row)) {
            newest.pop();
        }
        newest.push(row);
    }
    newest
}

/// One service.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<PermitService>> {
    Ok(services::table.find(id).select(PermitService::as_select()).first(c).optional()?)
}

/// The revision of a service that holds on this day, if applications are taken in for it.
pub fn find_enabled(c: &mut Conn, code: &str, day: NaiveDate) -> Res<Option<PermitService>> {
    let found = find_in_force(c, code, day)?;
    Ok(found.filter(|service| service.enabled))
}

/// The revision of a service that holds on this day.
pub fn find_in_force(c: &mut Conn, code: &str, day: NaiveDate) -> Res<Option<PermitService>> {
    let rows = in_force(day).filter(services::code.eq(code.to_owned())).select(PermitService::as_select());
    Ok(rows.load(c)?.pop())
}

/// Every revision of a service, newest first.
pub fn revisions(c: &mut Conn, code: &str) -> Res<Vec<PermitService>> {
    let query = services::table.filter(services::code.eq(code)).order(services::revision.desc());
    Ok(query.select(PermitService::as_select()).load(c)?)
}

/// Drafts, newest first.
pub fn drafts(c: &mut Conn) -> Res<Vec<PermitService>> {
    let query = services::table.filter(services::published_at.is_null()).order(services::created_at.desc());
    Ok(query.select(PermitService::as_select()).load(c)?)
}

/// Stores a new draft.
pub fn insert(c: &mut Conn, row: &PermitService) -> Res<()> {
    diesel::insert_into(services::table).values(row).execute(c)?;
    Ok(())
}

/// Stores a draft in place of what it was, if it is still at this version and still a draft.
pub fn replace_draft(c: &mut Conn, row: &PermitService, version: i32) -> Res<bool> {
    let target = services::table
        .filter(services::id.eq(row.id))
        .filter(services::version.eq(version))
        .filter(services::published_at.is_null());
    Ok(diesel::update(target).set(row).execute(c)? > 0)
}

/// Removes a draft, if it is still at this version.
pub fn delete_draft(c: &mut Conn, id: Id, version: i32) -> Res<bool> {
    let target = services::table
        .filter(services::id.eq(id))
        .filter(services::version.eq(version))
        .filter(services::published_at.is_null());
    Ok(diesel::delete(target).execute(c)? > 0)
}

/// Publishes a draft, if it is still at this version.
pub fn publish(c: &mut Conn, id: Id, version: i32, from: NaiveDate, enabled: bool, now: Ts) -> Res<bool> {
    let target = services::table
        .filter(services::id.eq(id))
        .filter(services::version.eq(version))
        .filter(services::published_at.is_null());
    let change = (
        services::published_at.eq(now),
        services::valid_from.eq(from),
        services::enabled.eq(enabled),
        services::version.eq(services::version + 1),
    );
    Ok(diesel::update(target).set(change).execute(c)? > 0)
}

/// Says whether applications are taken in for a published revision, if it is still at this version.
pub fn offer(c: &mut Conn, id: Id, version: i32, enabled: bool) -> Res<bool> {
    let target = services::table
        .filter(services::id.eq(id))
        .filter(services::version.eq(version))
        .filter(services::published_at.is_not_null());
    let change = (services::enabled.eq(enabled), services::version.eq(services::version + 1));
    Ok(diesel::update(target).set(change).execute(c)? > 0)
}

/// The short forms of several services.
pub fn refs(c: &mut Conn, ids: &[Id]) -> Res<Vec<PermitServiceRef>> {
    let query = services::table.filter(services::id.one_of(ids.to_vec()));
    Ok(query.select(PermitServiceRef::as_select()).load(c)?)
}

/// Every service that applications are taken in for, by code.
pub fn list_enabled(c: &mut Conn, day: NaiveDate) -> Res<Vec<PermitService>> {
    let rows = in_force(day).select(PermitService::as_select()).load(c)?;
    Ok(newest_of_each(rows, |row: &PermitService| &row.code).into_iter().filter(|row| row.enabled).collect())
}
