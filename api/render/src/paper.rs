//! The papers and their parts.
mod archive;
mod form;
mod letter;
mod output;
mod parts;
mod registers;

use serde::{Deserialize, Serialize};

pub use archive::{ArchiveList, ArchiveMinutes, ArchiveRow};
pub use form::{Assignee, Consignment, Follower, Form, Party, Travel};
pub use letter::{Attachment, Letter};
pub use output::{Certificate, Receipt, ReceiptFormat};
pub use parts::{Addressee, Arms, Capacity, Field, Letterhead, Section, Signature};
pub use registers::{
    AgendaBook, AgendaRow, AttendanceList, Attendee, DispositionSheet, EvaluationReport, Instruction,
    ReceiptSlip, ReceiptSlips,
};

use crate::text::RichText;

/// A paper to render.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Paper {
    /// An official letter of any kind.
    Letter(Box<Letter>),
    /// What a service hands out: a permit or a certificate.
    Certificate(Box<Certificate>),
    /// The receipt of an application.
    Receipt(Box<Receipt>),
    /// The sheet on which an incoming letter is handed on.
    DispositionSheet(Box<DispositionSheet>),
    /// Acknowledgements of receipt of letters.
    ReceiptSlips(Box<ReceiptSlips>),
    /// The register of letters of a period.
    AgendaBook(Box<AgendaBook>),
    /// Who was present, with room for signatures.
    AttendanceList(Box<AttendanceList>),
    /// Scores of agencies in a period.
    EvaluationReport(Box<EvaluationReport>),
    /// Archives to be moved, handed over or destroyed.
    ArchiveList(Box<ArchiveList>),
    /// Minutes of that.
    ArchiveMinutes(Box<ArchiveMinutes>),
}

impl Paper {
    fn letterhead(&self) -> &Letterhead {
        match self {
            Self::Letter(p) => &p.letterhead,
            Self::Certificate(p) => &p.letterhead,
            Self::Receipt(p) => &p.letterhead,
            Self::DispositionSheet(p) => &p.letterhead,
            Self::ReceiptSlips(p) => &p.letterhead,
            Self::AgendaBook(p) => &p.letterhead,
            Self::AttendanceList(p) => &p.letterhead,
            Self::EvaluationReport(p) => &p.letterhead,
            Self::ArchiveList(p) => &p.letterhead,
            Self::ArchiveMinutes(p) => &p.letterhead,
        }
    }

    pub(crate) fn arms(&self) -> Option<&Arms> {
        self.letterhead().arms.as_ref()
    }

    /// What becomes a heading or the title of the file, which PDF/UA wants to have words, with its JSON pointer.
    pub(crate) fn titles(&self) -> impl Iterator<Item = (String, &str)> {
        let (one, sections): (Vec<(&str, &str)>, &[Section]) = match self {
            Self::Letter(p) => {
                let names = vec![("/subject", p.subject.as_str()), ("/kind_name", p.kind_name.as_str())];
                (names, p.sections.as_slice())
            }
            Self::Certificate(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::Receipt(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::DispositionSheet(p) => (vec![("/subject", p.subject.as_str())], &[]),
            Self::ReceiptSlips(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::AgendaBook(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::AttendanceList(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::EvaluationReport(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::ArchiveList(p) => (vec![("/title", p.title.as_str())], &[]),
            Self::ArchiveMinutes(p) => {
                (vec![("/title", p.title.as_str()), ("/annex", p.annex.as_str())], &[])
            }
        };
        let of_sections = sections.iter().enumerate();
        one.into_iter()
            .map(|(pointer, title)| (pointer.to_owned(), title))
            .chain(of_sections.map(|(i, s)| (format!("/sections/{i}/title"), s.title.as_str())))
    }

    /// The rich texts of the paper with their JSON pointers.
    pub(crate) fn rich_texts(&self) -> Vec<(String, &RichText)> {
        match self {
            Self::Letter(p) => {
                let sections = p.sections.iter().enumerate();
                let mut texts: Vec<_> =
                    sections.map(|(i, s)| (format!("/sections/{i}/body"), &s.body)).collect();
                texts.push(("/body".to_owned(), &p.body));
                texts
            }
            Self::Certificate(p) => vec![("/statement".to_owned(), &p.statement)],
            Self::EvaluationReport(p) => vec![("/remarks".to_owned(), &p.remarks)],
            Self::ArchiveMinutes(p) => vec![("/statement".to_owned(), &p.statement)],
            Self::Receipt(_)
            | Self::DispositionSheet(_)
            | Self::ReceiptSlips(_)
            | Self::AgendaBook(_)
            | Self::AttendanceList(_)
            | Self::ArchiveList(_) => Vec::new(),
        }
    }
}
