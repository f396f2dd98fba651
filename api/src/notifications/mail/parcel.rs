//! A mail with files to somebody outside, by the installation's server.
use super::sender::{Mailer, one_line};
use crate::error::Error;
use crate::jobs::Failure;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox as Address, MultiPart, SinglePart};
use lettre::{Message, Transport};
use pamong_db::Id;

/// A file of a mail.
pub struct Enclosure {
    /// Its name.
    pub file_name: String,
    /// Type of its content.
    pub media_type: String,
    /// The bytes.
    pub content: Vec<u8>,
}

/// A mail with files.
pub struct Parcel {
    /// Whose mail it is; the address is the installation's.
    pub from_name: String,
    /// Name of the addressee.
    pub to_name: String,
    /// Address of the addressee.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: String,
    /// Files.
    pub files: Vec<Enclosure>,
    /// The job that sends it; its mails carry the same Message-ID.
    pub id: Id,
}

/// Why a mail was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Whether another attempt may succeed.
    pub again: bool,
    /// The reply code of the server, where it gave one.
    pub status: Option<u16>,
    /// What it said.
    pub cause: String,
}

impl Refusal {
    /// One that no other attempt changes.
    pub fn of(cause: impl std::fmt::Display) -> Self {
        Self { again: false, status: None, cause: cause.to_string() }
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self { again: refusal.again, cause: refusal.cause }
    }
}

/// Whether a text is an address that mail can be sent to.
pub fn is_address(text: &str) -> bool {
    text.parse::<lettre::Address>().is_ok()
}

impl Mailer {
    /// Sends a mail with files. A server that is missing may come.
    pub async fn send_parcel(&self, parcel: Parcel) -> Result<(), Refusal> {
        let Some(server) = self.server.clone() else {
            return Err(Refusal { again: true, ..Refusal::of("there is no mail server (PAMONG_SMTP_URL)") });
        };
        let sent = tokio::task::spawn_blocking(move || {
            let message = message(parcel, &server.1)?;
            server.0.send(&message).map(|_answer| ()).map_err(|e| Refusal {
                again: !e.is_permanent(),
                status: e.status().and_then(|code| code.to_string().parse().ok()),
                cause: format!("SMTP: {e}"),
            })
        });
        sent.await.map_err(|e| Refusal { again: true, ..Refusal::of(Error::internal(e)) })?
    }
}

fn message(parcel: Parcel, from: &Address) -> Result<Message, Refusal> {
    let email = parcel.to.parse::<lettre::Address>().map_err(Refusal::of)?;
    let mut body = MultiPart::mixed().singlepart(SinglePart::plain(parcel.text));
    for file in parcel.files {
        let kind = ContentType::parse(&file.media_type).map_err(Refusal::of)?;
        body = body.singlepart(Attachment::new(one_line(&file.file_name)).body(file.content, kind));
    }
    Message::builder()
        .from(Address::new(Some(one_line(&parcel.from_name)), from.email.clone()))
        .to(Address::new(Some(one_line(&parcel.to_name)), email))
        .subject(one_line(&parcel.subject))
        .message_id(Some(format!("<{}@{}>", parcel.id, from.email.domain())))
        .multipart(body)
        .map_err(Refusal::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parcel(to: &str, evil: &str) -> Parcel {
        Parcel {
            from_name: evil.into(),
            to_name: evil.into(),
            to: to.into(),
            subject: evil.into(),
            text: "Yth.".into(),
            files: vec![Enclosure {
                file_name: evil.into(),
                media_type: "application/pdf".into(),
                content: b"%PDF-1.7".to_vec(),
            }],
            id: Id::new(),
        }
    }

    #[test]
    fn nothing_that_a_person_wrote_becomes_a_header() {
        let from = "Pamong <pamong@jambikota.go.id>".parse().unwrap();
        let evil = "Dinas\r\nBcc: pencuri@contoh.id\r\n\r\nIsi palsu";
        let message = message(parcel("setda@jambi.go.id", evil), &from).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        let names = text.lines().filter(|l| !l.starts_with([' ', '\t'])).filter_map(|l| l.split_once(':'));
        assert!(names.clone().all(|(name, _)| !name.eq_ignore_ascii_case("bcc")), "{text}");
        assert_eq!(names.filter(|(name, _)| *name == "Subject").count(), 1, "{text}");
    }

    #[test]
    fn an_address_that_is_none_is_not_tried_again() {
        let from = "pamong@jambikota.go.id".parse().unwrap();
        for address in ["", "setda", "a@b\r\nBcc: c@d", "a b@c.id"] {
            assert!(!is_address(address), "{address}");
            assert!(!message(parcel(address, "Setda"), &from).unwrap_err().again, "{address}");
        }
        assert!(is_address("setda@jambi.go.id"));
    }
}
