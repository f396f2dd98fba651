//! Which paper a letter has, and how it is set.
use super::content::{self, Source};
use crate::agencies;
use crate::documents::office::{self, Office};
use crate::documents::papers;
use crate::documents::signing::paper::{PaperRow, PaperStatus, SubjectType, store as signed};
use crate::documents::templates::texts_at;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::filing::destruction;
use crate::letters::model::{Addressee, Channel, Direction, Letter, LetterStatus};
use crate::letters::moving::ORIGIN;
use crate::letters::outgoing::{self, NewOutgoingLetter};
use crate::letters::texts::{self, LetterText};
use crate::letters::{attachments, store};
use crate::storage;
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use pamong_render::paper::{Attachment, Signature};
use pamong_render::{FormVersion, Paper, PaperSize, RenderOptions};

/// First year of the forms of Permendagri 1/2023; letters before it follow Permendagri 54/2009.
const NEW_FORMS: i32 = 2023;

/// What there is to show of a letter.
pub enum Shown {
    /// The signed file, byte for byte.
    Signed(Box<PaperRow>),
    /// To be rendered.
    Printed(Box<(Paper, RenderOptions)>),
}

/// What hangs on a letter that is printed.
struct Content {
    text: LetterText,
    addressees: Vec<Addressee>,
    files: Vec<Attachment>,
}

/// The paper of an outgoing letter, or of the one that an incoming letter delivers. A letter that came in on paper or by
/// mail has its scan instead.
pub fn paper(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<Shown> {
    let seen = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    destruction::refuse(c, seen.id)?;
    let letter = match (seen.direction, seen.source_letter_id) {
        // It was made on paper with a lent number: its scan is what there is.
        (Direction::Outgoing, _) if seen.channel == Some(Channel::Paper) => return Err(Code::NoPaper.into()),
        (Direction::Outgoing, _) => seen,
        // Whoever received it may see what was sent.
        (Direction::Incoming, Some(source)) => store::find(c, source)?,
        (Direction::Incoming, None) => return Err(Code::NoPaper.into()),
    };
    if letter.origin_type.as_deref() == Some("permit_application") {
        return Err(Code::PaperOfPermit.into());
    }
    // Of a letter that was taken over from an agenda book only the book's line is known: a paper would be invented.
    if letter.origin_type.as_deref() == Some(ORIGIN) {
        return Err(Code::NoPaper.into());
    }
    let is_signed = |row: &PaperRow| {
        matches!(row.status, PaperStatus::Signed | PaperStatus::Superseded | PaperStatus::Revoked)
    };
    if let Some(row) = signed::of_subject(c, SubjectType::Letter, letter.id)?.filter(is_signed) {
        return Ok(Shown::Signed(Box::new(row)));
    }
    let options = options(c, me, &letter, size)?;
    Ok(Shown::Printed(Box::new((printed(c, me, letter, None)?, options))))
}

/// A stored letter as it is printed. `signer` is who signs it now; otherwise it is who held the approver's position on the
/// day of the letter, which need not be today's holder.
pub fn printed(c: &mut Conn, me: &Me, letter: Letter, signer: Option<Id>) -> Result<Paper> {
    let text = texts::of(c, &letter)?;
    let addressees = store::addressees(c, letter.id)?;
    let files = attachments::store::of_letter(c, letter.id)?.into_iter();
    let files = files.filter(|file| file.follow_up_id.is_none());
    let files = files.map(|file| Attachment { title: file.file_name, sha256: file.sha256 }).collect();
    set(c, me, letter, Content { text, addressees, files }, signer)
}

/// The paper of a draft that is still being written: it is checked like a new one, and nothing is stored.
pub fn preview(
    c: &mut Conn,
    me: &Me,
    input: &NewOutgoingLetter,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let (letter, text, addressees) = outgoing::service::compose(c, me, input)?;
    let files = storage::look(c, me.user_id, "/upload_ids", &input.upload_ids)?.into_iter();
    let files = files.map(|file| Attachment { title: file.file_name, sha256: file.sha256 }).collect();
    let options = options(c, me, &letter, size)?;
    Ok((set(c, me, letter, Content { text, addressees, files }, None)?, options))
}

fn set(c: &mut Conn, me: &Me, letter: Letter, content: Content, signer: Option<Id>) -> Result<Paper> {
    let day = day(me, &letter);
    let kind = agencies::store::letter_kind(c, &letter.kind_code, day)?.map(|kind| kind.name_id);
    let signature = match letter.approver_position_id {
        Some(position) => office::signature_of(c, position, signer, day)?,
        None => Signature::default(),
    };
    let source = Source {
        office: Office::load(c, letter.agency_id)?,
        kind: kind.unwrap_or_else(|| letter.kind_code.clone()),
        signature,
        letter,
        text: content.text,
        addressees: content.addressees,
        files: content.files,
    };
    Ok(Paper::Letter(Box::new(content::of(source)?)))
}

/// How the letter is set, by the rules of its day; with the fixed words of its approval, or the present ones before it.
pub fn options(c: &mut Conn, me: &Me, letter: &Letter, size: PaperSize) -> Result<RenderOptions> {
    let document = format!("{}-{}", letter.id, letter.version);
    let at = letter.approved_at.unwrap_or(letter.updated_at);
    let old = day(me, letter).year() < NEW_FORMS;
    let texts = texts_at(c, letter.approved_at)?;
    Ok(RenderOptions {
        form: if old { FormVersion::Y2009 } else { FormVersion::Y2023 },
        ..papers::options(me, size, watermark(letter.status), document, at, texts)
    })
}

fn day(me: &Me, letter: &Letter) -> NaiveDate {
    letter.letter_date.unwrap_or_else(|| me.today())
}

/// What stands across the pages of a letter that does not count yet, or no longer.
fn watermark(status: LetterStatus) -> Option<&'static str> {
    match status {
        LetterStatus::Draft | LetterStatus::InReview => Some("DRAF"),
        LetterStatus::AwaitingApproval => Some("BELUM DITANDATANGANI"),
        LetterStatus::Cancelled => Some("BATAL"),
        LetterStatus::Withdrawn => Some("DITARIK"),
        _ => None,
    }
}
