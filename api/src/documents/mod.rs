//! Where features meet: papers that one feature makes and another one registers.
//!
//! Letters implement `LetterRegister`; `app.rs` wires it. An issued permit becomes an outgoing letter, and a reprimand is
//! drafted as one, without either feature importing letters.
pub mod numbering;
pub mod office;
pub mod papers;
pub mod signing;
mod store;
pub mod templates;
pub mod verification;
pub mod words;

use crate::error::Result;
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use signing::Granted;

/// A permit or certificate at the moment of its signature.
#[derive(Debug, Clone)]
pub struct IssuedPaper {
    /// The agency that issues it.
    pub agency_id: Id,
    /// Letter kind of the paper, such as `SK`.
    pub kind_code: String,
    /// Archive classification of the service.
    pub classification_code: Option<String>,
    /// Subject of the letter.
    pub subject: String,
    /// Name of the receiver as the register shows it.
    pub addressee: String,
    /// The application that it answers.
    pub application_id: Id,
    /// Where its number comes from.
    pub numbering: Numbering,
}

/// Where the number of a paper comes from.
#[derive(Debug, Clone)]
pub enum Numbering {
    /// The next one of the register.
    Next,
    /// One that was reserved for it and not used.
    Reserved(i32),
    /// The one under its electronic signature.
    Granted(Granted),
}

/// An outgoing letter that was registered for a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegisteredPaper {
    /// The letter.
    pub letter_id: Id,
    /// Its number, final.
    pub number: String,
}

/// A reprimand before it is a letter.
#[derive(Debug, Clone)]
pub struct ReprimandDraft {
    /// The agency that is reprimanded.
    pub addressee_agency_id: Id,
    /// Its name as the letter shows it.
    pub addressee_name: String,
    /// Subject of the letter.
    pub subject: String,
    /// Body of the letter.
    pub body: String,
    /// Last day for the answer.
    pub answer_by: NaiveDate,
    /// The evaluation period that it comes from.
    pub period_id: Id,
}

/// The door to letters.
pub trait LetterRegister: Send + Sync {
    /// Registers an issued paper as an outgoing letter of its agency and grants its number, in the caller's transaction.
    fn register_issued(&self, tx: &mut Conn, me: &Me, paper: &IssuedPaper) -> Result<RegisteredPaper>;

    /// Drafts a reprimand (kind `TEG`) at the caller's agency, addressed to the agency; the draft goes the way of every
    /// other letter from there.
    fn draft_reprimand(&self, tx: &mut Conn, me: &Me, draft: &ReprimandDraft) -> Result<Id>;
}
