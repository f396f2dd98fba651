//! Scans that find their letters by the names of their files: `12.pdf`, `agenda-012.pdf`, `12-2022.pdf`, or the number on
//! the letter with any signs between its parts, `400.12.3.2_35_2022.pdf`.
use super::model::{IMPORTED, ImportAction, ImportStatus, NewScans, possible};
use super::{store, view};
use crate::error::{Code, Error, Result};
use crate::http::Lang;
use crate::identity::Me;
use crate::letters::attachments::{self, Attachment, MAX_UPLOADS};
use crate::letters::filing::destruction;
use crate::letters::{self, ledger, scans, search};
use crate::storage::{self, Upload};
use pamong_db::{Conn, Id, text_enum};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use utoipa::ToSchema;

text_enum! {
    /// What became of a scan.
    pub enum ScanResult {
        /// It is attached to the letter.
        Attached = "attached",
        /// The letter has this very file already.
        AlreadyThere = "already_there",
        /// Its name fits several letters.
        Ambiguous = "ambiguous",
        /// Its name fits no letter of the import.
        Unmatched = "unmatched",
        /// The letter has as many files as it may have.
        Full = "full",
        /// The content of the letter was destroyed; nothing is added to it.
        Destroyed = "destroyed",
    }
}

impl ScanResult {
    /// What became of it and what to do.
    const fn message(self, lang: Lang) -> &'static str {
        let (id, en) = match self {
            Self::Attached => ("Terlampir pada suratnya.", "Attached to its letter."),
            Self::AlreadyThere => {
                ("Surat ini sudah memuat berkas yang sama.", "The letter has this very file already.")
            }
            Self::Ambiguous => (
                "Nama berkas cocok dengan beberapa surat. Tambahkan tahunnya, misalnya 12-2022.pdf, atau pakai nomor suratnya.",
                "The name fits several letters. Add the year, as in 12-2022.pdf, or use the number on the letter.",
            ),
            Self::Unmatched => (
                "Tidak ada surat dengan nomor ini. Ubah nama berkas menjadi nomor agendanya, lalu kirim lagi.",
                "No letter has this number. Rename the file to its agenda number and send it again.",
            ),
            Self::Full => (
                "Lampiran surat ini sudah paling banyak. Gabungkan pindaiannya menjadi satu berkas.",
                "The letter has as many files as it may have. Join the scans into one file.",
            ),
            Self::Destroyed => (
                "Isi surat ini sudah dimusnahkan; tidak ada yang ditambahkan lagi.",
                "The content of this letter was destroyed; nothing is added to it.",
            ),
        };
        match lang {
            Lang::Id => id,
            Lang::En => en,
        }
    }
}

/// What became of one scan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScanOutcome {
    /// The upload; one that was not attached may be named again, and is removed after 24 hours.
    pub upload_id: Id,
    /// Name of its file.
    pub file_name: String,
    /// What became of it.
    pub result: ScanResult,
    /// The letter that it was found to belong to.
    pub letter_id: Option<Id>,
    /// Running number of that letter.
    pub number: Option<i32>,
    /// Agenda year of that letter.
    pub year: Option<i32>,
    /// What became of it and what to do, in the caller's language.
    pub message: String,
}

/// What became of each scan.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ScanOutcomes {
    /// In the order of the request.
    pub items: Vec<ScanOutcome>,
}

/// A letter that a scan may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Known {
    letter_id: Id,
    number: i32,
    year: i32,
}

/// The letters of an import by what a file may be called.
#[derive(Debug, Default)]
struct Index {
    known: Vec<Known>,
    by_number: BTreeMap<i32, Vec<usize>>,
    by_letter_number: BTreeMap<Vec<String>, Vec<usize>>,
}

/// Words that only say what a number is.
const NOISE: [&str; 10] =
    ["agenda", "no", "nomor", "surat", "masuk", "keluar", "scan", "pindai", "pindaian", "lampiran"];

/// The parts of a number or name: letters and digits in runs, without leading zeros.
fn parts(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.to_lowercase().chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphanumeric().then_some(false) };
        match parts.last_mut() {
            _ if kind.is_none() => {}
            Some(last) if kind == before => last.push(c),
            _ => parts.push(c.to_string()),
        }
        before = kind;
    }
    let plain = |part: String| {
        let short = part.trim_start_matches('0');
        if short.is_empty() && !part.is_empty() { "0".to_owned() } else { short.to_owned() }
    };
    parts.into_iter().map(plain).collect()
}

impl Index {
    fn add(&mut self, known: Known, letter_number: Option<&str>) {
        let place = self.known.len();
        self.by_number.entry(known.number).or_default().push(place);
        if let Some(letter_number) = letter_number {
            self.by_letter_number.entry(parts(letter_number)).or_default().push(place);
        }
        self.known.push(known);
    }

    /// The letters that a file's name fits.
    fn find(&self, file_name: &str) -> Vec<&Known> {
        let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
        let named = parts(stem);
        let by_letter = self.by_letter_number.get(&named).map(Vec::as_slice).unwrap_or_default();
        let bare: Vec<&String> = named.iter().filter(|part| !NOISE.contains(&part.as_str())).collect();
        let by_agenda: Vec<usize> = match bare.as_slice() {
            [number] => self.numbered(number, None),
            [number, year] => self.numbered(number, Some(year)),
            _ => Vec::new(),
        };
        let mut places: Vec<usize> = by_letter.iter().copied().chain(by_agenda).collect();
        places.sort_unstable();
        places.dedup();
        places.into_iter().filter_map(|place| self.known.get(place)).collect()
    }

