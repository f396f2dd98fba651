//! Use cases: read a book, look at what was read.
use super::check::{self, Checked, Rules};
use super::columns::{self, Columns};
use super::model::{
    BookField, CounterMove, Import, ImportRow, ImportStatus, MAX_ROWS, NewAgendaImport, RowResult,
};
use super::reading::{self, Grid, Unreadable};
use super::store;
use super::view::{self, AgendaImport, AgendaImportRow, ImportsQuery, RowsQuery};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::documents::numbering::{self, MovedIn};
use crate::error::{Code, Error, FieldError, Result};
use crate::http::{Cursor, Lang, Page, PageArgs};
use crate::identity::Me;
use crate::letters::agenda::AgendaRegister;
use crate::storage;
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// A file that was read: its rows, and where its columns are.
#[derive(Debug, Clone)]
pub struct Book {
    grid: Grid,
    columns: Columns,
}

/// Reads a file. Work for a blocking thread; nothing of it is kept.
pub fn read(media_type: &str, bytes: &[u8], input: &NewAgendaImport) -> Result<Book> {
    let named = |grid: &Grid| columns::find(grid, input.register, &input.columns);
    let grid = reading::read(media_type, bytes, |grid| named(grid).by_field.len())?;
    let columns = named(&grid);
    if grid.rows.len() > MAX_ROWS + columns.head + 1 {
        return Err(Unreadable::TooManyRows.into());
    }
    Ok(Book { grid, columns })
}

/// The refusal of a file on which its reader broke.
pub fn broken(why: &impl std::fmt::Display) -> Unreadable {
    log::warn!("the reader of tables broke: {why}");
    Unreadable::Damaged("XLSX".into())
}

/// Checks a book, at a moment when nothing else is held up by it.
pub fn check(c: &mut Conn, me: &Me, book: &Book, input: &NewAgendaImport) -> Result<Vec<Checked>> {
    let agency = owner(me, input)?;
    missing(&book.columns, input)?;
    let mut codes: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (code, from, until) in agencies::store::classification_codes(c)? {
        codes.entry(code).or_default().push((from, until));
    }
    let rules = Rules { register: input.register, year: input.year, today: me.today(), codes };
    let mut rows = check::rows(&book.grid, &book.columns, &rules);
    if rows.is_empty() {
        return Err(Error::field("/upload_id", Code::FileEmpty));
    }
    let years: BTreeSet<i32> = rows.iter().filter_map(|row| row.entry.year).collect();
    let taken = taken(c, agency, input.register, years.into_iter().collect())?;
    check::duplicates(&mut rows, &book.columns, &taken);
    Ok(rows)
}

/// Years and numbers of a register that a row cannot have: they are on letters, void, lent, or being signed.
pub fn taken(
    c: &mut Conn,
    agency: Id,
    register: AgendaRegister,
    years: Vec<i32>,
) -> Result<BTreeSet<(i32, i32)>> {
    let mut taken = store::taken(c, agency, register, &years)?;
    taken.extend(numbering::kept_back(c, agency, counter(register), &years)?);
    Ok(taken)
}

/// Books of these agencies in these years that were moved into a register and stand there.
pub fn moved_in(
    c: &mut Conn,
    register: AgendaRegister,
    agencies: &[Id],
    years: &[i32],
) -> Result<Vec<MovedIn>> {
    let mut books = Vec::new();
    for (agency_id, counters) in store::counters(c, register, agencies)? {
        let moves: Vec<CounterMove> = Vec::deserialize(&counters).map_err(Error::internal)?;
        let asked = moves.into_iter().filter(|moved| years.contains(&moved.year));
        books.extend(asked.map(|CounterMove { year, first, before, last }| MovedIn {
            agency_id,
            year,
            first,
            before,
            last,
        }));
    }
    Ok(books)
}

/// The agency whose book it is.
fn owner(me: &Me, input: &NewAgendaImport) -> Result<Id> {
    let agency = input.agency_id.unwrap_or(me.agency.id);
    if me.scope.covers(agency) { Ok(agency) } else { Err(Error::field("/agency_id", Code::UnknownReference)) }
}

