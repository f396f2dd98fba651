//! A retention schedule in a table: its rules, or everything that is wrong with it by row and column.
use super::model::{FinalDisposition, MAX_RULES};
use crate::error::{Code, Error, Result, Violations};
use crate::letters::moving::reading::{self, Grid, Row};
use std::collections::{BTreeMap, BTreeSet};

/// Faults that one answer names; whoever corrects these learns the rest with the next attempt.
const MOST_FAULTS: usize = 200;
/// Rows among which the headings are looked for: files begin with the office's name and a title.
const TOP: usize = 20;
/// Years that a rule may name.
const MOST_YEARS: i32 = 100;

/// A column of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Field {
    Code,
    ActiveYears,
    InactiveYears,
    FinalDisposition,
    Note,
}

impl Field {
    const ALL: [Self; 5] =
        [Self::Code, Self::ActiveYears, Self::InactiveYears, Self::FinalDisposition, Self::Note];

    /// Its name in the API.
    const fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::ActiveYears => "active_years",
            Self::InactiveYears => "inactive_years",
            Self::FinalDisposition => "final_disposition",
            Self::Note => "note",
        }
    }

    /// Headings as schedules write them, without spaces and signs.
    const fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Code => &["code", "kode", "kodeklasifikasi", "klasifikasi", "kodearsip"],
            Self::ActiveYears => &["activeyears", "aktif", "retensiaktif", "tahunaktif", "aktiftahun"],
            Self::InactiveYears => {
                &["inactiveyears", "inaktif", "retensiinaktif", "tahuninaktif", "inaktiftahun"]
            }
            Self::FinalDisposition => {
                &["finaldisposition", "nasibakhir", "keteranganakhir", "penyusutanakhir", "nasib"]
            }
            Self::Note => &["note", "catatan", "pengecualian", "keterangan"],
        }
    }
}

/// A rule as the file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRule {
    pub code: String,
    pub active_years: i32,
    pub inactive_years: i32,
    pub final_disposition: FinalDisposition,
    pub note: Option<String>,
}

/// Reads a file. Work for a blocking thread; nothing of it is kept.
pub fn read(media_type: &str, bytes: &[u8]) -> Result<Vec<ReadRule>> {
    let grid = reading::read(media_type, bytes, |grid| headings(grid).1.len())?;
    rules(&grid)
}

/// A heading without case, spaces and signs.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The row of headings, the first of those with the most, and the place of each column.
fn headings(grid: &Grid) -> (usize, BTreeMap<Field, usize>) {
    let mut best = (0, BTreeMap::new());
    for (head, row) in grid.rows.iter().take(TOP).enumerate() {
        let mut found = BTreeMap::new();
        for (place, cell) in row.cells.iter().enumerate() {
            let text = plain(&cell.text().unwrap_or_default());
            let field = Field::ALL.into_iter().find(|field| field.headings().contains(&text.as_str()));
            if let Some(field) = field {
                found.entry(field).or_insert(place);
            }
        }
        if found.len() > best.1.len() {
            best = (head, found);
        }
    }
    best
}

fn rules(grid: &Grid) -> Result<Vec<ReadRule>> {
    let (head, columns) = headings(grid);
    let mut faults = Faults::default();
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Note && !columns.contains_key(field))
    {
        let shown: String =
            grid.rows.get(head).map(Row::texts).unwrap_or_default().join("; ").chars().take(500).collect();
        faults.violations.add_with(format!("/columns/{}", field.name()), Code::ColumnMissing, shown);
        faults.count += 1;
    }
    faults.stop()?;
    let below: Vec<&Row> = grid.rows.iter().skip(head + 1).collect();
    if below.is_empty() {
        return Err(Error::field("/upload_id", Code::FileEmpty));
    }
    if below.len() > MAX_RULES {
        let mut v = Violations::default();
        v.add_with("/upload_id", Code::TooMany, MAX_RULES);
        v.finish()?;
    }
    let (mut seen, mut found) = (BTreeSet::new(), Vec::with_capacity(below.len()));
    for row in below {
        let text = |field: Field| {
            let value = columns.get(&field).and_then(|place| row.cells.get(*place));
            value.and_then(reading::Value::text).unwrap_or_default()
        };
        let mut fault = |field: Field, code: Code| faults.add(row.number, field, code);
        let code = text(Field::Code);
        match is_code(&code) {
            _ if code.is_empty() => fault(Field::Code, Code::Required),
            false => fault(Field::Code, Code::InvalidFormat),
            true if !seen.insert(code.clone()) => fault(Field::Code, Code::Duplicate),
            true => {}
        }
        let mut number = |field: Field| match years(&text(field)) {
            Ok(years) => years,
            Err(code) => {
                fault(field, code);
                0
            }
        };
        let (active_years, inactive_years) = (number(Field::ActiveYears), number(Field::InactiveYears));
        let fate = text(Field::FinalDisposition);
        let final_disposition = fate_of(&fate);
        if final_disposition.is_none() {
            let code = if fate.is_empty() { Code::Required } else { Code::InvalidChoice };
            fault(Field::FinalDisposition, code);
        }
        let note = Some(text(Field::Note)).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > 1000) {
            fault(Field::Note, Code::TooLong);
        }
        if let Some(final_disposition) = final_disposition {
            found.push(ReadRule { code, active_years, inactive_years, final_disposition, note });
        }
        faults.full()?;
    }
    faults.stop()?;
    Ok(found)
}

