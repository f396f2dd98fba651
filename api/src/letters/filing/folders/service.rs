//! Use cases of folders.
use super::model::{
    FIRST_YEAR, FolderAction, FolderClosure, FolderRow, FolderStatus, FoldersQuery, NewFileFolder, NewHold,
    possible,
};
use super::store;
use super::view::{self, FileFolder};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Me;
use crate::letters::filing::disposal;
use chrono::Datelike;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// Opens a folder of the caller's office.
pub(super) fn create(tx: &mut Conn, me: &Me, input: &NewFileFolder) -> Result<FileFolder> {
    let (year, this_year) = (input.year.unwrap_or_else(|| me.at.year()), me.at.year());
    let code = input.classification_code.trim();
    let mut v = Violations::default();
    if year > this_year {
        v.add_with("/year", Code::OutOfRange, format!("{FIRST_YEAR}..{this_year}"));
    }
    if !known(tx, code)? {
        v.add("/classification_code", Code::UnknownReference);
    }
    v.finish()?;
    let mut row = FolderRow {
        id: Id::new(),
        agency_id: me.agency.id,
        year,
        number: 0,
        classification_code: code.to_owned(),
        title: input.title.trim().to_owned(),
        status: FolderStatus::Open,
        closed_on: None,
        last_item: 0,
        hold_reason: None,
        held_at: None,
        held_by_user_id: None,
        disposal_list_id: None,
        created_by_user_id: me.user_id,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    row.number = store::next_number(tx, row.agency_id, year)?;
    store::insert(tx, &row)?;
    record(tx, me, &row, "file_folder.create", json!({}))?;
    view::folder(tx, me, row)
}

/// Whether the code is of the classification, of the present scheme or an earlier one: old papers are filed too.
fn known(c: &mut Conn, code: &str) -> Result<bool> {
    Ok(agencies::store::classification_codes(c)?.iter().any(|(known, _, _)| known == code))
}

/// Folders of an office of the scope, last opened first.
pub(super) fn list(c: &mut Conn, me: &Me, query: &FoldersQuery) -> Result<Page<FileFolder>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let agency = query.agency_id.unwrap_or(me.agency.id);
    if !me.scope.covers(agency) {
        return Ok(Page { items: Vec::new(), next_cursor: None });
    }
    let page = args.page(store::list(c, agency, query, &args)?, |row| Cursor(row.created_at, row.id))?;
    Ok(Page { items: view::folders(c, me, page.items)?, next_cursor: page.next_cursor })
}

/// One folder of the scope.
pub(super) fn get(c: &mut Conn, me: &Me, id: Id) -> Result<FileFolder> {
    let row = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    view::folder(c, me, row)
}

/// A folder of the caller's own office with which `action` is possible now; nobody else changes it until the end of the
/// transaction.
pub fn to_change(tx: &mut Conn, me: &Me, id: Id, action: FolderAction) -> Result<FolderRow> {
    let row = store::lock(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if row.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    if possible(row.status, row.frozen(), action) {
        return Ok(row);
    }
    match action {
        FolderAction::Close if row.status == FolderStatus::Closed => Err(Code::AlreadyDone.into()),
        FolderAction::Freeze if row.frozen() => Err(Code::AlreadyDone.into()),
        FolderAction::TakeOut if row.frozen() => Err(Code::FolderFrozen.into()),
        FolderAction::File => Err(Code::FolderClosed.into()),
        _ => Err(Error::Code(Code::StateConflict, Some(row.status.to_string()))),
    }
}

/// Closes a folder: its retention runs from the end of the year of closing.
pub(super) fn close(tx: &mut Conn, me: &Me, id: Id, input: &FolderClosure) -> Result<FileFolder> {
    let mut row = to_change(tx, me, id, FolderAction::Close)?;
    let closed_on = input.closed_on;
    if closed_on > me.today() {
        return Err(Error::field("/closed_on", Code::DateInFuture));
    }
    let last = store::last_day(tx, id)?;
    if closed_on.year() < row.year || last.is_some_and(|last| closed_on < last) {
        return Err(Error::field("/closed_on", Code::DateOrder));
    }
    row.status = FolderStatus::Closed;
    row.closed_on = Some(closed_on);
    let row = save(tx, me, row)?;
    record(tx, me, &row, "file_folder.close", json!({"closed_on": row.closed_on, "items": row.last_item}))?;
    view::folder(tx, me, row)
}

/// Freezes a folder; it leaves the disposal list on which it stands.
pub(super) fn freeze(tx: &mut Conn, me: &Me, id: Id, input: &NewHold) -> Result<FileFolder> {
    let mut row = to_change(tx, me, id, FolderAction::Freeze)?;
    row.hold_reason = Some(input.reason.trim().to_owned());
    row.held_at = Some(me.now());
    row.held_by_user_id = Some(me.user_id);
    let left = row.disposal_list_id.take();
    if let Some(list) = left {
        disposal::take_off(tx, me, list, row.id)?;
    }
    let row = save(tx, me, row)?;
    let data = json!({"reason": row.hold_reason, "left_disposal_list_id": left});
    record(tx, me, &row, "file_folder.freeze", data)?;
    view::folder(tx, me, row)
}

/// Ends a freeze.
pub(super) fn release(tx: &mut Conn, me: &Me, id: Id, input: &NewHold) -> Result<FileFolder> {
    let mut row = to_change(tx, me, id, FolderAction::Release)?;
    let held = row.hold_reason.take();
    (row.held_at, row.held_by_user_id) = (None, None);
    let row = save(tx, me, row)?;
    let data = json!({"reason": input.reason.trim(), "was_frozen_for": held});
    record(tx, me, &row, "file_folder.release", data)?;
    view::folder(tx, me, row)
}

/// Writes a folder as of now.
pub fn save(tx: &mut Conn, me: &Me, mut row: FolderRow) -> Result<FolderRow> {
    row.updated_at = me.now();
    Ok(store::update(tx, &row)?)
}

/// Records what `me` did with a folder.
pub fn record(tx: &mut Conn, me: &Me, row: &FolderRow, action: &str, data: Value) -> Result<()> {
    let mut all = json!({
        "year": row.year, "number": row.number, "classification_code": row.classification_code,
    });
    if let (Some(all), Value::Object(more)) = (all.as_object_mut(), data) {
        all.extend(more);
    }
    let fact = NewFact::new(Application::Letters, action, ("file_folder", row.id), row.agency_id, all);
    audit::record(tx, me, fact)
}
