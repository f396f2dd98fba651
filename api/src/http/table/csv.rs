//! CSV with semicolons, as spreadsheets with Indonesian settings read it, in UTF-8 with its mark.
use super::{Cell, Table};
use crate::error::{Error, Result};
use std::borrow::Cow;

/// What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), with the full-width forms that some
/// of them read alike.
pub const FORMULA_STARTS: [char; 11] =
    ['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// The text with an apostrophe in front where a spreadsheet would run it, also behind spaces.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(FORMULA_STARTS) || text.trim_start().starts_with(FORMULA_STARTS) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.format("%Y-%m-%d").to_string(),
        Cell::Blank => String::new(),
    }
}

/// The file.
pub(super) fn bytes(table: &Table) -> Result<Vec<u8>> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    out.write_record(table.columns.iter().map(|c| harmless(&c.title).into_owned()))
        .map_err(Error::internal)?;
    for row in &table.rows {
        out.write_record(row.iter().map(text)).map_err(Error::internal)?;
    }
    out.into_inner().map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    /// The same cells that the web pages' own export is tested with.
    const CELLS: &str = include_str!("formula_cells.json");

    #[test]
    fn what_looks_like_a_formula_gets_an_apostrophe_and_nothing_else_does() {
        let cells: Vec<(String, bool)> = serde_json::from_str(CELLS).unwrap();
        assert!(cells.len() > 15);
        for (cell, dangerous) in cells {
            let shown = harmless(&cell);
            assert_eq!(shown.starts_with('\''), dangerous, "{cell:?}");
            assert_eq!(shown.trim_start_matches('\''), cell.trim_start_matches('\''));
        }
    }

    #[test]
    fn a_table_is_read_back_as_it_was() {
        let column = |title: &str| Column { title: title.into(), width: 10 };
        let table = Table {
            name: "Buku".into(),
            columns: vec![column("No."), column("Perihal"), column("Tanggal"), column("Tanda terima")],
            rows: vec![vec![
                Cell::Number(-3),
                Cell::Text("a;b \"c\"\nd".into()),
                Cell::Day("2022-01-03".parse().unwrap()),
                Cell::Blank,
            ]],
        };
        let text = String::from_utf8(bytes(&table).unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}No.;Perihal;Tanggal;Tanda terima\r\n-3;\"a;b \"\"c\"\"\nd\";2022-01-03;\r\n"
        );
    }
}