/// What is wrong with a file, up to a number that a person can work through.
#[derive(Default)]
struct Faults {
    violations: Violations,
    count: usize,
}

impl Faults {
    /// Notes a cell: `/rows/12/active_years`.
    fn add(&mut self, row: i32, field: Field, code: Code) {
        let pointer = format!("/rows/{row}/{}", field.name());
        match code {
            Code::OutOfRange => self.violations.add_with(pointer, code, format!("0..{MOST_YEARS}")),
            Code::TooLong => self.violations.add_with(pointer, code, 1000),
            _ => self.violations.add(pointer, code),
        }
        self.count += 1;
    }

    /// Ends the reading where there are more faults than one answer names.
    fn full(&mut self) -> Result<()> {
        if self.count >= MOST_FAULTS { self.stop() } else { Ok(()) }
    }

    fn stop(&mut self) -> Result<()> {
        std::mem::take(&mut self.violations).finish()
    }
}

/// Codes as the national scheme writes them: groups of digits between dots.
fn is_code(code: &str) -> bool {
    let part = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    code.len() <= 30 && code.split('.').all(part)
}

/// `2` and `2 tahun` are two years.
fn years(text: &str) -> Result<i32, Code> {
    let lower = text.to_lowercase();
    let said = lower.trim_end_matches("tahun").trim_end_matches("years").trim_end_matches("thn").trim();
    if said.is_empty() {
        return Err(Code::Required);
    }
    let years: i32 = said.parse().map_err(|_e| Code::InvalidFormat)?;
    if (0..=MOST_YEARS).contains(&years) { Ok(years) } else { Err(Code::OutOfRange) }
}

fn fate_of(text: &str) -> Option<FinalDisposition> {
    match plain(text).as_str() {
        "musnah" | "dimusnahkan" | "destroy" => Some(FinalDisposition::Destroy),
        "permanen" | "permanent" => Some(FinalDisposition::Permanent),
        "dinilaikembali" | "review" => Some(FinalDisposition::Review),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(text: &str) -> Result<Vec<ReadRule>> {
        read(crate::storage::CSV, text.as_bytes())
    }

    fn faults(text: &str) -> Vec<(String, Code)> {
        match csv(text) {
            Err(Error::Invalid(fields)) => fields.into_iter().map(|f| (f.pointer, f.code)).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn schedules_are_read_in_the_words_of_either_language() {
        let english = csv("code,active_years,inactive_years,final_disposition,note\n000.1.5,1,1,dinilai_kembali,\"Musnah, kecuali notulen\"\n").unwrap();
        assert_eq!(english[0].final_disposition, FinalDisposition::Review);
        assert_eq!(english[0].note.as_deref(), Some("Musnah, kecuali notulen"));
        let indonesian = "JADWAL RETENSI ARSIP;;;;\nKode Klasifikasi;Uraian;Aktif;Inaktif;Nasib Akhir\n400.12.3;Kependudukan;2 tahun;3 Tahun;Permanen\n";
        let rule = csv(indonesian).unwrap().remove(0);
        assert_eq!((rule.code.as_str(), rule.active_years, rule.inactive_years), ("400.12.3", 2, 3));
        assert_eq!(rule.final_disposition, FinalDisposition::Permanent);
    }

    #[test]
    fn every_fault_is_named_by_row_and_column() {
        let text =
            "kode;aktif;inaktif;nasib akhir\n000.1;1;1;musnah\n000.1;satu;101;dibuang\nx.y;;2;permanen\n";
        let wanted = [
            ("/rows/3/code", Code::Duplicate),
            ("/rows/3/active_years", Code::InvalidFormat),
            ("/rows/3/inactive_years", Code::OutOfRange),
            ("/rows/3/final_disposition", Code::InvalidChoice),
            ("/rows/4/code", Code::InvalidFormat),
            ("/rows/4/active_years", Code::Required),
        ];
        let wanted: Vec<(String, Code)> = wanted.map(|(p, c)| (p.to_owned(), c)).to_vec();
        assert_eq!(faults(text), wanted);
        assert_eq!(
            faults("kode;aktif\n000.1;1\n"),
            [
                ("/columns/inactive_years".to_owned(), Code::ColumnMissing),
                ("/columns/final_disposition".to_owned(), Code::ColumnMissing)
            ]
        );
        assert_eq!(faults("kode;aktif;inaktif;nasib akhir\n"), [("/upload_id".to_owned(), Code::FileEmpty)]);
    }

    #[test]
    fn a_file_of_faults_ends_early() {
        let rows: String = (0..5000).map(|_| "a;b;c;d\n").collect();
        let found = faults(&format!("kode;aktif;inaktif;nasib akhir\n{rows}"));
        assert!((MOST_FAULTS..MOST_FAULTS + 5).contains(&found.len()), "{}", found.len());
    }
}
