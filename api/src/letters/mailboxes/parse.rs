//! Reads a mail: who sent it, what it is about, its text and its files. Mails of every age and make come in, so that what
//! the standards forbid is read where it can be guessed.
use super::files::{Files, MailFile, Trouble};
use super::model::QuarantineReason;
use super::words::{letter_number, line, summary};
use chrono::{DateTime, Utc};
use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Address, GetHeader, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// How deep mails may lie in mails.
const DEPTH: usize = 8;
/// Parts that one mail may have.
const PARTS: usize = 500;

/// A mail that was read.
#[derive(Debug, Default)]
pub struct Mail {
    /// What tells it from every other mail: its Message-ID, or its content where it has none.
    pub identity: String,
    /// Name of the sender, or the address where there is no name.
    pub sender_name: Option<String>,
    /// Address of the sender.
    pub sender_address: Option<String>,
    /// Subject in one line.
    pub subject: Option<String>,
    /// The letter's number, where the subject names one.
    pub letter_number: Option<String>,
    /// When it was sent, as it says.
    pub sent: Option<DateTime<Utc>>,
    /// Its text.
    pub text: Option<String>,
    /// Files that a letter takes.
    pub files: Vec<MailFile>,
    /// Why it cannot be registered by itself.
    pub trouble: Option<Trouble>,
}

/// Reads a mail. `limit` is the bytes that a file in it may have.
pub fn read(raw: &[u8], limit: usize) -> Mail {
    let unreadable = || Some(Trouble { reason: QuarantineReason::UnreadableMime, detail: None });
    let readable = readable_header(raw);
    let parsed = is_bearable(&readable).then(|| parser().parse(readable.as_ref())).flatten();
    let Some(message) = parsed.filter(has_header) else {
        return Mail { identity: hash(raw), trouble: unreadable(), ..Mail::default() };
    };
    let mut files = Files::default();
    let whole = collect(&message, limit, 0, &mut files);
    let mut mail =
        Mail { text: text(&message, 0), files: std::mem::take(&mut files.taken), ..head(&message, raw) };
    mail.trouble = if whole { mail.trouble.take().or(files.trouble) } else { unreadable() };
    mail
}

/// Reads the header alone, of a mail that was too large to be fetched.
pub fn read_header(raw: &[u8]) -> Mail {
    let readable = readable_header(raw);
    match parser().parse_headers(readable.as_ref()) {
        Some(message) => head(&message, raw),
        None => Mail { identity: hash(raw), ..Mail::default() },
    }
}

/// The library decodes nothing by itself: it would read mails inside encoded parts by calling itself, as deep as whoever
/// wrote the mail likes. Files and texts are decoded by `content`.
fn parser() -> MessageParser {
    MessageParser::new()
        .with_minimal_headers()
        .with_address_headers()
        .with_message_ids()
        .header_content_type(HeaderName::ContentTransferEncoding)
}

/// Whether a mail has no more parts than can be read. Each level of nesting names its type.
fn is_bearable(raw: &[u8]) -> bool {
    let name = b"content-type";
    raw.windows(name.len()).filter(|bytes| bytes.eq_ignore_ascii_case(name)).nth(PARTS).is_none()
}

/// The bytes of a part, decoded.
fn content<'a>(message: &'a Message<'_>, part: &MessagePart<'_>) -> Cow<'a, [u8]> {
    let place = usize::try_from(part.offset_body).ok().zip(usize::try_from(part.offset_end).ok());
    let bytes = place.and_then(|(from, until)| message.raw_message.get(from..until)).unwrap_or_default();
    let encoding = part.headers.header_value(&HeaderName::ContentTransferEncoding);
    let encoding = encoding.and_then(|value| Some(value.as_content_type()?.ctype().to_lowercase()));
    let decoded = match encoding.as_deref() {
        Some("base64") => base64_decode(bytes),
        Some("quoted-printable") => quoted_printable_decode(bytes),
        _ => None,
    };
    decoded.map_or(Cow::Borrowed(bytes), Cow::Owned)
}

/// The type that a part declares, such as `text/plain`.
fn declared(part: &MessagePart<'_>) -> String {
    part.content_type().map_or_else(String::new, |kind| {
        format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_lowercase()
    })
}

fn has_header(message: &Message<'_>) -> bool {
    !message.headers().is_empty()
}

fn head(message: &Message<'_>, raw: &[u8]) -> Mail {
    let (name, address) = [message.from(), message.sender(), message.reply_to()]
        .into_iter()
        .flatten()
        .find_map(sender)
        .unwrap_or_default();
    let subject = message.subject().and_then(|subject| line(subject, 500));
    let no_sender = Trouble { reason: QuarantineReason::NoSender, detail: None };
    Mail {
        identity: message.message_id().map_or_else(|| hash(raw), |id| hash(format!("<{id}>").as_bytes())),
        letter_number: subject.as_deref().and_then(letter_number),
        subject,
        sent: message
            .date()
            .filter(|date| date.is_valid())
            .and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        trouble: address.is_none().then_some(no_sender),
        sender_name: name,
        sender_address: address,
        ..Mail::default()
    }
}

