//! Use cases: destroy what is in the folders of a list, and say so of a letter.
use super::erase::erase;
use super::model::{DestructionRow, DestructionStatus, LetterDestruction};
use super::store;
use crate::agencies;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::{ledger, store as letters};
use pamong_db::{Conn, Id};
use serde::Deserialize;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What the minutes destroyed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Letters whose content is gone; of other offices too, where theirs was kept for a copy on this list.
    pub destroyed: usize,
    /// Letters whose content is kept for offices that hold them.
    pub kept: usize,
    /// Files that are destroyed.
    pub files: usize,
}

/// Destroys the content of all letters in these folders, of whatever level of security: the list was approved, and who
/// records its minutes need not see what is in them.
pub fn carry_out(tx: &mut Conn, me: &Me, list: Id, folders: &[Id], minutes: &str) -> Result<Done> {
    let filed = store::filed(tx, folders)?;
    // The letter that was sent is locked for all its copies, in one order for everybody: of two offices that destroy at
    // the same time one sees what the other did.
    let families: BTreeSet<Id> =
        filed.iter().flat_map(|(id, source)| [Some(*id), *source]).flatten().collect();
    for id in &families {
        store::lock(tx, *id)?;
    }
    let ids: Vec<Id> = filed.iter().map(|(id, _)| *id).collect();
    let mut held: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for (sent, agency) in store::living_copies(tx, &ids)? {
        held.entry(sent).or_default().insert(agency);
    }
    let (kept, gone): (Vec<Id>, Vec<Id>) = ids.into_iter().partition(|id| held.contains_key(id));
    let files = erase(tx, me, list, &gone)?;
    let row = |id: Id, status, offices: Option<&BTreeSet<Id>>| DestructionRow {
        letter_id: id,
        list_id: list,
        status,
        kept_for: json!(offices.into_iter().flatten().collect::<Vec<&Id>>()),
        file_count: files.get(&id).copied().unwrap_or_default(),
        recorded_at: me.now(),
        destroyed_at: (status == DestructionStatus::Destroyed).then(|| me.now()),
        released_by_list_id: None,
    };
    let mut rows: Vec<DestructionRow> =
        gone.iter().map(|id| row(*id, DestructionStatus::Destroyed, None)).collect();
    rows.extend(kept.iter().map(|id| row(*id, DestructionStatus::Kept, held.get(id))));
    store::insert(tx, &rows)?;
    for row in &rows {
        let letter = letters::find(tx, row.letter_id)?;
        let action = match row.status {
            DestructionStatus::Destroyed => "letter.destroy",
            DestructionStatus::Kept => "letter.keep",
        };
        let data = json!({
            "disposal_list_id": list, "minutes_number": minutes, "files": row.file_count, "kept_for": row.kept_for,
        });
        ledger::record(tx, me, &letter, action, data)?;
    }
    let sent: BTreeSet<Id> = filed.iter().filter_map(|(_, source)| *source).collect();
    let released = release(tx, me, list, &sent.into_iter().collect::<Vec<_>>())?;
    Ok(Done {
        destroyed: gone.len() + released.destroyed,
        kept: kept.len(),
        files: files.values().filter_map(|n| usize::try_from(*n).ok()).sum::<usize>() + released.files,
    })
}

/// Destroys those of these letters that were kept only for copies that are gone now.
fn release(tx: &mut Conn, me: &Me, by: Id, sent: &[Id]) -> Result<Done> {
    let mut done = Done::default();
    let held: BTreeSet<Id> = store::living_copies(tx, sent)?.into_iter().map(|(sent, _)| sent).collect();
    for row in store::kept(tx, sent)?.into_iter().filter(|row| !held.contains(&row.letter_id)) {
        let files = erase(tx, me, row.list_id, &[row.letter_id])?;
        let files = files.get(&row.letter_id).copied().unwrap_or_default();
        store::release(tx, row.letter_id, (by, files), me.now())?;
        let letter = letters::find(tx, row.letter_id)?;
        let data = json!({"disposal_list_id": row.list_id, "released_by_list_id": by, "files": files});
        ledger::record(tx, me, &letter, "letter.destroy", data)?;
        done.destroyed += 1;
        done.files += usize::try_from(files).unwrap_or_default();
    }
    Ok(done)
}

/// What became of the content of a letter, where its folder was destroyed. The caller has asked who may see the letter.
pub fn of_letter(c: &mut Conn, letter: Id) -> Result<Option<LetterDestruction>> {
    let Some((row, number, day)) = store::find(c, letter)? else { return Ok(None) };
    let ids: Vec<Id> = match row.status {
        DestructionStatus::Destroyed => Vec::new(),
        DestructionStatus::Kept => Vec::deserialize(&row.kept_for).map_err(Error::internal)?,
    };
    let no_minutes = || Error::internal("a destroyed letter without minutes");
    Ok(Some(LetterDestruction {
        status: row.status,
        list_id: row.list_id,
        minutes_number: number.ok_or_else(no_minutes)?,
        minutes_date: day.ok_or_else(no_minutes)?,
        kept_for: agencies::store::refs(c, &ids)?,
        file_count: row.file_count,
        destroyed_at: row.destroyed_at,
    }))
}

/// Whether the content of a letter is destroyed.
pub fn is_destroyed(c: &mut Conn, letter: Id) -> Result<bool> {
    Ok(store::find(c, letter)?.is_some_and(|(row, ..)| row.status == DestructionStatus::Destroyed))
}

/// Refuses (410) where the content of the letter is destroyed.
pub fn refuse(c: &mut Conn, letter: Id) -> Result<()> {
    match store::find(c, letter)? {
        Some((row, number, day)) if row.status == DestructionStatus::Destroyed => {
            let day = day.map(|day| day.to_string()).unwrap_or_default();
            let minutes = format!("{}, {day}", number.unwrap_or_default());
            Err(Error::Code(Code::ContentDestroyed, Some(minutes)))
        }
        _ => Ok(()),
    }
}

/// As `refuse`, for who is about to change something of the letter: nobody destroys it meanwhile.
pub fn refuse_change(tx: &mut Conn, letter: Id) -> Result<()> {
    store::lock(tx, letter)?;
    refuse(tx, letter)
}
