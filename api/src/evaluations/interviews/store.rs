//! Queries on interviews.
use super::model::Row;
use crate::agencies::AgencyRef;
use crate::evaluations::scoring::Scored;
use crate::evaluations::visibility::Visible;
use crate::http::{Cursor, PageArgs};
use diesel::prelude::*;
use pamong_db::schema::{agencies, interviews};
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res};

/// What a list of interviews is narrowed to.
#[derive(Debug, Clone, Copy, Default)]
pub struct InterviewFilter {
    /// Of this period.
    pub period_id: Option<Id>,
    /// At this agency.
    pub agency_id: Option<Id>,
    /// About this application.
    pub application: Option<Scored>,
    /// This one.
    pub id: Option<Id>,
}

/// Interviews that the caller may see, with their agencies, newest first.
pub fn list(
    c: &mut Conn,
    visible: &Visible,
    filter: InterviewFilter,
    page: &PageArgs,
) -> Res<Vec<(Row, AgencyRef)>> {
    let mut query = interviews::table
        .inner_join(agencies::table)
        .select((Row::as_select(), AgencyRef::as_select()))
        .into_boxed::<MultiBackend>();
    if let Visible::Of(ids) = visible {
        query = query.filter(interviews::agency_id.one_of(ids.clone()));
    }
    if let Some(period) = filter.period_id {
        query = query.filter(interviews::period_id.eq(period));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(interviews::agency_id.eq(agency));
    }
    if let Some(application) = filter.application {
        query = query.filter(interviews::application.eq(application));
    }
    if let Some(id) = filter.id {
        query = query.filter(interviews::id.eq(id));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(interviews::created_at.le(at))
            .filter(interviews::created_at.lt(at).or(interviews::id.lt(id)));
    }
    let query = query.order((interviews::created_at.desc(), interviews::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// One interview that the caller may see, with its agency.
pub fn find(c: &mut Conn, visible: &Visible, id: Id) -> Res<Option<(Row, AgencyRef)>> {
    let one = PageArgs { limit: 1, after: None };
    Ok(list(c, visible, InterviewFilter { id: Some(id), ..Default::default() }, &one)?.pop())
}

/// All interviews of a period.
pub fn of_period(c: &mut Conn, period_id: Id) -> Res<Vec<Row>> {
    let query = interviews::table.filter(interviews::period_id.eq(period_id));
    Ok(query.select(Row::as_select()).load(c)?)
}

/// Adds an interview.
pub fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(interviews::table).values(row).execute(c)?;
    Ok(())
}

/// Writes a changed interview, if it is still at `version`; false where someone was faster.
pub fn update(c: &mut Conn, version: i32, row: &Row) -> Res<bool> {
    let old = interviews::table.filter(interviews::id.eq(row.id)).filter(interviews::version.eq(version));
    let changed = diesel::update(old)
        .set((
            interviews::answers.eq(&row.answers),
            interviews::note.eq(&row.note),
            interviews::updated_at.eq(row.updated_at),
            interviews::version.eq(row.version),
        ))
        .execute(c)?;
    Ok(changed == 1)
}
