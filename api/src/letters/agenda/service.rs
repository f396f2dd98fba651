//! Use cases: read the agenda books.
use super::model::{AgendaEntry, AgendaQuery, AgendaRegister, Entry};
use super::store;
use crate::agencies;
use crate::error::{Error, Result};
use crate::http::{Page, PageArgs};
use crate::identity::Me;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// Lines of one agency's agenda book, last number first.
pub fn list_entries(c: &mut Conn, me: &Me, query: &AgendaQuery) -> Result<Page<AgendaEntry>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let register = query.register.unwrap_or(AgendaRegister::Incoming);
    let agency_id = query.agency_id.unwrap_or(me.agency.id);
    if !me.scope.covers(agency_id) {
        return Err(Error::not_found());
    }
    let agency = agencies::store::refs(c, &[agency_id])?.pop().ok_or_else(Error::not_found)?;
    let days = (query.from, query.until);
    let rows = store::entries(c, &me.scope, (agency_id, register), days, &args)?;
    let number = |e: &Entry| match register {
        AgendaRegister::Incoming => e.agenda_number.unwrap_or_default(),
        AgendaRegister::Outgoing => e.sequence_number.unwrap_or_default(),
    };
    let page = args.page(rows, |e| (e.register_year, number(e), e.sequence_suffix.clone()))?;
    let ids: Vec<Id> = page.items.iter().map(|e| e.id).collect();
    let mut addressees: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for (letter, name) in store::addressees(c, &ids)? {
        addressees.entry(letter).or_default().push(name);
    }
    Ok(page.map(|e| AgendaEntry {
        agency: agency.clone(),
        register,
        year: e.register_year,
        number: number(&e),
        suffix: Some(e.sequence_suffix.clone()).filter(|suffix| !suffix.is_empty()),
        addressees: addressees.remove(&e.id).unwrap_or_default(),
        letter_id: e.id,
        letter_number: e.letter_number,
        letter_date: e.letter_date,
        received_date: e.received_date,
        sender_name: e.sender_name,
        kind: e.kind_code,
        classification_code: e.classification_code,
        subject: e.subject,
        summary: e.summary,
        created_at: e.created_at,
    }))
}
