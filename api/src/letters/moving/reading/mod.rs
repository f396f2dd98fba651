//! Files of tables, read into rows of values within bounds that no file can break.
mod csv;
mod xlsx;

use super::dates;
use super::model::MAX_ROWS;
use crate::error::{Code, Error, FieldError};
use chrono::NaiveDate;

/// Columns that are looked at; what stands to the right of them belongs to no book.
const MOST_COLUMNS: usize = 50;
/// Rows that may stand above the first one: names, titles, headings.
const ABOVE: usize = 20;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text without spaces around it.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
}

/// A row with something in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub number: i32,
    /// Its cells from the first column on.
    pub cells: Vec<Value>,
}

/// The table of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Rows that are not empty, in order.
    pub rows: Vec<Row>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

/// Why a file gives no table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is damaged or something else; the reason is for whoever sent it.
    Damaged(String),
    /// It has more rows than are read.
    TooManyRows,
}

impl From<Unreadable> for Error {
    fn from(why: Unreadable) -> Self {
        let (code, arg) = match why {
            Unreadable::Damaged(reason) => (Code::TableUnreadable, reason),
            Unreadable::TooManyRows => (Code::TooMany, MAX_ROWS.to_string()),
        };
        Self::Invalid(vec![FieldError { pointer: "/upload_id".into(), code, arg: Some(arg) }])
    }
}

impl Value {
    /// A text, if anything is left of it.
    fn of(text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// What the cell shows; nothing where it is empty.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Empty => None,
            Self::Text(text) => Some(text.clone()),
            Self::Number(number) if number.fract() == 0.0 => Some(format!("{number:.0}")),
            Self::Number(number) => Some(number.to_string()),
            Self::Day(day) => Some(day.format("%d/%m/%Y").to_string()),
        }
    }

    /// The day that it says.
    pub fn day(&self, from_1904: bool) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(*day),
            Self::Number(serial) => dates::from_serial(*serial, from_1904),
            Self::Text(text) => dates::from_text(text),
            Self::Empty => None,
        }
    }
}

impl Row {
    /// The texts of its cells.
    pub fn texts(&self) -> Vec<String> {
        self.cells.iter().filter_map(Value::text).collect()
    }

    fn is_empty(&self) -> bool {
        self.cells.iter().all(|value| *value == Value::Empty)
    }
}

/// Reads a file by its type. Of a CSV file that fits several separators the reading with the greatest `fit` is taken.
pub fn read(media_type: &str, bytes: &[u8], fit: impl Fn(&Grid) -> usize) -> Result<Grid, Unreadable> {
    if media_type == crate::storage::CSV { csv::read(bytes, fit) } else { xlsx::read(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_cells_show_them() {
        for (number, text) in [(12.0, "12"), (400.12, "400.12"), (0.5, "0.5")] {
            assert_eq!(Value::Number(number).text().unwrap(), text);
        }
        assert_eq!(Value::of("  "), Value::Empty);
    }
}
