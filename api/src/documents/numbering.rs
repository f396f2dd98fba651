//! Numbers without gap or duplicate: one policy for letters and permits.
use super::number::render;
use super::store;
use crate::error::Result;
use crate::http::PageArgs;
use pamong_db::{Conn, Id};

pub use super::number::Parts;
pub use super::store::Series;

/// Register of outgoing letters, whose numbers count up within an agency and year.
pub const OUTGOING: &str = "outgoing";

/// The number on a paper, by the pattern of its letter kind.
pub fn number(c: &mut Conn, kind_code: &str, parts: &Parts<'_>) -> Result<String> {
    Ok(render(&store::number_pattern(c, kind_code)?, parts))
}

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
