//! The state of an import, and the checks of rows without a database.
use super::check::{self, Rules, letter};
use super::columns;
use super::model::{BookField, ImportAction, ImportStatus, RowFault, possible};
use super::reading::{Grid, Row, Value, read};
use crate::letters::agenda::AgendaRegister;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;

#[test]
fn the_way_of_an_import() {
    let mut matrix = String::new();
    for status in ImportStatus::ALL {
        let allowed: Vec<&str> =
            ImportAction::ALL.iter().filter(|a| possible(*status, **a)).map(|a| a.as_str()).collect();
        let allowed = if allowed.is_empty() { "nothing".to_owned() } else { allowed.join(", ") };
        writeln!(matrix, "{status}: {allowed}").unwrap();
    }
    insta::assert_snapshot!(matrix, @r"
    previewed: accept
    accepting: accept, undo
    accepted: undo, attach_scans
    undoing: undo
    undone: nothing
    ");
}

#[test]
fn columns_have_the_names_of_spreadsheets() {
    for (place, name) in [(0, "A"), (25, "Z"), (26, "AA"), (49, "AX")] {
        assert_eq!(letter(place), name);
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn rules(register: AgendaRegister, year: Option<i32>) -> Rules {
    let codes = [
        ("045", vec![(day("2013-01-01"), Some(day("2022-12-31")))]),
        ("400.12", vec![(day("2023-01-01"), None)]),
    ];
    let codes = codes.into_iter().map(|(code, spans)| (code.to_owned(), spans)).collect();
    Rules { register, year, today: day("2026-09-07"), codes }
}

const HEAD: [&str; 8] = ["No", "Tgl Terima", "No Surat", "Tgl Surat", "Pengirim", "Perihal", "Kode", "Arah"];
const GOOD: [&str; 8] = ["1", "4/1/2022", "B/1", "3/1/2022", "BPS", "Undangan", "045", "Masuk"];

fn cell(text: &str) -> Value {
    if text.is_empty() { Value::Empty } else { Value::Text(text.into()) }
}

fn grid(rows: &[[&str; 8]]) -> Grid {
    let all = std::iter::once(&HEAD).chain(rows).zip(1..);
    let rows = all.map(|(texts, number)| Row { number, cells: texts.iter().map(|t| cell(t)).collect() });
    Grid { rows: rows.collect(), from_1904: false }
}

/// The faults of a row that is good but for one cell.
fn faults(place: usize, text: &str, year: Option<i32>) -> Vec<(String, RowFault)> {
    let mut row = GOOD;
    row[place] = text;
    let grid = grid(&[row]);
    let found = columns::find(&grid, AgendaRegister::Incoming, &BTreeMap::new());
    let rows = check::rows(&grid, &found, &rules(AgendaRegister::Incoming, year));
    rows[0].faults.iter().map(|f| (f.column.clone().unwrap_or_default(), f.code)).collect()
}

#[test]
fn each_fault_is_found_in_its_column() {
    use RowFault::{
        BadDate, BadNumber, BadText, DateOrder, FutureDate, Missing, TooLong, UnknownClassification,
        WrongDirection, WrongYear,
    };
    let long = "x".repeat(501);
    for (place, text, column, fault) in [
        (0, "", "A", Missing),
        (0, "dua", "A", BadNumber),
        (0, "0", "A", BadNumber),
        (0, "-1", "A", BadNumber),
        (0, "1000000", "A", BadNumber),
        (0, "1.5", "A", BadNumber),
        (0, "1/2021", "A", WrongYear),
        (1, "", "B", Missing),
        (1, "kemarin", "B", BadDate),
        (1, "31/2/2022", "B", BadDate),
        (1, "8/9/2026", "B", FutureDate),
        (1, "2/1/1930", "B", WrongYear),
        (3, "5/1/2022", "D", DateOrder),
        (3, "tanpa", "D", BadDate),
        (4, "", "E", Missing),
        (5, "", "F", Missing),
        (5, "a\u{7}b", "F", BadText),
        (5, long.as_str(), "F", TooLong),
        (6, "999.9", "G", UnknownClassification),
        (6, "400.12", "G", UnknownClassification), // of another time
        (7, "Keluar", "H", WrongDirection),
    ] {
        assert_eq!(faults(place, text, None), [(column.to_owned(), fault)], "{place} {text:?}");
    }
    assert_eq!(
        faults(1, "4/1/2023", Some(2022)),
        [("B".into(), WrongYear), ("G".into(), UnknownClassification)]
    );
    for (place, text) in
        [(0, "007"), (0, "1/2022"), (2, ""), (3, ""), (6, ""), (6, "45"), (7, ""), (1, "4 Januari 2022")]
    {
        assert_eq!(faults(place, text, Some(2022)), [], "{place} {text:?}");
    }
}

#[test]
fn secrecy_and_urgency_are_told_apart() {
    use crate::letters::model::{SecurityLevel, Urgency};
    for (said, security, urgency, wrong) in [
        ("Rahasia", Some(SecurityLevel::Confidential), None, false),
        ("SANGAT RAHASIA", Some(SecurityLevel::Secret), None, false),
        ("Biasa", Some(SecurityLevel::Open), None, false),
        ("Segera", None, Some(Urgency::Urgent), false),
        ("", None, None, false),
        ("hijau", None, None, true),
    ] {
        let mut book = grid(&[GOOD]);
        book.rows[0].cells[7] = cell("Sifat");
        book.rows[1].cells[7] = cell(said);
        let found = columns::find(&book, AgendaRegister::Incoming, &BTreeMap::new());
        let rows = check::rows(&book, &found, &rules(AgendaRegister::Incoming, None));
        assert_eq!((rows[0].entry.security_level, rows[0].entry.urgency), (security, urgency), "{said}");
        let codes: Vec<RowFault> = rows[0].faults.iter().map(|f| f.code).collect();
        assert_eq!(codes == [RowFault::UnknownSecurity], wrong, "{said}: {codes:?}");
    }
}

#[test]
fn a_number_stands_once_in_the_file_and_in_the_register() {
    let with = |number: &'static str| {
        let mut row = GOOD;
        row[0] = number;
        row
    };
    let grid = grid(&[with("1"), with("2"), with("01"), with("3")]);
    let found = columns::find(&grid, AgendaRegister::Incoming, &BTreeMap::new());
    let mut rows = check::rows(&grid, &found, &rules(AgendaRegister::Incoming, None));
    check::duplicates(&mut rows, &found, &BTreeSet::from([(2022, 3), (2021, 2)]));
    let told: Vec<_> =
        rows.iter().flat_map(|r| r.faults.iter().map(|f| (r.row, f.code, f.value.as_str()))).collect();
    assert_eq!(told, [(4, RowFault::DuplicateInFile, "1 = #2"), (5, RowFault::DuplicateInRegister, "3")]);
}

#[test]
fn a_line_that_numbers_the_columns_is_no_letter() {
    let grid = grid(&[["1", "2", "3", "4", "5", "6", "7", "8"], GOOD]);
    let found = columns::find(&grid, AgendaRegister::Incoming, &BTreeMap::new());
    let rows = check::rows(&grid, &found, &rules(AgendaRegister::Incoming, None));
    assert_eq!(rows.iter().map(|r| r.row).collect::<Vec<_>>(), [3]);
}

#[test]
fn outgoing_letters_are_dated_by_themselves_and_may_have_several_addressees() {
    let mut book = grid(&[GOOD]);
    book.rows[0].cells[4] = cell("Tujuan");
    book.rows[1].cells[4] = cell("Camat Telanaipura; Lurah Legok");
    book.rows[1].cells[7] = cell("Keluar");
    let found = columns::find(&book, AgendaRegister::Outgoing, &BTreeMap::new());
    assert!(!found.by_field.contains_key(&BookField::ReceivedDate));
    let rows = check::rows(&book, &found, &rules(AgendaRegister::Outgoing, None));
    assert_eq!(rows[0].faults, []);
    assert_eq!(rows[0].entry.year, Some(2022));
    let names: Vec<&str> = check::parties(rows[0].entry.party.as_deref().unwrap()).collect();
    assert_eq!(names, ["Camat Telanaipura", "Lurah Legok"]);
}

/// An archive with one part of so many zeros.
fn archive(name: &str, zeros: usize) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
    let block = vec![0; 1024 * 1024];
    for _ in 0..zeros.div_ceil(block.len()) {
        zip.write_all(&block).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_that_unpacks_to_too_much_or_is_no_workbook_is_refused() {
    let bomb = archive("xl/worksheets/sheet1.xml", 80 * 1024 * 1024);
    assert!(bomb.len() < 1024 * 1024, "{} bytes", bomb.len());
    let told = format!("{:?}", read("xlsx", &bomb, |_| 0).unwrap_err());
    assert!(told.contains("64 MiB"), "{told}");
    for other in [archive("readme.txt", 10), b"PK\x03\x04 kata PK\x05\x06".to_vec(), Vec::new()] {
        assert!(read("xlsx", &other, |_| 0).is_err());
    }
}

#[test]
fn two_cells_in_opposite_corners_cost_two_cells() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "No").unwrap();
    sheet.write_string(1_048_575, 16_383, "pojok").unwrap();
    sheet.write_string(1_048_575, 1, "akhir").unwrap();
    let grid = read("xlsx", &book.save_to_buffer().unwrap(), |_| 0).unwrap();
    assert_eq!(
        grid.rows.iter().map(|r| (r.number, r.texts())).collect::<Vec<_>>(),
        [(1, vec!["No".to_owned()]), (1_048_576, vec!["akhir".to_owned()]),]
    );
}
