//! What services hand out.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Field, Letterhead, Signature};
use crate::text::RichText;

/// A permit or certificate.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Title; must not be empty.
    pub title: String,
    /// Number, once it has one.
    pub number: Option<String>,
    /// The rules it rests on.
    pub basis: Vec<String>,
    /// The applicant and the object.
    pub fields: Vec<Field>,
    /// What is granted or stated.
    pub statement: RichText,
    /// How long it holds, as printed.
    pub validity: Option<String>,
    /// Where it is issued.
    pub place: String,
    /// When it is issued.
    pub date: Option<NaiveDate>,
    /// Who signs.
    pub signatures: Vec<Signature>,
}

/// On what a receipt is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptFormat {
    /// A sheet of the size in the options.
    #[default]
    Sheet,
    /// A roll of 80 mm, as long as the text.
    Roll80,
}

/// The receipt of an application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// What it is printed on.
    pub format: ReceiptFormat,
    /// Title; must not be empty.
    pub title: String,
    /// Registration number, printed large.
    pub number: String,
    /// Applicant, service, times.
    pub fields: Vec<Field>,
    /// Papers that were handed in.
    pub documents: Vec<String>,
    /// Lines at the foot.
    pub notes: Vec<String>,
    /// Where it is issued.
    pub place: String,
    /// When it is issued.
    pub date: Option<NaiveDate>,
    /// Name of the officer.
    pub officer: String,
}
