//! Imports and their rows as the API shows them.
use super::model::{
    BookField, Entry, Fault, Import, ImportAction, ImportRow, ImportStatus, RowFault, RowResult, possible,
};
use super::store;
use crate::agencies::{self, AgencyRef};
use crate::audit::LetterSight;
use crate::error::{Error, Result};
use crate::http::Lang;
use crate::identity::{Me, Permission};
use crate::letters::access;
use crate::letters::agenda::AgendaRegister;
use crate::letters::model::SecurityLevel;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, ToSchema};

/// An agenda book that was read, and what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgendaImport {
    /// Id.
    pub id: Id,
    /// The agency whose book it is.
    pub agency: AgencyRef,
    /// Which book.
    pub register: AgendaRegister,
    /// The year of the book, where it was named.
    pub year: Option<i32>,
    /// Name of the file.
    pub file_name: String,
    /// Where it is on its way.
    pub status: ImportStatus,
    /// The headings of the columns that were recognised, by what they hold.
    pub columns: BTreeMap<BookField, String>,
    /// Rows of the file that are not empty, below the headings.
    pub rows: i32,
    /// Rows that can become letters and are not yet.
    pub ready: i32,
    /// Rows that something is wrong with.
    pub faulty: i32,
    /// Rows that became letters, whatever happened to them later.
    pub imported: i32,
    /// Letters that the undo removed.
    pub removed: i32,
    /// Letters that the undo left because they were touched.
    pub kept: i32,
    /// Who sent the file.
    pub created_by: String,
    /// When.
    pub created_at: Ts,
    /// When it was last moved on.
    pub updated_at: Ts,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<ImportAction>,
    /// Version.
    pub version: i32,
}

/// What is wrong with one cell.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgendaRowFault {
    /// The column as spreadsheets name it, such as `D`; null where the file has none for it.
    pub column: Option<String>,
    /// The heading of the column.
    pub heading: Option<String>,
    /// What the column holds.
    pub field: BookField,
    /// What is wrong.
    pub code: RowFault,
    /// What stands in the cell, cut where it is long.
    pub value: String,
    /// What is wrong and what to do, in the caller's language.
    pub message: String,
}

/// A row of a file and what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AgendaImportRow {
    /// Its number in the file, from 1.
    pub row: i32,
    /// What became of it.
    pub result: RowResult,
    /// Agenda year.
    pub year: Option<i32>,
    /// Running number.
    pub number: Option<i32>,
    /// Number on the letter.
    pub letter_number: Option<String>,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Day of receipt.
    pub received_date: Option<NaiveDate>,
    /// Sender or addressee.
    pub party: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// The letter that it is now.
    pub letter_id: Option<Id>,
    /// Everything that is wrong with it.
    pub faults: Vec<AgendaRowFault>,
    /// Whether all that tells of the letter is left out: the book calls it more than open, and the caller neither sent
    /// the file nor sees the letter.
    pub withheld: bool,
}

/// Query of the rows of an import.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RowsQuery {
    /// Rows with this result only.
    #[param(inline)]
    pub result: Option<RowResult>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// Query of the imports.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ImportsQuery {
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// The recognised columns of an import: place and heading by what they hold.
pub fn columns(import: &Import) -> Result<BTreeMap<BookField, (usize, String)>> {
    BTreeMap::deserialize(&import.mapping).map_err(Error::internal)
}

/// What a row says.
pub fn entry(row: &ImportRow) -> Result<Entry> {
    Entry::deserialize(&row.data).map_err(Error::internal)
}

