//! An acknowledgement of receipt.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::http::several::each_once;
use crate::letters::dispatches::MailProblem;
use diesel::prelude::*;
use pamong_db::schema::letter_receipts;
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

text_enum! {
    /// How receipt is acknowledged.
    pub enum ReceiptWay {
        /// On a slip that is printed and handed to whoever brought the letter.
        Paper = "paper",
        /// By e-mail to the sender's address in the address book.
        Mail = "mail",
    }
}

text_enum! {
    /// Where an acknowledgement is.
    pub enum ReceiptStatus {
        /// On paper.
        Issued = "issued",
        /// To be mailed.
        Waiting = "waiting",
        /// The mail server took it.
        Sent = "sent",
        /// The mail could not be sent.
        Failed = "failed",
    }
}

/// An acknowledgement as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = letter_receipts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct ReceiptRow {
    /// Id.
    pub id: Id,
    /// Those that were asked for together.
    pub batch_id: Id,
    /// Place among them.
    pub pos: i32,
    /// The incoming letter.
    pub letter_id: Id,
    /// How.
    pub way: ReceiptWay,
    /// Where it is.
    pub status: ReceiptStatus,
    /// Where it is mailed to.
    pub email: Option<String>,
    /// Why the mail did not go out.
    pub problem: Option<MailProblem>,
    /// What the server said.
    pub problem_detail: Option<String>,
    /// Who acknowledged.
    pub user_id: Id,
    /// In which position.
    pub position_id: Id,
    /// When.
    pub created_at: Ts,
    /// When it last changed.
    pub updated_at: Ts,
}

/// Letters whose receipt is acknowledged.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLetterReceipts {
    /// Incoming letters of the caller's agency, 1 to 100, each once.
    pub letter_ids: Vec<Id>,
    /// How.
    pub way: ReceiptWay,
}

impl Validate for NewLetterReceipts {
    fn validate(&self, v: &mut Violations) {
        each_once(v, "/letter_ids", &self.letter_ids);
    }
}

/// What became of one letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterReceiptResult {
    /// The letter.
    pub letter_id: Id,
    /// Whether its receipt is acknowledged now; by mail: whether the mail is on its way.
    pub acknowledged: bool,
    /// Where it is mailed to.
    pub email: Option<String>,
    /// Why it is not.
    pub code: Option<Code>,
    /// The same in the caller's language.
    pub message: Option<String>,
}

/// What became of each letter, in the order of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LetterReceiptResults {
    /// The batch, whose paper is at `/letter-receipts/{batch_id}/paper`; null where no letter was acknowledged.
    pub batch_id: Option<Id>,
    /// One for each letter.
    pub items: Vec<LetterReceiptResult>,
}
