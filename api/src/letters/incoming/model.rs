//! Registration of an incoming letter and its way through the office.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::letters::attachments::validate_uploads;
use crate::letters::model::{Channel, LetterStatus, SecurityLevel, Urgency};
use chrono::NaiveDate;
use pamong_db::{Id, text_enum};
use serde::Deserialize;
use utoipa::ToSchema;

text_enum! {
    /// Says that a letter was received.
    pub enum IncomingDirection {
        /// Received by the agency.
        Incoming = "incoming",
    }
}

text_enum! {
    /// What moves an incoming letter on.
    pub enum IncomingAction {
        /// Someone of the agency opens it.
        Read = "read",
        /// It is given to positions.
        Dispose = "dispose",
        /// It is dealt with.
        Close = "close",
        /// Its sender takes it back.
        Withdraw = "withdraw",
    }
}

/// The state after an action, if the action is possible now. A letter is opened before anybody can call it dealt with.
pub const fn after(status: LetterStatus, action: IncomingAction) -> Option<LetterStatus> {
    use IncomingAction::{Close, Dispose, Read, Withdraw};
    match (status, action) {
        (LetterStatus::Registered, Read) => Some(LetterStatus::Read),
        (LetterStatus::Registered | LetterStatus::Read | LetterStatus::Disposed, Dispose) => {
            Some(LetterStatus::Disposed)
        }
        (LetterStatus::Read | LetterStatus::Disposed, Close) => Some(LetterStatus::Closed),
        (LetterStatus::Registered, Withdraw) => Some(LetterStatus::Withdrawn),
        _ => None,
    }
}

/// An incoming letter to be entered in the agenda book of the caller's agency.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewIncomingLetter {
    /// `incoming`.
    pub direction: IncomingDirection,
    /// How it came in.
    pub channel: Channel,
    /// Who sent it, as the letter says.
    pub sender_name: String,
    /// The agency that sent it, where it is one of the city's.
    pub sender_agency_id: Option<Id>,
    /// The number on the letter.
    pub letter_number: String,
    /// The date on the letter; not after the day of receipt.
    #[serde(deserialize_with = "crate::http::day")]
    pub letter_date: NaiveDate,
    /// When it was received; not in the future.
    #[serde(deserialize_with = "crate::http::day")]
    pub received_date: NaiveDate,
    /// Subject.
    pub subject: String,
    /// Short content.
    pub summary: Option<String>,
    /// Code of its kind; `SD` where it is not named.
    #[serde(default = "usual_kind")]
    #[schema(default = "SD")]
    pub kind: String,
    /// Archive classification, in use on the day of receipt.
    pub classification_code: Option<String>,
    /// Urgency.
    pub urgency: Urgency,
    /// Secrecy.
    pub security_level: SecurityLevel,
    /// Uploads that become its attachments, at most 20.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
}

fn usual_kind() -> String {
    "SD".into()
}

impl Validate for NewIncomingLetter {
    fn validate(&self, v: &mut Violations) {
        v.text("/sender_name", &self.sender_name, 200);
        v.text("/letter_number", &self.letter_number, 100);
        v.text("/subject", &self.subject, 500);
        v.text("/kind", &self.kind, 20);
        v.optional_text("/summary", self.summary.as_deref(), 4000);
        v.optional_text("/classification_code", self.classification_code.as_deref(), 30);
        validate_uploads(v, &self.upload_ids);
        if self.letter_date > self.received_date {
            v.add("/letter_date", Code::DateOrder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    #[test]
    fn the_way_of_an_incoming_letter() {
        let mut matrix = String::new();
        for status in LetterStatus::ALL {
            for action in IncomingAction::ALL {
                if let Some(next) = after(*status, *action) {
                    writeln!(matrix, "{status} + {action} = {next}").unwrap();
                }
            }
        }
        insta::assert_snapshot!(matrix, @r"
        registered + read = read
        registered + dispose = disposed
        registered + withdraw = withdrawn
        read + dispose = disposed
        read + close = closed
        disposed + dispose = disposed
        disposed + close = closed
        ");
    }
}
