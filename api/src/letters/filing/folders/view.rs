//! Folders as callers see them.
use super::model::{FolderAction, FolderRow, FolderStatus, possible};
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::letters::filing::retention::{self, FolderRetention};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Why a folder is frozen, since when and by whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FolderHold {
    /// Why.
    pub reason: String,
    /// Since when.
    pub since: Ts,
    /// Who froze it.
    pub by: String,
}

/// A folder.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileFolder {
    /// Id.
    pub id: Id,
    /// The office whose folder it is.
    pub agency: AgencyRef,
    /// Its year.
    pub year: i32,
    /// Its number in the office's year (nomor berkas).
    pub number: i32,
    /// Classification code.
    pub classification_code: String,
    /// Title of the code, where the classification has it.
    pub classification_title: Option<String>,
    /// What it is about (uraian berkas).
    pub title: String,
    /// Where it is on its way.
    pub status: FolderStatus,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// How many letters are in it, whoever may see them.
    pub letter_count: i64,
    /// How many of those the caller may not see; null in lists.
    pub withheld_count: Option<i64>,
    /// What the retention schedule says of it today; null where no schedule holds or none of its rules fits.
    pub retention: Option<FolderRetention>,
    /// The freeze; null where it is not frozen.
    pub hold: Option<FolderHold>,
    /// The disposal list on which it stands; null where it is on none.
    pub disposal_list_id: Option<Id>,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<FolderAction>,
    /// When the record was made.
    pub created_at: Ts,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version of the record.
    pub version: i32,
}

/// A folder as other records name it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FileFolderRef {
    /// Id.
    pub id: Id,
    /// Its year.
    pub year: i32,
    /// Its number in the office's year.
    pub number: i32,
    /// Classification code.
    pub classification_code: String,
    /// What it is about.
    pub title: String,
    /// Where it is on its way.
    pub status: FolderStatus,
}

impl From<&FolderRow> for FileFolderRef {
    fn from(row: &FolderRow) -> Self {
        Self {
            id: row.id,
            year: row.year,
            number: row.number,
            classification_code: row.classification_code.clone(),
            title: row.title.clone(),
            status: row.status,
        }
    }
}

/// One folder, with how many of its letters the caller may not see.
pub fn folder(c: &mut Conn, me: &Me, row: FolderRow) -> Result<FileFolder> {
    let id = row.id;
    let mut view =
        folders(c, me, vec![row])?.pop().ok_or_else(|| Error::internal("a folder has its view"))?;
    let seen = store::count_visible(c, &me.scope, id)?;
    view.withheld_count = Some((view.letter_count - seen).max(0));
    Ok(view)
}

/// Folders of a list.
pub fn folders(c: &mut Conn, me: &Me, rows: Vec<FolderRow>) -> Result<Vec<FileFolder>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let offices: Vec<Id> = rows.iter().map(|row| row.agency_id).collect();
    let codes: Vec<String> = rows.iter().map(|row| row.classification_code.clone()).collect();
    let people: Vec<Id> = rows.iter().filter_map(|row| row.held_by_user_id).collect();
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &offices)?.into_iter().map(|a| (a.id, a)).collect();
    let counts = store::letter_counts(c, &ids)?;
    let titles = store::titles(c, &codes)?;
    let names = store::names(c, &people)?;
    let in_force = retention::in_force(c, me.today(), &codes)?;
    let view = |row: FolderRow| {
        let agency = agencies.get(&row.agency_id).cloned();
        Ok(FileFolder {
            agency: agency.ok_or_else(|| Error::internal("the office of a folder"))?,
            classification_title: titles.get(&row.classification_code).cloned(),
            letter_count: counts.get(&row.id).copied().unwrap_or_default(),
            withheld_count: None,
            retention: in_force.of(&row.classification_code, row.closed_on),
            allowed_actions: allowed(me, &row),
            hold: hold(&row, &names),
            id: row.id,
            year: row.year,
            number: row.number,
            classification_code: row.classification_code,
            title: row.title,
            status: row.status,
            closed_on: row.closed_on,
            disposal_list_id: row.disposal_list_id,
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        })
    };
    rows.into_iter().map(view).collect()
}

fn hold(row: &FolderRow, names: &BTreeMap<Id, String>) -> Option<FolderHold> {
    let by = row.held_by_user_id.and_then(|id| names.get(&id).cloned());
    Some(FolderHold { reason: row.hold_reason.clone()?, since: row.held_at?, by: by? })
}

fn allowed(me: &Me, row: &FolderRow) -> Vec<FolderAction> {
    if row.agency_id != me.agency.id || !me.can(Permission::ArchiveFile) {
        return Vec::new();
    }
    let now = FolderAction::ALL.iter().filter(|action| possible(row.status, row.frozen(), **action));
    // What is on a disposal list keeps its content until the list is carried out or given up.
    now.filter(|action| row.disposal_list_id.is_none() || **action != FolderAction::TakeOut)
        .copied()
        .collect()
}
