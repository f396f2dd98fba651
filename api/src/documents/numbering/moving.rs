//! A book from before is moved in: its series goes on behind the highest number of the book.
use super::model::SeriesKey;
use super::{OUTGOING, store};
use crate::error::Result;
use pamong_db::{Conn, Id};
use std::collections::BTreeSet;

/// Moves a series on to at least `last`, because numbers up to it were given before; says where it stood.
pub fn move_on(tx: &mut Conn, agency_id: Id, register: &str, year: i32, last: i32) -> Result<i32> {
    // Raising by nothing makes the row where there is none, and locks it either way.
    let before = store::raise(tx, agency_id, register, year, 0)?;
    if before < last {
        store::raise(tx, agency_id, register, year, last - before)?;
    }
    Ok(before)
}

/// Gives back what `move_on` took, where no number was given since; says whether it did. That no record carries one of
/// them is for the caller to know.
///
/// This alone takes a series back: what it had moved on for is gone, as if it had never been there.
pub fn move_back(
    tx: &mut Conn,
    agency_id: Id,
    register: &str,
    year: i32,
    (before, last): (i32, i32),
) -> Result<bool> {
    let key = SeriesKey { agency_id, register: register.into(), year };
    if store::lock(tx, &key)? != Some(last) {
        return Ok(false);
    }
    if before == 0 {
        store::forget(tx, &key)?;
    } else {
        store::set(tx, &key, before)?;
    }
    Ok(true)
}

/// Numbers that no record can take over from a book, by year: void, lent, or reserved for a paper that is being signed.
pub fn kept_back(c: &mut Conn, agency_id: Id, register: &str, years: &[i32]) -> Result<BTreeSet<(i32, i32)>> {
    let mut kept = BTreeSet::new();
    for entry in store::of_agencies(c, &[agency_id], years)? {
        if entry.register == register && entry.keeps_its_numbers() {
            kept.extend((entry.first_number..=entry.last_number).map(|number| (entry.year, number)));
        }
    }
    if register == OUTGOING {
        let held = store::held(c, &[agency_id], years)?.into_iter();
        kept.extend(held.filter(|(.., suffix)| suffix.is_empty()).map(|(_, year, number, _)| (year, number)));
    }
    Ok(kept)
}
