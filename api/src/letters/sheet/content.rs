//! What a disposition sheet shows.
use crate::agencies;
use crate::documents::office::{self, Office};
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::dispositions::store::of_letter;
use crate::letters::dispositions::{
    Disposition, DispositionKind, DispositionStatus, DispositionView, view::views,
};
use crate::letters::filing::destruction;
use crate::letters::model::Direction;
use crate::letters::paper::{security, urgency};
use crate::letters::people::PersonRef;
use crate::letters::store;
use crate::letters::view::{self, LetterView};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use pamong_render::paper::{DispositionSheet, Field, Instruction};
use pamong_render::{Paper, PaperSize, RenderOptions};

/// The sheet of an incoming letter with what was disposed so far; blank to be filled in by hand where nothing was.
/// Outgoing letters have none (404).
pub fn sheet(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let letter = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if letter.direction != Direction::Incoming {
        return Err(Error::not_found());
    }
    destruction::refuse(c, id)?;
    let agency = letter.agency_id;
    // What was asked in passing is no part of the sheet, which says to whom the letter was given.
    let shown =
        |d: &Disposition| d.kind == DispositionKind::HandOver && d.status != DispositionStatus::Cancelled;
    let rows = of_letter(c, id)?.into_iter().filter(shown).collect();
    let given = views(c, me, rows)?;
    let letter = view::letter(c, me, letter)?;
    let office = Office::load(c, agency)?;
    let local = |at: Ts| at.0.with_timezone(&me.at.zone).date_naive();
    let (day, signature) = match given.first() {
        Some(first) => {
            let day = local(first.created_at);
            let (position, user) = (first.from.position_id, first.from.user_id);
            (Some(day), office::signature_of(c, position, user, day)?)
        }
        None => (None, office::signature_of_head(c, agency, me.today())?),
    };
    let list = agencies::store::disposition_instructions(c)?;
    let is_given = |code: &str| given.iter().any(|d| d.instruction_codes.iter().any(|own| own == code));
    let latest =
        given.iter().map(|d| d.updated_at).max().map_or(letter.updated_at, |at| at.max(letter.updated_at));
    let sheet = DispositionSheet {
        letterhead: office.letterhead(),
        fields: fields(&letter, given.iter().filter_map(|d| d.due_date).max()),
        subject: papers::shown(&letter.subject),
        recipients: given.iter().map(|d| papers::shown(&recipient(d))).collect(),
        instructions: list
            .into_iter()
            .map(|i| Instruction { given: is_given(&i.code), text: i.name_id })
            .collect(),
        note: papers::shown(&notes(&given)),
        place: office.place(),
        date: day,
        signatures: vec![signature],
    };
    let texts = texts_at(c, given.first().map(|d| d.created_at))?;
    let options = papers::options(me, size, None, format!("{id}-disposition"), latest, texts);
    Ok((Paper::DispositionSheet(Box::new(sheet)), options))
}

fn fields(letter: &LetterView, due: Option<NaiveDate>) -> Vec<Field> {
    let nature = [urgency(letter.urgency), security(letter.security_level)];
    let nature: Vec<&str> = nature.into_iter().filter(|word| !word.is_empty()).collect();
    let files = letter.attachments.len();
    let all = [
        ("Nomor agenda", letter.agenda_number.map(|number| format!("{number}/{}", letter.register_year))),
        ("Diterima tanggal", letter.received_date.map(words::date)),
        ("Surat dari", letter.sender_name.clone()),
        ("Nomor surat", letter.letter_number.clone()),
        ("Tanggal surat", letter.letter_date.map(words::date)),
        ("Kode/indeks", letter.classification_code.clone()),
        ("Sifat", Some(nature.join(", "))),
        ("Lampiran", Some(if files == 0 { "-".into() } else { format!("{files} berkas") })),
        ("Isi ringkas", letter.summary.clone()),
        ("Diselesaikan paling lambat", due.map(words::date)),
    ];
    all.into_iter().filter_map(|(label, value)| Some(Field::new(label, papers::shown(&value?)))).collect()
}

fn person(person: &PersonRef) -> String {
    match &person.name {
        Some(name) => format!("{} ({name})", person.position_title),
        None => person.position_title.clone(),
    }
}

/// A receiver; one to whom a receiver passed it on says by whom.
fn recipient(disposition: &DispositionView) -> String {
    let to = person(&disposition.to);
    match disposition.parent_id {
        Some(_) => format!("{to}, diteruskan oleh {}", disposition.from.position_title),
        None => to,
    }
}

/// The givers' own words, each once.
fn notes(given: &[DispositionView]) -> String {
    let mut notes: Vec<String> = Vec::new();
    for disposition in given {
        let Some(note) = disposition.note.as_deref().map(str::trim).filter(|note| !note.is_empty()) else {
            continue;
        };
        let note = format!("{}: {note}", disposition.from.position_title);
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.join("\n")
}
