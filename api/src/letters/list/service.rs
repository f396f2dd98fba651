//! Use case: list letters.
use super::facets::LetterFacets;
use super::model::{Filter, LetterPage, LetterRow, ListInclude, ListQuery, NarrowLetter};
use super::store::{self, COUNT_CAP};
use crate::agencies::{self, Calendar};
use crate::error::{Error, Result};
use crate::http::{Cursor, Page};
use crate::identity::Me;
use crate::letters::dispatches;
use crate::letters::dispositions::DispositionStatus;
use crate::letters::model::{Direction, LetterStatus};
use crate::letters::{scans, search};
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// Letters that the caller may see, newest first unless another order is asked for.
pub fn list_letters(c: &mut Conn, me: &Me, query: &ListQuery) -> Result<LetterPage> {
    let mut filter = query.filter(me.at)?;
    let most = query.first_look();
    let mut cut = search_for(c, me, query, &mut filter, most)?;
    let mut page = page_of(c, me, &filter, query)?;
    if cut && most < search::CAP && page.next_cursor.is_none() {
        cut = search_for(c, me, query, &mut filter, search::CAP)?;
        page = page_of(c, me, &filter, query)?;
    }
    let (count, facets) = match query.include {
        Some(ListInclude::Count) => {
            (Some(counted(store::count(c, me, &filter, COUNT_CAP)?, COUNT_CAP, cut)), None)
        }
        Some(ListInclude::Facets) => {
            let (count, facets) = divided(c, me, &filter, cut)?;
            (Some(count), Some(facets))
        }
        None => (None, None),
    };
    let mut items = rows(c, me, page.items)?;
    if let Some(q) = query.q.as_deref() {
        mark(c, &mut items, q)?;
    }
    Ok(LetterPage { items, next_cursor: page.next_cursor, count, facets })
}

/// Narrows the list to what the search finds, up to `most`, and says whether there is more.
fn search_for(c: &mut Conn, me: &Me, query: &ListQuery, filter: &mut Filter, most: usize) -> Result<bool> {
    let found = search::candidates(c, &me.scope, query.q.as_deref(), most)?;
    let cut = found.as_ref().is_some_and(|found| found.cut);
    filter.found = found.map(|found| found.places);
    Ok(cut)
}

fn page_of(c: &mut Conn, me: &Me, filter: &Filter, query: &ListQuery) -> Result<Page<NarrowLetter>> {
    if query.is_by_due()? { page_by_due(c, me, filter, query) } else { page_by_time(c, me, filter, query) }
}

fn page_by_time(c: &mut Conn, me: &Me, filter: &Filter, query: &ListQuery) -> Result<Page<NarrowLetter>> {
    let page = query.page()?;
    page.page(store::list(c, me, filter, &page)?, |l| Cursor(l.created_at, l.id))
}

fn page_by_due(c: &mut Conn, me: &Me, filter: &Filter, query: &ListQuery) -> Result<Page<NarrowLetter>> {
    let page = query.page()?;
    let Page { items, next_cursor } = page.page(store::by_due(c, me, filter, &page)?, |(place, _)| *place)?;
    Ok(Page { items: items.into_iter().map(|(_, letter)| letter).collect(), next_cursor })
}

/// How many letters a query has, counted up to `cap`.
pub fn count_upto(c: &mut Conn, me: &Me, query: &ListQuery, cap: i64) -> Result<String> {
    let mut filter = query.filter(me.at)?;
    let cut = search_for(c, me, query, &mut filter, search::CAP)?;
    Ok(counted(store::count(c, me, &filter, cap)?, cap, cut))
}

/// A number, or `n+` where there are more: than are counted, or than a search considers.
fn counted(count: i64, cap: i64, cut: bool) -> String {
    let more = if cut || count > cap { "+" } else { "" };
    format!("{}{more}", count.min(cap))
}

