//! The empty book that an office fills in.
use super::model::BookField;
use crate::http::Lang;
use crate::http::table::{Column, Table};
use crate::letters::agenda::AgendaRegister;

/// The columns of a book, in the order of the regulation.
const fn fields(register: AgendaRegister) -> &'static [BookField] {
    use BookField::{
        ClassificationCode, LetterDate, LetterNumber, Note, Number, Party, ReceivedDate, SecurityLevel,
        Subject,
    };
    match register {
        AgendaRegister::Incoming => &[
            Number,
            ReceivedDate,
            LetterNumber,
            ClassificationCode,
            LetterDate,
            Party,
            Subject,
            SecurityLevel,
            Note,
        ],
        AgendaRegister::Outgoing => {
            &[Number, LetterNumber, ClassificationCode, LetterDate, Party, Subject, SecurityLevel, Note]
        }
    }
}

/// Headings that the import recognises, in `lang`.
pub fn table(register: AgendaRegister, lang: Lang) -> Table {
    let column = |field: &BookField| {
        let (id, en, width) = match (field, register) {
            (BookField::Number, AgendaRegister::Incoming) => ("No. Agenda", "Agenda No.", 10),
            (BookField::Number, AgendaRegister::Outgoing) => ("No. Urut", "Agenda No.", 10),
            (BookField::ReceivedDate, _) => ("Tanggal Terima", "Received", 14),
            (BookField::LetterNumber, _) => ("Nomor Surat", "Letter Number", 26),
            (BookField::ClassificationCode, _) => ("Kode Klasifikasi", "Classification", 14),
            (BookField::LetterDate, _) => ("Tanggal Surat", "Letter Date", 14),
            (BookField::Party, AgendaRegister::Incoming) => ("Asal Surat/Pengirim", "Sender", 32),
            (BookField::Party, AgendaRegister::Outgoing) => ("Tujuan", "Addressee", 32),
            (BookField::Subject, _) => ("Perihal", "Subject", 45),
            (BookField::Summary, _) => ("Isi Ringkas", "Summary", 45),
            (BookField::SecurityLevel, _) => ("Sifat", "Security", 16),
            (BookField::Note, _) => ("Keterangan", "Remark", 24),
            (BookField::Direction, _) => ("Masuk/Keluar", "In/Out", 12),
        };
        Column { title: lang.pick(id, en).into(), width }
    };
    let name = match register {
        AgendaRegister::Incoming => lang.pick("Surat Masuk", "Incoming"),
        AgendaRegister::Outgoing => lang.pick("Surat Keluar", "Outgoing"),
    };
    Table { name: name.into(), columns: fields(register).iter().map(column).collect(), rows: Vec::new() }
}
