//! XLSX: one sheet with a frozen row of headings. Texts are always written as texts, never as formulas or links.
use super::{Cell, Column, Table};
use crate::http::Moment;
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// As many characters as a cell holds.
const LONGEST: usize = 32_767;

struct Formats {
    head: Format,
    text: Format,
    number: Format,
    day: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_border(FormatBorder::Thin);
        Self {
            head: cell.clone().set_bold().set_text_wrap(),
            text: cell.clone().set_text_wrap().set_num_format("@"),
            number: cell.clone(),
            day: cell.set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
        }
    }
}

/// The file.
pub(super) fn bytes(table: &Table, at: Moment) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&day_of(at.today())?));
    let sheet = book.add_worksheet();
    sheet.set_name(&table.name)?;
    sheet.set_landscape();
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    let formats = Formats::new();
    for (place, Column { title, width }) in (0..).zip(&table.columns) {
        sheet.set_column_width(place, *width)?;
        sheet.write_string_with_format(0, place, cut(title), &formats.head)?;
    }
    for (place, row) in (1..).zip(&table.rows) {
        write(sheet, place, row, &formats)?;
    }
    book.save_to_buffer()
}

fn write(sheet: &mut Worksheet, row: u32, cells: &[Cell], formats: &Formats) -> Result<(), XlsxError> {
    for (place, cell) in (0..).zip(cells) {
        match cell {
            Cell::Text(text) => sheet.write_string_with_format(row, place, cut(text), &formats.text)?,
            // A cell of a spreadsheet reckons with doubles; beyond 2^31 the number is told as text.
            Cell::Number(number) => match i32::try_from(*number) {
                Ok(number) => sheet.write_number_with_format(row, place, number, &formats.number)?,
                Err(_) => sheet.write_string_with_format(row, place, number.to_string(), &formats.text)?,
            },
            Cell::Day(day) => match day_of(*day) {
                Ok(day) => sheet.write_datetime_with_format(row, place, &day, &formats.day)?,
                // Spreadsheets know no day before 1900.
                Err(_) => sheet.write_string_with_format(row, place, day.to_string(), &formats.text)?,
            },
            Cell::Blank => sheet.write_blank(row, place, &formats.text)?,
        };
    }
    Ok(())
}

fn day_of(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let small = |n: u32| u8::try_from(n).unwrap_or_default();
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        small(day.month()),
        small(day.day()),
    )
}

/// The text as far as a cell holds it.
fn cut(text: &str) -> &str {
    // Counted as the format counts: in units of UTF-16.
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > LONGEST).then_some(at)
    });
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}
