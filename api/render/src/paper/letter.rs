//! Official letters.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Field, Form, Letterhead, Section, Signature};
use crate::text::RichText;

/// An official letter. What is empty is left out of the paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Head of the paper.
    pub letterhead: Letterhead,
    /// Code of the kind, for example `SD`.
    pub kind_code: String,
    /// Name of the kind, the title of those that have one; must not be empty.
    pub kind_name: String,
    /// Where it is written.
    pub place: String,
    /// Its date; none while it is a draft.
    pub date: Option<NaiveDate>,
    /// Its number; none while it is a draft.
    pub number: Option<String>,
    /// Urgency in printed words (`Segera`), shown as sifat.
    pub urgency: String,
    /// Security level in printed words (`Rahasia`), shown at the head where it is not empty.
    pub security: String,
    /// Files that go with it, listed with their hash below the letter.
    pub attachments: Vec<Attachment>,
    /// Subject (hal); must not be empty.
    pub subject: String,
    /// The parts that this form of letter has of its own.
    pub form: Form,
    /// Labelled facts between opening and sections: the event of an invitation, the person of a statement.
    pub fields: Vec<Field>,
    /// The text.
    pub body: RichText,
    /// Parts with a heading of their own.
    pub sections: Vec<Section>,
    /// Last paragraph, kept together with the signature.
    pub closing: Option<String>,
    /// Who signs; the first stands at the right and carries the verification.
    pub signatures: Vec<Signature>,
    /// Who gets a copy (tembusan).
    pub copies: Vec<String>,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name.
    pub title: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
