//! Use cases: file letters, take one out, say where one is.
use super::model::{
    FINISHED, FiledLetter, Filing, FilingResult, FilingResults, ItemsQuery, LetterFiling, NewFilings,
    NewRemoval,
};
use super::store;
use crate::error::{Code, Error, Result};
use crate::http::{Cursor, Lang, Page, PageArgs};
use crate::identity::{Me, Permission};
use crate::letters::filing::folders::{
    FileFolderRef, FolderAction, FolderRow, possible, service, store as folders,
};
use crate::letters::filing::retention::lineage;
use crate::letters::model::Letter;
use crate::letters::{ledger, store as letters};
use pamong_db::{Conn, Id};
use serde_json::json;

/// Folders that are suggested for a letter.
const SUGGESTED: usize = 5;

/// Letters of a folder that the caller may see, by number.
pub(super) fn list(c: &mut Conn, me: &Me, folder: Id, query: &ItemsQuery) -> Result<Page<FiledLetter>> {
    let folder = folders::find(c, &me.scope, folder)?.ok_or_else(Error::not_found)?;
    let args: PageArgs<i32> = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let wanted = usize::try_from(args.fetch()).map_err(Error::internal)?;
    let rows = args.fill(|args| {
        let batch = store::page(c, folder.id, args)?;
        let next = (batch.len() >= wanted).then(|| batch.last().map(|filing| filing.item_number)).flatten();
        let ids: Vec<Id> = batch.iter().map(|filing| filing.letter_id).collect();
        let mut seen = store::visible(c, &me.scope, &ids)?;
        let shown = batch.iter().filter_map(|filing| {
            let letter = seen.remove(&filing.letter_id)?;
            Some(FiledLetter::of(letter, Some(filing)))
        });
        Ok((shown.collect(), next))
    })?;
    args.page(rows, |row| row.item_number.unwrap_or_default())
}

/// Letters that could be filed into a folder, as far as the caller may see them.
pub(super) fn candidates(c: &mut Conn, me: &Me, folder: Id, query: &ItemsQuery) -> Result<Page<FiledLetter>> {
    let folder = folders::find(c, &me.scope, folder)?.ok_or_else(Error::not_found)?;
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let page = args.page(store::candidates(c, &me.scope, &folder, &args)?, |l| Cursor(l.created_at, l.id))?;
    Ok(page.map(|letter| FiledLetter::of(letter, None)))
}

/// Files letters into an open folder of the caller's office; each is filed or refused by itself.
pub(super) fn file(
    tx: &mut Conn,
    me: &Me,
    folder: Id,
    input: &NewFilings,
    lang: Lang,
) -> Result<FilingResults> {
    let mut folder = service::to_change(tx, me, folder, FolderAction::File)?;
    let before = folder.last_item;
    let mut items = Vec::with_capacity(input.letter_ids.len());
    for letter_id in &input.letter_ids {
        items.push(match file_one(tx, me, &mut folder, *letter_id) {
            Ok(number) => FilingResult {
                letter_id: *letter_id,
                filed: true,
                item_number: Some(number),
                code: None,
                message: None,
            },
            Err(e @ (Error::Db(_) | Error::Internal(_))) => return Err(e),
            Err(refused) => {
                let (code, message) = refused.told(lang);
                FilingResult {
                    letter_id: *letter_id,
                    filed: false,
                    item_number: None,
                    code: Some(code),
                    message: Some(message),
                }
            }
        });
    }
    if folder.last_item != before {
        service::save(tx, me, folder)?;
    }
    Ok(FilingResults { items })
}

