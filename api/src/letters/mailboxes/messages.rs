//! What came in, and what to do with what waits; by those who register letters of the mailbox's agency.
use super::files::MailFile;
use super::inputs::{MailboxDiscard, MailboxMessagesQuery, MailboxRelease};
use super::model::{MailboxMessageState, Message};
use super::parse::Mail;
use super::view::{Mailbox, MailboxMessage, Mailboxes};
use super::{register, store};
use crate::error::{Code, Error, Result};
use crate::http::{Cursor, Lang, Page, PageArgs};
use crate::identity::Me;
use crate::letters::access;
use crate::letters::filing::destruction;
use crate::letters::incoming::service::register_kept;
use crate::storage::{self, Blobs, FileRef, Received};
use pamong_db::{Conn, Id};

/// The mailboxes of the caller's agency.
pub fn mailboxes(c: &mut Conn, me: &Me) -> Result<Mailboxes> {
    let mut items = Vec::new();
    for row in store::of_agencies(c, &[me.agency.id])? {
        items.push(Mailbox {
            id: row.id,
            name: row.name,
            active: row.active,
            looked_at: row.looked_at,
            problem: row.problem,
            quarantined: store::count_quarantined(c, row.id)?,
        });
    }
    Ok(Mailboxes { items })
}

/// Messages of a mailbox, the latest first.
pub fn list(
    c: &mut Conn,
    me: &Me,
    mailbox: Id,
    query: &MailboxMessagesQuery,
    lang: Lang,
) -> Result<Page<MailboxMessage>> {
    own(c, me, mailbox)?;
    let args = PageArgs::new(query.limit, query.cursor.as_deref())?;
    let rows = store::list(c, mailbox, query.state, &args)?;
    let letters: Vec<Id> = rows.iter().filter_map(|row| row.letter_id).collect();
    let visible = access::store::visible_among(c, &me.scope, &letters)?;
    let page = args.page(rows, |row| Cursor(row.created_at, row.id))?;
    Ok(page.map(|row| {
        let withheld = row.letter_id.is_some_and(|letter| !visible.contains(&letter));
        MailboxMessage::of(row, lang, withheld)
    }))
}

/// One message.
pub fn get(c: &mut Conn, me: &Me, mailbox: Id, id: Id, lang: Lang) -> Result<MailboxMessage> {
    let message = find(c, me, mailbox, id)?;
    view(c, me, message, lang)
}

/// The whole message as it came; not where it became a letter that the caller may not see.
pub fn file(c: &mut Conn, me: &Me, mailbox: Id, id: Id) -> Result<FileRef> {
    let message = find(c, me, mailbox, id)?;
    if withheld(c, me, &message)? {
        return Err(Error::not_found());
    }
    if let Some(letter) = message.letter_id {
        destruction::refuse(c, letter)?;
    }
    storage::find_kept(c, message.upload_id.ok_or_else(Error::not_found)?)
}

/// The file of a message that somebody may release, where it has one.
pub fn raw(c: &mut Conn, me: &Me, mailbox: Id, id: Id) -> Result<Option<FileRef>> {
    let message = find(c, me, mailbox, id)?;
    message.upload_id.map(|upload| storage::find_kept(c, upload)).transpose()
}

/// Keeps the files of a message that a letter takes.
pub async fn keep(blobs: &Blobs, files: Vec<MailFile>) -> Result<Vec<Received>> {
    let mut kept = Vec::with_capacity(files.len());
    for file in files {
        kept.push(storage::keep_as(blobs, &file.name, file.media_type, file.content.into()).await?);
    }
    Ok(kept)
}

/// Registers a message out of the quarantine, with the files of it that a letter takes.
pub fn release(
    tx: &mut Conn,
    me: &Me,
    (mailbox, id): (Id, Id),
    input: &MailboxRelease,
    (mail, files): (&Mail, &[Received]),
    lang: Lang,
) -> Result<MailboxMessage> {
    let message = waiting(tx, me, mailbox, id)?;
    let uploads = files
        .iter()
        .map(|file| storage::insert_kept(tx, Some(me.user_id), file, me.now()))
        .collect::<Result<Vec<_>>>()?;
    let letter = register_kept(tx, me, &input.letter(mail.text.clone()), uploads)?;
    let released = Message { state: MailboxMessageState::Released, letter_id: Some(letter.id), ..message };
    decide(tx, me, released, lang)
}

/// Says that a message in quarantine is no letter.
pub fn discard(
    tx: &mut Conn,
    me: &Me,
    (mailbox, id): (Id, Id),
    input: &MailboxDiscard,
    lang: Lang,
) -> Result<MailboxMessage> {
    let message = waiting(tx, me, mailbox, id)?;
    let note = Some(input.reason.trim().to_owned());
    decide(tx, me, Message { state: MailboxMessageState::Discarded, note, ..message }, lang)
}

fn decide(tx: &mut Conn, me: &Me, decided: Message, lang: Lang) -> Result<MailboxMessage> {
    let decided = Message {
        decided_by_user_id: Some(me.user_id),
        decided_at: Some(me.now()),
        version: decided.version + 1,
        ..decided
    };
    if !store::decide(tx, &decided)? {
        return Err(Code::AlreadyDone.into());
    }
    register::record(tx, me, &decided, decided.note.as_deref())?;
    view(tx, me, decided, lang)
}

/// A message that waits for a decision.
fn waiting(tx: &mut Conn, me: &Me, mailbox: Id, id: Id) -> Result<Message> {
    let message = find(tx, me, mailbox, id)?;
    match message.state {
        MailboxMessageState::Quarantined => Ok(message),
        state => Err(Error::Code(Code::StateConflict, Some(state.to_string()))),
    }
}

fn own(c: &mut Conn, me: &Me, mailbox: Id) -> Result<()> {
    store::find(c, &[me.agency.id], mailbox)?.map(|_row| ()).ok_or_else(Error::not_found)
}

fn find(c: &mut Conn, me: &Me, mailbox: Id, id: Id) -> Result<Message> {
    own(c, me, mailbox)?;
    store::find_message(c, mailbox, id)?.ok_or_else(Error::not_found)
}

fn withheld(c: &mut Conn, me: &Me, message: &Message) -> Result<bool> {
    let Some(letter) = message.letter_id else { return Ok(false) };
    Ok(!access::store::visible_among(c, &me.scope, &[letter])?.contains(&letter))
}

fn view(c: &mut Conn, me: &Me, message: Message, lang: Lang) -> Result<MailboxMessage> {
    let withheld = withheld(c, me, &message)?;
    Ok(MailboxMessage::of(message, lang, withheld))
}
