//! Rows of a book, checked one by one and against one another.
use super::columns::Columns;
use super::model::{BookField, Entry, FIRST_YEAR, Fault, RowFault};
use super::reading::{Grid, Row, Value};
use crate::error::is_plain;
use crate::letters::agenda::AgendaRegister;
use crate::letters::model::{SecurityLevel, Urgency};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// The highest number that a year's book may have.
const LAST_NUMBER: i32 = 999_999;
/// Characters of a value that a fault repeats.
const SHOWN: usize = 100;
/// Addressees that one letter may have, as elsewhere.
const MAX_ADDRESSEES: usize = 200;

/// What a row is checked against.
pub struct Rules {
    /// Which book it is.
    pub register: AgendaRegister,
    /// Its year, where it is one year's.
    pub year: Option<i32>,
    /// The present day.
    pub today: NaiveDate,
    /// Classification codes with the days of their use.
    pub codes: BTreeMap<String, Vec<(NaiveDate, Option<NaiveDate>)>>,
}

/// A row that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its number in the file.
    pub row: i32,
    /// What it says.
    pub entry: Entry,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// The name of a column as spreadsheets show it.
pub fn letter(place: usize) -> String {
    let ascii = |n: usize| u8::try_from(n).map_or('?', |n| char::from(b'A' + n));
    match place.checked_sub(26) {
        None => ascii(place).to_string(),
        Some(rest) => format!("{}{}", ascii(rest / 26), ascii(rest % 26)),
    }
}

/// Names of an addressee cell: one in a line, or between semicolons.
pub fn parties(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '\n']).map(str::trim).filter(|name| !name.is_empty())
}

/// Every row below the headings.
pub fn rows(grid: &Grid, columns: &Columns, rules: &Rules) -> Vec<Checked> {
    let below = grid.rows.iter().skip(columns.head + 1).enumerate();
    // Books number their columns below the headings: that line is no letter.
    let letters = below.filter(|(place, row)| *place > 0 || !counts_columns(row));
    letters.map(|(_, row)| RowCheck::new(row, grid.from_1904, columns, rules).run()).collect()
}

/// 1, 2, 3 … in every cell.
fn counts_columns(row: &Row) -> bool {
    let texts = row.texts();
    texts.len() > 3 && texts.iter().zip(1..).all(|(text, n): (&String, i32)| *text == n.to_string())
}

/// Finds numbers that stand twice: in the file, or in the register already.
pub fn duplicates(rows: &mut [Checked], columns: &Columns, taken: &BTreeSet<(i32, i32)>) {
    let mut seen: BTreeMap<(i32, i32), i32> = BTreeMap::new();
    for checked in rows {
        let (Some(year), Some(number)) = (checked.entry.year, checked.entry.number) else { continue };
        let place = (year, number);
        let column = columns.by_field.get(&BookField::Number).map(|(place, _)| letter(*place));
        let mut fault = |code, value: String| {
            checked.faults.push(Fault { column: column.clone(), field: BookField::Number, code, value });
        };
        if taken.contains(&place) {
            fault(RowFault::DuplicateInRegister, number.to_string());
        } else if let Some(first) = seen.get(&place) {
            fault(RowFault::DuplicateInFile, format!("{number} = #{first}"));
        }
        seen.entry(place).or_insert(checked.row);
    }
}

struct RowCheck<'a> {
    row: &'a Row,
    from_1904: bool,
    columns: &'a Columns,
    rules: &'a Rules,
    faults: Vec<Fault>,
}

impl<'a> RowCheck<'a> {
    fn new(row: &'a Row, from_1904: bool, columns: &'a Columns, rules: &'a Rules) -> Self {
        Self { row, from_1904, columns, rules, faults: Vec::new() }
    }

