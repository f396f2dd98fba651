//! Queries on folders.
use super::model::{FolderRow, FolderStatus, FoldersQuery};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use crate::letters::store::visible_to as visible_letters;
use chrono::NaiveDate;
use diesel::dsl::{count_star, max};
use diesel::prelude::*;
use diesel::sql_types::Text;
use pamong_db::schema::{
    classifications, file_folder_counters as counters, file_folders as folders, letter_filings as filings,
    letters, users,
};
use pamong_db::text::words;
use pamong_db::{BothExt, Conn, Id, LockedExt, MultiBackend, OneOfExt, Res, cols};
use std::collections::BTreeMap;

diesel::define_sql_function! {
    /// The text in lower case.
    fn lower(text: Text) -> Text;
}

/// The folders that a caller may see: those of the agency and all below it.
fn visible_to(scope: &Scope) -> folders::BoxedQuery<'static, MultiBackend> {
    folders::table.filter(folders::agency_id.one_of(scope.agency_ids.clone())).into_boxed()
}

/// The next number of an office's year, in the transaction that opens the folder.
pub(super) fn next_number(c: &mut Conn, agency: Id, year: i32) -> Res<i32> {
    Ok(diesel::insert_into(counters::table)
        .values((counters::agency_id.eq(agency), counters::year.eq(year), counters::last.eq(1)))
        .on_conflict((counters::agency_id, counters::year))
        .do_update()
        .set(counters::last.eq(counters::last + 1))
        .returning(counters::last)
        .both()
        .get_result(c)?)
}

/// Stores a folder.
pub(super) fn insert(c: &mut Conn, row: &FolderRow) -> Res<()> {
    diesel::insert_into(folders::table).values(row).execute(c)?;
    Ok(())
}

