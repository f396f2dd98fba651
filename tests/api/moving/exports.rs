//! No export hands a spreadsheet something to run. Every export of the description is here; a new one must join.
use super::VILLAGE;
use crate::kit::{Actor, TestApp};
use calamine::{Data, Reader, Xlsx};
use pamong::http::table::FORMULA_STARTS;
use pamong::identity::Permission;
use serde_json::json;
use std::collections::BTreeSet;
use std::io::Cursor;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The rows of a workbook's first sheet as they are shown, days as ISO writes them, without empty cells at the end.
pub fn texts(file: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let name = book.sheet_names().remove(0);
    let range = book.worksheet_range(&name).unwrap();
    let cell = |value: &Data| match value {
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    };
    range
        .rows()
        .map(|row| {
            let mut cells: Vec<String> = row.iter().map(cell).collect();
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            cells
        })
        .collect()
}

/// The cells of a CSV file.
pub fn csv(file: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(file).unwrap().strip_prefix('\u{FEFF}').expect("UTF-8 with its mark");
    let (mut rows, mut row, mut cell, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, inside) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', _) => inside = !inside,
            (';', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) => {}
            ('\n', false) => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "the last line is not ended");
    rows
}

/// Formulas of every sheet.
fn formulas(file: &[u8]) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let names = book.sheet_names();
    let of = |name: &String| book.worksheet_formula(name).unwrap();
    let sheets: Vec<_> = names.iter().map(of).collect();
    let cells = sheets.iter().flat_map(|sheet| sheet.used_cells().map(|(_, _, formula)| formula.clone()));
    cells.filter(|formula| !formula.is_empty()).collect()
}

/// Operations whose answer is a table for spreadsheets, with their media types.
fn described() -> BTreeSet<(String, String)> {
    let spec = serde_json::to_value(pamong::app::openapi()).unwrap();
    let mut found = BTreeSet::new();
    for item in spec["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            let content = operation["responses"]["200"]["content"].as_object();
            for kind in content.into_iter().flat_map(|content| content.keys()) {
                let table =
                    kind.starts_with("text/csv") || kind.contains("spreadsheet") || kind.contains("excel");
                if table {
                    found.insert((operation["operationId"].as_str().unwrap().to_owned(), kind.clone()));
                }
            }
        }
    }
    found
}

/// What strangers may write into a letter, as formulas begin.
fn dangerous() -> Vec<String> {
    let starts = FORMULA_STARTS.iter().map(|start| format!("{start}cmd|' /C calc'!A0"));
    starts.chain(["  =HYPERLINK(\"http://a\",\"b\")".into(), "=1+1;=2".into()]).collect()
}

/// An office whose letters are full of them, in every field that a book shows.
async fn office(app: &TestApp) -> Actor {
    let clerk = app.custom_role(Permission::ALL).titled("=cmd|' /C calc'!A0").at(VILLAGE).await;
    for text in dangerous() {
        let body = json!({
            "direction": "incoming", "channel": "paper", "sender_name": text, "letter_number": text,
            "letter_date": app.clock.day(0), "received_date": app.clock.day(0), "subject": text,
            "summary": text, "urgency": "normal", "security_level": "open",
        });
        let letter = clerk.post("/letters", body).await.expect(201).id();
        let other = app.custom_role(Permission::ALL).titled(text.trim()).at(VILLAGE).await;
        let sheet = json!({
            "receivers": [{"position_id": other.position_id()}], "instruction_codes": ["follow_up"],
            "note": text, "due_date": app.clock.day(3),
        });
        clerk.post(&format!("/letters/{letter}/dispositions"), sheet).await.expect(201);
        // What is to be printed is refused where the fonts lack it.
        if !text.starts_with(['=', '+', '-', '@']) {
            continue;
        }
        let draft = json!({
            "direction": "outgoing", "kind": "SD", "subject": text, "body": "Dengan hormat.",
            "classification_code": "400.12.3", "urgency": "normal", "security_level": "open",
            "addressees": [{"name": text, "kind": "to"}], "approver_position_id": clerk.position_id(),
        });
        let draft = clerk.post("/letters", draft).await.expect(201).id();
        for step in ["submission", "approval", "dispatch"] {
            clerk.command(&format!("/letters/{draft}/{step}")).await.expect(200);
        }
        let folder = json!({"classification_code": "400.12.3", "title": text});
        let folder = clerk.post("/file-folders", folder).await.expect(201).id();
        let filed = json!({"letter_ids": [draft]});
        clerk.post(&format!("/file-folders/{folder}/letters"), filed).await.expect(200);
    }
    clerk
}

