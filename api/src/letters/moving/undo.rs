//! Undoing an import: its letters are removed, `STEP` of them in each transaction, but those that were touched since.
//!
//! A letter that somebody has worked with is no longer only a copy of the book: it stays and is named. The registers go
//! back to where they stood if none of the numbers that they went on for is on a letter or void, and none was given since.
use super::model::{CounterMove, IMPORTED, Import, ImportAction, ImportStatus, RowResult, STEP, possible};
use super::service::{counter, record, stored, taken};
use super::store;
use crate::audit;
use crate::documents::numbering;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::{self, search};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;

/// Removes the next letters; the caller repeats it for as long as the import allows it.
pub fn undo(tx: &mut Conn, me: &Me, id: Id) -> Result<Import> {
    let mut import = store::lock(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if import.status == ImportStatus::Undone {
        return Err(Code::AlreadyDone.into());
    }
    if !possible(import.status, ImportAction::Undo) {
        return Err(Error::Code(Code::StateConflict, Some(import.status.to_string())));
    }
    import.status = ImportStatus::Undoing;
    let step = i64::try_from(STEP).map_err(Error::internal)?;
    let rows = store::first(tx, id, RowResult::Imported, step)?;
    let ids: Vec<Id> = rows.iter().map(|row| row.letter_id).collect();
    let mut touched = store::changed(tx, &ids)?;
    touched.extend(audit::store::touched(tx, &ids, IMPORTED)?);
    let (kept, removed): (Vec<_>, Vec<_>) = rows.iter().partition(|row| touched.contains(&row.letter_id));
    let gone: Vec<Id> = removed.iter().map(|row| row.letter_id).collect();
    search::forget(tx, &gone)?;
    letters::store::delete(tx, &gone)?;
    for (part, result) in [(&kept, RowResult::Kept), (&removed, RowResult::Removed)] {
        let numbers: Vec<i32> = part.iter().map(|row| row.row_number).collect();
        store::set_result(tx, id, &numbers, result)?;
    }
    import.kept += i32::try_from(kept.len()).map_err(Error::internal)?;
    import.removed += i32::try_from(removed.len()).map_err(Error::internal)?;
    if rows.len() < STEP {
        finish(tx, me, &mut import)?;
    }
    import.updated_at = me.now();
    Ok(store::update(tx, &import)?)
}

fn finish(tx: &mut Conn, me: &Me, import: &mut Import) -> Result<()> {
    let mut given_back = Vec::new();
    let moves: Vec<CounterMove> = Vec::deserialize(&import.counters).map_err(Error::internal)?;
    let mut standing = Vec::new();
    for moved in moves.into_iter().filter(|moved| moved.before < moved.last) {
        // A letter that stayed, one of another book, or a number that was called void since: the register stays behind it.
        let taken = taken(tx, import.agency_id, import.register, vec![moved.year])?;
        let free = taken.iter().all(|(_, number)| *number <= moved.before);
        let (register, span) = (counter(import.register), (moved.before, moved.last));
        if free && numbering::move_back(tx, import.agency_id, register, moved.year, span)? {
            given_back.push(moved.year);
        } else {
            standing.push(moved);
        }
    }
    // What a register went on for and was not given back stays explained by this import.
    import.counters = stored(&standing)?;
    let kept: Vec<Id> = store::letters_of(tx, import.id)?.into_iter().map(|row| row.letter_id).collect();
    let data = json!({
        "import_id": import.id, "removed": import.removed, "kept": kept, "numbers_given_back": given_back,
    });
    record(tx, me, import, "agenda_import.undo", data)?;
    import.status = ImportStatus::Undone;
    Ok(())
}
