//! Queries on services.
use super::model::{PermitService, PermitServiceRef, PermitServiceRow, ServiceLevel, ServiceStatus};
use diesel::prelude::*;
use pamong_db::schema::permit_services as services;
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res};

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

/// Services in the order of their codes.
pub fn list(c: &mut Conn, filter: ServiceFilter) -> Res<Vec<PermitServiceRow>> {
    let mut query = services::table.select(PermitServiceRow::as_select()).into_boxed();
    if let Some(level) = filter.level {
        query = query.filter(services::level.eq(level));
    }
    if let Some(status) = filter.status {
        query = query.filter(services::status.eq(status));
    }
    if filter.enabled_only {
        query = query.filter(services::enabled.eq(true));
    }
    Ok(query.order((services::code, services::revision)).load(c)?)
}

/// One service.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<PermitService>> {
    Ok(services::table.find(id).select(PermitService::as_select()).first(c).optional()?)
}

/// The newest revision of a service that applications are taken in for.
pub fn find_enabled(c: &mut Conn, code: &str) -> Res<Option<PermitService>> {
    let query = services::table
        .filter(services::code.eq(code))
        .filter(services::enabled.eq(true))
        .order(services::revision.desc());
    Ok(query.select(PermitService::as_select()).first(c).optional()?)
}

/// The short forms of several services.
pub fn refs(c: &mut Conn, ids: &[Id]) -> Res<Vec<PermitServiceRef>> {
    let query = services::table.filter(services::id.one_of(ids.to_vec()));
    Ok(query.select(PermitServiceRef::as_select()).load(c)?)
}

/// Every service that applications are taken in for, by code.
pub fn list_enabled(c: &mut Conn) -> Res<Vec<PermitService>> {
    let query =
        services::table.filter(services::enabled.eq(true)).order((services::code, services::revision));
    Ok(query.select(PermitService::as_select()).load(c)?)
}
