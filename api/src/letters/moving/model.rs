//! Imports of agenda books, their rows, and what can be wrong with one.
use crate::error::{Code, Violations};
use crate::http::{Lang, Validate};
use crate::letters::agenda::AgendaRegister;
use crate::letters::model::{SecurityLevel, Urgency};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{agenda_import_rows, agenda_imports};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::de::IntoDeserializer;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Rows that one file may have.
pub const MAX_ROWS: usize = 20_000;
/// Rows that one request takes over or removes.
pub const STEP: usize = 500;
/// Scans that one request may attach.
pub const MAX_SCANS: usize = 100;
/// The first year of which an office may have an agenda book.
pub const FIRST_YEAR: i32 = 1945;
/// Where a letter says that it came with an import.
pub const ORIGIN: &str = "agenda_import";
/// The act that leaves a letter of a book that was kept on paper.
pub const IMPORTED: &str = "letter.import";

text_enum! {
    /// Where an import is on its way.
    pub enum ImportStatus {
        /// Read and checked; nothing counts yet.
        Previewed = "previewed",
        /// Some of its good rows are letters; accepting again goes on.
        Accepting = "accepting",
        /// All of its good rows are letters.
        Accepted = "accepted",
        /// Some of its letters are removed; undoing again goes on.
        Undoing = "undoing",
        /// All of its letters are removed but those that were touched.
        Undone = "undone",
    }
}

text_enum! {
    /// What can be done with an import.
    pub enum ImportAction {
        /// Take the good rows over: `POST /agenda-imports/{id}/acceptance`, again while it is allowed.
        Accept = "accept",
        /// Remove its letters: `POST /agenda-imports/{id}/undo`, again while it is allowed.
        Undo = "undo",
        /// Attach scans to its letters: `POST /agenda-imports/{id}/scans`.
        AttachScans = "attach_scans",
    }
}

/// Whether an action is possible now.
pub const fn possible(status: ImportStatus, action: ImportAction) -> bool {
    use ImportStatus::{Accepted, Accepting, Previewed, Undoing};
    match action {
        ImportAction::Accept => matches!(status, Previewed | Accepting),
        ImportAction::Undo => matches!(status, Accepting | Accepted | Undoing),
        ImportAction::AttachScans => matches!(status, Accepted),
    }
}

text_enum! {
    /// What became of a row.
    pub enum RowResult {
        /// Good; it will become a letter.
        Ready = "ready",
        /// Something is wrong with it; it is left out.
        Faulty = "faulty",
        /// It is a letter.
        Imported = "imported",
        /// It was a letter until the import was undone.
        Removed = "removed",
        /// It is a letter that was touched, so that the undo left it.
        Kept = "kept",
    }
}

text_enum! {
    /// What a column of the book holds.
    pub enum BookField {
        /// Running number of the year.
        Number = "number",
        /// Day of receipt (incoming).
        ReceivedDate = "received_date",
        /// Number on the letter.
        LetterNumber = "letter_number",
        /// Date on the letter.
        LetterDate = "letter_date",
        /// Sender (incoming) or addressee (outgoing).
        Party = "party",
        /// Subject.
        Subject = "subject",
        /// Short content, where the book has it besides the subject.
        Summary = "summary",
        /// Archive classification.
        ClassificationCode = "classification_code",
        /// Secrecy (sifat), where the book has it; urgency is understood there too, for many books mix the two.
        SecurityLevel = "security_level",
        /// Remark.
        Note = "note",
        /// Whether the letter came or went, where the book is of both.
        Direction = "direction",
    }
}

macro_rules! faults {
    ($($variant:ident $text:literal $id:literal $en:literal;)+) => {
        text_enum! {
            /// What is wrong with a row.
            pub enum RowFault { $(#[doc = $en] $variant = $text),+ }
        }

        impl RowFault {
            /// What is wrong and what to do about it.
            pub const fn message(self, lang: Lang) -> &'static str {
                match (self, lang) { $((Self::$variant, Lang::Id) => $id, (Self::$variant, Lang::En) => $en),+ }
            }
        }
    };
}

faults! {
    Missing "missing"
        "Isian kosong. Lengkapi sel ini."
        "The cell is empty. Fill it in.";
    BadNumber "bad_number"
        "Bukan nomor urut. Tulis angka 1 sampai 999999."
        "Not a running number. Write a number from 1 to 999999.";
    BadDate "bad_date"
        "Tanggal tidak dapat dibaca. Tulis seperti 31/12/2022."
        "The date cannot be read. Write it like 31/12/2022.";
    FutureDate "future_date"
        "Tanggal belum tiba. Perbaiki tanggalnya."
        "The date is in the future. Correct it.";
    DateOrder "date_order"
        "Tanggal surat sesudah tanggal terima. Perbaiki salah satunya."
        "The letter is dated after its receipt. Correct one of the dates.";
    WrongYear "wrong_year"
        "Bukan tahun buku agenda ini. Perbaiki tanggalnya, atau pindahkan baris ke buku tahun itu."
        "Not the year of this book. Correct the date, or move the row to the book of that year.";
    UnknownClassification "unknown_classification"
        "Kode klasifikasi tidak berlaku pada tanggal itu. Perbaiki atau kosongkan."
        "The classification was not in use on that day. Correct it or leave it empty.";
    DuplicateInFile "duplicate_in_file"
        "Nomor ini sudah ada pada baris lain di berkas. Perbaiki nomornya."
        "Another row of the file has this number. Correct the number.";
    DuplicateInRegister "duplicate_in_register"
        "Nomor ini sudah ada di buku agenda. Perbaiki nomornya, atau hapus baris ini."
        "The agenda book has this number already. Correct the number, or delete the row.";
    TooLong "too_long"
        "Teks terlalu panjang. Persingkat."
        "The text is too long. Shorten it.";
    WrongDirection "wrong_direction"
        "Surat ini bukan untuk buku yang dipilih. Pindahkan ke berkas buku yang lain."
        "The letter belongs into the other book. Move it to the file of that book.";
    UnknownSecurity "unknown_security"
        "Sifat surat tidak dikenal. Tulis Biasa, Terbatas, Rahasia, atau Sangat Rahasia."
        "The secrecy is not known. Write Biasa, Terbatas, Rahasia or Sangat Rahasia.";
    BadText "bad_text"
        "Teks memuat karakter yang tidak dapat disimpan. Ketik ulang."
        "The text has characters that cannot be kept. Type it again.";
}

/// One thing that is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Letter of the column, such as `D`; nothing where the file lacks the column.
    pub column: Option<String>,
    /// What the column holds.
    pub field: BookField,
    /// What is wrong.
    pub code: RowFault,
    /// What stands there, cut where it is long.
    pub value: String,
}

