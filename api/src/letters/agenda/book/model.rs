//! A book and its lines, before they are a file of one kind or another.
use crate::agencies::AgencyRef;
use crate::documents::words;
use crate::http::Lang;
use crate::letters::agenda::model::{AgendaRegister, PrintedRegister};
use crate::letters::dispatches::DispatchWay;
use chrono::NaiveDate;

/// How a letter went to an addressee.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// It arrived in the addressee's own agenda book.
    Electronic,
    /// By mail.
    Mail,
    /// By courier.
    Courier,
    /// By post.
    Post,
    /// By a messenger of the office.
    Hand,
    /// On paper, before ways were kept.
    Paper,
}

impl From<DispatchWay> for Means {
    fn from(way: DispatchWay) -> Self {
        match way {
            DispatchWay::System => Self::Electronic,
            DispatchWay::Mail => Self::Mail,
            DispatchWay::Courier => Self::Courier,
            DispatchWay::Post => Self::Post,
            DispatchWay::Hand => Self::Hand,
        }
    }
}

impl Means {
    /// In words.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Electronic => lang.pick("Elektronik", "Electronic"),
            Self::Mail => lang.pick("Surel", "E-mail"),
            Self::Courier => lang.pick("Kurir", "Courier"),
            Self::Post => lang.pick("Pos", "Post"),
            Self::Hand => lang.pick("Diantar", "Messenger"),
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
    /// How far it came (expedition book).
    pub proof: Option<Proof>,
}

/// What is known of the arrival of a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proof {
    /// When it was received or first opened.
    pub received_on: Option<NaiveDate>,
    /// By whom, where it went outside the city.
    pub received_by: Option<String>,
    /// Who carries it, and its number there.
    pub carried: Vec<String>,
    /// Why it came back.
    pub returned: Option<String>,
}

impl Proof {
    /// The receipt in words; empty where there is none yet.
    pub fn receipt(&self, lang: Lang) -> String {
        let Some(day) = self.received_on else { return String::new() };
        let day = lang.pick(words::date(day), day.format("%-d %B %Y").to_string());
        match &self.received_by {
            Some(name) => format!("{name}, {day}"),
            None => format!("{} {day}", lang.pick("Dibuka", "Opened")),
        }
    }

    /// What else there is to say.
    pub fn remark(&self, lang: Lang) -> String {
        let back = self.returned.as_ref().map(|why| format!("{}: {why}", lang.pick("Kembali", "Came back")));
        self.carried.iter().cloned().chain(back).collect::<Vec<_>>().join("; ")
    }
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
