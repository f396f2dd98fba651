//! Loads the reference data that the product ships: agencies, classification, letter kinds, instructions, calendar.
//!
//! Rows are found by their code, added or brought up to date, and never deleted: records point at them. A second run
//! changes nothing.
mod data;
mod diff;
mod store;
#[cfg(test)]
mod tests;

use super::model::{Agency, CalendarDay};
use super::reference::{Classification, DispositionInstruction, LetterKind};
use super::store as agency_store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::identity::Me;
use diff::{Diff, compare};
use pamong_db::{Conn, Id};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

#[cfg(test)]
pub(crate) use data::calendar as shipped_calendar;

/// What an import did to one kind of reference data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct Counts {
    /// Rows that were not there.
    pub added: usize,
    /// Rows that differed.
    pub changed: usize,
    /// Rows that were right already.
    pub unchanged: usize,
}

/// What an import of reference data did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct ImportReport {
    /// False where everything was right already.
    pub changed: bool,
    /// The city, its sub-districts, urban villages, offices, divisions and hospitals.
    pub agencies: Counts,
    /// Codes of the archive classification.
    pub classifications: Counts,
    /// Kinds of official letters.
    pub letter_kinds: Counts,
    /// Standard instructions of the disposition sheet.
    pub disposition_instructions: Counts,
    /// Holidays and collective leave.
    pub calendar_days: Counts,
}

/// Loads everything in the caller's transaction.
pub fn run(tx: &mut Conn, at: Moment) -> Result<ImportReport> {
    let mut report = ImportReport {
        changed: false,
        agencies: agencies(tx, at)?,
        classifications: classifications(tx)?,
        letter_kinds: letter_kinds(tx)?,
        disposition_instructions: instructions(tx)?,
        calendar_days: calendar(tx)?,
    };
    report.changed = report.all().iter().any(|c| c.added + c.changed > 0);
    Ok(report)
}

/// `run` by a member of staff, with its fact in the ledger.
pub fn import_reference_data(tx: &mut Conn, me: &Me) -> Result<ImportReport> {
    let report = run(tx, me.at)?;
    let data = json!({ "report": &report });
    let subject = ("agency", me.agency.id);
    let fact = NewFact::new(Application::Platform, "reference_data.import", subject, me.agency.id, data);
    audit::record(tx, me, fact)?;
    Ok(report)
}

impl ImportReport {
    fn all(&self) -> [Counts; 5] {
        [
            self.agencies,
            self.classifications,
            self.letter_kinds,
            self.disposition_instructions,
            self.calendar_days,
        ]
    }
}

impl std::fmt::Display for ImportReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (mut added, mut changed, mut unchanged) = (0, 0, 0);
        for counts in self.all() {
            added += counts.added;
            changed += counts.changed;
            unchanged += counts.unchanged;
        }
        write!(f, "reference data: {added} added, {changed} changed, {unchanged} unchanged")
    }
}

/// Agencies name their parent, which stands above them in the file, so ids are known by the time they are needed.
fn agencies(tx: &mut Conn, at: Moment) -> Result<Counts> {
    let have: BTreeMap<String, Agency> =
        store::agencies(tx)?.into_iter().map(|a| (a.code.clone(), a)).collect();
    let mut placed: BTreeMap<String, (Id, String)> = BTreeMap::new();
    let mut wanted = Vec::new();
    for row in data::agencies()? {
        let parent = match &row.parent_code {
            None => None,
            Some(code) => Some(
                placed
                    .get(code)
                    .ok_or_else(|| Error::internal(format!("agencies: {code} comes too late")))?,
            ),
        };
        let path = format!("{}{}/", parent.map_or("", |(_, path)| path), row.code);
        let old = have.get(&row.code);
        let agency = Agency {
            id: old.map_or_else(Id::new, |a| a.id),
            parent_id: parent.map(|(id, _)| *id),
            path,
            name: row.name,
            short_name: row.short_name,
            kind: row.kind,
            valid_from: row.valid_from,
            valid_until: old.and_then(|a| a.valid_until),
            created_at: old.map_or(at.now, |a| a.created_at),
            version: old.map_or(1, |a| a.version),
            code: row.code,
        };
        placed.insert(agency.code.clone(), (agency.id, agency.path.clone()));
        wanted.push(agency);
    }
    let mut diff = compare(have.into_values(), wanted, |a| a.code.clone());
    diff.changed.iter_mut().for_each(|a| a.version += 1);
    store::insert_agencies(tx, &diff.added)?;
    store::update_agencies(tx, &diff.changed)?;
    Ok(diff.counts())
}

fn classifications(tx: &mut Conn) -> Result<Counts> {
    let key = |c: &Classification| (c.scheme.clone(), c.code.clone());
    let diff = compare(store::classifications(tx)?, data::classifications()?, key);
    store::insert_classifications(tx, &diff.added)?;
    store::update_classifications(tx, &diff.changed)?;
    Ok(diff.counts())
}

fn letter_kinds(tx: &mut Conn) -> Result<Counts> {
    let diff: Diff<LetterKind> = compare(store::letter_kinds(tx)?, data::letter_kinds()?, |k| k.code.clone());
    store::insert_letter_kinds(tx, &diff.added)?;
    store::update_letter_kinds(tx, &diff.changed)?;
    Ok(diff.counts())
}

fn instructions(tx: &mut Conn) -> Result<Counts> {
    let have = agency_store::disposition_instructions(tx)?;
    let diff: Diff<DispositionInstruction> = compare(have, data::instructions()?, |i| i.code.clone());
    store::insert_instructions(tx, &diff.added)?;
    store::update_instructions(tx, &diff.changed)?;
    Ok(diff.counts())
}

fn calendar(tx: &mut Conn) -> Result<Counts> {
    let diff: Diff<CalendarDay> = compare(store::calendar_days(tx)?, data::calendar()?, |d| d.day);
    store::insert_calendar_days(tx, &diff.added)?;
    store::update_calendar_days(tx, &diff.changed)?;
    Ok(diff.counts())
}