/// Refuses before it writes anything, so that a refused letter leaves nothing behind in the transaction of the others.
fn file_one(tx: &mut Conn, me: &Me, folder: &mut FolderRow, id: Id) -> Result<i32> {
    let letter = letters::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.agency_id != folder.agency_id {
        return Err(Code::UnknownReference.into());
    }
    if !FINISHED.contains(&letter.status) {
        return Err(Code::LetterUnfinished.into());
    }
    if let Some(filing) = store::of_letter(tx, id)? {
        let same = filing.folder_id == folder.id;
        return Err(if same { Code::AlreadyDone } else { Code::LetterFiled }.into());
    }
    // Numbers of the folder are not given twice, also not where a letter was taken out.
    let number = folder.last_item + 1;
    let filing = Filing {
        letter_id: id,
        folder_id: folder.id,
        item_number: number,
        filed_by_user_id: me.user_id,
        filed_at: me.now(),
    };
    if !store::insert(tx, &filing)? {
        return Err(Code::LetterFiled.into());
    }
    folder.last_item = number;
    ledger::record(tx, me, &letter, "letter.file", facts(folder, number, None))?;
    Ok(number)
}

fn facts(folder: &FolderRow, item: i32, reason: Option<&str>) -> serde_json::Value {
    json!({
        "folder_id": folder.id, "folder_year": folder.year, "folder_number": folder.number, "item": item,
        "classification_code": folder.classification_code, "reason": reason,
    })
}

/// Takes a letter out of its folder; its number there stays free.
pub(super) fn take_out(tx: &mut Conn, me: &Me, folder: Id, input: &NewRemoval) -> Result<LetterFiling> {
    let folder = service::to_change(tx, me, folder, FolderAction::TakeOut)?;
    if folder.disposal_list_id.is_some() {
        return Err(Code::FolderListed.into());
    }
    let unknown = || Error::field("/letter_id", Code::UnknownReference);
    let letter = letters::find_visible(tx, &me.scope, input.letter_id)?.ok_or_else(unknown)?;
    let filing = store::of_letter(tx, letter.id)?.filter(|f| f.folder_id == folder.id).ok_or_else(unknown)?;
    if !store::delete(tx, folder.id, letter.id)? {
        return Err(unknown());
    }
    let data = facts(&folder, filing.item_number, Some(input.reason.trim()));
    ledger::record(tx, me, &letter, "letter.take_out", data)?;
    service::save(tx, me, folder)?;
    filing_of(tx, me, letter)
}

/// Where a letter is filed, or where it could be.
pub(super) fn of_letter(c: &mut Conn, me: &Me, id: Id) -> Result<LetterFiling> {
    let letter = letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    filing_of(c, me, letter)
}

fn filing_of(c: &mut Conn, me: &Me, letter: Letter) -> Result<LetterFiling> {
    let files = letter.agency_id == me.agency.id && me.can(Permission::ArchiveFile);
    let filing = store::of_letter(c, letter.id)?;
    let row = match &filing {
        Some(filing) => folders::among(c, &[filing.folder_id])?.pop(),
        None => None,
    };
    let names = match &filing {
        Some(filing) => folders::names(c, &[filing.filed_by_user_id])?,
        None => std::collections::BTreeMap::new(),
    };
    let may_file = files && filing.is_none() && FINISHED.contains(&letter.status);
    let may_take_out = files
        && row.as_ref().is_some_and(|row| {
            row.disposal_list_id.is_none() && possible(row.status, row.frozen(), FolderAction::TakeOut)
        });
    Ok(LetterFiling {
        letter_id: letter.id,
        suggestions: if may_file { suggested(c, &letter)? } else { Vec::new() },
        folder: row.as_ref().map(FileFolderRef::from),
        item_number: filing.as_ref().map(|filing| filing.item_number),
        filed_at: filing.as_ref().map(|filing| filing.filed_at),
        filed_by: filing.and_then(|filing| names.get(&filing.filed_by_user_id).cloned()),
        may_file,
        may_take_out,
    })
}

/// Open folders whose code is the letter's own or one above it; the nearest code first, then the newest folder.
fn suggested(c: &mut Conn, letter: &Letter) -> Result<Vec<FileFolderRef>> {
    let Some(code) = &letter.classification_code else { return Ok(Vec::new()) };
    let codes: Vec<String> = lineage(code).map(str::to_owned).collect();
    let mut rows = folders::open_with_codes(c, letter.agency_id, &codes)?;
    // A stable sort: within a code the order of the query stays.
    rows.sort_by_key(|row| std::cmp::Reverse(row.classification_code.len()));
    Ok(rows.iter().take(SUGGESTED).map(FileFolderRef::from).collect())
}
