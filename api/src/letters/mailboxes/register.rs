//! One message in one transaction: it becomes a letter or an entry of the quarantine, or turns out to be known.
use super::files::Trouble;
use super::model::{MailboxMessageState, Message, QuarantineReason, RuleRow};
use super::parse::{self, Mail};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::incoming::service::register_kept;
use crate::letters::incoming::{IncomingDirection, NewIncomingLetter};
use crate::letters::model::{Channel, SecurityLevel, Urgency};
use crate::letters::senders::certain_duplicate;
use crate::storage::{self, Received};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// What stands for a number where a letter has none.
const NO_NUMBER: &str = "-";
/// Messages with one Message-ID that are told apart.
const COPIES: u32 = 1000;

/// A message that was fetched and read, with its files safe in the store.
pub struct Taken {
    /// The mailbox.
    pub mailbox: Id,
    /// `UIDVALIDITY` of its folder.
    pub uidvalidity: i64,
    /// Its number there.
    pub uid: i64,
    /// Its size in bytes.
    pub size: i64,
    /// When the mail server received it.
    pub received_at: Ts,
    /// What it says; its files were taken out.
    pub mail: Mail,
    /// The rule that fits it.
    pub rule: Option<RuleRow>,
    /// The whole message.
    pub raw: Option<Received>,
    /// Its files.
    pub files: Vec<Received>,
}

/// Settles a message. An error of the kind `Invalid` says that it cannot be registered with what the rules say; call it
/// again with `refused` then.
pub fn settle(tx: &mut Conn, me: &Me, taken: &Taken, refused: Option<&Trouble>) -> Result<()> {
    store::advance(tx, taken.mailbox, taken.uidvalidity, taken.uid)?;
    let Some((identity, copy)) = place(tx, taken)? else { return Ok(()) };
    let trouble = match refused.cloned().or_else(|| taken.mail.trouble.clone()).or_else(|| ruled(taken)) {
        None if copy => Some(Trouble { reason: QuarantineReason::SuspectedDuplicate, detail: None }),
        None => duplicate(tx, me, taken)?,
        trouble => trouble,
    };
    let raw = match &taken.raw {
        Some(file) => Some(storage::insert_kept(tx, None, file, me.now())?.id),
        None => None,
    };
    let mut message = Message { identity, upload_id: raw, ..message(taken, me.at.zone, me.now()) };
    if let Some(Trouble { reason, detail }) = trouble {
        (message.reason, message.detail) = (Some(reason), detail);
        message.state = MailboxMessageState::Quarantined;
    } else {
        let uploads = taken.files.iter();
        let uploads = uploads.map(|file| storage::insert_kept(tx, Some(me.user_id), file, me.now()));
        let uploads = uploads.collect::<Result<Vec<_>>>()?;
        message.letter_id = Some(register_kept(tx, me, &letter(me, taken), uploads)?.id);
    }
    store::insert_message(tx, &message)?;
    record(tx, me, &message, None)
}

/// Whether a message is known by another number, so that none of its files needs to be kept.
pub fn is_renumbered(c: &mut Conn, mailbox: Id, uidvalidity: i64, identity: &str) -> Result<bool> {
    let known = store::by_identity(c, mailbox, identity)?;
    Ok(known.is_some_and(|message| message.uidvalidity != uidvalidity))
}

/// Notes in the ledger what became of a message.
pub fn record(tx: &mut Conn, me: &Me, m: &Message, note: Option<&str>) -> Result<()> {
    let action = match m.state {
        MailboxMessageState::Registered => "mailbox_message.register",
        MailboxMessageState::Quarantined => "mailbox_message.quarantine",
        MailboxMessageState::Released => "mailbox_message.release",
        MailboxMessageState::Discarded => "mailbox_message.discard",
    };
    let mut data = json!({"mailbox_id": m.mailbox_id, "reason": m.reason, "note": note});
    if let (Some(letter), Some(fields)) = (m.letter_id, data.as_object_mut()) {
        fields.insert("letter_id".into(), json!(letter));
    }
    let subject = ("mailbox_message", m.id);
    audit::record(tx, me, NewFact::new(Application::Letters, action, subject, me.agency.id, data))
}