/// Refuses a file without the columns that no book lacks, or without one that the caller named; says which it has.
fn missing(columns: &Columns, input: &NewAgendaImport) -> Result<()> {
    let named = input.columns.keys().copied();
    let wanted: BTreeSet<BookField> =
        columns::required(input.register).iter().copied().chain(named).collect();
    let absent = wanted.into_iter().filter(|field| !columns.by_field.contains_key(field));
    let headings: String = columns.headings.join("; ").chars().take(500).collect();
    let faults: Vec<FieldError> = absent
        .map(|field| FieldError {
            pointer: format!("/columns/{field}"),
            code: Code::ColumnMissing,
            arg: Some(headings.clone()),
        })
        .collect();
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}

/// Keeps what was read for everybody of the office to look at; nothing of it counts yet.
pub fn create(
    tx: &mut Conn,
    me: &Me,
    input: &NewAgendaImport,
    book: &Book,
    rows: &[Checked],
) -> Result<Import> {
    let upload = storage::link_table(tx, me.user_id, "/upload_id", input.upload_id, me.now())?;
    let faulty = rows.iter().filter(|row| !row.faults.is_empty()).count();
    let count = |n: usize| i32::try_from(n).map_err(Error::internal);
    let import = Import {
        id: Id::new(),
        agency_id: owner(me, input)?,
        register: input.register,
        year: input.year,
        file_name: upload.file_name,
        upload_id: upload.id,
        status: ImportStatus::Previewed,
        mapping: stored(&book.columns.by_field)?,
        counters: json!([]),
        row_count: count(rows.len())?,
        faulty: count(faulty)?,
        imported: 0,
        removed: 0,
        kept: 0,
        created_by_user_id: me.user_id,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    store::insert(tx, &import)?;
    let staged: Result<Vec<ImportRow>> = rows.iter().map(|row| staged(import.id, row)).collect();
    store::insert_rows(tx, &staged?)?;
    let data = json!({"file_name": import.file_name, "sha256": upload.sha256, "faulty": import.faulty});
    record(tx, me, &import, "agenda_import.create", data)?;
    Ok(import)
}

fn staged(import_id: Id, row: &Checked) -> Result<ImportRow> {
    let result = if row.faults.is_empty() { RowResult::Ready } else { RowResult::Faulty };
    Ok(ImportRow {
        import_id,
        row_number: row.row,
        result,
        letter_id: Id::new(),
        data: stored(&row.entry)?,
        faults: stored(&row.faults)?,
    })
}

/// A value as it is stored.
pub fn stored(value: &impl Serialize) -> Result<serde_json::Value> {
    serde_json::to_value(value).map_err(Error::internal)
}

/// Records what `me` did with an import.
pub fn record(tx: &mut Conn, me: &Me, import: &Import, action: &str, data: serde_json::Value) -> Result<()> {
    let mut all = json!({"register": import.register, "rows": import.row_count});
    if let (Some(all), serde_json::Value::Object(more)) = (all.as_object_mut(), data) {
        all.extend(more);
    }
    let subject = ("agenda_import", import.id);
    audit::record(tx, me, NewFact::new(Application::Letters, action, subject, import.agency_id, all))
}

/// The name of a register's counter.
pub const fn counter(register: AgendaRegister) -> &'static str {
    match register {
        AgendaRegister::Incoming => crate::letters::incoming::service::REGISTER,
        AgendaRegister::Outgoing => crate::documents::numbering::OUTGOING,
    }
}

/// An import that the caller may see.
pub fn get(c: &mut Conn, me: &Me, id: Id) -> Result<AgendaImport> {
    let import = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    view::import(c, me, import)
}

/// Imports of the caller's scope, newest first.
pub fn list(c: &mut Conn, me: &Me, query: &ImportsQuery) -> Result<Page<AgendaImport>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let page = args.page(store::list(c, &me.scope, &args)?, |i| Cursor(i.created_at, i.id))?;
    Ok(Page { items: view::imports(c, me, page.items)?, next_cursor: page.next_cursor })
}

/// Rows of an import in the order of the file.
pub fn rows(c: &mut Conn, me: &Me, id: Id, query: &RowsQuery, lang: Lang) -> Result<Page<AgendaImportRow>> {
    let import = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let page = args.page(store::page(c, id, query.result, &args)?, |row| row.row_number)?;
    let items = view::rows(c, me, &import, &page.items, lang)?;
    Ok(Page { items, next_cursor: page.next_cursor })
}
