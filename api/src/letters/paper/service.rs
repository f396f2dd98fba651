//! Which paper a letter has, and how it is set.
use super::content::{self, Names};
use crate::agencies;
use crate::documents::signing::paper::{PaperRow, PaperStatus, SubjectType, store as papers};
use crate::error::{Code, Error, Result};
use crate::identity::model::AssignmentKind;
use crate::identity::{self, Me};
use crate::letters::model::{Direction, Letter, LetterStatus};
use crate::letters::{people, store, view};
use chrono::{Datelike, NaiveDate};
use pamong_db::{Conn, Id};
use pamong_render::paper::Capacity;
use pamong_render::{FormVersion, Paper, PaperSize, RenderOptions, TemplateTexts};

/// First year of the forms of Permendagri 1/2023; letters before it follow Permendagri 54/2009.
const NEW_FORMS: i32 = 2023;

/// What there is to show of a letter.
pub enum Shown {
    /// The signed file, byte for byte.
    Signed(Box<PaperRow>),
    /// To be rendered.
    Printed(Box<(Paper, RenderOptions)>),
}

/// The paper of an outgoing letter, or of the one that an incoming letter delivers. A letter that came in on paper or by
/// mail has its scan instead.
pub fn paper(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<Shown> {
    let seen = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let letter = match (seen.direction, seen.source_letter_id) {
        (Direction::Outgoing, _) => seen,
        // Whoever received it may see what was sent.
        (Direction::Incoming, Some(source)) => store::find(c, source)?,
        (Direction::Incoming, None) => return Err(Code::NoPaper.into()),
    };
    let signed = papers::of_subject(c, SubjectType::Letter, letter.id)?.filter(is_signed);
    if let Some(row) = signed {
        return Ok(Shown::Signed(Box::new(row)));
    }
    let options =
        RenderOptions { watermark: watermark(letter.status).map(Into::into), ..options(me, &letter, size) };
    Ok(Shown::Printed(Box::new((printed(c, me, letter)?, options))))
}

const fn is_signed(row: &PaperRow) -> bool {
    matches!(row.status, PaperStatus::Signed | PaperStatus::Superseded | PaperStatus::Revoked)
}

/// A letter as it is printed. Where it is being signed by `me`, the block shows in which capacity.
pub fn printed(c: &mut Conn, me: &Me, letter: Letter) -> Result<Paper> {
    let day = letter.letter_date.unwrap_or_else(|| me.today());
    let kind = agencies::store::letter_kind(c, &letter.kind_code, day)?.map(|kind| kind.name_id);
    let city = agencies::store::city(c)?.ok_or_else(|| Error::internal("no city"))?;
    let signer = match letter.approver_position_id {
        // Whoever held the position on the day of the letter, which need not be today's holder.
        Some(position) => Some(people::store::load(c, &[position], &[], day)?.holder(position)?),
        None => None,
    };
    let user = match signer.as_ref().and_then(|person| person.user_id) {
        Some(user) => identity::store::find_user(c, user)?,
        None => None,
    };
    let held_as = match (letter.approver_position_id, &user) {
        (Some(position), Some(user)) => identity::store::held_as(c, position, user.id, day)?,
        _ => None,
    };
    let view = view::letter(c, me, letter)?;
    let names = Names {
        city: city.name,
        kind: kind.unwrap_or_else(|| view.kind.clone()),
        signer,
        capacity: capacity(held_as),
        civil_servant_number: user.and_then(|user| user.civil_servant_number),
    };
    Ok(Paper::Letter(Box::new(content::of(&view, names))))
}

fn capacity(held_as: Option<AssignmentKind>) -> Capacity {
    match held_as {
        None | Some(AssignmentKind::Definitive) => Capacity::Own,
        Some(AssignmentKind::Acting) => Capacity::Acting,
        Some(AssignmentKind::DailyActing) => Capacity::Daily,
        Some(AssignmentKind::Caretaker) => Capacity::Interim,
    }
}

/// How the letter is set, by the rules of its day.
pub fn options(me: &Me, letter: &Letter, size: PaperSize) -> RenderOptions {
    let day: NaiveDate = letter.letter_date.unwrap_or_else(|| me.today());
    let at = crate::http::Moment { now: letter.approved_at.unwrap_or(letter.updated_at), zone: me.at.zone };
    RenderOptions {
        paper_size: size,
        form: if day.year() < NEW_FORMS { FormVersion::Y2009 } else { FormVersion::Y2023 },
        watermark: None,
        verification: None,
        signature_note: Vec::new(),
        texts: TemplateTexts::default(),
        document_id: format!("{}-{}", letter.id, letter.version),
        created: at.local(),
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