    fn value(&self, field: BookField) -> Option<&'a Value> {
        let (place, _) = self.columns.by_field.get(&field)?;
        self.row.cells.get(*place).filter(|value| **value != Value::Empty)
    }

    fn fault(&mut self, field: BookField, code: RowFault) {
        let column = self.columns.by_field.get(&field).map(|(place, _)| letter(*place));
        let shown = self.value(field).and_then(Value::text).unwrap_or_default();
        let value = shown.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
        self.faults.push(Fault { column, field, code, value });
    }

    fn run(mut self) -> Checked {
        let incoming = self.rules.register == AgendaRegister::Incoming;
        self.direction();
        let number = self.number();
        let letter_date = self.day(BookField::LetterDate, !incoming);
        let received_date = if incoming { self.day(BookField::ReceivedDate, true) } else { None };
        let (entered, field) = if incoming {
            (received_date, BookField::ReceivedDate)
        } else {
            (letter_date, BookField::LetterDate)
        };
        let year = entered.and_then(|day| self.year(field, day));
        if let (Some(written), Some(received)) = (letter_date, received_date)
            && written > received
        {
            self.fault(BookField::LetterDate, RowFault::DateOrder);
        }
        let number = number.and_then(|(number, of)| match (of, year) {
            (Some(of), Some(year)) if of != year => {
                self.fault(BookField::Number, RowFault::WrongYear);
                None
            }
            _ => Some(number),
        });
        let (security_level, urgency) = self.security();
        let entry = Entry {
            year,
            number,
            letter_number: self.text(BookField::LetterNumber, false, 100),
            letter_date,
            received_date,
            party: self.party(),
            subject: self.text(BookField::Subject, true, 500),
            summary: self.summary(),
            classification_code: self.classification(entered),
            security_level,
            urgency,
        };
        Checked { row: self.row.number, entry, faults: self.faults }
    }

    /// Secrecy and urgency: two things, which many books write in one column.
    fn security(&mut self) -> (Option<SecurityLevel>, Option<Urgency>) {
        let Some(said) = self.value(BookField::SecurityLevel).and_then(Value::text) else {
            return (None, None);
        };
        match said.to_lowercase().as_str() {
            "biasa" | "terbuka" | "b" | "open" => (Some(SecurityLevel::Open), None),
            "terbatas" | "t" | "restricted" => (Some(SecurityLevel::Restricted), None),
            "rahasia" | "r" | "confidential" => (Some(SecurityLevel::Confidential), None),
            "sangat rahasia" | "sr" | "secret" => (Some(SecurityLevel::Secret), None),
            "segera" | "penting" | "urgent" => (None, Some(Urgency::Urgent)),
            "sangat segera" | "amat segera" | "very urgent" => (None, Some(Urgency::VeryUrgent)),
            _ => {
                self.fault(BookField::SecurityLevel, RowFault::UnknownSecurity);
                (None, None)
            }
        }
    }

    fn direction(&mut self) {
        let Some(said) = self.value(BookField::Direction).and_then(Value::text) else { return };
        let said = said.to_lowercase();
        let fits: &[&str] = match self.rules.register {
            AgendaRegister::Incoming => &["masuk", "surat masuk", "m", "in", "incoming"],
            AgendaRegister::Outgoing => &["keluar", "surat keluar", "k", "out", "outgoing"],
        };
        if !fits.contains(&said.as_str()) {
            self.fault(BookField::Direction, RowFault::WrongDirection);
        }
    }

    /// The number, and the year where the book writes `12/2022`.
    fn number(&mut self) -> Option<(i32, Option<i32>)> {
        let Some(text) = self.value(BookField::Number).and_then(Value::text) else {
            self.fault(BookField::Number, RowFault::Missing);
            return None;
        };
        let (number, year) = match text.split_once('/') {
            Some((number, year)) => (number.trim().to_owned(), Some(year.trim().parse::<i32>())),
            None => (text, None),
        };
        let plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let parsed = plain.then(|| number.parse::<i32>().ok()).flatten();
        match (parsed.filter(|n| (1..=LAST_NUMBER).contains(n)), year) {
            (Some(number), None) => Some((number, None)),
            (Some(number), Some(Ok(year))) => Some((number, Some(year))),
            _ => {
                self.fault(BookField::Number, RowFault::BadNumber);
                None
            }
        }
    }

    fn day(&mut self, field: BookField, required: bool) -> Option<NaiveDate> {
        let Some(value) = self.value(field) else {
            if required {
                self.fault(field, RowFault::Missing);
            }
            return None;
        };
        let day = value.day(self.from_1904);
        match day {
            None => self.fault(field, RowFault::BadDate),
            Some(day) if day > self.rules.today => self.fault(field, RowFault::FutureDate),
            Some(day) if day.year() < FIRST_YEAR => self.fault(field, RowFault::WrongYear),
            Some(day) => return Some(day),
        }
        None
    }

    fn year(&mut self, field: BookField, day: NaiveDate) -> Option<i32> {
        let year = day.year();
        if self.rules.year.is_some_and(|book| book != year) {
            self.fault(field, RowFault::WrongYear);
            return None;
        }
        Some(year)
    }

    fn text(&mut self, field: BookField, required: bool, most: usize) -> Option<String> {
        let Some(text) = self.value(field).and_then(Value::text) else {
            if required {
                self.fault(field, RowFault::Missing);
            }
            return None;
        };
        if !is_plain(&text) {
            self.fault(field, RowFault::BadText);
            return None;
        }
        if text.chars().count() > most {
            self.fault(field, RowFault::TooLong);
            return None;
        }
        Some(text)
    }

    fn party(&mut self) -> Option<String> {
        if self.rules.register == AgendaRegister::Incoming {
            return self.text(BookField::Party, true, 200);
        }
        let text = self.text(BookField::Party, true, 4000)?;
        let long = parties(&text).any(|name| name.chars().count() > 200);
        if long || parties(&text).count() > MAX_ADDRESSEES {
            self.fault(BookField::Party, RowFault::TooLong);
            return None;
        }
        if parties(&text).next().is_none() {
            self.fault(BookField::Party, RowFault::Missing);
            return None;
        }
        Some(text)
    }

    /// Short content and remark in one text.
    fn summary(&mut self) -> Option<String> {
        let parts = [self.text(BookField::Summary, false, 3000), self.text(BookField::Note, false, 900)];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join("\n"))
    }

    /// A code is a text; a spreadsheet that took `045` for a number has lost its zero.
    fn classification(&mut self, on: Option<NaiveDate>) -> Option<String> {
        let text = self.text(BookField::ClassificationCode, false, 30)?;
        let padded = format!("{text:0>3}");
        let used = |code: &String| {
            let spans = self.rules.codes.get(code)?;
            let holds = |(from, until): &(NaiveDate, Option<NaiveDate>)| {
                on.is_none_or(|day| *from <= day && until.is_none_or(|until| day <= until))
            };
            spans.iter().any(holds).then(|| code.clone())
        };
        let found = used(&text).or_else(|| used(&padded));
        if found.is_none() {
            self.fault(BookField::ClassificationCode, RowFault::UnknownClassification);
        }
        found
    }
}
