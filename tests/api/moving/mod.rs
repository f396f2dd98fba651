//! Moving in: agenda books become letters, and back.
mod books;
mod crash;
pub mod exports;
mod faults;
mod scans;
mod secrecy;
mod undo;

use crate::kit::Actor;
use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

pub const VILLAGE: &str = "15.71.01.1001";
pub const NEIGHBOUR: &str = "15.71.01.1002";

/// The columns of a book of incoming letters, below a title as offices print it.
pub const HEAD: [&str; 9] = [
    "No. Agenda",
    "Tgl Terima",
    "Nomor Surat",
    "Tanggal Surat",
    "Asal Surat/Pengirim",
    "Perihal",
    "Kode Klasifikasi",
    "Masuk/Keluar",
    "Keterangan",
];
/// Row of the headings, from 1.
pub const HEAD_ROW: u32 = 3;

/// What a test writes into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Number(f64),
    Day(NaiveDate),
    Empty,
}

pub fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// Letter `n` of the book of 2022, as it should be.
pub fn good(n: u32) -> [Cell; 9] {
    let received = NaiveDate::from_yo_opt(2022, 1 + n % 360).unwrap();
    let written = received.pred_opt().unwrap_or(received).max(NaiveDate::from_ymd_opt(2022, 1, 1).unwrap());
    // The three ways in which offices write a day.
    let received = match n % 3 {
        0 => Cell::Day(received),
        1 => text(received.format("%d/%m/%Y").to_string()),
        _ => Cell::Number(f64::from(
            u32::try_from((received - NaiveDate::from_ymd_opt(1899, 12, 30).unwrap()).num_days()).unwrap(),
        )),
    };
    [
        if n.is_multiple_of(2) { Cell::Number(n.into()) } else { text(n.to_string()) },
        received,
        text(format!("B/{n}/BPS/2022")),
        Cell::Day(written),
        text("Badan Pusat Statistik"),
        text(format!("Undangan rapat ke-{n}")),
        if n.is_multiple_of(5) { Cell::Empty } else { Cell::Number(40.0) },
        text("Masuk"),
        Cell::Empty,
    ]
}

/// A workbook of such rows below title and headings.
pub fn workbook(head: &[&str], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "BUKU AGENDA SURAT MASUK").unwrap();
    for (column, heading) in (0..).zip(head) {
        sheet.write_string(HEAD_ROW - 1, column, *heading).unwrap();
    }
    for (row, cells) in (HEAD_ROW..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    sheet.write_string(row, column, text).unwrap();
                }
                Cell::Number(number) => {
                    sheet.write_number(row, column, *number).unwrap();
                }
                Cell::Day(date) => {
                    let date = ExcelDateTime::parse_from_str(&date.to_string()).unwrap();
                    sheet.write_datetime_with_format(row, column, &date, &day).unwrap();
                }
                Cell::Empty => {}
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// A book of incoming letters `from..=until`.
pub fn book(from: u32, until: u32) -> Vec<u8> {
    let rows: Vec<Vec<Cell>> = (from..=until).map(|n| good(n).to_vec()).collect();
    workbook(&HEAD, &rows)
}

/// Sends a file and has it read.
pub async fn read(clerk: &Actor, name: &str, file: Vec<u8>, register: &str, year: Option<i32>) -> Value {
    let upload = clerk.upload(name, file).await.expect(201).id();
    let body = json!({"upload_id": upload, "register": register, "year": year});
    clerk.post("/agenda-imports", body).await.expect(201).body
}

/// Address of an import.
pub fn path(import: &Value) -> String {
    format!("/agenda-imports/{}", import["id"].as_str().unwrap())
}

pub fn allows(import: &Value, action: &str) -> bool {
    import["allowed_actions"].as_array().unwrap().iter().any(|allowed| allowed == action)
}

/// Sends a command for as long as it is allowed; the import at its end and how often it was sent.
pub async fn through(clerk: &Actor, import: &Value, action: &str, command: &str) -> (Value, usize) {
    let (mut import, mut sent) = (import.clone(), 0);
    while allows(&import, action) {
        import = clerk.command(&format!("{}/{command}", path(&import))).await.expect(200).body;
        sent += 1;
    }
    (import, sent)
}

/// Reads a book and takes it over.
pub async fn moved_in(clerk: &Actor, file: Vec<u8>) -> Value {
    let import = read(clerk, "buku agenda.xlsx", file, "incoming", Some(2022)).await;
    through(clerk, &import, "accept", "acceptance").await.0
}

/// All items of a list.
pub async fn all(actor: &Actor, path: &str) -> Vec<Value> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    let separator = if path.contains('?') { '&' } else { '?' };
    loop {
        let page = actor.get(&format!("{path}{separator}limit=100{cursor}")).await.expect(200).body;
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}
