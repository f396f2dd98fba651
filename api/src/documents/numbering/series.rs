//! The list of series: how far each has counted, and whether its numbers add up by count.
use super::books::{Books, MovedIn};
use super::model::{Counter, Entry, EntryKind, SeriesKey};
use super::reconciliation::{NumberTally, Reconciliation, reconcile};
use super::{OUTGOING, store};
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::http::{Page, PageArgs};
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::{IntoParams, ToSchema};

/// Query of the number series.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SeriesQuery {
    /// Agenda year.
    pub year: Option<i32>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// The state of a register's numbers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NumberSeries {
    /// The agency.
    pub agency: AgencyRef,
    /// The register, such as `incoming`.
    pub register: String,
    /// Agenda year.
    pub year: i32,
    /// The number that was given last.
    pub last: i32,
    /// The number that is given next.
    pub next: i32,
    /// What became of the numbers so far.
    pub tally: NumberTally,
    /// How many numbers nothing explains, by count; the reconciliation says which.
    pub unexplained: i64,
    /// How many lent numbers are open although their last day is over.
    pub overdue: i64,
    /// Whether neither is so.
    pub adds_up: bool,
}

/// The series of the scope. Numbers are counted here and not looked at one by one, so that the
/// list stays cheap; only a series with a book that was moved in is proved, for its open numbers cannot be counted.
pub(super) fn list(c: &mut Conn, me: &Me, books: &Books, query: &SeriesQuery) -> Result<Page<NumberSeries>> {
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = store::counters(c, &me.scope.agency_ids, query.year, &args)?;
    let page = args.page(rows, |counter| counter.key.clone())?;
    let mut ids: Vec<Id> = page.items.iter().map(|s| s.key.agency_id).collect();
    let mut years: Vec<i32> = page.items.iter().map(|s| s.key.year).collect();
    ids.dedup();
    years.sort_unstable();
    years.dedup();
    // A number that moves on between two of these is counted twice and never not at all.
    let mut held: BTreeMap<(Id, i32), i64> = BTreeMap::new();
    for (agency, year, _, suffix) in store::held(c, &ids, &years)? {
        if suffix.is_empty() {
            *held.entry((agency, year)).or_default() += 1;
        }
    }
    let mut entries: BTreeMap<SeriesKey, Vec<Entry>> = BTreeMap::new();
    for entry in store::of_agencies(c, &ids, &years)? {
        entries.entry(entry.key()).or_default().push(entry);
    }
    let mut used: BTreeMap<SeriesKey, i64> = BTreeMap::new();
    for book in books.all() {
        for (agency_id, year, count) in book.counts(c, &ids, &years)? {
            used.insert(SeriesKey { agency_id, register: book.register().into(), year }, count);
        }
    }
    let mut with_book: BTreeSet<SeriesKey> = BTreeSet::new();
    for book in books.all() {
        for MovedIn { agency_id, year, .. } in book.moved_in(c, &ids, &years)? {
            with_book.insert(SeriesKey { agency_id, register: book.register().into(), year });
        }
    }
    let mut proved: BTreeMap<SeriesKey, Reconciliation> = BTreeMap::new();
    for key in with_book {
        let proof = reconcile(c, books, (key.agency_id, &key.register, key.year), me.today())?;
        proved.insert(key, proof);
    }
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &ids)?.into_iter().map(|a| (a.id, a)).collect();
    let view = |Counter { key, last }: Counter| {
        let agency = agencies.get(&key.agency_id).cloned().ok_or_else(|| Error::internal("no agency"))?;
        let exceptions = entries.get(&key).map_or(&[][..], Vec::as_slice);
        let (mut tally, overdue) = exceptions_of(exceptions, me.today());
        tally.used = used.get(&key).copied().unwrap_or_default();
        if key.register == OUTGOING {
            tally.held = held.get(&(key.agency_id, key.year)).copied().unwrap_or_default();
        }
        // Which numbers a book leaves open is known from looking at each of them.
        if let Some(proof) = proved.get(&key) {
            tally = proof.tally.clone();
        }
        let explained = tally.used + tally.held + tally.voids + tally.skipped + tally.lent;
        let unexplained = (i64::from(last) - explained).max(0);
        let adds_up = unexplained == 0 && overdue == 0;
        Ok(NumberSeries {
            agency,
            register: key.register,
            year: key.year,
            last,
            next: last + 1,
            tally,
            unexplained,
            overdue,
            adds_up,
        })
    };
    let items: Result<Vec<NumberSeries>> = page.items.into_iter().map(view).collect();
    Ok(Page { items: items?, next_cursor: page.next_cursor })
}

/// What the gap register says of one series, and how many lent numbers are overdue.
fn exceptions_of(entries: &[Entry], today: NaiveDate) -> (NumberTally, i64) {
    let (mut tally, mut overdue) = (NumberTally::default(), 0);
    let settled = |lease: Id| {
        let count = entries.iter().filter(|e| e.lease_id == Some(lease)).count();
        i64::try_from(count).unwrap_or_default()
    };
    for entry in entries {
        match entry.kind {
            EntryKind::Void if entry.suffix.is_empty() => tally.voids += 1,
            // A back-dated number that was given up again.
            EntryKind::Void => tally.inserted -= 1,
            EntryKind::Skipped => tally.skipped += entry.size(),
            EntryKind::Inserted => tally.inserted += 1,
            EntryKind::Leased => {
                let open = entry.size() - settled(entry.id);
                tally.lent += open;
                if entry.valid_until.is_some_and(|until| until < today) {
                    overdue += open;
                }
            }
            EntryKind::Registered => {}
        }
    }
    (tally, overdue)
}
