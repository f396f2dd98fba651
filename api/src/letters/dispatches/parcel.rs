//! The mail that carries a letter: what it says, and which files it has.
use super::mailable::files;
use super::model::Dispatch;
use crate::agencies;
use crate::documents::words;
use crate::error::{Error, Result};
use crate::letters::invitations;
use crate::letters::model::{AddresseeKind, Letter};
use crate::letters::store as letters;
use crate::storage::FileRef;
use chrono_tz::Tz;
use pamong_db::Conn;

/// A mail before its files are read.
pub struct Draft {
    /// The agency that writes.
    pub from: String,
    /// The addressee.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub text: String,
    /// Files in the store.
    pub files: Vec<FileRef>,
    /// The calendar file of an invitation.
    pub calendar: Option<String>,
}

/// The mail to one addressee; none where there is no signed file any more.
pub fn draft(
    c: &mut Conn,
    letter: &Letter,
    row: &Dispatch,
    (zone, public_url): (Tz, &str),
) -> Result<Option<Draft>> {
    let Some(files) = files(c, letter)? else { return Ok(None) };
    let addressee = letters::addressees(c, letter.id)?.into_iter().find(|a| a.pos == row.pos);
    let addressee = addressee.ok_or_else(|| Error::internal("a way to no addressee"))?;
    let agency =
        agencies::store::find(c, letter.agency_id)?.ok_or_else(|| Error::internal("no agency"))?.name;
    let calendar = invitations::calendar_of(c, letter, zone)?;
    let number = letter.letter_number.as_deref().unwrap_or_default();
    let mut text = vec![
        format!("Yth. {},", addressee.name),
        String::new(),
        format!("Bersama ini disampaikan surat {agency}:"),
        String::new(),
        format!("Nomor   : {number}"),
        format!("Tanggal : {}", letter.letter_date.map(words::date).unwrap_or_default()),
        format!("Hal     : {}", letter.subject),
        String::new(),
    ];
    if addressee.kind == AddresseeKind::CarbonCopy {
        text.push("Surat ini disampaikan kepada Saudara sebagai tembusan.".into());
    }
    text.push(
        "Naskahnya terlampir. Keaslian naskah yang bertanda tangan elektronik dapat diperiksa pada".into(),
    );
    text.push(format!("{public_url}/public/verify"));
    if calendar.is_some() {
        text.push("Berkas undangan.ics dapat dibuka dengan aplikasi kalender.".into());
    }
    text.extend([String::new(), agency.clone(), String::new()]);
    Ok(Some(Draft {
        from: agency,
        to: addressee.name,
        subject: format!("{number}: {}", letter.subject),
        text: text.join("\n"),
        files,
        calendar,
    }))
}