fn harmless(name: &str, rows: &[Vec<String>]) {
    for cell in rows.iter().flatten() {
        let starts = cell.trim_start().starts_with(FORMULA_STARTS) || cell.starts_with(FORMULA_STARTS);
        assert!(!starts, "{name}: {cell:?} would be run");
    }
}

#[tokio::test]
async fn formula_like_cells_never_arrive_as_formulas() {
    let app = TestApp::start().await;
    let clerk = office(&app).await;
    // Statistics show nothing that a stranger wrote; the name of an office is an administrator's.
    app.sql("UPDATE agencies SET name = '=cmd|'' /C calc''!A0' WHERE code = '15.71.01.1001'");
    let complaint =
        json!({"category": "delay", "content": "Terlambat sekali.", "agency_id": app.agency(VILLAGE)});
    app.anonymous().post("/public/complaints", complaint).await.expect(201);
    // Every export, with the addresses at which it shows what people wrote.
    let books = ["incoming", "outgoing", "combined", "expedition"]
        .map(|register| format!("/agenda-entries/paper?register={register}"));
    let with = |format: &str| books.iter().map(|book| format!("{book}&format={format}")).collect::<Vec<_>>();
    let exports = [
        ("get_agenda_book", XLSX, with("xlsx")),
        ("get_agenda_book", "text/csv", with("csv")),
        ("get_active_archive_list", XLSX, vec!["/active-archive-list".to_owned()]),
        ("get_active_archive_list", "text/csv", vec!["/active-archive-list?format=csv".to_owned()]),
        ("get_agenda_import_template", XLSX, vec!["/agenda-import-template".to_owned()]),
        ("get_public_statistics_file", "text/csv", vec!["/public/statistics/rows.csv".to_owned()]),
    ];
    let known: BTreeSet<(String, String)> =
        exports.iter().map(|(id, kind, _)| ((*id).to_owned(), (*kind).to_owned())).collect();
    assert_eq!(described(), known, "an export is new: add it here, with what people wrote in it");
    for (id, kind, addresses) in exports {
        for address in addresses {
            let file = clerk.get(&address).await.expect(200);
            assert!(file.header("content-type").unwrap().starts_with(kind), "{address}");
            let name = format!("{id} {address}");
            if kind == XLSX {
                assert_eq!(formulas(&file.bytes), Vec::<String>::new(), "{name}");
                let cells = texts(&file.bytes);
                let there = cells.iter().flatten().any(|cell| cell.starts_with("=cmd|"));
                assert!(
                    there || id == "get_agenda_import_template",
                    "{name}: the text itself is kept as it is"
                );
            } else {
                let rows = csv(&file.bytes);
                harmless(&name, &rows);
                assert!(rows.iter().flatten().any(|cell| cell.starts_with("'=cmd|")), "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_book_with_formulas_is_moved_in_as_texts() {
    let app = TestApp::start().await;
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in (0..).zip(["No", "Tgl Terima", "Pengirim", "Perihal"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    sheet.write_number(1, 0, 1.0).unwrap();
    sheet.write_string(1, 1, "3/1/2022").unwrap();
    sheet.write_string(1, 2, "BPS").unwrap();
    sheet.write_formula(1, 3, rust_xlsxwriter::Formula::new("=1+1").set_result("dua")).unwrap();
    let file = workbook.save_to_buffer().unwrap();
    let import = super::read(&clerk, "rumus.xlsx", file, "incoming", None).await;
    super::through(&clerk, &import, "accept", "acceptance").await;
    let entries = super::all(&clerk, "/agenda-entries?register=incoming").await;
    assert_eq!(entries[0]["subject"], "dua", "what the cell showed");
}
