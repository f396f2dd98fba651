//! Hands mail to the SMTP server of the installation.
use crate::config::NotificationConfig;
use crate::error::{Error, Result};
use crate::identity::Locale;
use crate::jobs::Failure;
use crate::notifications::messages::Message as Note;
use crate::notifications::store::Mailbox;
use lettre::message::Mailbox as Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::{Message, SmtpTransport, Transport};
use pamong_db::Id;
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::time::Duration;

/// How long the server may take.
const TIMEOUT: Duration = Duration::from_secs(30);

/// A mail to one person.
pub struct Letter {
    /// The person.
    pub to: Mailbox,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: String,
    /// The job that sends it; its mails carry the same Message-ID.
    pub job: Id,
}

/// Sends mail, where the installation can. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    pub(super) server: Option<Arc<(SmtpTransport, Address)>>,
    /// Address of the web pages, for links.
    pub public_url: String,
}

impl Mailer {
    /// As the configuration says; an address that cannot be read is an error that names the variable.
    pub fn new(config: &NotificationConfig, public_url: &str) -> Result<Self> {
        let server = match &config.smtp_url {
            None => None,
            Some(url) => {
                let transport = SmtpTransport::from_url(url.expose_secret())
                    .map_err(|e| Error::internal(format!("PAMONG_SMTP_URL: {e}")))?;
                let from = config.mail_from.parse::<Address>();
                let from = from.map_err(|e| Error::internal(format!("PAMONG_MAIL_FROM: {e}")))?;
                Some(Arc::new((transport.timeout(Some(TIMEOUT)).build(), from)))
            }
        };
        Ok(Self { server, public_url: public_url.to_owned() })
    }

    /// Whether mail can be sent at all.
    pub fn is_available(&self) -> bool {
        self.server.is_some()
    }

    /// Sends a short message to an address outside.
    pub async fn send_note(&self, note: Note) -> Result<(), Failure> {
        let Note { to, subject, text, job } = note;
        let to = Mailbox { name: String::new(), locale: Locale::Id, email: Some(to), active: true };
        self.send(Letter { to, subject, text, job }).await
    }

    /// Sends a mail. Without a server or an address there is nothing to do.
    pub async fn send(&self, letter: Letter) -> Result<(), Failure> {
        let (Some(server), Some(address)) = (self.server.clone(), letter.to.email.clone()) else {
            return Ok(());
        };
        let sent = tokio::task::spawn_blocking(move || {
            let message = message(&letter, &address, &server.1)?;
            server.0.send(&message).map(|_answer| ()).map_err(|e| Failure {
                // What the server refuses for good is not offered again.
                again: !e.is_permanent(),
                cause: format!("SMTP: {e}"),
            })
        });
        sent.await.map_err(Error::internal)?
    }
}

/// The mail as it is sent. Names and subjects are encoded by the library, and line breaks taken out before: nothing that a
/// person wrote can become a header.
fn message(letter: &Letter, address: &str, from: &Address) -> Result<Message, Failure> {
    let never = |e: &dyn std::fmt::Display| Failure { again: false, cause: format!("mail: {e}") };
    let email = address.parse::<lettre::Address>().map_err(|e| never(&e))?;
    let name = Some(one_line(&letter.to.name)).filter(|name| !name.is_empty());
    let to = Address::new(name, email);
    let mut message = Message::builder()
        .from(from.clone())
        .to(to)
        .subject(one_line(&letter.subject))
        .message_id(Some(format!("<{}@{}>", letter.job, from.email.domain())))
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone())
        .map_err(|e| never(&e))?;
    // No answering machine answers to this (RFC 3834).
    let name = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(name, "auto-generated".to_owned()));
    Ok(message)
}

/// A text as it stands in a header.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(name: &str, subject: &str) -> String {
        let to = Mailbox {
            name: name.into(),
            locale: Locale::Id,
            email: Some("siti@jambikota.go.id".into()),
            active: true,
        };
        let letter = Letter { to, subject: subject.into(), text: "Yth.\nIsi".into(), job: Id::new() };
        let from = "Pamong <pamong@jambikota.go.id>".parse().unwrap();
        let message = message(&letter, "siti@jambikota.go.id", &from).unwrap();
        String::from_utf8(message.formatted()).unwrap()
    }

    #[test]
    fn nothing_that_a_person_wrote_becomes_a_header() {
        let evil = "Siti\r\nBcc: pencuri@contoh.id\r\n\r\nIsi palsu";
        let text = sent(evil, evil);
        let (head, _) = text.split_once("\r\n\r\n").unwrap();
        let names: Vec<&str> = head
            .lines()
            .filter(|l| !l.starts_with(' '))
            .filter_map(|l| l.split_once(':'))
            .map(|l| l.0)
            .collect();
        assert!(!names.iter().any(|name| name.eq_ignore_ascii_case("bcc")), "{head}");
        assert_eq!(names.iter().filter(|name| **name == "Subject").count(), 1, "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
    }

    #[test]
    fn an_address_that_is_none_is_not_tried_again() {
        let to = Mailbox { name: "Siti".into(), locale: Locale::Id, email: None, active: true };
        let letter = Letter { to, subject: "s".into(), text: "t".into(), job: Id::new() };
        let from = "pamong@jambikota.go.id".parse().unwrap();
        for address in ["", "siti", "siti@", "a@b\r\nBcc: c@d", "a b@c.id"] {
            assert!(!message(&letter, address, &from).unwrap_err().again, "{address}");
        }
    }
}
