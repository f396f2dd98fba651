//! Mailboxes and messages as the API shows them. The password is in none of them.
use super::account_inputs::MailboxRule;
use super::model::{
    MailSecurity, MailboxMessageState, MailboxProblem, Message, QuarantineReason, Row, RuleRow,
};
use chrono::NaiveDate;
use pamong_db::{Id, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

/// A mailbox as its administrator sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailboxAccount {
    /// Id.
    pub id: Id,
    /// The agency whose letters come in there.
    pub agency_id: Id,
    /// Name of that agency.
    pub agency_name: String,
    /// What the office calls it.
    pub name: String,
    /// Host name of the mail server.
    pub host: String,
    /// Its port.
    pub port: i32,
    /// How the connection is protected.
    pub security: MailSecurity,
    /// Name of the account there.
    pub username: String,
    /// The folder that is read.
    pub folder: String,
    /// Whether it is read.
    pub active: bool,
    /// The person in whose name letters are registered.
    pub user_id: Id,
    /// Name of that person.
    pub user_name: String,
    /// The position in which that person registers.
    pub position_id: Id,
    /// Title of that position.
    pub position_title: String,
    /// Rules in their order.
    pub rules: Vec<MailboxRule>,
    /// When it was last read.
    pub looked_at: Option<Ts>,
    /// Why it could not be read then.
    pub problem: Option<MailboxProblem>,
    /// What the server or the system said about it.
    pub problem_detail: Option<String>,
    /// When it was last changed.
    pub updated_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// Names beside the ids of a mailbox.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Of the agency.
    pub agency: String,
    /// Of the person.
    pub user: String,
    /// Of the position.
    pub position: String,
}

impl MailboxAccount {
    /// The view of a row with its rules.
    pub fn of(row: &Row, names: Names, rules: Vec<RuleRow>) -> Self {
        Self {
            id: row.id,
            agency_id: row.agency_id,
            agency_name: names.agency,
            name: row.name.clone(),
            host: row.host.clone(),
            port: row.port,
            security: row.security,
            username: row.username.clone(),
            folder: row.folder.clone(),
            active: row.active,
            user_id: row.user_id,
            user_name: names.user,
            position_id: row.position_id,
            position_title: names.position,
            rules: rules.into_iter().map(Into::into).collect(),
            looked_at: row.looked_at,
            problem: row.problem,
            problem_detail: row.problem_detail.clone(),
            updated_at: row.updated_at,
            version: row.version,
        }
    }
}

/// The mailboxes of the caller's scope.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailboxAccounts {
    /// By name.
    pub items: Vec<MailboxAccount>,
}

/// What came of connecting to a mailbox now.
#[derive(Debug, Serialize, ToSchema)]
pub struct MailboxTest {
    /// Whether it can be read.
    pub ok: bool,
    /// Messages in the folder, where it can.
    pub messages: Option<u32>,
    /// What went wrong, where it cannot.
    pub problem: Option<MailboxProblem>,
    /// The same in the caller's language.
    pub message: Option<String>,
    /// What the server or the system said about it.
    pub detail: Option<String>,
}

/// A mailbox as those see it who register letters.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mailbox {
    /// Id.
    pub id: Id,
    /// What the office calls it.
    pub name: String,
    /// Whether it is read.
    pub active: bool,
    /// When it was last read.
    pub looked_at: Option<Ts>,
    /// Why it could not be read then.
    pub problem: Option<MailboxProblem>,
    /// Messages that wait for somebody to decide.
    pub quarantined: i64,
}

/// The mailboxes of the caller's agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct Mailboxes {
    /// By name.
    pub items: Vec<Mailbox>,
}

text_enum! {
    /// What can be done with a message.
    pub enum MailboxMessageAction {
        /// Register it as a letter: `POST /mailboxes/{id}/messages/{message_id}/release`.
        Release = "release",
        /// Decide that it is no letter: `POST /mailboxes/{id}/messages/{message_id}/discard`.
        Discard = "discard",
    }
}

/// A message that was looked at. What it says is withheld where it became a letter that the caller may not see.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MailboxMessage {
    /// Id.
    pub id: Id,
    /// The mailbox.
    pub mailbox_id: Id,
    /// Name of the sender.
    pub sender_name: Option<String>,
    /// Address of the sender.
    pub sender_address: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// The letter's number, where the subject names one.
    pub letter_number: Option<String>,
    /// The day on which it was sent, as it says.
    pub sent_date: Option<NaiveDate>,
    /// When the mail server received it.
    pub received_at: Ts,
    /// Size in bytes.
    pub size_bytes: i64,
    /// What became of it.
    pub state: MailboxMessageState,
    /// Why it was not registered by itself.
    pub reason: Option<QuarantineReason>,
    /// The limit, file or number that the reason is about.
    pub detail: Option<String>,
    /// The same in the caller's language.
    pub reason_message: Option<String>,
    /// The letter that it became.
    pub letter_id: Option<Id>,
    /// Whether the whole message can be fetched: `GET /mailboxes/{id}/messages/{message_id}/file`.
    pub has_file: bool,
    /// When somebody decided.
    pub decided_at: Option<Ts>,
    /// Why it was discarded.
    pub note: Option<String>,
    /// Whether what it says is withheld.
    pub withheld: bool,
    /// What can be done with it now.
    pub allowed_actions: Vec<MailboxMessageAction>,
    /// Version for `If-Match`.
    pub version: i32,
}

impl MailboxMessage {
    /// The view of a message; `withheld` where its letter is not for the caller's eyes.
    pub fn of(m: Message, lang: crate::http::Lang, withheld: bool) -> Self {
        let shown = |text: Option<String>| text.filter(|_| !withheld);
        let waits = m.state == MailboxMessageState::Quarantined;
        Self {
            id: m.id,
            mailbox_id: m.mailbox_id,
            sender_name: shown(m.sender_name),
            sender_address: shown(m.sender_address),
            subject: shown(Some(m.subject)),
            letter_number: shown(m.letter_number),
            sent_date: m.sent_date.filter(|_| !withheld),
            received_at: m.received_at,
            size_bytes: m.size_bytes,
            state: m.state,
            reason_message: m.reason.filter(|_| !withheld).map(|r| r.message(lang, m.detail.as_deref())),
            reason: m.reason,
            detail: shown(m.detail),
            letter_id: m.letter_id.filter(|_| !withheld),
            has_file: m.upload_id.is_some() && !withheld,
            decided_at: m.decided_at,
            note: shown(m.note),
            withheld,
            allowed_actions: if waits { MailboxMessageAction::ALL.to_vec() } else { Vec::new() },
            version: m.version,
        }
    }
}
