//! Queries on paper records.
use super::model::{PaperApplication, PaperRecord, Recorder, Register, Row};
use crate::agencies::AgencyRef;
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agencies, paper_records, users};
use pamong_db::{Conn, Id, MultiBackend, Res};

/// Which records a list shows.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub agency_id: Option<Id>,
    pub application: Option<PaperApplication>,
    pub register: Option<Register>,
    /// Work that ended on this day or later.
    pub from: Option<NaiveDate>,
    /// Work that began on this day or earlier.
    pub until: Option<NaiveDate>,
}

/// The rows that a caller may see: those of the agency and all below it.
#[diesel::dsl::auto_type]
fn visible_to(scope: &Scope) -> _ {
    let ids: Vec<Id> = scope.agency_ids.clone();
    paper_records::table
        .inner_join(agencies::table)
        .inner_join(users::table)
        .filter(paper_records::agency_id.eq_any(ids))
}

/// One record in the scope.
pub(super) fn find(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<PaperRecord>> {
    let row = visible_to(scope)
        .filter(paper_records::id.eq(id))
        .select((Row::as_select(), AgencyRef::as_select(), Recorder::as_select()))
        .first::<(Row, AgencyRef, Recorder)>(c)
        .optional()?;
    Ok(row.map(PaperRecord::from))
}

/// Records in the scope, newest first.
pub(super) fn list(c: &mut Conn, scope: &Scope, filter: &Filter, page: &PageArgs) -> Res<Vec<PaperRecord>> {
    let mut query = visible_to(scope)
        .select((Row::as_select(), AgencyRef::as_select(), Recorder::as_select()))
        .into_boxed::<MultiBackend>();
    if let Some(agency) = filter.agency_id {
        query = query.filter(paper_records::agency_id.eq(agency));
    }
    if let Some(application) = filter.application {
        query = query.filter(paper_records::application.eq(application));
    }
    if let Some(register) = filter.register {
        query = query.filter(paper_records::register.eq(register));
    }
    if let Some(from) = filter.from {
        query = query.filter(paper_records::date_until.ge(from));
    }
    if let Some(until) = filter.until {
        query = query.filter(paper_records::date_from.le(until));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(paper_records::created_at.le(at))
            .filter(paper_records::created_at.lt(at).or(paper_records::id.lt(id)));
    }
    let rows = query
        .order((paper_records::created_at.desc(), paper_records::id.desc()))
        .limit(page.fetch())
        .load::<(Row, AgencyRef, Recorder)>(c)?;
    Ok(rows.into_iter().map(PaperRecord::from).collect())
}

/// Adds a record.
pub(super) fn insert(c: &mut Conn, row: &Row) -> Res<()> {
    diesel::insert_into(paper_records::table).values(row).execute(c)?;
    Ok(())
}

/// True where another record replaces this one already.
pub(super) fn is_corrected(c: &mut Conn, id: Id) -> Res<bool> {
    let query = paper_records::table.filter(paper_records::corrects_id.eq(id));
    Ok(diesel::select(diesel::dsl::exists(query)).get_result(c)?)
}