/// A folder in the scope.
pub fn find(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<FolderRow>> {
    Ok(visible_to(scope).filter(folders::id.eq(id)).select(FolderRow::as_select()).first(c).optional()?)
}

/// A folder in the scope, which nobody else changes until the transaction ends.
pub fn lock(c: &mut Conn, scope: &Scope, id: Id) -> Res<Option<FolderRow>> {
    let query = folders::table
        .filter(folders::agency_id.one_of(scope.agency_ids.clone()))
        .filter(folders::id.eq(id))
        .select(FolderRow::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// Folders by id.
pub fn among(c: &mut Conn, ids: &[Id]) -> Res<Vec<FolderRow>> {
    let query = folders::table.filter(folders::id.one_of(ids.to_vec()));
    Ok(query.order((folders::year, folders::number)).select(FolderRow::as_select()).load(c)?)
}

/// Writes a folder anew, as the next version.
pub fn update(c: &mut Conn, row: &FolderRow) -> Res<FolderRow> {
    let change = (
        folders::status.eq(row.status),
        folders::closed_on.eq(row.closed_on),
        folders::last_item.eq(row.last_item),
        folders::hold_reason.eq(&row.hold_reason),
        folders::held_at.eq(row.held_at),
        folders::held_by_user_id.eq(row.held_by_user_id),
        folders::disposal_list_id.eq(row.disposal_list_id),
        folders::updated_at.eq(row.updated_at),
        folders::version.eq(folders::version + 1),
    );
    Ok(diesel::update(folders::table.find(row.id))
        .set(change)
        .returning(cols::<FolderRow>())
        .get_result(c)?)
}

/// Folders of an office, last opened first.
pub(super) fn list(c: &mut Conn, agency: Id, filter: &FoldersQuery, page: &PageArgs) -> Res<Vec<FolderRow>> {
    let mut query = folders::table
        .filter(folders::agency_id.eq(agency))
        .select(FolderRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(code) = &filter.classification {
        let below: String = code.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        query = query.filter(
            folders::classification_code
                .eq(code.clone())
                .or(folders::classification_code.like(format!("{below}.%"))),
        );
    }
    if let Some(year) = filter.year {
        query = query.filter(folders::year.eq(year));
    }
    if let Some(status) = filter.status {
        query = query.filter(folders::status.eq(status));
    }
    match filter.frozen {
        Some(true) => query = query.filter(folders::hold_reason.is_not_null()),
        Some(false) => query = query.filter(folders::hold_reason.is_null()),
        None => {}
    }
    // Words are letters and digits only, so that none is a pattern.
    for word in words(filter.q.as_deref().unwrap_or_default()) {
        query = query.filter(lower(folders::title).like(format!("%{word}%")));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(folders::created_at.le(at))
            .filter(folders::created_at.lt(at).or(folders::id.lt(id)));
    }
    Ok(query.order((folders::created_at.desc(), folders::id.desc())).limit(page.fetch()).load(c)?)
}

/// Open folders of an office with one of these codes.
pub fn open_with_codes(c: &mut Conn, agency: Id, codes: &[String]) -> Res<Vec<FolderRow>> {
    let query = folders::table
        .filter(folders::agency_id.eq(agency))
        .filter(folders::status.eq(FolderStatus::Open))
        .filter(folders::classification_code.one_of(codes.to_vec()))
        .order((folders::year.desc(), folders::number.desc()))
        .limit(100);
    Ok(query.select(FolderRow::as_select()).load(c)?)
}

/// Folders of an office with one of these states, by year and number; `year` of one year only.
pub fn with_status(
    c: &mut Conn,
    agency: Id,
    statuses: &[FolderStatus],
    year: Option<i32>,
    limit: i64,
) -> Res<Vec<FolderRow>> {
    let mut query = folders::table
        .filter(folders::agency_id.eq(agency))
        .filter(folders::status.one_of(statuses.to_vec()))
        .select(FolderRow::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(year) = year {
        query = query.filter(folders::year.eq(year));
    }
    Ok(query.order((folders::year, folders::number)).limit(limit).load(c)?)
}

/// How many letters are in each of these folders.
pub fn letter_counts(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, i64>> {
    let mut counts = BTreeMap::new();
    for part in ids.chunks(pamong_db::AT_ONCE) {
        let query = filings::table
            .filter(filings::folder_id.one_of(part.to_vec()))
            .group_by(filings::folder_id)
            .select((filings::folder_id, count_star()));
        counts.extend(query.load::<(Id, i64)>(c)?);
    }
    Ok(counts)
}

/// How many letters of a folder the scope may see.
pub(super) fn count_visible(c: &mut Conn, scope: &Scope, folder: Id) -> Res<i64> {
    let filed = filings::table.filter(filings::folder_id.eq(folder)).select(filings::letter_id);
    Ok(visible_letters(scope).filter(letters::id.eq_any(filed)).count().get_result(c)?)
}

/// The last day that a letter of a folder has, whoever may see it.
pub(super) fn last_day(c: &mut Conn, folder: Id) -> Res<Option<NaiveDate>> {
    let filed = filings::table.filter(filings::folder_id.eq(folder)).select(filings::letter_id);
    let query = letters::table
        .filter(letters::id.eq_any(filed))
        .select((max(letters::letter_date), max(letters::received_date)));
    let (written, received): (Option<NaiveDate>, Option<NaiveDate>) = query.first(c)?;
    Ok(written.max(received))
}

/// The first and the last day that letters of each of these folders have, whoever may see them.
pub fn spans(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, (NaiveDate, NaiveDate)>> {
    let mut all: BTreeMap<Id, (NaiveDate, NaiveDate)> = BTreeMap::new();
    for part in ids.chunks(pamong_db::AT_ONCE) {
        let query = filings::table
            .inner_join(letters::table.on(letters::id.eq(filings::letter_id)))
            .filter(filings::folder_id.one_of(part.to_vec()))
            .select((filings::folder_id, letters::letter_date, letters::received_date));
        for (folder, written, received) in query.load::<(Id, Option<NaiveDate>, Option<NaiveDate>)>(c)? {
            for day in [written, received].into_iter().flatten() {
                let span = all.entry(folder).or_insert((day, day));
                *span = (span.0.min(day), span.1.max(day));
            }
        }
    }
    Ok(all)
}

/// Titles of classification codes; of two schemes the later one names it.
pub(super) fn titles(c: &mut Conn, codes: &[String]) -> Res<BTreeMap<String, String>> {
    let query = classifications::table
        .filter(classifications::code.one_of(codes.to_vec()))
        .order(classifications::valid_from)
        .select((classifications::code, classifications::title));
    Ok(query.load::<(String, String)>(c)?.into_iter().collect())
}

/// Names of people.
pub fn names(c: &mut Conn, ids: &[Id]) -> Res<BTreeMap<Id, String>> {
    let query = users::table.filter(users::id.one_of(ids.to_vec())).select((users::id, users::name));
    Ok(query.load::<(Id, String)>(c)?.into_iter().collect())
}
