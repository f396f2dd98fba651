//! Queries on imports and their rows, and on the letters that came with them.
use super::model::{Import, ImportRow, ImportStatus, RowResult};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use crate::letters::agenda::AgendaRegister;
use diesel::prelude::*;
use pamong_db::schema::{
    agenda_import_rows as rows, agenda_imports as imports, dispositions, letter_attachments, letters, users,
};
use pamong_db::{Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, cols};
use std::collections::BTreeSet;

/// The imports that a caller may see: those of the agency and all below it.
#[diesel::dsl::auto_type]
fn visible_to(scope: &Scope) -> _ {
    let ids: Vec<Id> = scope.agency_ids.clone();
    imports::table.filter(imports::agency_id.eq_any(ids))
}

/// Stores an import.
pub fn insert(c: &mut Conn, import: &Import) -> Res<()> {
    diesel::insert_into(imports::table).values(import).execute(c)?;
    Ok(())
}

/// Stores the rows of an import.
pub fn insert_rows(c: &mut Conn, all: &[ImportRow]) -> Res<()> {
    for part in all.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(rows::table).values(part).execute(c))?;
    }
    Ok(())
}

/// An import in the scope.
pub fn find(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Import>> {
    let query = visible_to(scope).filter(imports::id.eq(id)).select(Import::as_select());
    Ok(query.first(c).optional()?)
}

/// An import in the scope, which nobody else moves on until the transaction ends.
pub fn lock(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<Import>> {
    let query = visible_to(scope).filter(imports::id.eq(id)).select(Import::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// Imports in the scope, newest first.
pub fn list(c: &mut Conn, scope: &Scope, page: &PageArgs) -> Res<Vec<Import>> {
    let mut query = visible_to(scope).select(Import::as_select()).into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(imports::created_at.le(at))
            .filter(imports::created_at.lt(at).or(imports::id.lt(id)));
    }
    Ok(query.order((imports::created_at.desc(), imports::id.desc())).limit(page.fetch()).load(c)?)
}

/// How far imports into a register of these agencies moved it on: agency, `CounterMove`s.
pub fn counters(
    c: &mut Conn,
    register: AgendaRegister,
    agencies: &[Id],
) -> Res<Vec<(Id, serde_json::Value)>> {
    let query = imports::table
        .filter(imports::agency_id.one_of(agencies.to_vec()))
        .filter(imports::register.eq(register))
        .filter(imports::status.ne(ImportStatus::Previewed));
    Ok(query.select((imports::agency_id, imports::counters)).load(c)?)
}

/// Names of people.
pub fn names(c: &mut Conn, ids: &[Id]) -> Res<Vec<(Id, String)>> {
    Ok(users::table.filter(users::id.one_of(ids.to_vec())).select((users::id, users::name)).load(c)?)
}

/// Writes where an import has come to, as a new version.
pub fn update(c: &mut Conn, import: &Import) -> Res<Import> {
    let change = (
        imports::status.eq(import.status),
        imports::counters.eq(&import.counters),
        imports::faulty.eq(import.faulty),
        imports::imported.eq(import.imported),
        imports::removed.eq(import.removed),
        imports::kept.eq(import.kept),
        imports::updated_at.eq(import.updated_at),
        imports::version.eq(imports::version + 1),
    );
    let target = imports::table.filter(imports::id.eq(import.id));
    Ok(diesel::update(target).set(change).returning(cols::<Import>()).get_result(c)?)
}

/// Rows of an import with this result, or all, in the order of the file.
pub fn page(
    c: &mut Conn,
    import: Id,
    result: Option<RowResult>,
    page: &PageArgs<i32>,
) -> Res<Vec<ImportRow>> {
    let mut query = rows::table
        .filter(rows::import_id.eq(import))
        .select(ImportRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(result) = result {
        query = query.filter(rows::result.eq(result));
    }
    if let Some(after) = page.after {
        query = query.filter(rows::row_number.gt(after));
    }
    Ok(query.order(rows::row_number).limit(page.fetch()).load(c)?)
}

/// The first rows of an import with this result.
pub fn first(c: &mut Conn, import: Id, result: RowResult, limit: i64) -> Res<Vec<ImportRow>> {
    let query = rows::table.filter(rows::import_id.eq(import)).filter(rows::result.eq(result));
    Ok(query.order(rows::row_number).limit(limit).select(ImportRow::as_select()).load(c)?)
}

/// All rows of an import that are letters now.
pub fn letters_of(c: &mut Conn, import: Id) -> Res<Vec<ImportRow>> {
    let query = rows::table
        .filter(rows::import_id.eq(import))
        .filter(rows::result.one_of([RowResult::Imported, RowResult::Kept]));
    Ok(query.select(ImportRow::as_select()).load(c)?)
}

/// Data of the rows of an import that are to become letters.
pub fn ready(c: &mut Conn, import: Id) -> Res<Vec<serde_json::Value>> {
    let query = rows::table.filter(rows::import_id.eq(import)).filter(rows::result.eq(RowResult::Ready));
    Ok(query.select(rows::data).load(c)?)
}

/// Writes what became of rows.
pub fn set_result(c: &mut Conn, import: Id, numbers: &[i32], result: RowResult) -> Res<()> {
    let target =
        rows::table.filter(rows::import_id.eq(import)).filter(rows::row_number.one_of(numbers.to_vec()));
    diesel::update(target).set(rows::result.eq(result)).execute(c)?;
    Ok(())
}

/// Writes that a row is faulty after all.
pub fn set_faults(c: &mut Conn, row: &ImportRow) -> Res<()> {
    diesel::update(rows::table.find((row.import_id, row.row_number)))
        .set((rows::result.eq(RowResult::Faulty), rows::faults.eq(&row.faults)))
        .execute(c)?;
    Ok(())
}

/// Years and numbers that an agency's register has given in these years.
pub fn taken(c: &mut Conn, agency: Id, register: AgendaRegister, years: &[i32]) -> Res<BTreeSet<(i32, i32)>> {
    let book = letters::table
        .filter(letters::agency_id.eq(agency))
        .filter(letters::register_year.one_of(years.to_vec()));
    let found: Vec<(i32, i32)> = match register {
        AgendaRegister::Incoming => book
            .filter(letters::agenda_number.is_not_null())
            .select((letters::register_year, letters::agenda_number.assume_not_null()))
            .load(c)?,
        AgendaRegister::Outgoing => book
            .filter(letters::sequence_number.is_not_null())
            .select((letters::register_year, letters::sequence_number.assume_not_null()))
            .load(c)?,
    };
    Ok(found.into_iter().collect())
}

/// Which of the letters were changed, or have something hanging on them.
pub fn changed(c: &mut Conn, ids: &[Id]) -> Res<BTreeSet<Id>> {
    let mut changed: BTreeSet<Id> = BTreeSet::new();
    let newer: Vec<Id> = letters::table
        .filter(letters::id.one_of(ids.to_vec()))
        .filter(letters::version.ne(1))
        .select(letters::id)
        .load(c)?;
    let with_files: Vec<Id> = letter_attachments::table
        .filter(letter_attachments::letter_id.one_of(ids.to_vec()))
        .select(letter_attachments::letter_id)
        .load(c)?;
    let disposed: Vec<Id> = dispositions::table
        .filter(dispositions::letter_id.one_of(ids.to_vec()))
        .select(dispositions::letter_id)
        .load(c)?;
    let wanted: Vec<Option<Id>> = ids.iter().copied().map(Some).collect();
    let answered: Vec<Option<Id>> =
        letters::table.filter(letters::reply_to_id.one_of(wanted)).select(letters::reply_to_id).load(c)?;
    changed.extend(newer);
    changed.extend(with_files);
    changed.extend(disposed);
    changed.extend(answered.into_iter().flatten());
    Ok(changed)
}
