//! The forms that letters take, and which kind takes which.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Addressee, Signature};

/// What a form of letter has beyond head, text and signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Form {
    /// Letter form with number, nature, attachments and subject at the left: surat dinas, undangan, teguran.
    Correspondence {
        /// Addressees.
        to: Vec<Addressee>,
        /// `melalui`: the office that the letter passes through.
        via: Option<String>,
    },
    /// Head of lines from, to, date, number: nota dinas, telaahan staf, memo.
    Memo {
        /// To whom.
        to: Vec<String>,
        /// From whom.
        from: String,
    },
    /// Title and number in the middle: edaran, pengumuman, keterangan, laporan, notula, rekomendasi, kuasa.
    Titled {
        /// Addressees, where the form has them.
        to: Vec<Addressee>,
        /// What it rests on.
        basis: Vec<String>,
        /// How long it holds.
        validity: Option<String>,
    },
    /// Order of assignment: surat tugas, surat perintah tugas.
    Assignment {
        /// What it rests on.
        basis: Vec<String>,
        /// Who is ordered.
        assignees: Vec<Assignee>,
        /// What to do.
        tasks: Vec<String>,
        /// How long.
        period: Option<String>,
    },
    /// Travel order (SPPD) with its reverse side.
    Travel(Box<Travel>),
    /// Cover letter with a table of what is sent and a receipt.
    Transmittal {
        /// Addressees.
        to: Vec<Addressee>,
        /// What is sent.
        items: Vec<Consignment>,
    },
    /// Official record with parties and witnesses.
    Record {
        /// The parties, in order.
        parties: Vec<Party>,
        /// Witnesses, who sign below.
        witnesses: Vec<Signature>,
    },
}

/// Someone who is ordered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignee {
    /// Name.
    pub name: String,
    /// Civil servant number.
    pub nip: Option<String>,
    /// Rank and grade.
    pub rank: Option<String>,
    /// Office.
    pub title: Option<String>,
}

/// The facts of a travel order, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Travel {
    /// Who orders it.
    pub ordered_by: String,
    /// Who travels.
    pub traveller: Assignee,
    /// Cost level.
    pub cost_level: Option<String>,
    /// Purpose.
    pub purpose: String,
    /// Means of transport.
    pub transport: Option<String>,
    /// From where.
    pub origin: String,
    /// To where.
    pub destination: String,
    /// Length in printed words, for example `3 (tiga) hari`.
    pub duration: Option<String>,
    /// Day of departure.
    pub departs: Option<NaiveDate>,
    /// Day of return.
    pub returns: Option<NaiveDate>,
    /// Who goes along.
    pub followers: Vec<Follower>,
    /// The agency whose budget pays.
    pub budget_agency: Option<String>,
    /// The budget line.
    pub budget_line: Option<String>,
    /// Other remarks.
    pub remarks: Option<String>,
}

/// Who goes along on a travel order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follower {
    /// Name.
    pub name: String,
    /// Day of birth or age, as printed.
    pub born: Option<String>,
    /// Remark.
    pub note: Option<String>,
}

/// A line of a cover letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consignment {
    /// What is sent.
    pub description: String,
    /// How many.
    pub quantity: String,
    /// Remark.
    pub note: String,
}

/// A party of an official record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// What the record calls it, for example `PIHAK KESATU`.
    pub called: String,
    /// Name.
    pub name: String,
    /// Civil servant number.
    pub nip: Option<String>,
    /// Office.
    pub title: String,
}

impl Form {
    /// The empty form of a kind of letter, by its code; none where the code is unknown.
    ///
    /// Beyond the product's kinds it knows `MEMO`, `INS` (instruksi) and `SKU` (surat kuasa).
    pub fn for_kind(code: &str) -> Option<Self> {
        Some(match code {
            "SD" | "UND" | "TEG" => Self::Correspondence { to: Vec::new(), via: None },
            "ND" | "TS" | "MEMO" => Self::Memo { to: Vec::new(), from: String::new() },
            "SE" | "SK" | "LAP" | "NOT" | "REK" | "PENG" | "INS" | "SKU" => {
                Self::Titled { to: Vec::new(), basis: Vec::new(), validity: None }
            }
            "ST" | "SPT" => {
                Self::Assignment { basis: Vec::new(), assignees: Vec::new(), tasks: Vec::new(), period: None }
            }
            "SPPD" => Self::Travel(Box::default()),
            "SPG" => Self::Transmittal { to: Vec::new(), items: Vec::new() },
            "BA" => Self::Record { parties: Vec::new(), witnesses: Vec::new() },
            _ => return None,
        })
    }
}
