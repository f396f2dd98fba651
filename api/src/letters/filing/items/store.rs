//! Queries on what stands in folders.
use super::model::{FINISHED, Filing};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use crate::letters::filing::folders::FolderRow;
use crate::letters::model::Letter;
use crate::letters::store::visible_to;
use diesel::prelude::*;
use pamong_db::schema::{letter_filings as filings, letters};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res};
use std::collections::BTreeMap;

/// Files a letter; false where somebody else filed it meanwhile.
pub(super) fn insert(c: &mut Conn, row: &Filing) -> Res<bool> {
    let rows = diesel::insert_into(filings::table)
        .values(row)
        .on_conflict(filings::letter_id)
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(rows == 1)
}

/// In which folder a letter is.
pub(super) fn of_letter(c: &mut Conn, letter: Id) -> Res<Option<Filing>> {
    Ok(filings::table.find(letter).select(Filing::as_select()).first(c).optional()?)
}

/// Takes a letter out of a folder; false where it is not in it.
pub(super) fn delete(c: &mut Conn, folder: Id, letter: Id) -> Res<bool> {
    let target = filings::table.filter(filings::folder_id.eq(folder)).filter(filings::letter_id.eq(letter));
    Ok(diesel::delete(target).execute(c)? == 1)
}

/// What stands in a folder by number, whoever may see it.
pub(super) fn page(c: &mut Conn, folder: Id, page: &PageArgs<i32>) -> Res<Vec<Filing>> {
    let after = page.after.unwrap_or_default();
    let query = filings::table.filter(filings::folder_id.eq(folder)).filter(filings::item_number.gt(after));
    Ok(query.order(filings::item_number).limit(page.fetch()).select(Filing::as_select()).load(c)?)
}

/// Those of these letters that the scope may see.
pub(super) fn visible(c: &mut Conn, scope: &Scope, ids: &[Id]) -> Res<BTreeMap<Id, Letter>> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(pamong_db::AT_ONCE) {
        let query = visible_to(scope).filter(letters::id.one_of(part.to_vec()));
        let rows: Vec<Letter> = query.select(Letter::as_select()).load(c)?;
        found.extend(rows.into_iter().map(|letter| (letter.id, letter)));
    }
    Ok(found)
}

/// Letters of these folders that the scope may see: folder, number, letter, in that order.
pub fn visible_in(c: &mut Conn, scope: &Scope, folders: &[Id]) -> Res<Vec<(Id, i32, Letter)>> {
    let mut all: Vec<Filing> = Vec::new();
    for part in folders.chunks(pamong_db::AT_ONCE) {
        let query = filings::table.filter(filings::folder_id.one_of(part.to_vec()));
        let rows = query.order((filings::folder_id, filings::item_number)).select(Filing::as_select());
        all.extend(rows.load(c)?);
    }
    let ids: Vec<Id> = all.iter().map(|filing| filing.letter_id).collect();
    let mut seen = visible(c, scope, &ids)?;
    let shown = |f: Filing| seen.remove(&f.letter_id).map(|letter| (f.folder_id, f.item_number, letter));
    Ok(all.into_iter().filter_map(shown).collect())
}

/// Finished letters of a folder's office, of its code or one below it, that are in no folder and that the scope may see,
/// the newest first.
pub(super) fn candidates(
    c: &mut Conn,
    scope: &Scope,
    folder: &FolderRow,
    page: &PageArgs,
) -> Res<Vec<Letter>> {
    let code = folder.classification_code.clone();
    let below = format!("{code}.%");
    let own = letters::classification_code.assume_not_null();
    let mut query = visible_to(scope)
        .filter(letters::agency_id.eq(folder.agency_id))
        .filter(letters::status.one_of(FINISHED))
        .filter(letters::classification_code.is_not_null())
        .filter(own.eq(code).or(own.like(below)))
        .filter(letters::id.ne_all(filings::table.select(filings::letter_id)));
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(letters::created_at.le(at))
            .filter(letters::created_at.lt(at).or(letters::id.lt(id)));
    }
    let newest = (letters::created_at.desc(), letters::id.desc());
    Ok(query.order(newest).limit(page.fetch()).select(Letter::as_select()).load(c)?)
}
