//! Mailboxes from which letters are taken in, and which servers may be spoken to for that.
use super::{parsed, var};
use std::path::PathBuf;

/// How letters are taken in from mailboxes.
#[derive(Debug, Clone)]
pub struct MailboxConfig {
    /// Minutes between two looks into the mailboxes.
    pub minutes: u32,
    /// Ports of mail servers that may be spoken to.
    pub ports: Vec<u16>,
    /// Whether servers in private networks, or on the same machine, may be spoken to.
    pub private_addresses: bool,
    /// Bytes of one message; a larger one is not fetched.
    pub message_bytes: usize,
    /// Certificates in PEM that are trusted besides the public ones.
    pub ca_file: Option<PathBuf>,
}

impl Default for MailboxConfig {
    fn default() -> Self {
        Self {
            minutes: 5,
            ports: vec![143, 993],
            private_addresses: false,
            message_bytes: 40 * 1024 * 1024,
            ca_file: None,
        }
    }
}

impl MailboxConfig {
    pub(super) fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        let ports = match var("PAMONG_MAILBOX_PORTS") {
            None => usual.ports,
            Some(text) => text
                .split(',')
                .map(|port| port.trim().parse())
                .collect::<Result<_, _>>()
                .map_err(|e| format!("PAMONG_MAILBOX_PORTS: '{text}' is no list such as 143,993: {e}"))?,
        };
        let private_addresses = match var("PAMONG_MAILBOX_PRIVATE_ADDRESSES").as_deref() {
            None | Some("off") => false,
            Some("on") => true,
            Some(other) => {
                return Err(format!("PAMONG_MAILBOX_PRIVATE_ADDRESSES: '{other}' is neither on nor off"));
            }
        };
        Ok(Self {
            minutes: parsed("PAMONG_MAILBOX_MINUTES", usual.minutes)?.clamp(1, 1440),
            ports,
            private_addresses,
            message_bytes: parsed("PAMONG_MAILBOX_MESSAGE_BYTES", usual.message_bytes)?,
            ca_file: var("PAMONG_MAILBOX_CA_FILE").map(PathBuf::from),
        })
    }
}
