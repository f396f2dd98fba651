//! The files under `api/data`, part of the binary.
//!
//! Sources and assumptions:
//! - `agencies.csv`: region codes of the Ministry of Home Affairs as of 2025. Six urban villages are not in the list of
//!   2022; no source gives the day they came to be, so 2025-01-01 stands for it, the first year in whose list they
//!   are. Offices as the city publishes them; rows with `to_confirm` must be confirmed by the city.
//! - `classifications.csv`: Permendagri 78/2012 until the end of 2022, Permendagri 83/2022 from 2023 on.
//! - `letter_kinds.csv`: Permendagri 54/2009, in use from 2010 on.
//! - `disposition_instructions.csv`: the instructions that are usual on printed sheets.
//! - `calendar.csv`: national holidays and collective leave (joint decrees of three ministers) of 2022 to 2026.
use crate::agencies::model::{AgencyKind, CalendarDay};
use crate::agencies::reference::{Classification, DispositionInstruction, LetterKind};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::DeserializeOwned;

const AGENCIES: &str = include_str!("../../../data/agencies.csv");
const CLASSIFICATIONS: &str = include_str!("../../../data/classifications.csv");
const LETTER_KINDS: &str = include_str!("../../../data/letter_kinds.csv");
const INSTRUCTIONS: &str = include_str!("../../../data/disposition_instructions.csv");
const CALENDAR: &str = include_str!("../../../data/calendar.csv");

#[derive(Debug, Deserialize)]
pub(super) struct AgencyRow {
    pub code: String,
    pub parent_code: Option<String>,
    pub kind: AgencyKind,
    pub name: String,
    pub short_name: String,
    pub valid_from: Option<NaiveDate>,
}

#[derive(Debug, Deserialize)]
struct LetterKindRow {
    code: String,
    name_id: String,
    name_en: String,
    number_pattern: String,
    internal_only: bool,
    parts: String,
    valid_from: NaiveDate,
    valid_until: Option<NaiveDate>,
}

fn rows<T: DeserializeOwned>(what: &str, text: &str) -> Result<Vec<T>> {
    let rows: Result<Vec<T>, csv::Error> = csv::Reader::from_reader(text.as_bytes()).deserialize().collect();
    rows.map_err(|e| Error::internal(format!("{what}: {e}")))
}

pub(super) fn agencies() -> Result<Vec<AgencyRow>> {
    rows("agencies", AGENCIES)
}

pub(super) fn classifications() -> Result<Vec<Classification>> {
    rows("classifications", CLASSIFICATIONS)
}

pub(super) fn letter_kinds() -> Result<Vec<LetterKind>> {
    let rows: Vec<LetterKindRow> = rows("letter kinds", LETTER_KINDS)?;
    Ok(rows
        .into_iter()
        .map(|row| LetterKind {
            parts: row.parts.split('|').collect(),
            code: row.code,
            name_id: row.name_id,
            name_en: row.name_en,
            number_pattern: row.number_pattern,
            internal_only: row.internal_only,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
        })
        .collect())
}

pub(super) fn instructions() -> Result<Vec<DispositionInstruction>> {
    rows("disposition instructions", INSTRUCTIONS)
}

pub(crate) fn calendar() -> Result<Vec<CalendarDay>> {
    rows("calendar", CALENDAR)
}