/// The identity of a new message, and whether it bears the name of another one that is in the mailbox too. None where it is
/// known: then the number is noted under which the server has it now.
fn place(tx: &mut Conn, taken: &Taken) -> Result<Option<(String, bool)>> {
    for copy in 0..COPIES {
        let identity = match copy {
            0 => taken.mail.identity.clone(),
            _ => parse::hash(format!("{}#{copy}", taken.mail.identity).as_bytes()),
        };
        let Some(known) = store::by_identity(tx, taken.mailbox, &identity)? else {
            return Ok(Some((identity, copy > 0)));
        };
        if known.uidvalidity != taken.uidvalidity {
            store::renumber(tx, known.id, taken.uidvalidity, taken.uid)?;
            return Ok(None);
        }
        if known.uid == taken.uid {
            return Ok(None);
        }
    }
    Err(Error::internal("a thousand messages with one Message-ID"))
}

fn ruled(taken: &Taken) -> Option<Trouble> {
    let held = taken.rule.as_ref().is_some_and(|rule| rule.quarantine);
    held.then_some(Trouble { reason: QuarantineReason::Rule, detail: None })
}

/// A letter of the agenda book that this one seems to be.
fn duplicate(tx: &mut Conn, me: &Me, taken: &Taken) -> Result<Option<Trouble>> {
    let (Some(number), Some(sender)) = (&taken.mail.letter_number, &taken.mail.sender_name) else {
        return Ok(None);
    };
    Ok(certain_duplicate(tx, me, number, sender)?.map(|letter| {
        let number = letter.agenda_number.unwrap_or_default();
        Trouble::of(QuarantineReason::SuspectedDuplicate, format!("{number}/{}", letter.register_year))
    }))
}

/// The subject of a message that has none, in the language of the agenda book.
fn untitled() -> String {
    "(tanpa perihal)".into()
}

fn day(at: Ts, zone: chrono_tz::Tz) -> NaiveDate {
    at.0.with_timezone(&zone).date_naive()
}

fn message(taken: &Taken, zone: chrono_tz::Tz, now: Ts) -> Message {
    let mail = &taken.mail;
    Message {
        id: Id::new(),
        mailbox_id: taken.mailbox,
        uidvalidity: taken.uidvalidity,
        uid: taken.uid,
        identity: String::new(),
        sender_name: mail.sender_name.clone(),
        sender_address: mail.sender_address.clone(),
        subject: mail.subject.clone().unwrap_or_else(untitled),
        letter_number: mail.letter_number.clone(),
        sent_date: mail.sent.map(|sent| day(Ts(sent), zone)),
        received_at: taken.received_at,
        size_bytes: taken.size,
        state: MailboxMessageState::Registered,
        reason: None,
        detail: None,
        letter_id: None,
        upload_id: None,
        decided_by_user_id: None,
        decided_at: None,
        note: None,
        created_at: now,
        version: 1,
    }
}

fn letter(me: &Me, taken: &Taken) -> NewIncomingLetter {
    let (mail, rule) = (&taken.mail, taken.rule.as_ref());
    let received_date = day(taken.received_at, me.at.zone).min(me.today());
    let sent = mail.sent.map(|sent| day(Ts(sent), me.at.zone));
    NewIncomingLetter {
        direction: IncomingDirection::Incoming,
        channel: Channel::Email,
        sender_name: mail.sender_name.clone().unwrap_or_default(),
        sender_agency_id: None,
        letter_number: mail.letter_number.clone().unwrap_or_else(|| NO_NUMBER.into()),
        // A clock that goes wrong is no reason to refuse a letter.
        letter_date: sent.unwrap_or(received_date).min(received_date),
        received_date,
        subject: mail.subject.clone().unwrap_or_else(untitled),
        summary: mail.text.clone(),
        kind: rule.and_then(|rule| rule.kind_code.clone()).unwrap_or_else(|| "SD".into()),
        classification_code: rule.and_then(|rule| rule.classification_code.clone()),
        urgency: rule.and_then(|rule| rule.urgency).unwrap_or(Urgency::Normal),
        security_level: rule.and_then(|rule| rule.security_level).unwrap_or(SecurityLevel::Open),
        upload_ids: Vec::new(),
    }
}
