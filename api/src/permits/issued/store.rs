//! Queries on issued papers.
use super::model::{Permit, PermitStanding, PermitState};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::{Days, NaiveDate};
use diesel::prelude::*;
use pamong_db::schema::{permit_services as services, permits};
use pamong_db::{Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, cols};
use serde::{Deserialize, Serialize};

type Permits = permits::BoxedQuery<'static, MultiBackend>;

/// Place of a row in a list that is ordered by the end of the validity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndCursor(pub NaiveDate, pub Id);

/// What a list is narrowed to.
#[derive(Debug, Clone, Default)]
pub struct PermitFilter {
    /// Only of this office.
    pub agency_id: Option<Id>,
    /// Only of this service.
    pub service_code: Option<String>,
    /// The whole number.
    pub number: Option<String>,
    /// Only those that stand so on the day.
    pub state: Option<PermitStanding>,
    /// Only valid ones whose last day is at most so many days after the day.
    pub expiring_within: Option<u32>,
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

fn filtered(scope: &Scope, filter: &PermitFilter, day: NaiveDate) -> Permits {
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
    if let Some(state) = filter.state {
        query = query.filter(permits::status.eq(match state {
            PermitStanding::Valid | PermitStanding::Expired => PermitState::Valid,
            PermitStanding::Revoked => PermitState::Revoked,
            PermitStanding::Replaced => PermitState::Replaced,
        }));
        query = match state {
            PermitStanding::Valid => {
                query.filter(permits::valid_until.is_null().or(permits::valid_until.ge(day)))
            }
            PermitStanding::Expired => query.filter(permits::valid_until.lt(day)),
            PermitStanding::Revoked | PermitStanding::Replaced => query,
        };
    }
    if let Some(days) = filter.expiring_within {
        let last = day.checked_add_days(Days::new(days.into())).unwrap_or(day);
        query = query
            .filter(permits::status.eq(PermitState::Valid))
            .filter(permits::valid_until.ge(day))
            .filter(permits::valid_until.le(last));
    }
    query
}

/// A page of papers, newest first.
pub fn list(
    c: &mut Conn,
    scope: &Scope,
    filter: &PermitFilter,
    day: NaiveDate,
    page: &PageArgs,
) -> Res<Vec<Permit>> {
    let mut query = filtered(scope, filter, day);
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(permits::created_at.le(at))
            .filter(permits::created_at.lt(at).or(permits::id.lt(id)));
    }
    let query = query.order((permits::created_at.desc(), permits::id.desc())).limit(page.fetch());
    Ok(query.select(Permit::as_select()).load(c)?)
}

/// A page of the papers that expire, the one that ends first before the others.
pub fn list_by_end(
    c: &mut Conn,
    scope: &Scope,
    filter: &PermitFilter,
    day: NaiveDate,
    page: &PageArgs<EndCursor>,
) -> Res<Vec<Permit>> {
    let mut query = filtered(scope, filter, day).filter(permits::valid_until.is_not_null());
    if let Some(EndCursor(end, id)) = page.after {
        query = query
            .filter(permits::valid_until.ge(end))
            .filter(permits::valid_until.gt(end).or(permits::id.gt(id)));
    }
    let query = query.order((permits::valid_until, permits::id)).limit(page.fetch());
    Ok(query.select(Permit::as_select()).load(c)?)
}

/// One paper that the person may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Permit>> {
    let query = visible_to(scope).filter(permits::id.eq(id));
    Ok(query.select(Permit::as_select()).first(c).optional()?)
}

/// A paper, locked until the transaction ends.
pub fn lock(c: &mut Conn, id: Id) -> Res<Option<Permit>> {
    let query = permits::table.filter(permits::id.eq(id)).select(Permit::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// One paper.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Permit>> {
    Ok(permits::table.find(id).select(Permit::as_select()).first(c).optional()?)
}

/// The paper whose place this one took.
pub fn replaced_by(c: &mut Conn, id: Id) -> Res<Option<Permit>> {
    let query = permits::table.filter(permits::replaced_by_id.eq(id));
    Ok(query.select(Permit::as_select()).first(c).optional()?)
}

/// The papers that answer these applications.
pub fn of_applications(c: &mut Conn, applications: &[Id]) -> Res<Vec<Permit>> {
    let query = permits::table.filter(permits::application_id.one_of(applications.to_vec()));
    Ok(query.select(Permit::as_select()).load(c)?)
}

/// Valid papers that end between two days, both included, and of which nobody was told yet; the one that ends first before the
/// others.
pub fn untold(c: &mut Conn, from: NaiveDate, until: NaiveDate, limit: i64) -> Res<Vec<Permit>> {
    let query = permits::table
        .filter(permits::status.eq(PermitState::Valid))
        .filter(permits::valid_until.ge(from))
        .filter(permits::valid_until.le(until))
        .filter(permits::expiry_told_on.is_null())
        .order((permits::valid_until, permits::id))
        .limit(limit);
    Ok(query.select(Permit::as_select()).load(c)?)
}

/// Notes that a paper's end was told; false where another server noted it. No version of the paper changes with it.
pub fn tell(c: &mut Conn, id: Id, today: NaiveDate) -> Res<bool> {
    let target = permits::table.filter(permits::id.eq(id)).filter(permits::expiry_told_on.is_null());
    Ok(diesel::update(target).set(permits::expiry_told_on.eq(today)).execute(c)? == 1)
}

/// How a paper ends before its time.
#[derive(Debug, Clone, AsChangeset)]
#[diesel(table_name = permits)]
pub struct Ending {
    /// Revoked or replaced.
    pub status: PermitState,
    /// On which day.
    pub ended_on: NaiveDate,
    /// By whom.
    pub ended_by: String,
    /// Of a revocation: why.
    pub revoke_reason: Option<String>,
    /// Of a revocation: under which rule.
    pub revoke_basis: Option<String>,
    /// Of a replacement: by which paper.
    pub replaced_by_id: Option<Id>,
}

/// Ends a paper, if it still stands.
pub fn end(c: &mut Conn, id: Id, ending: &Ending) -> Res<Option<Permit>> {
    let target = permits::table.filter(permits::id.eq(id)).filter(permits::status.eq(PermitState::Valid));
    let change = (ending, permits::version.eq(permits::version + 1));
    Ok(diesel::update(target).set(change).returning(cols::<Permit>()).get_result(c).optional()?)
}

/// The paper that answers an application.
pub fn of_application(c: &mut Conn, application: Id) -> Res<Option<Permit>> {
    let query = permits::table.filter(permits::application_id.eq(application));
    Ok(query.select(Permit::as_select()).first(c).optional()?)
}
