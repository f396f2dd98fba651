//! Use cases of saved views. They are a person's notes, not acts of office, so they leave no facts.
use super::model::{
    LetterViewItem, LetterViewMark, LetterViewPatch, LetterViews, MOST, Mark, NewLetterView, Row,
};
use super::store;
use crate::error::{Code, Error, Result, Violations};
use crate::http::IfMatch;
use crate::identity::Me;
use crate::letters::list::service::count_upto;
use pamong_db::{Conn, Id};
use serde::Deserialize;

/// Letters counted at most beside a view.
const COUNT_CAP: i64 = 1000;

/// The views of the caller, with counts if they are wanted.
pub(super) fn list(c: &mut Conn, me: &Me, counted: bool) -> Result<LetterViews> {
    let rows = store::list(c, me)?;
    let marks = store::marks(c, me)?;
    let mut items = Vec::with_capacity(rows.len());
    for row in rows {
        let owner = store::owner_name(c, row.owner_user_id)?;
        let mark = marks.iter().find(|mark| mark.view_id == row.id);
        let mut item = view(me, &row, owner, mark)?;
        if counted {
            item.count = Some(count_upto(c, me, &item.query.clone().into_list(), COUNT_CAP)?);
        }
        items.push(item);
    }
    // the sort keeps the order of names in each part
    items.sort_by_key(|item| !item.pinned);
    Ok(LetterViews { items })
}

/// One view that the caller may use.
pub(super) fn get(c: &mut Conn, me: &Me, id: Id) -> Result<LetterViewItem> {
    let row = store::find(c, me, id)?.ok_or_else(Error::not_found)?;
    shown(c, me, &row)
}

/// Pins a view that the caller may use or opens their list with it, or no longer.
pub(super) fn mark(tx: &mut Conn, me: &Me, id: Id, input: LetterViewMark) -> Result<LetterViewItem> {
    let row = store::find(tx, me, id)?.ok_or_else(Error::not_found)?;
    let mark = Mark {
        user_id: me.user_id,
        view_id: row.id,
        agency_id: row.agency_id,
        pinned: input.pinned,
        is_default: input.default,
    };
    store::put_mark(tx, mark)?;
    shown(tx, me, &row)
}

/// Keeps a view.
pub(super) fn create(tx: &mut Conn, me: &Me, new: &NewLetterView) -> Result<LetterViewItem> {
    let name = new.name.trim().to_owned();
    unnamed(tx, me, &name, None)?;
    if store::full(tx, me)? {
        let mut v = Violations::default();
        v.add_with("", Code::TooMany, MOST);
        v.finish()?;
    }
    let row = Row {
        id: Id::new(),
        owner_user_id: me.user_id,
        agency_id: me.agency.id,
        name,
        query: serde_json::to_value(&new.query).map_err(Error::internal)?,
        shared: new.shared,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
    };
    store::insert(tx, &row)?;
    view(me, &row, me.name.clone(), None)
}

/// Changes one of the caller's own views.
pub(super) fn update(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    seen: IfMatch,
    patch: &LetterViewPatch,
) -> Result<LetterViewItem> {
    let mut row = own(tx, me, id)?;
    seen.check(row.version)?;
    if let Some(name) = &patch.name {
        name.trim().clone_into(&mut row.name);
        unnamed(tx, me, &row.name, Some(id))?;
    }
    if let Some(query) = &patch.query {
        row.query = serde_json::to_value(query).map_err(Error::internal)?;
    }
    row.shared = patch.shared.unwrap_or(row.shared);
    row.updated_at = me.now();
    row.version = row.version.saturating_add(1);
    store::update(tx, &row)?;
    if !row.shared {
        store::forget_marks_of_others(tx, &row)?;
    }
    shown(tx, me, &row)
}

/// Removes one of the caller's own views.
pub(super) fn delete(tx: &mut Conn, me: &Me, id: Id, seen: IfMatch) -> Result<()> {
    let row = own(tx, me, id)?;
    seen.check(row.version)?;
    Ok(store::delete(tx, id)?)
}

fn own(tx: &mut Conn, me: &Me, id: Id) -> Result<Row> {
    let row = store::find(tx, me, id)?.ok_or_else(Error::not_found)?;
    if row.owner_user_id == me.user_id { Ok(row) } else { Err(Code::Forbidden.into()) }
}

fn unnamed(tx: &mut Conn, me: &Me, name: &str, except: Option<Id>) -> Result<()> {
    if store::named(tx, me, name, except)? { Err(Error::field("/name", Code::Duplicate)) } else { Ok(()) }
}

fn shown(c: &mut Conn, me: &Me, row: &Row) -> Result<LetterViewItem> {
    let owner = store::owner_name(c, row.owner_user_id)?;
    let mark = store::mark(c, me, row.id)?;
    view(me, row, owner, mark.as_ref())
}

fn view(me: &Me, row: &Row, owner_name: String, mark: Option<&Mark>) -> Result<LetterViewItem> {
    Ok(LetterViewItem {
        id: row.id,
        name: row.name.clone(),
        query: Deserialize::deserialize(&row.query).map_err(Error::internal)?,
        shared: row.shared,
        own: row.owner_user_id == me.user_id,
        owner_name,
        pinned: mark.is_some_and(|mark| mark.pinned),
        default: mark.is_some_and(|mark| mark.is_default),
        count: None,
        version: row.version,
    })
}
