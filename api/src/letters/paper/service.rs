//! Which paper a letter has, and how it is set.
use super::content::{self, Source};
use crate::agencies;
use crate::error::{Code, Error, Result};
use crate::identity::{self, Me};
use crate::letters::model::{Addressee, Direction, Letter, LetterStatus};
use crate::letters::outgoing::{self, NewOutgoingLetter};
use crate::letters::texts::{self, LetterText};
use crate::letters::{attachments, people, store};
use crate::storage;
use chrono::{Datelike, FixedOffset, NaiveDate, Offset};
use pamong_db::{Conn, Id};
use pamong_render::paper;
use pamong_render::{FormVersion, Paper, PaperSize, RenderOptions};

/// First year of the forms of Permendagri 1/2023; letters before it follow Permendagri 54/2009.
const NEW_FORMS: i32 = 2023;

/// The paper of an outgoing letter, or of the one that an incoming letter delivers. A letter that came in on paper or by
/// mail has its scan instead.
pub fn paper(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let seen = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let letter = match (seen.direction, seen.source_letter_id) {
        (Direction::Outgoing, _) => seen,
        // Whoever received it may see what was sent.
        (Direction::Incoming, Some(source)) => store::find(c, source)?,
        (Direction::Incoming, None) => return Err(Code::NoPaper.into()),
    };
    let text = texts::of(c, &letter)?;
    let addressees = store::addressees(c, letter.id)?;
    let files = attachments::store::of_letter(c, letter.id)?;
    let files = files.into_iter().filter(|file| file.follow_up_id.is_none());
    let files = files.map(|file| paper::Attachment { title: file.file_name, sha256: file.sha256 }).collect();
    set(c, me, letter, text, addressees, files, size)
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
    let files = files.map(|file| paper::Attachment { title: file.file_name, sha256: file.sha256 }).collect();
    set(c, me, letter, text, addressees, files, size)
}

fn set(
    c: &mut Conn,
    me: &Me,
    letter: Letter,
    text: LetterText,
    addressees: Vec<Addressee>,
    files: Vec<paper::Attachment>,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let day = letter.letter_date.unwrap_or_else(|| me.today());
    let options = options(me, &letter, day, size);
    let kind = agencies::store::letter_kind(c, &letter.kind_code, day)?.map(|kind| kind.name_id);
    let city = agencies::store::city(c)?.ok_or_else(|| Error::internal("no city"))?;
    let agency = agencies::store::find(c, letter.agency_id)?.ok_or_else(|| Error::internal("no agency"))?;
    let signer = match letter.approver_position_id {
        // Whoever held the position on the day of the letter, which need not be today's holder.
        Some(position) => Some(people::store::load(c, &[position], &[], day)?.holder(position)?),
        None => None,
    };
    let user = match signer.as_ref().and_then(|person| person.user_id) {
        Some(user) => identity::store::find_user(c, user)?,
        None => None,
    };
    let source = Source {
        city: city.name,
        agency: agency.name,
        kind: kind.unwrap_or_else(|| letter.kind_code.clone()),
        signer,
        civil_servant_number: user.and_then(|user| user.civil_servant_number),
        letter,
        text,
        addressees,
        files,
    };
    Ok((Paper::Letter(Box::new(content::of(source)?)), options))
}

fn options(me: &Me, letter: &Letter, day: NaiveDate, size: PaperSize) -> RenderOptions {
    let at = letter.approved_at.unwrap_or(letter.updated_at).0.with_timezone(&me.at.zone);
    let offset: FixedOffset = at.offset().fix();
    RenderOptions {
        paper_size: size,
        form: if day.year() < NEW_FORMS { FormVersion::Y2009 } else { FormVersion::Y2023 },
        watermark: watermark(letter.status).map(Into::into),
        verification: None,
        signature_note: Vec::new(),
        document_id: format!("{}-{}", letter.id, letter.version),
        created: at.with_timezone(&offset),
    }
}

/// What stands across the pages of a letter that does not count yet, or no longer.
fn watermark(status: LetterStatus) -> Option<&'static str> {
    match status {
        LetterStatus::Draft | LetterStatus::InReview => Some("DRAF"),
        LetterStatus::AwaitingApproval => Some("BELUM DITANDATANGANI"),
        LetterStatus::Cancelled => Some("BATAL"),
        _ => None,
    }
}
