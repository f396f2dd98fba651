//! Queries on issued papers.
use super::model::{Permit, PermitState};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use diesel::prelude::*;
use pamong_db::schema::{permit_services as services, permits};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, cols};

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct PermitFilter {
    /// Only of this office.
    pub agency_id: Option<Id>,
    /// Only of this service.
    pub service_code: Option<String>,
    /// The whole number.
    pub number: Option<String>,
}

/// The papers that a person may see: those of the offices in the person's scope.
fn visible_to(scope: &Scope) -> permits::BoxedQuery<'static, MultiBackend> {
    permits::table.filter(permits::agency_id.one_of(scope.agency_ids.clone())).into_boxed()
}

/// Stores an issued paper.
pub fn insert(c: &mut Conn, row: &Permit) -> Res<()> {
    diesel::insert_into(permits::table).values(row).execute(c)?;
    Ok(())
}

/// A page of papers, newest first.
pub fn list(c: &mut Conn, scope: &Scope, filter: &PermitFilter, page: &PageArgs) -> Res<Vec<Permit>> {
    let mut query = visible_to(scope);
    if let Some(agency) = filter.agency_id {
        query = query.filter(permits::agency_id.eq(agency));
    }
    if let Some(code) = filter.service_code.clone() {
        let named = services::table.filter(services::code.eq(code)).select(services::id);
        query = query.filter(permits::service_id.eq_any(named));
    }
    if let Some(number) = filter.number.clone() {
        query = query.filter(permits::number.eq(number));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(permits::created_at.le(at))
            .filter(permits::created_at.lt(at).or(permits::id.lt(id)));
    }
    let query = query.order((permits::created_at.desc(), permits::id.desc())).limit(page.fetch());
    Ok(query.select(Permit::as_select()).load(c)?)
}

/// One paper that the person may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Permit>> {
    let query = visible_to(scope).filter(permits::id.eq(id));
    Ok(query.select(Permit::as_select()).first(c).optional()?)
}

/// Takes a paper back, if it still stands.
pub fn revoke(c: &mut Conn, id: Id, version: i32) -> Res<Option<Permit>> {
    let target = permits::table
        .filter(permits::id.eq(id))
        .filter(permits::version.eq(version))
        .filter(permits::status.eq(PermitState::Valid));
    let change = (permits::status.eq(PermitState::Revoked), permits::version.eq(version + 1));
    Ok(diesel::update(target).set(change).returning(cols::<Permit>()).get_result(c).optional()?)
}

/// The paper that answers an application.
pub fn of_application(c: &mut Conn, application: Id) -> Res<Option<Permit>> {
    let query = permits::table.filter(permits::application_id.eq(application));
    Ok(query.select(Permit::as_select()).first(c).optional()?)
}
