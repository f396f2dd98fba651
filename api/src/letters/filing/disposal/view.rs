//! Disposal lists as callers see them.
use super::model::{DisposalAction, DisposalKind, DisposalPerson, DisposalStatus, ItemRow, ListRow, after};
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::letters::filing::destruction::{self, DestructionStatus};
use crate::letters::filing::folders::{FileFolderRef, FolderRow, store as folders};
use crate::letters::filing::retention::FinalDisposition;
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A disposal list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisposalList {
    /// Id.
    pub id: Id,
    /// The office whose archives they are.
    pub agency: AgencyRef,
    /// What it is for.
    pub kind: DisposalKind,
    /// Where it is on its way.
    pub status: DisposalStatus,
    /// Its title.
    pub title: String,
    /// How many folders are on it.
    pub folder_count: i64,
    /// Who prepared it.
    pub prepared_by: String,
    /// Who approved it; null before.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_at: Option<Ts>,
    /// Why it was last sent back, or given up.
    pub return_reason: Option<String>,
    /// Number of the written permission to destroy.
    pub permission_number: Option<String>,
    /// Number of the minutes (berita acara); null before it is carried out.
    pub minutes_number: Option<String>,
    /// Day of the minutes.
    pub minutes_date: Option<NaiveDate>,
    /// Where it was done.
    pub place: Option<String>,
    /// Who received the archives.
    pub receiver: Option<DisposalPerson>,
    /// Witnesses that the minutes name.
    pub witnesses: Vec<DisposalPerson>,
    /// What was destroyed; null before, and for lists of another kind.
    pub destroyed: Option<DisposalDestroyed>,
    /// Who carried it out.
    pub executed_by: Option<String>,
    /// When that was recorded.
    pub executed_at: Option<Ts>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<DisposalAction>,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version of the record.
    pub version: i32,
}

/// What a list destroyed.
#[derive(Debug, Clone, Copy, Default, Serialize, ToSchema)]
pub struct DisposalDestroyed {
    /// Letters whose content is gone.
    pub letters: i64,
    /// Letters whose content is kept, because an office still holds them.
    pub kept: i64,
    /// Files that were destroyed.
    pub files: i64,
    /// Those of them whose bytes are still to be removed from the store; nobody is sent them any more.
    pub waiting: i64,
}

/// A letter in a destroyed folder whose content is kept. It is named by its number in the folder, which says nothing of it
/// to those who may not see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisposalKept {
    /// Its number in the folder.
    pub item_number: i32,
    /// The offices that held it when the minutes were recorded.
    pub agencies: Vec<AgencyRef>,
}

/// A folder on a list, or one that is due.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisposalFolder {
    /// The folder.
    pub folder: FileFolderRef,
    /// The code whose rule it is.
    pub rule_code: String,
    /// What the schedule says becomes of it.
    pub final_disposition: FinalDisposition,
    /// Last day of the time that is over.
    pub due_since: NaiveDate,
    /// How many letters are in it.
    pub letter_count: i32,
    /// Letters in it whose content is kept although the folder was destroyed.
    pub kept: Vec<DisposalKept>,
}

/// Folders, always whole.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DisposalFolders {
    /// By year and number.
    pub items: Vec<DisposalFolder>,
}

impl DisposalFolder {
    /// A row with its folder.
    pub fn of(item: &ItemRow, folder: &FolderRow) -> Self {
        Self {
            folder: FileFolderRef::from(folder),
            rule_code: item.rule_code.clone(),
            final_disposition: item.final_disposition,
            due_since: item.due_since,
            letter_count: item.letter_count,
            kept: Vec::new(),
        }
    }
}

/// What is on a list, by year and number.
pub fn folders(c: &mut Conn, list: Id) -> Result<DisposalFolders> {
    let mut kept: BTreeMap<Id, Vec<(i32, Vec<Id>)>> = BTreeMap::new();
    for (row, folder, item) in destruction::of_lists(c, &[list])? {
        if row.status == DestructionStatus::Kept {
            let agencies = Vec::deserialize(&row.kept_for).map_err(Error::internal)?;
            kept.entry(folder).or_default().push((item, agencies));
        }
    }
    let offices: Vec<Id> = kept.values().flatten().flat_map(|(_, ids)| ids.iter().copied()).collect();
    let offices = agencies::store::refs(c, &offices)?;
    let view = |(item_number, ids): (i32, Vec<Id>)| DisposalKept {
        item_number,
        agencies: offices.iter().filter(|office| ids.contains(&office.id)).cloned().collect(),
    };
    let items = store::items(c, list)?.into_iter().map(|(item, folder)| DisposalFolder {
        kept: kept.remove(&folder.id).into_iter().flatten().map(view).collect(),
        ..DisposalFolder::of(&item, &folder)
    });
    Ok(DisposalFolders { items: items.collect() })
}

