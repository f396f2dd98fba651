//! A book and its lines, before they are a file of one kind or another.
use crate::agencies::AgencyRef;
use crate::http::Lang;
use crate::letters::agenda::model::{AgendaRegister, PrintedRegister};
use chrono::NaiveDate;

/// How a letter went to an addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// It arrived in the addressee's own agenda book.
    Electronic,
    /// It is carried there.
    Paper,
}

impl Means {
    /// In words.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Electronic => lang.pick("Elektronik", "Electronic"),
            Self::Paper => lang.pick("Kertas", "Paper"),
        }
    }
}

/// A line: a letter, or one of its addressees in the expedition book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The register that its number is of.
    pub register: AgendaRegister,
    /// The day under which it stands: of receipt, of the letter, or of its dispatch.
    pub entered: Option<NaiveDate>,
    /// Running number.
    pub number: i32,
    /// Number on the letter.
    pub letter_number: String,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Classification code.
    pub classification: String,
    /// Sender (incoming) or addressee.
    pub party: String,
    /// Short content.
    pub subject: String,
    /// To whom an incoming letter was given.
    pub given_to: String,
    /// How it was sent (expedition book).
    pub means: Option<Means>,
}

/// A book of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Which book.
    pub kind: PrintedRegister,
    /// The agency whose book it is.
    pub agency: AgencyRef,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Lines in the order in which they were entered.
    pub lines: Vec<Line>,
}

impl Book {
    /// Title in words.
    pub fn title(&self, lang: Lang) -> &'static str {
        match self.kind {
            PrintedRegister::Incoming => lang.pick("Buku Agenda Surat Masuk", "Agenda Book, Incoming"),
            PrintedRegister::Outgoing => lang.pick("Buku Agenda Surat Keluar", "Agenda Book, Outgoing"),
            PrintedRegister::Combined => lang.pick("Buku Agenda Surat", "Agenda Book"),
            PrintedRegister::Expedition => lang.pick("Buku Ekspedisi", "Expedition Book"),
        }
    }
}