/// Several imports, in their order.
pub fn imports(c: &mut Conn, me: &Me, all: Vec<Import>) -> Result<Vec<AgendaImport>> {
    let ids: Vec<Id> = all.iter().map(|import| import.agency_id).collect();
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &ids)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let people: Vec<Id> = all.iter().map(|import| import.created_by_user_id).collect();
    let names: BTreeMap<Id, String> = store::names(c, &people)?.into_iter().collect();
    let view = |import: Import| {
        let agency = agencies.get(&import.agency_id).cloned();
        let created_by = names.get(&import.created_by_user_id).cloned();
        Ok(AgendaImport {
            agency: agency.ok_or_else(|| Error::internal("no agency"))?,
            created_by: created_by.unwrap_or_default(),
            columns: columns(&import)?.into_iter().map(|(field, (_, heading))| (field, heading)).collect(),
            ready: import.row_count - import.faulty - import.imported,
            allowed_actions: allowed(me, &import),
            id: import.id,
            register: import.register,
            year: import.year,
            file_name: import.file_name,
            status: import.status,
            rows: import.row_count,
            faulty: import.faulty,
            imported: import.imported,
            removed: import.removed,
            kept: import.kept,
            created_at: import.created_at,
            updated_at: import.updated_at,
            version: import.version,
        })
    };
    all.into_iter().map(view).collect()
}

/// One import.
pub fn import(c: &mut Conn, me: &Me, one: Import) -> Result<AgendaImport> {
    imports(c, me, vec![one])?.pop().ok_or_else(|| Error::internal("no import"))
}

fn allowed(me: &Me, import: &Import) -> Vec<ImportAction> {
    let may = me.can(Permission::LetterImport);
    let now = |action: &&ImportAction| may && possible(import.status, **action);
    ImportAction::ALL.iter().filter(now).copied().collect()
}

/// A letter that the row is.
fn letter_of(row: &ImportRow) -> Option<Id> {
    matches!(row.result, RowResult::Imported | RowResult::Kept).then_some(row.letter_id)
}

/// Rows in the caller's language. What a book says of a letter that is not open is told to whoever sent the file and to
/// whoever sees the letter; of the others, each learns that there is one with this number.
pub fn rows(
    c: &mut Conn,
    me: &Me,
    import: &Import,
    rows: &[ImportRow],
    lang: Lang,
) -> Result<Vec<AgendaImportRow>> {
    let columns = columns(import)?;
    let letters: Vec<Id> = rows.iter().filter_map(letter_of).collect();
    let seen = access::Sight.nameable(c, &me.scope, &letters)?;
    let row = |row: &ImportRow| {
        let shown = row_of(row, &columns, lang)?;
        let told = import.created_by_user_id == me.user_id
            || match shown.letter_id {
                Some(letter) => seen.contains(&letter),
                None => is_open(row)?,
            };
        Ok(if told { shown } else { without_words(shown) })
    };
    rows.iter().map(row).collect()
}

/// Whether the book calls the letter open. What it calls it in words that nobody knows may be secret.
fn is_open(row: &ImportRow) -> Result<bool> {
    let level = entry(row)?.security_level.unwrap_or(SecurityLevel::Open);
    let unclear = faults(row)?.iter().any(|fault| fault.field == BookField::SecurityLevel);
    Ok(level == SecurityLevel::Open && !unclear)
}

fn without_words(row: AgendaImportRow) -> AgendaImportRow {
    let faults = row.faults.into_iter().map(|fault| AgendaRowFault { value: String::new(), ..fault });
    AgendaImportRow {
        letter_number: None,
        party: None,
        subject: None,
        classification_code: None,
        letter_id: None,
        faults: faults.collect(),
        withheld: true,
        ..row
    }
}

fn faults(row: &ImportRow) -> Result<Vec<Fault>> {
    Vec::deserialize(&row.faults).map_err(Error::internal)
}

fn row_of(
    row: &ImportRow,
    columns: &BTreeMap<BookField, (usize, String)>,
    lang: Lang,
) -> Result<AgendaImportRow> {
    let entry = entry(row)?;
    let fault = |fault: Fault| AgendaRowFault {
        heading: columns.get(&fault.field).map(|(_, heading)| heading.clone()),
        message: fault.code.message(lang).to_owned(),
        column: fault.column,
        field: fault.field,
        code: fault.code,
        value: fault.value,
    };
    Ok(AgendaImportRow {
        row: row.row_number,
        result: row.result,
        year: entry.year,
        number: entry.number,
        letter_number: entry.letter_number,
        letter_date: entry.letter_date,
        received_date: entry.received_date,
        party: entry.party,
        subject: entry.subject,
        classification_code: entry.classification_code,
        letter_id: letter_of(row),
        faults: faults(row)?.into_iter().map(fault).collect(),
        withheld: false,
    })
}