/// Whether the minutes of this list destroyed something.
fn destroys(row: &ListRow) -> bool {
    row.kind == DisposalKind::Destruction && row.status == DisposalStatus::Executed
}

/// What each of these lists destroyed.
fn destroyed(c: &mut Conn, rows: &[ListRow]) -> Result<BTreeMap<Id, DisposalDestroyed>> {
    let ids: Vec<Id> = rows.iter().filter(|row| destroys(row)).map(|row| row.id).collect();
    let mut all: BTreeMap<Id, DisposalDestroyed> = BTreeMap::new();
    for (row, ..) in destruction::of_lists(c, &ids)? {
        let of = all.entry(row.list_id).or_default();
        match row.status {
            DestructionStatus::Destroyed => of.letters += 1,
            DestructionStatus::Kept => of.kept += 1,
        }
    }
    for (list, files) in storage::removals(c, &ids)? {
        let of = all.entry(list).or_default();
        (of.files, of.waiting) = (files.files, files.waiting);
    }
    Ok(all)
}

/// One list.
pub fn list(c: &mut Conn, me: &Me, row: ListRow) -> Result<DisposalList> {
    lists(c, me, vec![row])?.pop().ok_or_else(|| Error::internal("a list has its view"))
}

/// Several lists.
pub fn lists(c: &mut Conn, me: &Me, rows: Vec<ListRow>) -> Result<Vec<DisposalList>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let offices: Vec<Id> = rows.iter().map(|row| row.agency_id).collect();
    let people = |row: &ListRow| {
        [Some(row.prepared_by_user_id), row.approved_by_user_id, row.executed_by_user_id]
            .into_iter()
            .flatten()
    };
    let people: Vec<Id> = rows.iter().flat_map(people).collect();
    let counts = store::counts(c, &ids)?;
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &offices)?.into_iter().map(|a| (a.id, a)).collect();
    let names = folders::names(c, &people)?;
    let destroyed = destroyed(c, &rows)?;
    let view = |row: ListRow| {
        let agency = agencies.get(&row.agency_id).cloned();
        let name = |id: Option<Id>| id.and_then(|id| names.get(&id).cloned());
        Ok(DisposalList {
            agency: agency.ok_or_else(|| Error::internal("the office of a list"))?,
            folder_count: counts.get(&row.id).copied().unwrap_or_default(),
            prepared_by: name(Some(row.prepared_by_user_id)).unwrap_or_default(),
            approved_by: name(row.approved_by_user_id),
            executed_by: name(row.executed_by_user_id),
            witnesses: row.witnesses()?,
            receiver: row.receiver()?,
            destroyed: destroys(&row).then(|| destroyed.get(&row.id).copied().unwrap_or_default()),
            allowed_actions: allowed(me, &row),
            id: row.id,
            kind: row.kind,
            status: row.status,
            title: row.title,
            approved_at: row.approved_at,
            return_reason: row.return_reason,
            permission_number: row.permission_number,
            place: row.place,
            minutes_number: row.minutes_number,
            minutes_date: row.minutes_date,
            executed_at: row.executed_at,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        })
    };
    rows.into_iter().map(view).collect()
}

fn allowed(me: &Me, row: &ListRow) -> Vec<DisposalAction> {
    let may = |action: &DisposalAction| {
        let own = row.agency_id == me.agency.id;
        own && after(row.status, *action).is_some()
            && match action {
                DisposalAction::Approve => {
                    me.can(Permission::ArchiveApprove) && row.prepared_by_user_id != me.user_id
                }
                DisposalAction::Return => me.can(Permission::ArchiveApprove),
                DisposalAction::Drop
                | DisposalAction::Submit
                | DisposalAction::Execute
                | DisposalAction::Cancel => me.can(Permission::ArchiveDispose),
            }
    };
    DisposalAction::ALL.iter().filter(|action| may(action)).copied().collect()
}
