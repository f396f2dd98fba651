//! Use cases of disposal lists.
use super::model::{
    CandidatesQuery, DisposalAction, DisposalDrop, DisposalKind, DisposalMinutes, DisposalPerson,
    DisposalStatus, ItemRow, ListRow, ListsQuery, NewDisposalList, after,
};
use super::view::{self, DisposalFolder, DisposalFolders, DisposalList};
use super::{due, store};
use crate::audit::{self, Application, NewFact};
use crate::documents::office::Office;
use crate::error::{Code, Error, Result, Violations};
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Me;
use crate::letters::filing::destruction;
use crate::letters::filing::folders::{FolderRow, service as folder_service, store as folders};
use crate::letters::filing::retention;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Folders that are looked at for what is due: more than one office closes in many years.
const MOST: i64 = 5000;

/// Folders of the caller's office that are due for a list of a kind, by year and number; at most as many as a list holds.
pub(super) fn candidates(c: &mut Conn, me: &Me, query: &CandidatesQuery) -> Result<DisposalFolders> {
    let kind = query.kind.unwrap_or(DisposalKind::Transfer);
    let rows = folders::with_status(c, me.agency.id, due::statuses(kind), None, MOST)?;
    let items = due_items(c, me, kind, Id::new(), &rows)?;
    let shown = rows.iter().filter_map(|row| items.get(&row.id).map(|item| DisposalFolder::of(item, row)));
    Ok(DisposalFolders { items: shown.take(super::model::MAX_FOLDERS).collect() })
}

/// Those of the folders that are due today, as rows of a list.
fn due_items(
    c: &mut Conn,
    me: &Me,
    kind: DisposalKind,
    list_id: Id,
    rows: &[FolderRow],
) -> Result<BTreeMap<Id, ItemRow>> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let codes: Vec<String> = rows.iter().map(|row| row.classification_code.clone()).collect();
    let in_force = retention::in_force(c, me.today(), &codes)?;
    let counts = folders::letter_counts(c, &ids)?;
    let mut items = BTreeMap::new();
    for row in rows {
        let said = in_force.of(&row.classification_code, row.closed_on);
        let (Some(due_since), Some(said)) = (due::since(kind, row, said.as_ref()), said) else { continue };
        let letters = counts.get(&row.id).copied().unwrap_or_default();
        let item = ItemRow {
            list_id,
            folder_id: row.id,
            schedule_id: said.schedule_id,
            rule_code: said.rule_code,
            final_disposition: said.final_disposition,
            due_since,
            letter_count: i32::try_from(letters).map_err(Error::internal)?,
        };
        items.insert(row.id, item);
    }
    Ok(items)
}

/// Prepares a list of folders of the caller's office, all of which are due.
pub(super) fn create(tx: &mut Conn, me: &Me, input: &NewDisposalList) -> Result<DisposalList> {
    let mut rows = BTreeMap::new();
    // In one order for everybody, so that two who prepare lists do not wait for each other in a circle.
    let mut sorted = input.folder_ids.clone();
    sorted.sort_unstable();
    for id in sorted {
        if let Some(row) = folders::lock(tx, &me.scope, id)?.filter(|row| row.agency_id == me.agency.id) {
            rows.insert(id, row);
        }
    }
    let list_id = Id::new();
    let all: Vec<FolderRow> = rows.values().cloned().collect();
    let items = due_items(tx, me, input.kind, list_id, &all)?;
    let mut v = Violations::default();
    for (i, id) in input.folder_ids.iter().enumerate() {
        if !rows.contains_key(id) {
            v.add(format!("/folder_ids/{i}"), Code::UnknownReference);
        } else if !items.contains_key(id) {
            v.add(format!("/folder_ids/{i}"), Code::FolderNotDue);
        }
    }
    v.finish()?;
    let row = ListRow {
        id: list_id,
        agency_id: me.agency.id,
        kind: input.kind,
        status: DisposalStatus::Prepared,
        title: input.title.trim().to_owned(),
        prepared_by_user_id: me.user_id,
        approved_by_user_id: None,
        approved_at: None,
        return_reason: None,
        permission_number: None,
        minutes_number: None,
        minutes_date: None,
        witnesses: json!([]),
        executed_by_user_id: None,
        executed_at: None,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
        place: None,
        receiver: None,
        approved_position_id: None,
        executed_position_id: None,
    };
    let items: Vec<ItemRow> = items.into_values().collect();
    store::insert(tx, &row, &items)?;
    for mut folder in all {
        folder.disposal_list_id = Some(list_id);
        folder_service::save(tx, me, folder)?;
    }
    record(tx, me, &row, "disposal_list.create", json!({"folders": items.len()}))?;
    view::list(tx, me, row)
}

