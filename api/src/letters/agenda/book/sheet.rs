//! A book as a table for spreadsheets, in the regulation's columns.
use super::model::{Book, Line};
use crate::http::Lang;
use crate::http::table::{Cell, Column, Table};
use crate::letters::agenda::model::{AgendaRegister, PrintedRegister};

/// A column of a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Number,
    Register,
    Entered,
    LetterNumber,
    Classification,
    LetterDate,
    Party,
    Subject,
    GivenTo,
    Means,
    Receipt,
    Remark,
}

/// The columns of each book (Permendagri 47/2016, annex; the expedition book likewise).
const fn fields(kind: PrintedRegister) -> &'static [Field] {
    use Field::{
        Classification, Entered, GivenTo, LetterDate, LetterNumber, Means, Number, Party, Receipt, Register,
        Remark, Subject,
    };
    match kind {
        PrintedRegister::Incoming => {
            &[Number, Entered, LetterNumber, Classification, LetterDate, Party, Subject, GivenTo]
        }
        PrintedRegister::Outgoing => {
            &[Number, LetterNumber, Classification, LetterDate, Party, Subject, Remark]
        }
        PrintedRegister::Combined => {
            &[Number, Register, Entered, LetterNumber, Classification, LetterDate, Party, Subject, GivenTo]
        }
        PrintedRegister::Expedition => {
            &[Number, Entered, LetterNumber, LetterDate, Party, Subject, Means, Receipt, Remark]
        }
    }
}

impl Field {
    fn column(self, kind: PrintedRegister, lang: Lang) -> Column {
        let (id, en, width) = match (self, kind) {
            (Self::Number, PrintedRegister::Incoming) => ("No. Agenda", "Agenda No.", 9),
            (Self::Number, _) => ("No. Urut", "No.", 9),
            (Self::Register, _) => ("Masuk/Keluar", "In/Out", 10),
            (Self::Entered, PrintedRegister::Incoming) => ("Tanggal Terima", "Received", 12),
            (Self::Entered, PrintedRegister::Expedition) => ("Tanggal Kirim", "Sent", 12),
            (Self::Entered, _) => ("Tanggal", "Date", 12),
            (Self::LetterNumber, _) => ("Nomor Surat", "Letter Number", 26),
            (Self::Classification, _) => ("Kode Klasifikasi", "Classification", 13),
            (Self::LetterDate, _) => ("Tanggal Surat", "Letter Date", 12),
            (Self::Party, PrintedRegister::Incoming) => ("Pengirim", "Sender", 30),
            (Self::Party, PrintedRegister::Combined) => ("Pengirim/Tujuan", "Sender/Addressee", 30),
            (Self::Party, _) => ("Tujuan", "Addressee", 30),
            (Self::Subject, _) => ("Isi Singkat", "Subject", 45),
            (Self::GivenTo, _) => ("Isi Disposisi", "Given to", 28),
            (Self::Means, _) => ("Cara Kirim", "Sent by", 12),
            (Self::Receipt, _) => ("Tanda Terima", "Receipt", 22),
            (Self::Remark, _) => ("Keterangan", "Remark", 22),
        };
        Column { title: lang.pick(id, en).into(), width }
    }

    fn cell(self, line: &Line, lang: Lang) -> Cell {
        match self {
            Self::Number => Cell::Number(line.number.into()),
            Self::Register => match line.register {
                AgendaRegister::Incoming => lang.pick("Masuk", "In").into(),
                AgendaRegister::Outgoing => lang.pick("Keluar", "Out").into(),
            },
            Self::Entered => line.entered.into(),
            Self::LetterNumber => line.letter_number.as_str().into(),
            Self::Classification => line.classification.as_str().into(),
            Self::LetterDate => line.letter_date.into(),
            Self::Party => line.party.as_str().into(),
            Self::Subject => line.subject.as_str().into(),
            Self::GivenTo => line.given_to.as_str().into(),
            Self::Means => line.means.map_or(Cell::Blank, |means| means.word(lang).into()),
            Self::Receipt => said(line.proof.as_ref().map(|proof| proof.receipt(lang))),
            Self::Remark => said(line.proof.as_ref().map(|proof| proof.remark(lang))),
        }
    }
}

fn said(words: Option<String>) -> Cell {
    words.filter(|words| !words.is_empty()).map_or(Cell::Blank, |words| words.as_str().into())
}

/// The table of a book with headings in `lang`.
pub fn table(book: &Book, lang: Lang) -> Table {
    let fields = fields(book.kind);
    let row = |line: &Line| fields.iter().map(|field| field.cell(line, lang)).collect();
    Table {
        name: book.title(lang).into(),
        columns: fields.iter().map(|field| field.column(book.kind, lang)).collect(),
        rows: book.lines.iter().map(row).collect(),
    }
}