/// What a row says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Agenda year.
    pub year: Option<i32>,
    /// Running number.
    pub number: Option<i32>,
    /// Number on the letter.
    pub letter_number: Option<String>,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Day of receipt.
    pub received_date: Option<NaiveDate>,
    /// Sender or addressee.
    pub party: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Short content and remark.
    pub summary: Option<String>,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Secrecy; open where the book says none.
    pub security_level: Option<SecurityLevel>,
    /// Urgency; normal where the book says none.
    pub urgency: Option<Urgency>,
}

/// How a register stood before an import and where the import moved it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CounterMove {
    /// Agenda year.
    pub year: i32,
    /// The lowest number of the import.
    pub first: i32,
    /// Where the register stood before.
    pub before: i32,
    /// The highest number of the import.
    pub last: i32,
}

/// A row of `agenda_imports`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = agenda_imports, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Import {
    pub id: Id,
    pub agency_id: Id,
    pub register: AgendaRegister,
    pub year: Option<i32>,
    pub file_name: String,
    pub upload_id: Id,
    pub status: ImportStatus,
    pub mapping: Value,
    pub counters: Value,
    pub row_count: i32,
    pub faulty: i32,
    pub imported: i32,
    pub removed: i32,
    pub kept: i32,
    pub created_by_user_id: Id,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
}

/// A row of `agenda_import_rows`.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = agenda_import_rows, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ImportRow {
    pub import_id: Id,
    /// Row of the file, from 1, as spreadsheets count.
    pub row_number: i32,
    pub result: RowResult,
    /// The letter that it is, was, or will be.
    pub letter_id: Id,
    pub data: Value,
    pub faults: Value,
}

/// An agenda book to be read.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAgendaImport {
    /// The file, sent to `/uploads`: XLSX, of which the first sheet is read, or CSV with commas, semicolons or tabs, in
    /// UTF-8 or Windows-1252.
    pub upload_id: Id,
    /// Which book it is.
    pub register: AgendaRegister,
    /// The agency whose book it is: one of the scope; the caller's own where it is not named.
    pub agency_id: Option<Id>,
    /// The year of the book; rows of another year are faulty then. Not named, each row is of the year of its day.
    #[schema(minimum = 1945)]
    pub year: Option<i32>,
    /// Headings of columns that are not recognised by themselves, by what they hold.
    #[serde(default, deserialize_with = "headings")]
    pub columns: BTreeMap<BookField, String>,
}

/// Reads keys as texts first: only so an error in a value is found under its key.
fn headings<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<BookField, String>, D::Error> {
    let texts = BTreeMap::<String, String>::deserialize(from)?;
    let named = texts.into_iter().map(|(field, heading)| {
        let field = BookField::deserialize(field.into_deserializer())?;
        Ok((field, heading))
    });
    named.collect()
}

impl Validate for NewAgendaImport {
    fn validate(&self, v: &mut Violations) {
        if self.year.is_some_and(|year| !(FIRST_YEAR..=9999).contains(&year)) {
            v.add_with("/year", Code::OutOfRange, format!("{FIRST_YEAR}–"));
        }
        for (field, heading) in &self.columns {
            v.text(&format!("/columns/{field}"), heading, 200);
        }
    }
}

/// Scans to be attached.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewScans {
    /// Uploads whose file names hold the agenda number or the number on the letter, 1 to 100.
    #[schema(min_items = 1, max_items = 100)]
    pub upload_ids: Vec<Id>,
}

impl Validate for NewScans {
    fn validate(&self, v: &mut Violations) {
        if self.upload_ids.is_empty() {
            v.add("/upload_ids", Code::Required);
        } else if self.upload_ids.len() > MAX_SCANS {
            v.add_with("/upload_ids", Code::TooMany, MAX_SCANS);
        }
    }
}
