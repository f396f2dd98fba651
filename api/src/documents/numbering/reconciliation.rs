//! The proof of a series: every number from 1 to the last one has exactly one explanation.
use super::books::{Books, MovedIn};
use super::model::{Entry, EntryKind, SeriesKey};
use super::{OUTGOING, store};
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, text_enum};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use utoipa::{IntoParams, ToSchema};

text_enum! {
    /// What does not add up.
    pub enum NumberFaultKind {
        /// Numbers that nothing explains.
        Missing = "missing",
        /// Numbers with more than one explanation, such as on a letter and void.
        Double = "double",
        /// Numbers that are used although the series did not give them yet.
        Beyond = "beyond",
        /// Lent numbers that are open although the last day is over.
        Overdue = "overdue",
        /// A back-dated number on a letter that the gap register does not know.
        Unrecorded = "unrecorded",
        /// A back-dated number in the gap register that is on no letter.
        Unused = "unused",
    }
}

/// Numbers that do not add up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberFault {
    /// Why.
    pub kind: NumberFaultKind,
    /// The first number.
    pub first: i32,
    /// The last number.
    pub last: i32,
    /// Suffix of a back-dated number.
    pub suffix: Option<String>,
}

/// What became of the numbers of a series.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct NumberTally {
    /// Numbers on letters, permits or other records.
    pub used: i64,
    /// Numbers reserved for papers that are being signed.
    pub held: i64,
    /// Numbers that no valid paper has or will have.
    pub voids: i64,
    /// Numbers that were used in the paper book before.
    pub skipped: i64,
    /// Lent numbers of which nothing is known yet.
    pub lent: i64,
    /// Back-dated numbers on papers; they stand behind others and are not among 1 to the last one.
    pub inserted: i64,
}

/// The proof of one series.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = NumberReconciliation)]
pub struct Reconciliation {
    /// The agency.
    pub agency: AgencyRef,
    /// The register, such as `outgoing`.
    pub register: String,
    /// Agenda year.
    pub year: i32,
    /// The number that was given last; 0 where none was.
    pub last: i32,
    /// What became of the numbers from 1 to the last one.
    pub tally: NumberTally,
    /// What does not add up, in order.
    pub faults: Vec<NumberFault>,
    /// Whether everything does.
    pub adds_up: bool,
}

/// Which series is proved.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReconciliationQuery {
    /// An agency of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// The register: `incoming`, `outgoing` or `service`; `outgoing` where it is not named.
    pub register: Option<String>,
    /// Agenda year; the present one where it is not named.
    pub year: Option<i32>,
}

/// The series that a query means, if the caller may see it.
pub(super) fn asked(me: &Me, query: &ReconciliationQuery) -> Result<SeriesKey> {
    let agency_id = query.agency_id.unwrap_or(me.agency.id);
    if !me.scope.covers(agency_id) {
        return Err(Error::not_found());
    }
    Ok(SeriesKey {
        agency_id,
        register: query.register.clone().unwrap_or_else(|| OUTGOING.into()),
        year: query.year.unwrap_or_else(|| me.at.year()),
    })
}

/// Proves the series of an agency's register in a year. It can run while numbers are given: what is read first is what
/// the rest is measured against, and numbers given meanwhile are left for the next time.
pub fn reconcile(
    c: &mut Conn,
    books: &Books,
    (agency_id, register, year): (Id, &str, i32),
    today: NaiveDate,
) -> Result<Reconciliation> {
    let key = SeriesKey { agency_id, register: register.into(), year };
    let book = books.of(register)?;
    let last = store::last(c, &key)?.unwrap_or_default();
    let held = if register == OUTGOING { store::held(c, &[agency_id], &[year])? } else { Vec::new() };
    let held: Vec<(i32, String)> = held.into_iter().map(|(_, _, number, suffix)| (number, suffix)).collect();
    let entries = store::of_series(c, &key)?;
    let moved_in = book.moved_in(c, &[agency_id], &[year])?;
    let used = book.numbers(c, agency_id, year)?;
    let until = store::last(c, &key)?.unwrap_or_default();
    let agency = agencies::store::refs(c, &[agency_id])?.pop().ok_or_else(Error::not_found)?;
    let (tally, faults) = prove((last, until), &used, &held, (&entries, &moved_in), today);
    let adds_up = faults.is_empty();
    Ok(Reconciliation { agency, register: key.register, year, last, tally, faults, adds_up })
}

/// Collects runs of numbers with the same fault.
#[derive(Default)]
struct Faults(Vec<NumberFault>);

impl Faults {
    fn add(&mut self, kind: NumberFaultKind, number: i32) {
        match self.0.last_mut() {
            Some(run) if run.kind == kind && run.suffix.is_none() && run.last == number - 1 => {
                run.last = number;
            }
            _ => self.0.push(NumberFault { kind, first: number, last: number, suffix: None }),
        }
    }

