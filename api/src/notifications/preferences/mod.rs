//! What a person wants to be told, and how.
pub mod routes;

use super::model::{MailChoice, NotificationEvent};

/// How a person is told of an event who has not chosen: everything is in the list, and only what asks the person to do
/// something is mailed, once a day. The city's own setting.
pub const fn usual(event: NotificationEvent) -> (bool, MailChoice) {
    use NotificationEvent::{
        ComplaintOverdue, ComplaintReceived, DispositionReceived, DueTomorrow, LetterToSign, Overdue,
    };
    match event {
        DispositionReceived | LetterToSign | DueTomorrow | Overdue | ComplaintReceived | ComplaintOverdue => {
            (true, MailChoice::Digest)
        }
        _ => (true, MailChoice::Off),
    }
}