/// Name and address of the first sender that has an address.
fn sender(from: &Address<'_>) -> Option<(Option<String>, Option<String>)> {
    from.iter().find_map(|one| {
        let address = one.address.as_deref().and_then(|address| line(address, 200))?;
        address.split_once('@').filter(|(user, host)| !user.is_empty() && !host.is_empty())?;
        let name = one.name.as_deref().and_then(|name| line(name, 200)).unwrap_or_else(|| address.clone());
        Some((Some(name), Some(address.to_lowercase())))
    })
}

/// Collects the files of a mail and of the mails inside; false where it is nested beyond measure.
fn collect(message: &Message<'_>, limit: usize, depth: usize, files: &mut Files) -> bool {
    if depth > DEPTH || message.parts.len() > PARTS {
        return false;
    }
    message.attachments().all(|part| {
        if let PartType::Message(inner) = &part.body {
            return collect(inner, limit, depth + 1, files);
        }
        files.look(part.attachment_name(), &declared(part), &content(message, part), limit);
        true
    })
}

/// The text, of the mail itself or else of the first mail inside it.
fn text(message: &Message<'_>, depth: usize) -> Option<String> {
    let own = message.text_bodies().next().and_then(|part| {
        let text = written(&content(message, part), part);
        let html = matches!(part.body, PartType::Html(_)) || declared(part) == "text/html";
        summary(&if html { html_to_text(&text) } else { text })
    });
    let inner = || message.attachments().find_map(|part| part.message().and_then(|m| text(m, depth + 1)));
    own.or_else(|| if depth < DEPTH { inner() } else { None })
}

