//! Queries on complaints.
use super::model::{Complaint, ComplaintStatus, ComplaintStep};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use crate::permits::applications::store::DueCursor;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{complaint_steps as steps, complaints};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, cols};

type Complaints = complaints::BoxedQuery<'static, MultiBackend>;

/// States in which somebody has to answer.
fn open() -> Vec<ComplaintStatus> {
    vec![ComplaintStatus::Received, ComplaintStatus::InProgress]
}

/// The complaints that a person may see: about offices of the scope, or worked on by them.
fn visible_to(scope: &Scope) -> Complaints {
    let ids = || scope.agency_ids.clone();
    let seen = complaints::agency_id.one_of(ids()).or(complaints::handler_agency_id.one_of(ids()));
    complaints::table.filter(seen).into_boxed()
}

/// A page of what waits for an answer, the latest first.
pub fn list_open(c: &mut Conn, scope: &Scope, page: &PageArgs<DueCursor>) -> Res<Vec<Complaint>> {
    let mut query = visible_to(scope).filter(complaints::status.one_of(open()));
    if let Some(DueCursor(due, id)) = page.after {
        query = query
            .filter(complaints::due_date.ge(due))
            .filter(complaints::due_date.gt(due).or(complaints::id.gt(id)));
    }
    let query = query.order((complaints::due_date, complaints::id)).limit(page.fetch());
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// A page of all, or of those in one state, newest first.
pub fn list_newest(
    c: &mut Conn,
    scope: &Scope,
    status: Option<ComplaintStatus>,
    page: &PageArgs,
) -> Res<Vec<Complaint>> {
    let mut query = visible_to(scope);
    if let Some(status) = status {
        query = query.filter(complaints::status.eq(status));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(complaints::created_at.le(at))
            .filter(complaints::created_at.lt(at).or(complaints::id.lt(id)));
    }
    let query = query.order((complaints::created_at.desc(), complaints::id.desc())).limit(page.fetch());
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// One complaint that the person may see.
pub fn find_visible(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Complaint>> {
    let query = visible_to(scope).filter(complaints::id.eq(id));
    Ok(query.select(Complaint::as_select()).first(c).optional()?)
}

/// One complaint, whoever may see it.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<Complaint>> {
    Ok(complaints::table.find(id).select(Complaint::as_select()).first(c).optional()?)
}

/// Those of the complaints that the person may see.
pub fn visible_among(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<Vec<Complaint>> {
    let query = visible_to(scope).filter(complaints::id.one_of(ids.to_vec()));
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// The complaint behind a code in its stored form.
pub fn find_by_code(c: &mut Conn, code: &str) -> Res<Option<Complaint>> {
    let query = complaints::table.filter(complaints::code.eq(code));
    Ok(query.select(Complaint::as_select()).first(c).optional()?)
}

/// Stores a new complaint.
pub fn insert(c: &mut Conn, row: &Complaint) -> Res<()> {
    diesel::insert_into(complaints::table).values(row).execute(c)?;
    Ok(())
}

/// Stores a complaint after a step, if it is still at the version that was read; the row carries the next one.
pub fn advance(c: &mut Conn, row: &Complaint, read: i32) -> Res<Option<Complaint>> {
    let target = complaints::table.filter(complaints::id.eq(row.id)).filter(complaints::version.eq(read));
    let query = diesel::update(target).set(row).returning(cols::<Complaint>());
    Ok(query.get_result(c).optional()?)
}

/// Stores a step.
pub fn insert_step(c: &mut Conn, row: &ComplaintStep) -> Res<()> {
    diesel::insert_into(steps::table).values(row).execute(c)?;
    Ok(())
}

/// Steps in the order in which they were taken.
pub fn steps(c: &mut Conn, complaint: Id) -> Res<Vec<ComplaintStep>> {
    let query = steps::table.filter(steps::complaint_id.eq(complaint));
    Ok(query.order((steps::occurred_at, steps::id)).select(ComplaintStep::as_select()).load(c)?)
}

/// Open complaints that are due by a day and whose handler was not reminded yet.
pub fn to_remind(c: &mut Conn, until: NaiveDate, limit: i64) -> Res<Vec<Complaint>> {
    let query = complaints::table
        .filter(complaints::status.one_of(open()))
        .filter(complaints::due_date.le(until))
        .filter(complaints::reminded_on.is_null())
        .order((complaints::due_date, complaints::id))
        .limit(limit);
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// Complaints whose time has passed, or that nobody took up in time, and of which the office above was not told yet.
pub fn to_escalate(c: &mut Conn, today: NaiveDate, limit: i64) -> Res<Vec<Complaint>> {
    let untouched = complaints::status.eq(ComplaintStatus::Received).and(complaints::verify_by.lt(today));
    let query = complaints::table
        .filter(complaints::status.one_of(open()))
        .filter(complaints::due_date.lt(today).or(untouched))
        .filter(complaints::escalated_on.is_null())
        .order((complaints::due_date, complaints::id))
        .limit(limit);
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// Complaints that were answered by a day and neither closed nor objected to.
pub fn to_close(c: &mut Conn, answered_by: NaiveDate, limit: i64) -> Res<Vec<Complaint>> {
    let query = complaints::table
        .filter(complaints::status.eq(ComplaintStatus::Answered))
        .filter(complaints::answered_on.le(answered_by))
        .order((complaints::answered_on, complaints::id))
        .limit(limit);
    Ok(query.select(Complaint::as_select()).load(c)?)
}

/// Forgets how complainants can be reached, where the complaint was closed by a day.
pub fn forget_contacts(c: &mut Conn, closed_by: NaiveDate) -> Res<usize> {
    let target = complaints::table
        .filter(complaints::status.eq(ComplaintStatus::Closed))
        .filter(complaints::closed_on.le(closed_by))
        .filter(complaints::contact.is_not_null());
    Ok(diesel::update(target).set(complaints::contact.eq(None::<String>)).execute(c)?)
}