/// How many letters there are and how they divide, in one walk over the newest.
fn divided(c: &mut Conn, me: &Me, filter: &Filter, cut: bool) -> Result<(String, LetterFacets)> {
    let mut letters = store::traits(c, me, filter)?;
    let all = i64::try_from(letters.len()).map_err(Error::internal)?;
    let kept = usize::try_from(COUNT_CAP).map_err(Error::internal)?;
    letters.truncate(kept);
    let mut agencies: Vec<Id> = letters.iter().map(|l| l.agency_id).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let names: BTreeMap<Id, String> =
        agencies::store::refs(c, &agencies)?.into_iter().map(|a| (a.id, a.name)).collect();
    let facets = LetterFacets::of(&letters, cut || all > COUNT_CAP, |id| names.get(&id).cloned());
    Ok((counted(all, COUNT_CAP, cut), facets))
}

/// Says in each row what the search found.
fn mark(c: &mut Conn, rows: &mut [LetterRow], q: &str) -> Result<()> {
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let mut texts = store::texts(c, &ids)?;
    let mut open = Vec::new();
    for row in rows.iter_mut() {
        let parts = texts.remove(&row.id).unwrap_or_default();
        row.hits = search::hits(q, row, &parts);
        if search::leaves_open(q, row, &parts) {
            open.push(row.id);
        }
    }
    let mut scans = scans::found_in(c, &open, |text| search::excerpt(q, text))?;
    for row in rows {
        if let (Some(hits), Some(scan)) = (&mut row.hits, scans.remove(&row.id)) {
            hits.scan = Some(scan);
        }
    }
    Ok(())
}

/// Completes the rows with one query for each kind of detail, however many rows there are.
fn rows(c: &mut Conn, me: &Me, letters: Vec<NarrowLetter>) -> Result<Vec<LetterRow>> {
    let ids: Vec<Id> = letters.iter().map(|l| l.id).collect();
    let agency_ids: Vec<Id> = letters.iter().map(|l| l.agency_id).collect();
    let agencies: BTreeMap<_, _> =
        agencies::store::refs(c, &agency_ids)?.into_iter().map(|a| (a.id, a)).collect();
    let attachments = store::attachment_counts(c, &ids)?;
    let outgoing = letters.iter().filter(|l| l.direction == Direction::Outgoing);
    let outgoing: Vec<Id> = outgoing.map(|l| l.id).collect();
    let (mut addressee_counts, mut addressees) = (BTreeMap::new(), BTreeMap::new());
    if !outgoing.is_empty() {
        addressee_counts = store::addressee_counts(c, &outgoing)?;
        addressees = store::first_addressees(c, &outgoing)?;
    }
    let mut copies = dispatches::copies(c, &ids)?;
    let open = store::open_dispositions(c, me.position_id, &ids)?;
    let waits = open.iter().any(|(_, _, due)| due.is_some());
    let calendar = if waits { Some(Calendar::load(c)?) } else { None };
    let count = |counts: &BTreeMap<Id, i64>, id| counts.get(&id).copied().unwrap_or_default();
    letters
        .into_iter()
        .map(|l| {
            let mine = open.iter().filter(|(letter, _, _)| *letter == l.id);
            let unopened = mine.clone().any(|(_, status, _)| *status == DispositionStatus::Sent);
            let due_date = mine.filter_map(|(_, _, due)| *due).min();
            let days = due_date.zip(calendar.as_ref());
            let waiting = l.status == LetterStatus::Registered && l.agency_id == me.agency.id;
            Ok(LetterRow {
                id: l.id,
                direction: l.direction,
                status: l.status,
                agency: agencies.get(&l.agency_id).cloned().ok_or_else(|| Error::internal("no agency"))?,
                kind: l.kind_code,
                channel: l.channel,
                agenda_number: l.agenda_number,
                sequence_number: l.sequence_number,
                sequence_suffix: Some(l.sequence_suffix).filter(|suffix| !suffix.is_empty()),
                letter_number: l.letter_number,
                letter_date: l.letter_date,
                received_date: l.received_date,
                sender_name: l.sender_name,
                received_as: copies.remove(&l.id),
                addressee_name: addressees.remove(&l.id),
                addressee_count: count(&addressee_counts, l.id),
                subject: l.subject,
                urgency: l.urgency,
                security_level: l.security_level,
                unread: unopened || waiting,
                due_date,
                working_days_left: days.map(|(due, days)| days.working_days_left(me.today(), due)),
                attachment_count: count(&attachments, l.id),
                created_at: l.created_at,
                updated_at: l.updated_at,
                hits: None,
                version: l.version,
            })
        })
        .collect()
}
