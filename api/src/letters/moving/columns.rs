//! Which column of a book holds what, found by its heading.
use super::model::BookField;
use super::reading::{Grid, Row};
use crate::letters::agenda::AgendaRegister;
use std::collections::BTreeMap;

/// Rows among which the row of headings is looked for: books begin with the office's name and a title.
const TOP: usize = 20;
/// As many headings at least make a row of headings.
const ENOUGH: usize = 3;

/// Where the fields of a book are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Place in `Grid::rows` of the row of headings.
    pub head: usize,
    /// Place of the column and its heading.
    pub by_field: BTreeMap<BookField, (usize, String)>,
    /// Every heading, for whoever has to name one.
    pub headings: Vec<String>,
}

/// A heading without case, spaces and signs: `Tgl. Terima` and `tgl terima` are one.
fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Headings as offices write them, the plainer ones last: the first field that claims a column has it.
fn names(field: BookField, register: AgendaRegister) -> &'static [&'static str] {
    match (field, register) {
        (BookField::Number, _) => &[
            "noagenda",
            "nomoragenda",
            "agenda",
            "nourut",
            "nomorurut",
            "agendano",
            "nourutagenda",
            "no",
            "nomor",
        ],
        (BookField::ReceivedDate, AgendaRegister::Incoming) => &[
            "tanggalterima",
            "tglterima",
            "tanggalpenerimaan",
            "tglpenerimaan",
            "tanggalditerima",
            "tglditerima",
            "diterimatanggal",
            "diterimatgl",
            "tanggalmasuk",
            "tglmasuk",
            "tanggalagenda",
            "tglagenda",
            "received",
            "receiveddate",
        ],
        (BookField::ReceivedDate, AgendaRegister::Outgoing) => &[],
        (BookField::LetterNumber, _) => {
            &["nomorsurat", "nosurat", "nomornaskah", "nonaskah", "letternumber", "letterno"]
        }
        (BookField::LetterDate, AgendaRegister::Incoming) => {
            &["tanggalsurat", "tglsurat", "tanggalnaskah", "tglnaskah", "letterdate"]
        }
        (BookField::LetterDate, AgendaRegister::Outgoing) => &[
            "tanggalsurat",
            "tglsurat",
            "tanggalnaskah",
            "tglnaskah",
            "letterdate",
            "tanggalkeluar",
            "tglkeluar",
            "tanggal",
            "tgl",
            "date",
        ],
        (BookField::Party, AgendaRegister::Incoming) => &[
            "asalsurat",
            "asalsuratpengirim",
            "pengirim",
            "namapengirim",
            "suratdari",
            "dari",
            "asal",
            "pengirimtujuan",
            "sender",
            "from",
        ],
        (BookField::Party, AgendaRegister::Outgoing) => &[
            "tujuan",
            "tujuansurat",
            "kepada",
            "ditujukankepada",
            "alamattujuan",
            "penerima",
            "pengirimtujuan",
            "addressee",
            "to",
        ],
        (BookField::Subject, _) => &[
            "perihal",
            "hal",
            "perihalisiringkas",
            "isiringkasperihal",
            "isisingkat",
            "isiringkas",
            "ringkasanisi",
            "uraian",
            "isisurat",
            "tentang",
            "subject",
        ],
        (BookField::Summary, _) => &["isiringkas", "isisingkat", "ringkasan", "ringkasanisi", "summary"],
        (BookField::ClassificationCode, _) => &[
            "kodeklasifikasi",
            "klasifikasi",
            "kodesurat",
            "kodearsip",
            "kode",
            "classification",
            "classificationcode",
        ],
        (BookField::SecurityLevel, _) => {
            &["sifat", "sifatsurat", "sifatnaskah", "keamanan", "tingkatkeamanan", "security"]
        }
        (BookField::Note, _) => &["keterangan", "ket", "catatan", "remark", "note"],
        (BookField::Direction, _) => &["masukkeluar", "arah", "arahsurat", "inout", "direction"],
    }
}

/// The fields without which a book cannot be taken over.
pub fn required(register: AgendaRegister) -> &'static [BookField] {
    match register {
        AgendaRegister::Incoming => {
            &[BookField::Number, BookField::ReceivedDate, BookField::Party, BookField::Subject]
        }
        AgendaRegister::Outgoing => {
            &[BookField::Number, BookField::LetterDate, BookField::Party, BookField::Subject]
        }
    }
}

/// Finds the row of headings and the columns; headings that the caller names come first.
pub fn find(grid: &Grid, register: AgendaRegister, named: &BTreeMap<BookField, String>) -> Columns {
    let rows = grid.rows.iter().take(TOP).enumerate();
    let found = rows.map(|(head, row)| (head, match_row(row, register, named)));
    // The first of the best: below the headings some books number their columns.
    let best = found.rev_max(|(_, fields)| fields.len());
    let best = best.filter(|(_, fields)| fields.len() >= ENOUGH);
    let (head, by_field) = best.unwrap_or_default();
    let headings = grid.rows.get(head).map(Row::texts).unwrap_or_default();
    Columns { head, by_field, headings }
}

