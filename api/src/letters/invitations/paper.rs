//! The attendance list (daftar hadir) on paper: before the event to sign on, afterwards who was there.
use super::model::AttendancePeople;
use super::{service, store};
use crate::documents::office::{self, Office};
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Code, Result};
use crate::identity::Me;
use crate::letters::model::Addressee;
use crate::letters::parts::LetterEvent;
use pamong_db::{Conn, Id};
use pamong_render::paper::{AttendanceList, Attendee, Field};
use pamong_render::{Paper, PaperSize, RenderOptions};

/// Rows for those who come unannounced.
const BLANK_ROWS: u16 = 10;
/// A line to write on.
const BLANK: &str = "................................................";

/// The list, for those who see the letter of the office that invites.
pub fn list(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let invitation = service::find(c, me, id)?;
    if !invitation.is_own() {
        return Err(Code::Forbidden.into());
    }
    let letter = &invitation.source;
    let office = Office::load(c, letter.agency_id)?;
    let invited = invitation.addressed(c)?;
    let row = store::list(c, letter.id)?;
    let attendees = match &row {
        Some(row) => present(&invited, &service::people(Some(row))?),
        None => expected(c, letter.id, &invited)?,
    };
    let event = invitation.parts.event.clone().unwrap_or_default();
    let days = days(&event);
    let text = |text: Option<&str>| text.map_or_else(|| BLANK.into(), papers::shown);
    let paper = AttendanceList {
        letterhead: office.letterhead(),
        title: "Daftar Hadir".into(),
        fields: vec![
            Field::new("Acara", papers::shown(event.agenda.as_deref().unwrap_or(&letter.subject))),
            Field::new("Undangan nomor", text(letter.letter_number.as_deref())),
            Field::new("Hari, tanggal", days),
            Field::new("Waktu", text(event.time.as_deref())),
            Field::new("Tempat", text(event.place.as_deref())),
        ],
        attendees,
        blank_rows: if row.is_some() { 0 } else { BLANK_ROWS },
        place: office.place(),
        date: row.is_some().then(|| me.today()),
        signatures: vec![office::signature_of_head(c, letter.agency_id, me.today())?],
    };
    let options =
        papers::options(me, size, None, format!("{}-attendance", letter.id), me.now(), texts_at(c, None)?);
    Ok((Paper::AttendanceList(Box::new(paper)), options))
}

fn days(event: &LetterEvent) -> String {
    match (event.date, event.until) {
        (Some(from), Some(until)) if until > from => words::period(from, until),
        (Some(day), _) => words::weekday_date(day),
        (None, _) => BLANK.into(),
    }
}

/// Who came, the guests last.
fn present(invited: &[Addressee], people: &AttendancePeople) -> Vec<Attendee> {
    let came = people.present.iter().filter_map(|one| {
        let office = &invited.iter().find(|addressee| addressee.pos == one.pos)?.name;
        let name = one.name.as_deref().map(papers::shown).unwrap_or_default();
        Some(Attendee { name, office: papers::shown(office) })
    });
    let guests = people.guests.iter().map(|guest| Attendee {
        name: papers::shown(&guest.name),
        office: papers::shown(&guest.institution),
    });
    came.chain(guests).collect()
}

/// Who is expected, with the names of those who come in somebody's place.
fn expected(c: &mut Conn, letter: Id, invited: &[Addressee]) -> Result<Vec<Attendee>> {
    let answers = store::answers(c, letter)?;
    let row = |one: &Addressee| {
        let answer = answers.iter().find(|answer| answer.addressee_pos == one.pos);
        let name = answer.and_then(|answer| answer.representative.as_deref()).map(papers::shown);
        Attendee { name: name.unwrap_or_default(), office: papers::shown(&one.name) }
    };
    Ok(invited.iter().map(row).collect())
}