/// Lists of the caller's scope, newest first.
pub(super) fn list(c: &mut Conn, me: &Me, query: &ListsQuery) -> Result<Page<DisposalList>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = store::list(c, &me.scope, query, &args)?;
    let page = args.page(rows, |row| Cursor(row.created_at, row.id))?;
    Ok(Page { items: view::lists(c, me, page.items)?, next_cursor: page.next_cursor })
}

/// One list of the scope.
pub(super) fn get(c: &mut Conn, me: &Me, id: Id) -> Result<DisposalList> {
    let row = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    view::list(c, me, row)
}

/// What is on a list.
pub(super) fn folders_of(c: &mut Conn, me: &Me, id: Id) -> Result<DisposalFolders> {
    let row = store::find(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    view::folders(c, row.id)
}

/// A list of the caller's own office, moved on by `action`; not written yet.
fn moved(tx: &mut Conn, me: &Me, id: Id, action: DisposalAction) -> Result<ListRow> {
    let mut row = store::lock(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if row.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    let next = after(row.status, action);
    row.status = next.ok_or_else(|| Error::Code(Code::StateConflict, Some(row.status.to_string())))?;
    Ok(row)
}

fn save(tx: &mut Conn, me: &Me, mut row: ListRow) -> Result<DisposalList> {
    row.updated_at = me.now();
    let row = store::update(tx, &row)?;
    view::list(tx, me, row)
}

/// Takes a folder off a list that is being prepared. A list of nothing goes no further; it can be given up.
pub(super) fn drop_folder(tx: &mut Conn, me: &Me, id: Id, input: &DisposalDrop) -> Result<DisposalList> {
    let row = moved(tx, me, id, DisposalAction::Drop)?;
    let unknown = || Error::field("/folder_id", Code::UnknownReference);
    let mut folder = folders::lock(tx, &me.scope, input.folder_id)?.ok_or_else(unknown)?;
    if folder.disposal_list_id != Some(row.id) {
        return Err(unknown());
    }
    folder.disposal_list_id = None;
    let folder = folder_service::save(tx, me, folder)?;
    store::delete_item(tx, row.id, folder.id)?;
    let data = json!({"folder_id": folder.id, "reason": input.reason.trim()});
    record(tx, me, &row, "disposal_list.drop", data)?;
    save(tx, me, row)
}

/// A folder was frozen: it leaves the list on which it stands, wherever that is on its way. Whoever freezes need not have
/// a right to lists. The folder itself is written by the caller.
pub fn take_off(tx: &mut Conn, me: &Me, list: Id, folder: Id) -> Result<()> {
    let row = store::lock(tx, &me.scope, list)?.ok_or_else(|| Error::internal("the list of a folder"))?;
    store::delete_item(tx, list, folder)?;
    record(tx, me, &row, "disposal_list.drop", json!({"folder_id": folder, "reason": "frozen"}))?;
    save(tx, me, row).map(|_| ())
}

/// Hands a list to those who approve.
pub(super) fn submit(tx: &mut Conn, me: &Me, id: Id) -> Result<DisposalList> {
    let row = moved(tx, me, id, DisposalAction::Submit)?;
    let folders = store::items(tx, row.id)?.len();
    if folders == 0 {
        return Err(Code::ListEmpty.into());
    }
    record(tx, me, &row, "disposal_list.submit", json!({"folders": folders}))?;
    save(tx, me, row)
}

/// Sends a list back to whoever prepared it.
pub(super) fn send_back(tx: &mut Conn, me: &Me, id: Id, reason: &str) -> Result<DisposalList> {
    let mut row = moved(tx, me, id, DisposalAction::Return)?;
    row.return_reason = Some(reason.trim().to_owned());
    record(tx, me, &row, "disposal_list.return", json!({"reason": row.return_reason}))?;
    save(tx, me, row)
}

/// Approves a list that somebody else prepared.
pub(super) fn approve(tx: &mut Conn, me: &Me, id: Id) -> Result<DisposalList> {
    let mut row = moved(tx, me, id, DisposalAction::Approve)?;
    if row.prepared_by_user_id == me.user_id {
        return Err(Code::SamePerson.into());
    }
    let folders: Vec<Id> = store::items(tx, row.id)?.into_iter().map(|(item, _)| item.folder_id).collect();
    if folders.is_empty() {
        return Err(Code::ListEmpty.into());
    }
    row.approved_by_user_id = Some(me.user_id);
    row.approved_position_id = Some(me.position_id);
    row.approved_at = Some(me.now());
    record(tx, me, &row, "disposal_list.approve", json!({"folder_ids": folders}))?;
    save(tx, me, row)
}

/// Carries an approved list out: its folders are transferred, handed over or destroyed, with the minutes. Of what is
/// destroyed the content of the letters goes too.
pub(super) fn execute(tx: &mut Conn, me: &Me, id: Id, input: &DisposalMinutes) -> Result<DisposalList> {
    let mut row = moved(tx, me, id, DisposalAction::Execute)?;
    check_minutes(me, &row, input)?;
    row.permission_number = input.permission_number.as_deref().map(|number| number.trim().to_owned());
    row.minutes_number = Some(input.minutes_number.trim().to_owned());
    row.minutes_date = Some(input.minutes_date);
    let place = input.place.as_deref().map(str::trim).filter(|place| !place.is_empty());
    row.place = Some(match place {
        Some(place) => place.to_owned(),
        None => Office::load(tx, row.agency_id)?.place(),
    });
    row.receiver = input.receiver.as_ref().map(|receiver| json!(receiver.trimmed()));
    row.witnesses = json!(input.witnesses.iter().map(DisposalPerson::trimmed).collect::<Vec<_>>());
    row.executed_by_user_id = Some(me.user_id);
    row.executed_position_id = Some(me.position_id);
    row.executed_at = Some(me.now());
    let mut ids: Vec<Id> = store::items(tx, row.id)?.into_iter().map(|(item, _)| item.folder_id).collect();
    if ids.is_empty() {
        return Err(Code::ListEmpty.into());
    }
    ids.sort_unstable();
    for id in &ids {
        let mut folder =
            folders::lock(tx, &me.scope, *id)?.ok_or_else(|| Error::internal("a folder of a list"))?;
        folder.status = row.kind.outcome();
        folder.disposal_list_id = None;
        let folder = folder_service::save(tx, me, folder)?;
        let data = json!({"disposal_list_id": row.id, "minutes_number": row.minutes_number});
        folder_service::record(tx, me, &folder, fact_of(row.kind), data)?;
    }
    let destroyed = match row.kind {
        DisposalKind::Destruction => {
            Some(destruction::carry_out(tx, me, row.id, &ids, &input.minutes_number)?)
        }
        DisposalKind::Transfer | DisposalKind::HandOver => None,
    };
    let data = json!({
        "minutes_number": row.minutes_number, "minutes_date": row.minutes_date, "place": row.place,
        "receiver": row.receiver, "witnesses": row.witnesses, "permission_number": row.permission_number,
        "approved_by_user_id": row.approved_by_user_id, "folder_ids": ids,
        "letters_destroyed": destroyed.map(|done| done.destroyed),
        "letters_kept": destroyed.map(|done| done.kept), "files_destroyed": destroyed.map(|done| done.files),
    });
    record(tx, me, &row, "disposal_list.execute", data)?;
    save(tx, me, row)
}

/// What minutes of this list must say.
fn check_minutes(me: &Me, row: &ListRow, input: &DisposalMinutes) -> Result<()> {
    let mut v = Violations::default();
    if input.minutes_date > me.today() {
        v.add("/minutes_date", Code::DateInFuture);
    }
    let approved = row.approved_at.map(|at| at.0.with_timezone(&me.at.zone).date_naive());
    if approved.is_some_and(|day| input.minutes_date < day) {
        v.add("/minutes_date", Code::DateOrder);
    }
    if row.kind == DisposalKind::Destruction {
        if input.witnesses.len() < 2 {
            v.add("/witnesses", Code::Required);
        }
        if input.permission_number.is_none() {
            v.add("/permission_number", Code::Required);
        }
    }
    if row.kind != DisposalKind::Destruction && input.receiver.is_none() {
        v.add("/receiver", Code::Required);
    }
    v.finish()
}

const fn fact_of(kind: DisposalKind) -> &'static str {
    match kind {
        DisposalKind::Transfer => "file_folder.transfer",
        DisposalKind::HandOver => "file_folder.hand_over",
        DisposalKind::Destruction => "file_folder.destroy",
    }
}

/// Gives a list up: its folders stay where they are.
pub(super) fn cancel(tx: &mut Conn, me: &Me, id: Id, reason: &str) -> Result<DisposalList> {
    let mut row = moved(tx, me, id, DisposalAction::Cancel)?;
    row.return_reason = Some(reason.trim().to_owned());
    let mut ids: Vec<Id> = store::items(tx, row.id)?.into_iter().map(|(item, _)| item.folder_id).collect();
    ids.sort_unstable();
    for id in ids {
        if let Some(mut folder) = folders::lock(tx, &me.scope, id)? {
            folder.disposal_list_id = None;
            folder_service::save(tx, me, folder)?;
        }
    }
    record(tx, me, &row, "disposal_list.cancel", json!({"reason": row.return_reason}))?;
    save(tx, me, row)
}

fn record(tx: &mut Conn, me: &Me, row: &ListRow, action: &str, data: Value) -> Result<()> {
    let mut all = json!({"kind": row.kind, "title": row.title});
    if let (Some(all), Value::Object(more)) = (all.as_object_mut(), data) {
        all.extend(more);
    }
    let fact = NewFact::new(Application::Letters, action, ("disposal_list", row.id), row.agency_id, all);
    audit::record(tx, me, fact)
}
