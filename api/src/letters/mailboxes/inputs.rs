//! What a clerk decides about a message.
use super::model::MailboxMessageState;
use crate::error::Violations;
use crate::http::Validate;
use crate::letters::incoming::{IncomingDirection, NewIncomingLetter};
use crate::letters::model::{Channel, SecurityLevel, Urgency};
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

/// Query of the messages of a mailbox.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MailboxMessagesQuery {
    /// Only messages in this state.
    #[param(inline)]
    pub state: Option<MailboxMessageState>,
    /// Rows of a page, 1 to 100.
    pub limit: Option<i64>,
    /// `next_cursor` of the page before.
    pub cursor: Option<String>,
}

/// The letter that a message in quarantine becomes, with what it lacks or says wrongly put right.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxRelease {
    /// Who sent it.
    #[schema(max_length = 200)]
    pub sender_name: String,
    /// The agency that sent it, where it is one of the city's.
    pub sender_agency_id: Option<Id>,
    /// The number on the letter; `-` where it has none.
    #[schema(max_length = 100)]
    pub letter_number: String,
    /// The date on the letter; not after the day of receipt.
    #[serde(deserialize_with = "crate::http::day")]
    pub letter_date: NaiveDate,
    /// When it was received; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub received_date: NaiveDate,
    /// Subject.
    #[schema(max_length = 500)]
    pub subject: String,
    /// Short content; absent: the text of the message.
    #[schema(max_length = 4000)]
    pub summary: Option<String>,
    /// Code of its kind.
    #[schema(max_length = 20)]
    pub kind: String,
    /// Archive classification, in use on the day of receipt.
    #[schema(max_length = 30)]
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
}

impl MailboxRelease {
    /// The letter to be registered, with the text of the message where the clerk wrote none.
    pub fn letter(&self, text: Option<String>) -> NewIncomingLetter {
        NewIncomingLetter {
            direction: IncomingDirection::Incoming,
            channel: Channel::Email,
            sender_name: self.sender_name.clone(),
            sender_agency_id: self.sender_agency_id,
            letter_number: self.letter_number.clone(),
            letter_date: self.letter_date,
            received_date: self.received_date,
            subject: self.subject.clone(),
            summary: self.summary.clone().or(text),
            kind: self.kind.clone(),
            classification_code: self.classification_code.clone(),
            urgency: self.urgency,
            security_level: self.security_level,
            upload_ids: Vec::new(),
        }
    }
}

impl Validate for MailboxRelease {
    fn validate(&self, v: &mut Violations) {
        self.letter(None).validate(v);
    }
}

/// Why a message is no letter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MailboxDiscard {
    /// Why.
    #[schema(max_length = 500)]
    pub reason: String,
}

impl Validate for MailboxDiscard {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}
