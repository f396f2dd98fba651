//! Numbers without gap or duplicate: one policy for letters and permits.
use super::store;
use crate::error::Result;
use crate::http::PageArgs;
use pamong_db::{Conn, Id};

pub use super::store::Series;

/// The next number of a register of an agency in a year, taken in the caller's transaction.
///
/// The counter row stays locked until that transaction ends, so a rollback leaves no gap and nobody else gets the same
/// number. Take it as late as possible: other writers of the same register wait.
pub fn next(tx: &mut Conn, agency_id: Id, register: &str, year: i32) -> Result<i32> {
    Ok(store::raise_counter(tx, agency_id, register, year)?)
}

/// How far the registers of these agencies have counted, by agency, register and year.
pub fn series(
    c: &mut Conn,
    agencies: &[Id],
    year: Option<i32>,
    page: &PageArgs<(Id, String, i32)>,
) -> Result<Vec<Series>> {
    Ok(store::counters(c, agencies, year, page.after.as_ref(), page.fetch())?)
}