    fn add_suffixed(&mut self, kind: NumberFaultKind, (number, suffix): &(i32, String)) {
        let suffix = Some(suffix.clone());
        self.0.push(NumberFault { kind, first: *number, last: *number, suffix });
    }
}

/// The tally of 1 to `last`, and what does not add up. Numbers up to `until` were given while the rest was read.
fn prove(
    (last, until): (i32, i32),
    used: &[(i32, String)],
    held: &[(i32, String)],
    (entries, moved_in): (&[Entry], &[MovedIn]),
    today: NaiveDate,
) -> (NumberTally, Vec<NumberFault>) {
    let mut tally = NumberTally::default();
    let mut faults = Faults::default();
    let plain = |list: &[(i32, String)]| -> BTreeSet<i32> {
        list.iter().filter(|(_, suffix)| suffix.is_empty()).map(|(number, _)| *number).collect()
    };
    let (on_papers, reserved) = (plain(used), plain(held));
    let mut explained: BTreeMap<i32, EntryKind> = BTreeMap::new();
    let mut doubly: BTreeSet<i32> = BTreeSet::new();
    let mut lent: BTreeMap<i32, bool> = BTreeMap::new();
    for entry in entries.iter().filter(|e| e.suffix.is_empty()) {
        for number in entry.first_number..=entry.last_number {
            match entry.kind {
                EntryKind::Void | EntryKind::Skipped => {
                    if explained.insert(number, entry.kind).is_some() {
                        doubly.insert(number);
                    }
                }
                EntryKind::Leased => {
                    let overdue = entry.valid_until.is_some_and(|until| until < today);
                    if lent.insert(number, overdue).is_some() {
                        doubly.insert(number);
                    }
                }
                // It is on a letter, which says so itself.
                EntryKind::Registered | EntryKind::Inserted => {}
            }
        }
    }
    for number in 1..=last {
        let paper = on_papers.contains(&number);
        let entry = explained.get(&number);
        // That a number was used in the paper book is no second explanation once the book itself was moved in.
        let in_both = entry == Some(&EntryKind::Skipped) && moved_in.iter().any(|book| book.holds(number));
        if doubly.contains(&number) || (paper && entry.is_some() && !in_both) {
            faults.add(NumberFaultKind::Double, number);
        } else if paper {
            tally.used += 1;
        } else if let Some(kind) = entry {
            if *kind == EntryKind::Skipped { tally.skipped += 1 } else { tally.voids += 1 }
        } else if reserved.contains(&number) {
            tally.held += 1;
        } else if let Some(overdue) = lent.get(&number) {
            tally.lent += 1;
            if *overdue {
                faults.add(NumberFaultKind::Overdue, number);
            }
        } else if moved_in.iter().any(|book| book.took(number)) {
            tally.skipped += 1;
        } else {
            faults.add(NumberFaultKind::Missing, number);
        }
    }
    let known = on_papers.iter().chain(explained.keys()).chain(lent.keys());
    let beyond: BTreeSet<i32> = known.copied().filter(|number| *number < 1 || *number > until).collect();
    for number in beyond {
        faults.add(NumberFaultKind::Beyond, number);
    }
    suffixed(used, held, entries, &mut tally, &mut faults);
    (tally, faults.0)
}

/// Each back-dated number is in the gap register and on exactly one paper, being signed, or void.
fn suffixed(
    used: &[(i32, String)],
    held: &[(i32, String)],
    entries: &[Entry],
    tally: &mut NumberTally,
    faults: &mut Faults,
) {
    let of = |kind: EntryKind| -> BTreeSet<(i32, String)> {
        let entries = entries.iter().filter(|e| e.kind == kind && !e.suffix.is_empty());
        entries.map(|e| (e.first_number, e.suffix.clone())).collect()
    };
    let with_suffix = |list: &[(i32, String)]| -> BTreeSet<(i32, String)> {
        list.iter().filter(|(_, suffix)| !suffix.is_empty()).cloned().collect()
    };
    let (inserted, void) = (of(EntryKind::Inserted), of(EntryKind::Void));
    let (on_papers, reserved) = (with_suffix(used), with_suffix(held));
    for number in &inserted {
        match (on_papers.contains(number), void.contains(number)) {
            (true, true) => faults.add_suffixed(NumberFaultKind::Double, number),
            (true, false) => tally.inserted += 1,
            (false, true) => {}
            (false, false) if reserved.contains(number) => tally.inserted += 1,
            (false, false) => faults.add_suffixed(NumberFaultKind::Unused, number),
        }
    }
    for number in on_papers.difference(&inserted) {
        faults.add_suffixed(NumberFaultKind::Unrecorded, number);
    }
}

#[cfg(test)]
mod tests;