    fn numbered(&self, number: &str, year: Option<&str>) -> Vec<usize> {
        let Ok(number) = number.parse::<i32>() else { return Vec::new() };
        let year = year.map(str::parse::<i32>);
        let fits = |place: &usize| match (&year, self.known.get(*place)) {
            (None, _) => true,
            (Some(Ok(year)), Some(known)) => known.year == *year,
            _ => false,
        };
        self.by_number.get(&number).into_iter().flatten().copied().filter(|place| fits(place)).collect()
    }
}

/// Attaches each scan to the letter that its name fits; the others are told apart and stay as they are.
pub fn attach(tx: &mut Conn, me: &Me, id: Id, input: &NewScans, lang: Lang) -> Result<ScanOutcomes> {
    let import = store::lock(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if !possible(import.status, ImportAction::AttachScans) {
        return Err(conflict(import.status));
    }
    let uploads = storage::look(tx, me.user_id, "/upload_ids", &input.upload_ids)?;
    let mut index = Index::default();
    for row in store::letters_of(tx, id)? {
        let entry = view::entry(&row)?;
        if let (Some(number), Some(year)) = (entry.number, entry.year) {
            let known = Known { letter_id: row.letter_id, number, year };
            index.add(known, entry.letter_number.as_deref());
        }
    }
    let mut items = Vec::with_capacity(uploads.len());
    for upload in uploads {
        let found = index.find(&upload.file_name);
        let (result, known) = match found.as_slice() {
            [] => (ScanResult::Unmatched, None),
            [known] => (attach_one(tx, me, known.letter_id, &upload)?, Some(*known)),
            _ => (ScanResult::Ambiguous, None),
        };
        items.push(ScanOutcome {
            upload_id: upload.id,
            file_name: upload.file_name,
            result,
            letter_id: known.map(|known| known.letter_id),
            number: known.map(|known| known.number),
            year: known.map(|known| known.year),
            message: result.message(lang).to_owned(),
        });
    }
    Ok(ScanOutcomes { items })
}

fn conflict(status: ImportStatus) -> Error {
    Error::Code(Code::StateConflict, Some(status.to_string()))
}

fn attach_one(tx: &mut Conn, me: &Me, letter_id: Id, upload: &Upload) -> Result<ScanResult> {
    letters::store::lock(tx, letter_id)?;
    if destruction::is_destroyed(tx, letter_id)? {
        return Ok(ScanResult::Destroyed);
    }
    let present = attachments::store::of_letter(tx, letter_id)?;
    if present.iter().any(|file| file.sha256 == upload.sha256) {
        return Ok(ScanResult::AlreadyThere);
    }
    if present.len() >= MAX_UPLOADS {
        return Ok(ScanResult::Full);
    }
    let linked = storage::link(tx, Some(me.user_id), "/upload_ids", &[upload.id], me.now())?;
    let last = present.last().map_or(0, |file| file.pos);
    scans::add(tx, &Attachment::of(letter_id, None, linked, last + 1), me.now())?;
    letters::store::touch(tx, letter_id, me.now())?;
    let letter = letters::store::find(tx, letter_id)?;
    search::index(tx, &letter)?;
    let data = json!({"file_name": upload.file_name, "sha256": upload.sha256, "after": IMPORTED});
    ledger::record(tx, me, &letter, "letter.attach_scan", data)?;
    Ok(ScanResult::Attached)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::default();
        let letters = [
            (1, 2022, Some("400.12.3.2/35/2022")),
            (12, 2022, Some("B/12/1571")),
            (12, 2021, None),
            (35, 2022, Some("7")),
            (7, 2022, Some("005/12/UND/I/2022")),
        ];
        for (number, year, letter_number) in letters {
            index.add(Known { letter_id: Id::new(), number, year }, letter_number);
        }
        index
    }

    fn found(name: &str) -> Vec<(i32, i32)> {
        index().find(name).into_iter().map(|known| (known.number, known.year)).collect()
    }

    #[test]
    fn names_find_their_letters() {
        for (name, letters) in [
            ("001.pdf", vec![(1, 2022)]),
            ("1.PDF", vec![(1, 2022)]),
            ("agenda-35.pdf", vec![(35, 2022)]),
            ("No. Agenda 035.pdf", vec![(35, 2022)]),
            ("surat masuk 35.jpg", vec![(35, 2022)]),
            ("12-2021.pdf", vec![(12, 2021)]),
            ("agenda12_2022.pdf", vec![(12, 2022)]),
            ("400.12.3.2_35_2022.pdf", vec![(1, 2022)]),
            ("b-12-1571.pdf", vec![(12, 2022)]),
            ("005-12-UND-I-2022.pdf", vec![(7, 2022)]),
        ] {
            assert_eq!(found(name), letters, "{name}");
        }
    }

    #[test]
    fn names_that_fit_several_letters_or_none_find_them_all_or_none() {
        assert_eq!(found("12.pdf"), [(12, 2022), (12, 2021)]);
        // The agenda number of one letter and the number on another.
        assert_eq!(found("7.pdf"), [(35, 2022), (7, 2022)]);
        for name in
            ["99.pdf", "12-2019.pdf", "undangan.pdf", "", ".pdf", "12-2022-3.pdf", "99999999999999.pdf"]
        {
            assert_eq!(found(name), [], "{name}");
        }
    }
}
