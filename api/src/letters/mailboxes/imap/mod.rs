//! Reading a folder of an IMAP server (RFC 3501): sign in, say what is there, fetch, mark as seen. Nothing is ever deleted
//! or moved. The crate `imap-proto` reads single answers; how long they may be and how long the server may take is decided
//! here. Everything blocks: it is work for a blocking thread.
mod address;
mod connection;
mod session;
mod wire;

pub use address::Allowed;
pub use connection::{Server, Trust};
pub use session::{Found, Session};

use super::model::MailboxProblem;

/// Why talking to a server failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What kind of failure.
    pub problem: MailboxProblem,
    /// What the server or the system said, cut to a line.
    pub detail: String,
}

impl Fault {
    /// A failure with what was said about it.
    pub fn new(problem: MailboxProblem, detail: impl std::fmt::Display) -> Self {
        let text: String = detail.to_string().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { problem, detail: text.trim().chars().take(200).collect() }
    }
}

impl From<std::io::Error> for Fault {
    fn from(e: std::io::Error) -> Self {
        use std::io::ErrorKind::{TimedOut, WouldBlock};
        match e.kind() {
            TimedOut | WouldBlock => Self::new(MailboxProblem::TimedOut, e),
            // rustls tells what is wrong with a certificate as an error of this kind
            std::io::ErrorKind::InvalidData => Self::new(MailboxProblem::TlsFailed, e),
            _ => Self::new(MailboxProblem::ConnectionLost, e),
        }
    }
}
