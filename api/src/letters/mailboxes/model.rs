//! Mailboxes, their rules and the messages that were looked at. `Row` holds a sealed password and cannot be serialised.
use crate::letters::model::{SecurityLevel, Urgency};
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{mailbox_messages, mailbox_rules, mailboxes};
use pamong_db::{Id, MultiBackend, Ts, text_enum};

text_enum! {
    /// How the connection to a mail server is protected.
    pub enum MailSecurity {
        /// TLS from the first byte, usually port 993.
        Tls = "tls",
        /// TLS after a greeting in the clear (STARTTLS), usually port 143.
        Starttls = "starttls",
        /// Not at all; only to a server on the same machine.
        None = "none",
    }
}

text_enum! {
    /// What became of a message.
    pub enum MailboxMessageState {
        /// It was registered as a letter by itself.
        Registered = "registered",
        /// It waits for somebody to decide.
        Quarantined = "quarantined",
        /// Somebody registered it out of the quarantine.
        Released = "released",
        /// Somebody decided that it is no letter.
        Discarded = "discarded",
    }
}

text_enum! {
    /// Why a message was not registered by itself.
    pub enum QuarantineReason {
        /// It does not say who sent it.
        NoSender = "no_sender",
        /// The message or a file in it is larger than the limit, which `detail` names.
        TooLarge = "too_large",
        /// It carries a file in Microsoft's own form (`winmail.dat`), which cannot be read here.
        WinmailDat = "winmail_dat",
        /// It carries an archive that declares far more content than its size, which `detail` names.
        ArchiveBomb = "archive_bomb",
        /// It cannot be read as a mail.
        UnreadableMime = "unreadable_mime",
        /// It carries a file of a kind that is not taken, or a damaged one; `detail` is its name.
        ForbiddenType = "forbidden_type",
        /// It carries more files than a letter may have; `detail` is the limit.
        TooManyFiles = "too_many_files",
        /// A message of the same name was taken in before, or a letter with the same sender and number is in the agenda
        /// book, whose agenda number `detail` then names.
        SuspectedDuplicate = "suspected_duplicate",
        /// A rule of the mailbox says so.
        Rule = "rule",
        /// It cannot be registered with what the rules say; `detail` is the field that is wrong.
        NotRegistrable = "not_registrable",
    }
}

text_enum! {
    /// Why a mailbox could not be read.
    pub enum MailboxProblem {
        /// The server's port is not one that the operator allows.
        PortRefused = "port_refused",
        /// The server's address is a private one, which the operator does not allow, or one that may only be reached with TLS.
        AddressRefused = "address_refused",
        /// No server of that name answers.
        Unreachable = "unreachable",
        /// TLS could not be agreed on, for example because the certificate is not trusted.
        TlsFailed = "tls_failed",
        /// The server refuses user name or password.
        LoginFailed = "login_failed",
        /// There is no such folder.
        FolderMissing = "folder_missing",
        /// The server did not answer in time.
        TimedOut = "timed_out",
        /// The server ended the connection.
        ConnectionLost = "connection_lost",
        /// What answers does not speak IMAP.
        NotImap = "not_imap",
        /// The person in whose name letters are registered no longer holds the position, or lacks the right.
        RegistrarMissing = "registrar_missing",
        /// Something failed on our side; the log says what.
        Internal = "internal",
    }
}

/// A mailbox of an agency.
#[derive(Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = mailboxes, treat_none_as_null = true)]
#[diesel(treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Row {
    pub id: Id,
    pub agency_id: Id,
    pub name: String,
    pub host: String,
    pub port: i32,
    pub security: MailSecurity,
    pub username: String,
    pub password_sealed: String,
    pub folder: String,
    pub active: bool,
    pub user_id: Id,
    pub position_id: Id,
    /// `UIDVALIDITY` of the folder when it was last read; 0 before.
    pub uidvalidity: i64,
    /// The last message that was settled.
    pub last_uid: i64,
    pub looked_at: Option<Ts>,
    /// Until when a server reads it.
    pub busy_until: Option<Ts>,
    pub problem: Option<MailboxProblem>,
    pub problem_detail: Option<String>,
    pub created_at: Ts,
    pub updated_at: Ts,
    pub version: i32,
}

/// A rule of a mailbox; the first that fits counts.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = mailbox_rules, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct RuleRow {
    pub mailbox_id: Id,
    pub pos: i32,
    pub sender: Option<String>,
    pub subject: Option<String>,
    pub quarantine: bool,
    pub kind_code: Option<String>,
    pub classification_code: Option<String>,
    pub urgency: Option<Urgency>,
    pub security_level: Option<SecurityLevel>,
}

/// A message that was looked at.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = mailbox_messages, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Message {
    pub id: Id,
    pub mailbox_id: Id,
    pub uidvalidity: i64,
    pub uid: i64,
    /// What tells it from every other message of the mailbox, wherever the server puts it.
    pub identity: String,
    pub sender_name: Option<String>,
    pub sender_address: Option<String>,
    pub subject: String,
    pub letter_number: Option<String>,
    pub sent_date: Option<NaiveDate>,
    pub received_at: Ts,
    pub size_bytes: i64,
    pub state: MailboxMessageState,
    pub reason: Option<QuarantineReason>,
    pub detail: Option<String>,
    pub letter_id: Option<Id>,
    /// The whole message; none where it was too large to be fetched.
    pub upload_id: Option<Id>,
    pub decided_by_user_id: Option<Id>,
    pub decided_at: Option<Ts>,
    pub note: Option<String>,
    pub created_at: Ts,
    pub version: i32,
}
