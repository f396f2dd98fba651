//! Tables for spreadsheets, as XLSX and as CSV: the one door through which cells leave.
//!
//! A spreadsheet runs a cell that begins like a formula, and cells hold what strangers wrote. So texts are written as
//! texts (XLSX) or made harmless (CSV) here and nowhere else; every export of the product goes through this module.
mod csv;
mod xlsx;

pub use csv::{FORMULA_STARTS, harmless};

use super::Moment;
use crate::error::{Error, Result};
use actix_web::{HttpResponse, web};
use chrono::NaiveDate;

/// Type of an XLSX file.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Type of a CSV file.
pub const CSV: &str = "text/csv; charset=utf-8";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, whatever it looks like.
    Text(String),
    /// A number to reckon with; numbers of letters are texts.
    Number(i64),
    /// A day.
    Day(NaiveDate),
    /// Nothing, such as a place for a signature.
    Blank,
}

impl From<Option<NaiveDate>> for Cell {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(text.to_owned()) }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its width in characters.
    pub width: u16,
}

/// A table with one row of headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Name of the sheet: at most 31 characters, none of `[]:*?/\`.
    pub name: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows with as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// Which kind of file a table becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    /// A workbook with one sheet.
    Xlsx,
    /// Text with semicolons, as spreadsheets with Indonesian settings read it.
    Csv,
}

impl Table {
    /// The bytes of the file. Work for a blocking thread: a book has thousands of rows.
    pub fn bytes(&self, format: TableFormat, at: Moment) -> Result<Vec<u8>> {
        match format {
            TableFormat::Xlsx => xlsx::bytes(self, at).map_err(Error::internal),
            TableFormat::Csv => csv::bytes(self),
        }
    }
}

/// A table that the browser saves as `{name}.xlsx` or `{name}.csv`; the name is ASCII without quotes.
pub async fn spreadsheet(name: &str, table: Table, format: TableFormat, at: Moment) -> Result<HttpResponse> {
    let (media_type, extension) = match format {
        TableFormat::Xlsx => (XLSX, "xlsx"),
        TableFormat::Csv => (CSV, "csv"),
    };
    let bytes = web::block(move || table.bytes(format, at)).await.map_err(Error::internal)??;
    Ok(HttpResponse::Ok()
        .content_type(media_type)
        .insert_header(("Content-Disposition", format!("attachment; filename=\"{name}.{extension}\"")))
        .body(bytes))
}
