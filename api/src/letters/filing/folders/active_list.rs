//! The list of active archives (daftar arsip aktif) of an office, in the regulation's columns (Permenko 3/2024: nomor berkas,
//! kode klasifikasi, uraian berkas, kurun waktu, jumlah, nomor item, uraian item, tanggal, tingkat perkembangan, keterangan).
use super::model::{ActiveListQuery, FolderRow, FolderStatus};
use super::store;
use crate::error::{Code, Error, Result};
use crate::http::Lang;
use crate::http::table::{Cell, Column, Table};
use crate::identity::Me;
use crate::letters::filing::items;
use crate::letters::filing::retention::{self, RetentionPhase};
use crate::letters::model::{Channel, Direction, Letter};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// Folders and letters that one file can hold.
const MOST: usize = 10_000;

/// A letter of a folder, with its number in it.
type Item = (i32, Letter);

/// The list of the caller's office: letters that the caller may see, and how many there are besides.
pub(super) fn table(c: &mut Conn, me: &Me, query: &ActiveListQuery, lang: Lang) -> Result<Table> {
    let limit = i64::try_from(MOST + 1).map_err(Error::internal)?;
    let in_use = [FolderStatus::Open, FolderStatus::Closed];
    let rows = store::with_status(c, me.agency.id, &in_use, query.year, limit)?;
    let codes: Vec<String> = rows.iter().map(|row| row.classification_code.clone()).collect();
    let in_force = retention::in_force(c, me.today(), &codes)?;
    let active = |row: &FolderRow| {
        let said = in_force.of(&row.classification_code, row.closed_on);
        said.is_none_or(|said| said.phase == RetentionPhase::Active)
    };
    let rows: Vec<FolderRow> = rows.into_iter().filter(active).collect();
    let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
    let counts = store::letter_counts(c, &ids)?;
    let letters: i64 = counts.values().sum();
    if rows.len() > MOST || usize::try_from(letters).is_ok_and(|letters| letters > MOST) {
        return Err(Error::field("?year", Code::OutOfRange));
    }
    let mut filed: BTreeMap<Id, Vec<Item>> = BTreeMap::new();
    for (folder, number, letter) in items::store::visible_in(c, &me.scope, &ids)? {
        filed.entry(folder).or_default().push((number, letter));
    }
    let mut lines = Vec::new();
    for row in &rows {
        let items = filed.remove(&row.id).unwrap_or_default();
        let count = counts.get(&row.id).copied().unwrap_or_default();
        lines.extend(of_folder(row, count, &items, lang));
    }
    Ok(Table {
        name: lang.pick("Daftar Arsip Aktif", "Active Archives").into(),
        columns: columns(lang),
        rows: lines,
    })
}

fn columns(lang: Lang) -> Vec<Column> {
    let column = |(id, en, width): (&str, &str, u16)| Column { title: lang.pick(id, en).into(), width };
    [
        ("No. Berkas", "Folder No.", 10),
        ("Kode Klasifikasi", "Classification", 14),
        ("Uraian Berkas", "Folder", 36),
        ("Kurun Waktu", "Period", 22),
        ("Jumlah", "Letters", 8),
        ("No. Item", "Item No.", 8),
        ("Uraian Item", "Item", 45),
        ("Tanggal", "Date", 12),
        ("Tingkat Perkembangan", "Form", 18),
        ("Keterangan", "Remark", 28),
    ]
    .map(column)
    .to_vec()
}

/// The lines of a folder: one a letter, or one for an empty folder. What is the folder's stands on the first.
fn of_folder(row: &FolderRow, count: i64, items: &[Item], lang: Lang) -> Vec<Vec<Cell>> {
    let shown = i64::try_from(items.len()).unwrap_or(count);
    let withheld = count - shown;
    let remark = if withheld > 0 {
        let (id, en) =
            ("surat tidak ditampilkan karena sifatnya", "letters not shown because of their level");
        format!("{withheld} {}", lang.pick(id, en))
    } else {
        String::new()
    };
    let first = [
        Cell::Text(format!("{}/{}", row.number, row.year)),
        row.classification_code.as_str().into(),
        row.title.as_str().into(),
        period(items).as_str().into(),
        Cell::Number(count),
    ];
    let blank = || std::iter::repeat_n(Cell::Blank, 5);
    if items.is_empty() {
        let rest = blank().take(4).chain([remark.as_str().into()]);
        return vec![first.into_iter().chain(rest).collect()];
    }
    let mut lines = Vec::with_capacity(items.len());
    for (place, (number, letter)) in items.iter().enumerate() {
        let head: Vec<Cell> = if place == 0 { first.to_vec() } else { blank().collect() };
        let tail = [
            Cell::Number((*number).into()),
            letter.subject.as_str().into(),
            day(letter).into(),
            form(letter, lang).into(),
            if place == 0 { remark.as_str().into() } else { Cell::Blank },
        ];
        lines.push(head.into_iter().chain(tail).collect());
    }
    lines
}

fn day(letter: &Letter) -> Option<NaiveDate> {
    letter.letter_date.or(letter.received_date)
}

/// From the first to the last day of the letters.
fn period(items: &[Item]) -> String {
    let days = || items.iter().filter_map(|(_, letter)| day(letter));
    match (days().min(), days().max()) {
        (Some(first), Some(last)) if first == last => first.format("%d-%m-%Y").to_string(),
        (Some(first), Some(last)) => format!("{}–{}", first.format("%d-%m-%Y"), last.format("%d-%m-%Y")),
        _ => String::new(),
    }
}

/// What the office keeps of a letter (tingkat perkembangan): of one that came the original, of one that went the file copy.
fn form(letter: &Letter, lang: Lang) -> &'static str {
    match (letter.direction, letter.channel) {
        (Direction::Outgoing, _) => lang.pick("Pertinggal", "File copy"),
        (Direction::Incoming, Some(Channel::Paper) | None) => lang.pick("Asli", "Original"),
        (Direction::Incoming, Some(Channel::Email | Channel::Electronic)) => {
            lang.pick("Asli elektronik", "Electronic original")
        }
    }
}