/// A text in the writing that it declares. What declares none and is not UTF-8 is read as Windows wrote it here for
/// decades.
fn written(bytes: &[u8], part: &MessagePart<'_>) -> String {
    let named = part.content_type().and_then(|kind| kind.attribute("charset"));
    let named = named.and_then(|name| Encoding::for_label(name.as_bytes()));
    let encoding = match std::str::from_utf8(bytes) {
        Ok(text) if named.is_none_or(|named| named == encoding_rs::UTF_8) => return text.to_owned(),
        _ => named.filter(|named| *named != encoding_rs::UTF_8).unwrap_or(encoding_rs::WINDOWS_1252),
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The mail with a header that is UTF-8: one with bare bytes of another writing is read as Windows wrote it.
fn readable_header(raw: &[u8]) -> Cow<'_, [u8]> {
    let end = [&b"\r\n\r\n"[..], b"\n\n"]
        .into_iter()
        .filter_map(|gap| raw.windows(gap.len()).position(|window| window == gap))
        .min()
        .unwrap_or(raw.len());
    let (header, body) = raw.split_at_checked(end).unwrap_or((raw, &[]));
    if std::str::from_utf8(header).is_ok() {
        return Cow::Borrowed(raw);
    }
    let (header, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(header);
    Cow::Owned([header.as_bytes(), body].concat())
}

/// SHA-256 in lower-case hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &str = "%PDF-1.7\n%%EOF\n";

    fn mail(raw: &[u8]) -> Mail {
        read(raw, 1 << 20)
    }

    fn with_header(header: &[u8]) -> Vec<u8> {
        [b"From: Budi <budi@contoh.go.id>\r\n", header, b"\r\n\r\nIsi surat\r\n"].concat()
    }

    #[test]
    fn a_plain_mail_is_read() {
        let raw = b"From: =?utf-8?Q?Dinas_K=C3=A9sehatan?= <DINKES@contoh.go.id>\r\nMessage-ID: <1@a>\r\n\
            Subject: =?utf-8?B?VW5kYW5nYW4gTm8uIDQwMC8zNS8yMDI2?=\r\nDate: Mon, 7 Sep 2026 08:00:00 +0700\r\n\r\nYth.\r\n";
        let read = mail(raw);
        assert_eq!(read.sender_name.as_deref(), Some("Dinas Késehatan"));
        assert_eq!(read.sender_address.as_deref(), Some("dinkes@contoh.go.id"));
        assert_eq!(read.subject.as_deref(), Some("Undangan No. 400/35/2026"));
        assert_eq!(read.letter_number.as_deref(), Some("400/35/2026"));
        assert_eq!(read.sent, "2026-09-07T01:00:00Z".parse().ok());
        assert_eq!(read.text.as_deref(), Some("Yth."));
        assert_eq!((read.trouble, read.files.len()), (None, 0));
        assert_eq!(read.identity, hash(b"<1@a>"));
    }

    #[test]
    fn bare_bytes_are_read_as_utf_8_or_as_windows_wrote_them() {
        let utf8 = mail(&with_header("Subject: Undangan café".as_bytes()));
        assert_eq!(utf8.subject.as_deref(), Some("Undangan café"));
        let latin = mail(&with_header(b"Subject: Undangan caf\xE9"));
        assert_eq!(latin.subject.as_deref(), Some("Undangan café"));
        let body = mail(b"From: a@contoh.id\r\nSubject: s\r\n\r\ncaf\xE9 \x96 Rp\r\n");
        assert_eq!(body.text.as_deref(), Some("café – Rp"));
    }

    #[test]
    fn files_of_mails_inside_mails_are_found() {
        let raw = format!(
            "From: a@contoh.id\r\nSubject: Fwd\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
             Content-Type: message/rfc822\r\n\r\nFrom: b@contoh.id\r\nSubject: dalam\r\n\
             Content-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\nContent-Type: text/plain\r\n\r\nIsi dalam\r\n--y\r\n\
             Content-Type: application/pdf; name=\"surat.pdf\"\r\nContent-Disposition: attachment\r\n\r\n{PDF}\r\n--y--\r\n\
             --x--\r\n"
        );
        let read = mail(raw.as_bytes());
        assert_eq!(read.sender_address.as_deref(), Some("a@contoh.id"));
        assert_eq!(read.text.as_deref(), Some("Isi dalam"));
        assert_eq!(read.files.iter().map(|f| f.name.as_str()).collect::<Vec<_>>(), ["surat.pdf"]);
    }

    #[test]
    fn mails_without_sender_or_sense_are_held_back() {
        let reason = |raw: &[u8]| mail(raw).trouble.map(|trouble| trouble.reason);
        assert_eq!(reason(b"Subject: s\r\n\r\nIsi"), Some(QuarantineReason::NoSender));
        assert_eq!(reason(b"From: <>\r\nSubject: s\r\n\r\nIsi"), Some(QuarantineReason::NoSender));
        assert_eq!(reason(b"From: Tanpa alamat\r\n\r\nIsi"), Some(QuarantineReason::NoSender));
        assert_eq!(reason(b""), Some(QuarantineReason::UnreadableMime));
        let mut deep = b"From: a@contoh.id\r\n".to_vec();
        for i in 0..20 {
            deep.extend(format!("Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\nContent-Type: message/rfc822\r\n\r\n").bytes());
        }
        deep.extend(b"Subject: dasar\r\n\r\nIsi");
        assert_eq!(reason(&deep), Some(QuarantineReason::UnreadableMime));
    }

    #[test]
    fn nesting_without_end_is_not_followed_encoded_or_not() {
        let level = "Content-Type: message/rfc822\r\n\r\n";
        let deep = format!("{}Subject: dasar\r\n\r\nIsi", level.repeat(200_000));
        let reason = |raw: &str| mail(raw.as_bytes()).trouble.map(|trouble| trouble.reason);
        assert_eq!(reason(&format!("From: a@contoh.id\r\n{deep}")), Some(QuarantineReason::UnreadableMime));
        let packed = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, deep);
        let hidden = format!(
            "From: a@contoh.id\r\nSubject: s\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{packed}"
        );
        // What is hidden is not read at all; the mail keeps its own sender.
        assert_eq!(mail(hidden.as_bytes()).sender_address.as_deref(), Some("a@contoh.id"));
    }

    #[test]
    fn texts_and_files_are_decoded_as_they_declare() {
        let part = |kind: &str, encoding: &str, body: &str| {
            let head = format!(
                "From: a@contoh.id\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n"
            );
            mail(format!("{head}\r\n{body}\r\n").as_bytes())
        };
        let text = |kind: &str, encoding: &str, body: &str| part(kind, encoding, body).text;
        let cafe = Some("café".to_owned());
        assert_eq!(text("text/plain; charset=iso-8859-1", "quoted-printable", "caf=E9"), cafe);
        assert_eq!(text("text/plain; charset=utf-8", "BASE64", "Y2Fm\r\nw6k="), cafe);
        assert_eq!(text("text/html; charset=utf-8", "8bit", "<p>caf&eacute;</p>"), cafe);
        assert_eq!(text("text/plain; charset=entah", "8bit", "café"), cafe);
        let file = part("application/pdf; name=a.pdf", "base64", "JVBERi0xLjcKJSVFT0YK");
        assert_eq!(file.files.first().map(|file| file.content.as_slice()), Some(PDF.as_bytes()));
    }

    #[test]
    fn without_a_name_of_its_own_a_mail_is_known_by_its_content() {
        let (one, two) = (with_header(b"Subject: a"), with_header(b"Subject: b"));
        assert_eq!(mail(&one).identity, hash(&one));
        assert_ne!(mail(&one).identity, mail(&two).identity);
    }
}
