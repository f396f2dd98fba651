//! Use cases of the address book.
use super::model::{
    Row, SenderMerge, SenderPatch, SenderQuery, SenderView, Written, name_key, number_key, search_words,
};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::{IfMatch, Page, PageArgs};
use crate::identity::Me;
use crate::letters::model::{Letter, SecurityLevel};
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// Notes who wrote an incoming letter; a new name becomes a sender. Letters without sender are left out. The whole office
/// reads the book, so that it learns names from open letters only; of the others the number is kept, by which the letter is
/// found when it is about to be entered again.
pub fn note(tx: &mut Conn, letter: &Letter, now: Ts) -> Result<()> {
    let Some(name) = letter.sender_name.as_deref().filter(|name| !name_key(name).is_empty()) else {
        return Ok(());
    };
    let sender_id = match letter.security_level {
        SecurityLevel::Open => Some(known(tx, letter.agency_id, name, now)?),
        SecurityLevel::Restricted | SecurityLevel::Confidential | SecurityLevel::Secret => None,
    };
    let written = Written {
        letter_id: letter.id,
        agency_id: letter.agency_id,
        sender_id,
        number_key: number_key(letter.letter_number.as_deref().unwrap_or_default()),
    };
    Ok(store::insert_written(tx, &written)?)
}

/// The sender of that name, entered into the book where it is new.
fn known(tx: &mut Conn, agency_id: Id, name: &str, now: Ts) -> Result<Id> {
    let name_key = name_key(name);
    if store::by_key(tx, agency_id, &name_key)?.is_none() {
        let new = Row {
            id: Id::new(),
            agency_id,
            name: name.trim().to_owned(),
            name_key: name_key.clone(),
            address: None,
            email: None,
            phone: None,
            merged_into_id: None,
            created_at: now,
            updated_at: now,
            version: 1,
        };
        store::insert_new(tx, &new)?;
    }
    let sender =
        store::by_key(tx, agency_id, &name_key)?.ok_or_else(|| Error::internal("the sender is gone"))?;
    Ok(sender.merged_into_id.unwrap_or(sender.id))
}

/// The mail address in an agency's book under this name.
pub fn email_of(c: &mut Conn, agency: Id, name: &str) -> Result<Option<String>> {
    let key = name_key(name);
    let Some(row) = store::by_key(c, agency, &key)? else { return Ok(None) };
    match row.merged_into_id {
        Some(other) => Ok(store::find(c, agency, other)?.and_then(|row| row.email)),
        None => Ok(row.email),
    }
}

/// The mail address of whoever wrote an incoming letter, where the book knows it.
pub fn email_of_letter(c: &mut Conn, letter: &Letter) -> Result<Option<String>> {
    let Some(sender) = store::sender_of(c, letter.id)? else { return Ok(None) };
    Ok(store::find(c, letter.agency_id, sender)?.and_then(|row| row.email))
}

/// The book of the caller's agency, by name.
pub(super) fn list(c: &mut Conn, me: &Me, query: &SenderQuery) -> Result<Page<SenderView>> {
    let page: PageArgs<(String, Id)> = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let words = search_words(query.q.as_deref().unwrap_or_default());
    let rows = store::list(c, me.agency.id, &words, &page)?;
    let rows = page.page(rows, |row| (row.name_key.clone(), row.id))?;
    let ids: Vec<Id> = rows.items.iter().map(|row| row.id).collect();
    let counts = store::letter_counts(c, &ids)?;
    Ok(rows.map(|row| {
        let letters = counts.get(&row.id).copied().unwrap_or_default();
        SenderView::of(row, letters)
    }))
}

/// One sender.
pub(super) fn get(c: &mut Conn, me: &Me, id: Id) -> Result<SenderView> {
    let row = find(c, me, id)?;
    view(c, row)
}

/// Corrects a sender. The name may not become that of another one: those are merged instead.
pub(super) fn update(
    tx: &mut Conn,
    me: &Me,
    id: Id,
    seen: IfMatch,
    patch: &SenderPatch,
) -> Result<SenderView> {
    let mut row = find(tx, me, id)?;
    seen.check(row.version)?;
    if let Some(name) = &patch.name {
        name.trim().clone_into(&mut row.name);
        row.name_key = name_key(name);
        if store::by_key(tx, me.agency.id, &row.name_key)?.is_some_and(|other| other.id != id) {
            return Err(Error::field("/name", Code::Duplicate));
        }
    }
    let changed = |old: Option<String>, new: &Option<String>| match new {
        None => old,
        Some(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
    };
    row.address = changed(row.address, &patch.address);
    row.email = changed(row.email, &patch.email);
    row.phone = changed(row.phone, &patch.phone);
    let row = save(tx, me, row)?;
    record(tx, me, "sender.update", row.id, json!({"name": row.name}))?;
    view(tx, row)
}

/// Says that a sender is another one under a second name. The letters count there from now on, and further letters under
/// the second name as well; what the other lacks of address, mail and telephone it gets.
pub(super) fn merge(tx: &mut Conn, me: &Me, id: Id, input: &SenderMerge) -> Result<SenderView> {
    let mut gone = find(tx, me, id)?;
    if gone.merged_into_id.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    if input.into_id == id {
        return Err(Error::field("/into_id", Code::SelfReference));
    }
    let mut stays = store::find(tx, me.agency.id, input.into_id)?
        .filter(|row| row.merged_into_id.is_none())
        .ok_or_else(|| Error::field("/into_id", Code::UnknownReference))?;
    store::move_all(tx, id, stays.id, me.now())?;
    stays.address = stays.address.or_else(|| gone.address.clone());
    stays.email = stays.email.or_else(|| gone.email.clone());
    stays.phone = stays.phone.or_else(|| gone.phone.clone());
    gone.merged_into_id = Some(stays.id);
    let gone = save(tx, me, gone)?;
    let stays = save(tx, me, stays)?;
    let data = json!({"name": gone.name, "into_id": stays.id, "into_name": stays.name});
    record(tx, me, "sender.merge", gone.id, data)?;
    view(tx, stays)
}

fn find(c: &mut Conn, me: &Me, id: Id) -> Result<Row> {
    store::find(c, me.agency.id, id)?.ok_or_else(Error::not_found)
}

fn save(tx: &mut Conn, me: &Me, mut row: Row) -> Result<Row> {
    let read = row.version;
    row.version = read.saturating_add(1);
    row.updated_at = me.now();
    if store::update(tx, &row, read)? { Ok(row) } else { Err(Code::Stale.into()) }
}

fn view(c: &mut Conn, row: Row) -> Result<SenderView> {
    let letters = store::letter_counts(c, &[row.id])?.get(&row.id).copied().unwrap_or_default();
    Ok(SenderView::of(row, letters))
}

fn record(tx: &mut Conn, me: &Me, action: &str, id: Id, data: serde_json::Value) -> Result<()> {
    let fact = NewFact::new(Application::Letters, action, ("sender", id), me.agency.id, data);
    audit::record(tx, me, fact)
}
