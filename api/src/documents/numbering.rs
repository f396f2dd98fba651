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

/// Moves a register on to at least `last`, because numbers up to it were given on paper; says where it stood before.
pub fn move_on(tx: &mut Conn, agency_id: Id, register: &str, year: i32, last: i32) -> Result<Option<i32>> {
    let before = store::counter(tx, agency_id, register, year)?;
    if before.is_none_or(|before| before < last) {
        store::set_counter(tx, agency_id, register, year, last)?;
    }
    Ok(before)
}

/// Gives back what `move_on` took, where no number was given since; says whether it did.
pub fn move_back(
    tx: &mut Conn,
    agency_id: Id,
    register: &str,
    year: i32,
    (last, before): (i32, Option<i32>),
) -> Result<bool> {
    let moved = before.is_none_or(|before| before < last);
    if !moved || store::counter(tx, agency_id, register, year)? != Some(last) {
        return Ok(false);
    }
    match before {
        Some(before) => store::set_counter(tx, agency_id, register, year, before)?,
        None => store::delete_counter(tx, agency_id, register, year)?,
    }
    Ok(true)
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
