//! Offices that give services, and the urban villages that forms offer.
use crate::agencies::store::{AgencyFilter, list};
use crate::agencies::{Agency, AgencyKind, AgencyRef};
use crate::error::Result;
use crate::http::PageArgs;
use chrono::NaiveDate;
use pamong_db::Conn;

/// More offices of one kind than a city has.
const ALL: i64 = 1000;

/// The offices of a kind that exist on `day`, in the order of their codes.
pub fn existing(c: &mut Conn, kind: AgencyKind, day: NaiveDate) -> Result<Vec<AgencyRef>> {
    let filter = AgencyFilter { kind: Some(kind), at: Some(day), ..AgencyFilter::default() };
    let rows = list(c, &filter, &PageArgs { limit: ALL, after: None })?;
    Ok(rows.into_iter().map(short).collect())
}

/// True where the office exists on `day`.
pub fn exists_on(agency: &Agency, day: NaiveDate) -> bool {
    agency.valid_from.is_none_or(|from| from <= day) && agency.valid_until.is_none_or(|until| day <= until)
}

fn short(agency: Agency) -> AgencyRef {
    AgencyRef { id: agency.id, code: agency.code, name: agency.name, kind: agency.kind }
}
