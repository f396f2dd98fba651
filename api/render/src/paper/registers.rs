//! Registers, lists and reports.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Field, Letterhead, Signature};
use crate::text::RichText;

/// The sheet on which an incoming letter is handed on (lembar disposisi).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DispositionSheet {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// The letter: sender, number, dates, agenda number, nature.
    pub fields: Vec<Field>,
    /// Its subject; must not be empty.
    pub subject: String,
    /// To whom it is handed on.
    pub recipients: Vec<String>,
    /// The instructions of the office's list, with those that are given.
    pub instructions: Vec<Instruction>,
    /// Note in own words.
    pub note: String,
    /// Where it is handed on.
    pub place: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Who hands it on.
    pub signatures: Vec<Signature>,
}

/// An instruction on a disposition sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instruction {
    /// Its words.
    pub text: String,
    /// Whether it is given.
    pub given: bool,
}

/// The register of letters of a period, landscape.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaBook {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// The period, as printed.
    pub period: String,
    /// Head of the column of senders or addressees.
    pub party_label: String,
    /// Whether it is the book of what was sent (buku ekspedisi), with a place for the receiver's signature.
    #[serde(default)]
    pub expedition: bool,
    /// Letters by running number.
    pub rows: Vec<AgendaRow>,
}

/// A letter in the register.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgendaRow {
    /// Running number of the year.
    pub number: u32,
    /// Day of entry.
    pub entered: Option<NaiveDate>,
    /// Number on the letter.
    pub letter_number: String,
    /// Date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Classification code.
    pub classification: String,
    /// Sender or addressee.
    pub party: String,
    /// Subject.
    pub subject: String,
    /// How it was sent (expedition book).
    #[serde(default)]
    pub means: String,
    /// Who received it and when (expedition book); empty for a signature by hand.
    #[serde(default)]
    pub receipt: String,
    /// Remark.
    pub note: String,
}

/// Acknowledgements of receipt (tanda terima surat), a slip for each letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptSlips {
    /// Head of each slip.
    pub letterhead: Letterhead,
    /// Title of each slip; must not be empty.
    pub title: String,
    /// The slips.
    pub slips: Vec<ReceiptSlip>,
}

/// One slip, handed to whoever brought the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptSlip {
    /// Agenda number, printed large.
    pub number: String,
    /// The letter: sender, number, dates, subject.
    pub fields: Vec<Field>,
    /// Where it is issued.
    pub place: String,
    /// When it is issued.
    pub date: Option<NaiveDate>,
    /// Name of the officer.
    pub officer: String,
}

/// Who was present (daftar hadir).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttendanceList {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// Day, time, place and agenda.
    pub fields: Vec<Field>,
    /// Who is on the list.
    pub attendees: Vec<Attendee>,
    /// Empty rows after them.
    pub blank_rows: u16,
    /// Where it is signed.
    pub place: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Who signs it.
    pub signatures: Vec<Signature>,
}

/// Someone on an attendance list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendee {
    /// Name.
    pub name: String,
    /// Office or agency.
    pub office: String,
}

/// Scores of agencies in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvaluationReport {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// The period, as printed.
    pub period: String,
    /// Facts of the evaluation.
    pub fields: Vec<Field>,
    /// Heads of the columns of the scores.
    pub columns: Vec<String>,
    /// Rows with as many cells as `columns`; cells are printed as they are.
    pub rows: Vec<Vec<String>>,
    /// The categories and what they stand for.
    pub categories: Vec<Field>,
    /// Findings.
    pub remarks: RichText,
    /// Where it is signed.
    pub place: String,
    /// When.
    pub date: Option<NaiveDate>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}
