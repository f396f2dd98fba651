//! CSV as it comes out of spreadsheets: UTF-8 or Windows-1252, with semicolons, commas or tabs.
use super::{ABOVE, Grid, MAX_ROWS, MOST_COLUMNS, Row, Unreadable, Value};
use crate::http::table::harmless;
use std::borrow::Cow;

const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// Reads a file; of its possible separators the one with the greatest `fit` at the top of the table is taken.
pub fn read(bytes: &[u8], fit: impl Fn(&Grid) -> usize) -> Result<Grid, Unreadable> {
    let text = decoded(bytes);
    let top = |separator| table(&text, separator, ABOVE).map(|grid| fit(&grid)).unwrap_or_default();
    let mut best = (b';', 0);
    for separator in SEPARATORS {
        let found = top(separator);
        if found > best.1 {
            best = (separator, found);
        }
    }
    let grid = table(&text, best.0, usize::MAX)?;
    if grid.rows.len() > MAX_ROWS + ABOVE { Err(Unreadable::TooManyRows) } else { Ok(grid) }
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _, damaged) = encoding_rs::UTF_8.decode(bytes);
    let text = if damaged { encoding_rs::WINDOWS_1252.decode(bytes).0 } else { text };
    // One kind of line break, and one at the end, so that rows can be counted by them.
    let plain = !text.contains('\r') && text.ends_with('\n');
    if plain { text } else { Cow::Owned(format!("{}\n", text.replace("\r\n", "\n").replace('\r', "\n"))) }
}

/// The first `most` rows that are not empty.
fn table(text: &str, separator: u8, most: usize) -> Result<Grid, Unreadable> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    // Line breaks inside cells, which a spreadsheet does not count as rows.
    let mut inside = 0;
    let mut rows = Vec::new();
    let mut record = ::csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|e| Unreadable::Damaged(e.to_string()))? {
        let breaks: usize = record.iter().map(|cell| cell.matches('\n').count()).sum();
        inside += u64::try_from(breaks).unwrap_or_default();
        // Counted at the end of the row: its beginning may lie before lines with nothing in them.
        let row = reader.position().line().saturating_sub(1 + inside);
        let number = i32::try_from(row).unwrap_or(i32::MAX);
        let cells = record.iter().take(MOST_COLUMNS).map(|cell| Value::of(unguarded(cell))).collect();
        let row = Row { number, cells };
        if !row.is_empty() {
            rows.push(row);
        }
        if rows.len() >= most || rows.len() > MAX_ROWS + ABOVE {
            break;
        }
    }
    Ok(Grid { rows, from_1904: false })
}

/// The text without the apostrophe that our own exports put before what looks like a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if harmless(rest) != rest => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(bytes: &[u8]) -> Vec<(i32, Vec<Option<String>>)> {
        let widest = |grid: &Grid| grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let grid = read(bytes, widest).unwrap();
        grid.rows.into_iter().map(|r| (r.number, r.cells.iter().map(Value::text).collect())).collect()
    }

    fn texts(cells: &[&str]) -> Vec<Option<String>> {
        cells.iter().map(|c| (!c.is_empty()).then(|| (*c).to_owned())).collect()
    }

    #[test]
    fn separators_and_encodings_are_found() {
        let wanted = vec![(1, texts(&["No", "Hal", "Dari"])), (2, texts(&["1", "Café", "a"]))];
        assert_eq!(read_all("No;Hal;Dari\n1;Café;a\n".as_bytes()), wanted);
        assert_eq!(read_all("\u{FEFF}No,Hal,Dari\r\n1,Café,a".as_bytes()), wanted);
        assert_eq!(read_all("No\tHal\tDari\n1\tCafé\ta\n".as_bytes()), wanted);
        assert_eq!(read_all(b"No;Hal;Dari\n1;Caf\xE9;a\n"), wanted);
    }

    #[test]
    fn rows_are_numbered_as_spreadsheets_number_them() {
        let found = read_all(b"No;Hal\n\n1;\"dua\nbaris\"\n;;\n2;'=1+1\n3;'kata\n");
        assert_eq!(
            found,
            [
                (1, texts(&["No", "Hal"])),
                (3, texts(&["1", "dua\nbaris"])),
                (5, texts(&["2", "=1+1"])),
                (6, texts(&["3", "'kata"])),
            ]
        );
    }

    #[test]
    fn too_many_rows_are_refused() {
        let text = "1;2\n".repeat(MAX_ROWS + ABOVE + 1);
        assert_eq!(read(text.as_bytes(), |_| 1), Err(Unreadable::TooManyRows));
    }
}
