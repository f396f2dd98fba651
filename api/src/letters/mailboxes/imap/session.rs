//! A folder that is open.
use super::wire::{Wire, quoted};
use super::{Fault, Server};
use crate::letters::mailboxes::model::MailboxProblem;
use chrono::{DateTime, Utc};
use imap_proto::{AttributeValue, MailboxDatum, Response, ResponseCode};

/// Messages that one look takes up at most; the next look goes on behind them.
pub const MOST: usize = 1000;
/// Bytes of a header that are read of a message that is too large.
const HEADER_BYTES: usize = 256 * 1024;

/// A message as the folder lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its number, which grows and is never given twice within a `UIDVALIDITY`.
    pub uid: u32,
    /// Its size in bytes.
    pub size: u32,
    /// When the server received it.
    pub received: Option<DateTime<Utc>>,
}

/// A folder that is open.
pub struct Session {
    wire: Wire,
    /// The folder's `UIDVALIDITY`: where it changes, the numbers of all messages begin anew.
    pub uidvalidity: u32,
    /// How many messages are in it.
    pub exists: u32,
}

impl Session {
    /// Signs in and opens the folder.
    pub fn open(server: &Server, username: &str, password: &str, folder: &str) -> Result<Self, Fault> {
        let mut wire = server.connect()?;
        let login = format!("LOGIN {} {}", quoted(username), quoted(password));
        wire.command(&login, 0, &mut |_| ()).map_err(|fault| refused(fault, MailboxProblem::LoginFailed))?;
        let (mut uidvalidity, mut exists) = (None, 0);
        wire.command(&format!("SELECT {}", quoted(folder)), 0, &mut |response| match response {
            Response::Data { code: Some(ResponseCode::UidValidity(value)), .. } => uidvalidity = Some(*value),
            Response::MailboxData(MailboxDatum::Exists(count)) => exists = *count,
            _ => {}
        })
        .map_err(|fault| refused(fault, MailboxProblem::FolderMissing))?;
        let uidvalidity = uidvalidity.ok_or_else(|| Fault::new(MailboxProblem::NotImap, "no UIDVALIDITY"))?;
        Ok(Self { wire, uidvalidity, exists })
    }

    /// Messages with a number above `after`, in order of their numbers.
    pub fn newer(&mut self, after: u32) -> Result<Vec<Found>, Fault> {
        let mut found = Vec::new();
        let Some(first) = after.checked_add(1).filter(|_| self.exists > 0) else { return Ok(found) };
        let command = format!("UID FETCH {first}:* (UID RFC822.SIZE INTERNALDATE)");
        self.wire.command(&command, 0, &mut |response| {
            let Response::Fetch(_, attributes) = response else { return };
            let (mut uid, mut size, mut received) = (0, 0, None);
            for attribute in attributes {
                match attribute {
                    AttributeValue::Uid(value) => uid = *value,
                    AttributeValue::Rfc822Size(value) => size = *value,
                    AttributeValue::InternalDate(text) => received = instant(text),
                    _ => {}
                }
            }
            // `*` means the last message, also where its number is smaller.
            if uid > after && found.len() < MOST {
                found.push(Found { uid, size, received });
            }
        })?;
        found.sort_by_key(|message| message.uid);
        Ok(found)
    }

    /// A whole message of at most `limit` bytes; none where it is gone.
    pub fn fetch(&mut self, uid: u32, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        self.body(&format!("UID FETCH {uid} (UID BODY.PEEK[])"), limit)
    }

    /// The beginning of a message's header.
    pub fn header(&mut self, uid: u32) -> Result<Option<Vec<u8>>, Fault> {
        self.body(&format!("UID FETCH {uid} (UID BODY.PEEK[HEADER]<0.{HEADER_BYTES}>)"), HEADER_BYTES)
    }

    fn body(&mut self, command: &str, limit: usize) -> Result<Option<Vec<u8>>, Fault> {
        let mut body = None;
        self.wire.command(command, limit, &mut |response| {
            let Response::Fetch(_, attributes) = response else { return };
            for attribute in attributes {
                if let AttributeValue::BodySection { data: Some(data), .. } = attribute {
                    body = Some(data.to_vec());
                }
            }
        })?;
        Ok(body)
    }

    /// Marks a message as seen, for the people who look into the mailbox by other means.
    pub fn mark_seen(&mut self, uid: u32) -> Result<(), Fault> {
        self.wire.command(&format!("UID STORE {uid} +FLAGS.SILENT (\\Seen)"), 0, &mut |_| ())
    }

    /// Takes leave; a server that has gone already is left alone.
    pub fn close(mut self) {
        if let Err(fault) = self.wire.command("LOGOUT", 0, &mut |_| ()) {
            log::debug!("IMAP logout: {}", fault.detail);
        }
    }
}

/// A refusal of this command by a server that speaks IMAP.
fn refused(fault: Fault, problem: MailboxProblem) -> Fault {
    if fault.problem == MailboxProblem::NotImap { Fault { problem, ..fault } } else { fault }
}

/// `07-Sep-2026 09:00:00 +0700`; the day may be padded with a space.
fn instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_str(text.trim(), "%d-%b-%Y %H:%M:%S %z").ok().map(|at| at.to_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_a_server_are_read() {
        let nine = "2026-09-07T02:00:00Z".parse::<DateTime<Utc>>().unwrap();
        assert_eq!(instant("07-Sep-2026 09:00:00 +0700"), Some(nine));
        assert_eq!(instant(" 7-Sep-2026 09:00:00 +0700"), Some(nine));
        assert_eq!(instant("kemarin"), None);
    }
}
