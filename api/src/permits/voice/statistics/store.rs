//! Queries for statistics: a handful for all offices, whatever is asked.
use crate::permits::applications::model::PermitStatus;
use crate::permits::clock::Times;
use crate::permits::voice::complaints::model::ComplaintStatus;
use chrono::NaiveDate;
use diesel::dsl::{max, min};
use diesel::prelude::*;
use pamong_db::schema::{complaints, permit_applications as applications, permit_services as services};
use pamong_db::{Conn, Id, OneOfExt, Res};

/// What statistics need of a case.
pub struct CaseRow {
    /// The office.
    pub agency_id: Id,
    /// The service, in one revision.
    pub service_id: Id,
    /// Where it stands.
    pub status: PermitStatus,
    /// Its clock.
    pub times: Times,
}

type Columns = (Id, Id, PermitStatus, NaiveDate, NaiveDate, Option<NaiveDate>, Option<NaiveDate>, i32);

impl From<Columns> for CaseRow {
    fn from(row: Columns) -> Self {
        let (agency_id, service_id, status, submitted_on, due_date, paused_since, stopped_on, paused) = row;
        let times = Times { submitted_on, due_date, paused_since, stopped_on, working_days_paused: paused };
        Self { agency_id, service_id, status, times }
    }
}

const COLUMNS: (
    applications::agency_id,
    applications::service_id,
    applications::status,
    applications::submitted_on,
    applications::due_date,
    applications::paused_since,
    applications::stopped_on,
    applications::working_days_paused,
) = (
    applications::agency_id,
    applications::service_id,
    applications::status,
    applications::submitted_on,
    applications::due_date,
    applications::paused_since,
    applications::stopped_on,
    applications::working_days_paused,
);

/// Cases that came in or ended between two days, both included.
pub fn cases(c: &mut Conn, from: NaiveDate, until: NaiveDate) -> Res<Vec<CaseRow>> {
    let came = applications::submitted_on.between(from, until);
    let ended = applications::stopped_on.between(from, until);
    let query = applications::table.filter(came.nullable().or(ended)).select(COLUMNS);
    Ok(query.load::<Columns>(c)?.into_iter().map(CaseRow::from).collect())
}

/// The last finished cases of the city, newest first.
pub fn last_finished(c: &mut Conn, limit: i64) -> Res<Vec<CaseRow>> {
    let finished = vec![PermitStatus::Ready, PermitStatus::HandedOver];
    let query = applications::table
        .filter(applications::stopped_on.is_not_null())
        .filter(applications::status.one_of(finished))
        .order((applications::stopped_on.desc(), applications::id.desc()))
        .limit(limit)
        .select(COLUMNS);
    Ok(query.load::<Columns>(c)?.into_iter().map(CaseRow::from).collect())
}

/// The first and the last day on which a case came in, and the last one on which a case ended.
pub fn span(c: &mut Conn) -> Res<[Option<NaiveDate>; 3]> {
    let columns =
        (min(applications::submitted_on), max(applications::submitted_on), max(applications::stopped_on));
    let days: (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>) =
        applications::table.select(columns).first(c)?;
    Ok(days.into())
}

/// What statistics need of a complaint.
#[derive(Queryable)]
pub struct ComplaintRow {
    /// The office that is complained about.
    pub agency_id: Id,
    /// The service, where one is named.
    pub service_id: Option<Id>,
    /// Where it stands.
    pub status: ComplaintStatus,
    /// Last day in time.
    pub due_date: NaiveDate,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
}

/// Complaints that were received between two days, both included.
pub fn complaints(c: &mut Conn, from: NaiveDate, until: NaiveDate) -> Res<Vec<ComplaintRow>> {
    let query = complaints::table.filter(complaints::received_on.between(from, until)).select((
        complaints::agency_id,
        complaints::service_id,
        complaints::status,
        complaints::due_date,
        complaints::answered_on,
    ));
    Ok(query.load(c)?)
}

/// Id, code and names of every published revision of every service, the newest revision last.
pub fn services(c: &mut Conn) -> Res<Vec<(Id, String, String, String)>> {
    let published = services::table.filter(services::published_at.is_not_null());
    let query = published.order((services::code, services::revision));
    Ok(query.select((services::id, services::code, services::name_id, services::name_en)).load(c)?)
}