/// The first of the greatest, where `max_by_key` gives the last.
trait FirstOfGreatest: Iterator + Sized {
    fn rev_max(self, size: impl Fn(&Self::Item) -> usize) -> Option<Self::Item> {
        self.fold(None, |best: Option<Self::Item>, item| match best {
            Some(best) if size(&best) >= size(&item) => Some(best),
            _ => Some(item),
        })
    }
}
impl<I: Iterator> FirstOfGreatest for I {}

fn match_row(
    row: &Row,
    register: AgendaRegister,
    named: &BTreeMap<BookField, String>,
) -> BTreeMap<BookField, (usize, String)> {
    let headings: Vec<(usize, String, String)> = row
        .cells
        .iter()
        .enumerate()
        .filter_map(|(place, value)| {
            let text = value.text()?;
            Some((place, plain(&text), text))
        })
        .collect();
    let mut taken = Vec::new();
    let mut by_field = BTreeMap::new();
    let mut claim = |field: BookField, wanted: &str| {
        // A heading of signs alone names nothing.
        let fits = |(place, heading, _): &&(usize, String, String)| {
            !wanted.is_empty() && heading == wanted && !taken.contains(place)
        };
        let found = headings.iter().find(fits);
        if let Some((place, _, text)) = found {
            taken.push(*place);
            by_field.insert(field, (*place, text.clone()));
        }
        found.is_some()
    };
    for (field, heading) in named {
        claim(*field, &plain(heading));
    }
    let named_only: Vec<BookField> = named.keys().copied().collect();
    for field in BookField::ALL.iter().filter(|field| !named_only.contains(field)) {
        for name in names(*field, register) {
            if claim(*field, name) {
                break;
            }
        }
    }
    by_field
}

#[cfg(test)]
mod tests {
    use super::super::reading::Value;
    use super::BookField::{
        ClassificationCode, LetterDate, LetterNumber, Note, Number, Party, ReceivedDate, Subject,
    };
    use super::*;

    fn row(texts: &[&str]) -> Row {
        let cells = texts.iter().map(|t| if t.is_empty() { Value::Empty } else { Value::Text((*t).into()) });
        Row { number: 1, cells: cells.collect() }
    }

    fn places(
        rows: &[&[&str]],
        register: AgendaRegister,
        named: &[(BookField, &str)],
    ) -> (usize, Vec<(BookField, usize)>) {
        let grid = Grid { rows: rows.iter().map(|texts| row(texts)).collect(), from_1904: false };
        let named = named.iter().map(|(field, heading)| (*field, (*heading).to_owned())).collect();
        let found = find(&grid, register, &named);
        (found.head, found.by_field.into_iter().map(|(field, (place, _))| (field, place)).collect())
    }

    #[test]
    fn headings_are_found_below_a_title_and_by_their_many_names() {
        let book: [&[&str]; 4] = [
            &["PEMERINTAH KOTA JAMBI"],
            &["", "BUKU AGENDA SURAT MASUK 2022"],
            &[
                "No. Agenda",
                "Tgl Terima",
                "Asal Surat/Pengirim",
                "Nomor Surat",
                "Tgl. Surat",
                "Perihal / Isi Ringkas",
                "Kode Klasifikasi",
                "Keterangan",
            ],
            &["1", "2", "3", "4", "5", "6", "7", "8"],
        ];
        let wanted = vec![
            (Number, 0),
            (ReceivedDate, 1),
            (LetterNumber, 3),
            (LetterDate, 4),
            (Party, 2),
            (Subject, 5),
            (ClassificationCode, 6),
            (Note, 7),
        ];
        assert_eq!(places(&book, AgendaRegister::Incoming, &[]), (2, wanted));
    }

    #[test]
    fn a_subject_and_a_short_content_are_two_columns_where_the_book_has_both() {
        let both: [&[&str]; 1] = [&["No", "Tanggal", "Kepada", "Hal", "Isi Ringkas"]];
        let (_, found) = places(&both, AgendaRegister::Outgoing, &[]);
        assert!(
            found.contains(&(BookField::Subject, 3)) && found.contains(&(BookField::Summary, 4)),
            "{found:?}"
        );
        let one: [&[&str]; 1] = [&["No", "Tanggal", "Kepada", "Isi Ringkas"]];
        let (_, found) = places(&one, AgendaRegister::Outgoing, &[]);
        assert!(found.contains(&(BookField::Subject, 3)), "{found:?}");
    }

    #[test]
    fn a_heading_may_be_named() {
        let odd: [&[&str]; 1] = [&["No", "Masuk tgl", "Siapa", "Soal", "Dari"]];
        let named = [
            (BookField::ReceivedDate, "masuk TGL"),
            (BookField::Party, "Siapa"),
            (BookField::Subject, "Soal"),
        ];
        let (_, found) = places(&odd, AgendaRegister::Incoming, &named);
        assert_eq!(
            found,
            [
                (BookField::Number, 0),
                (BookField::ReceivedDate, 1),
                (BookField::Party, 2),
                (BookField::Subject, 3)
            ]
        );
    }

    #[test]
    fn what_is_no_book_has_no_columns() {
        let letter: [&[&str]; 2] = [&["Dengan hormat,"], &["bersama ini kami sampaikan", "No"]];
        assert_eq!(places(&letter, AgendaRegister::Incoming, &[]), (0, vec![]));
    }
}
