//! XLSX: the first sheet that is shown, cell by cell.
//!
//! A workbook is an archive of XML, so a small file may unpack to a huge one, and two cells in opposite corners of a
//! sheet span a range of billions. Everything is unpacked once without being kept, to see that it stays within bounds,
//! and no range is ever made.
use super::{ABOVE, Grid, MAX_ROWS, MOST_COLUMNS, Row, Unreadable, Value};
use calamine::{DataRef, Reader, SheetVisible, Xlsx};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes that a workbook of 20,000 rows does not need: the greatest that the tests make unpacks to a third of it.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Parts that no workbook has.
const MOST_PARTS: usize = 2000;

fn damaged(e: impl std::fmt::Display) -> Unreadable {
    Unreadable::Damaged(e.to_string())
}

/// Reads a workbook.
pub fn read(bytes: &[u8]) -> Result<Grid, Unreadable> {
    check_size(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let from_1904 = book.has_1904_epoch();
    let shown = book.sheets_metadata().iter().find(|sheet| sheet.visible == SheetVisible::Visible);
    let name = shown.map(|sheet| sheet.name.clone()).ok_or_else(|| damaged("no sheet"))?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut rows: BTreeMap<u32, Vec<Value>> = BTreeMap::new();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value());
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < MOST_COLUMNS) else {
            continue;
        };
        if value == Value::Empty {
            continue;
        }
        let cells = rows.entry(row).or_default();
        if cells.len() <= column {
            cells.resize(column + 1, Value::Empty);
        }
        if let Some(place) = cells.get_mut(column) {
            *place = value;
        }
        if rows.len() > MAX_ROWS + ABOVE {
            return Err(Unreadable::TooManyRows);
        }
    }
    let numbered = |(row, cells): (u32, Vec<Value>)| Row {
        number: i32::try_from(row.saturating_add(1)).unwrap_or(i32::MAX),
        cells,
    };
    Ok(Grid { rows: rows.into_iter().map(numbered).collect(), from_1904 })
}

/// Unpacks every part into nothing: what the directory of an archive says of sizes is only a promise.
fn check_size(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(damaged("too many parts"));
    }
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(damaged)?.take(left + 1);
        let size = std::io::copy(&mut part, &mut std::io::sink()).map_err(damaged)?;
        left =
            left.checked_sub(size).ok_or_else(|| damaged(format!("> {} MiB", MOST_BYTES / 1024 / 1024)))?;
    }
    Ok(())
}

fn value(cell: &DataRef<'_>) -> Value {
    match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::of(text),
        DataRef::SharedString(text) => Value::of(text),
        DataRef::Int(number) => number.to_string().parse().map_or(Value::Empty, Value::Number),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::Bool(yes) => Value::Text(yes.to_string()),
        DataRef::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            let day = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
            day.map_or(Value::Number(at.as_f64()), Value::Day)
        }
        DataRef::Error(error) => Value::Text(error.to_string()),
        DataRef::Empty => Value::Empty,
    }
}
