//! A book on paper.
use super::model::{Book, Line};
use crate::documents::office::Office;
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::Result;
use crate::http::Lang;
use crate::identity::Me;
use crate::letters::agenda::model::{AgendaRegister, PrintedRegister};
use pamong_db::Conn;
use pamong_render::paper::{AgendaBook, AgendaRow};
use pamong_render::{Paper, PaperSize, RenderOptions};

/// The paper of a book; it speaks Indonesian, as papers do.
pub fn paper(c: &mut Conn, me: &Me, book: &Book, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let office = Office::load(c, book.agency.id)?;
    let document = format!("{}-{}-{}-{}", book.agency.id, book.kind, book.from, book.until);
    let options = papers::options(me, size, None, document, me.now(), texts_at(c, None)?);
    let party_label = match book.kind {
        PrintedRegister::Incoming => "Pengirim",
        PrintedRegister::Outgoing | PrintedRegister::Expedition => "Tujuan",
        PrintedRegister::Combined => "Pengirim/Tujuan",
    };
    let paper = AgendaBook {
        letterhead: office.letterhead(),
        title: book.title(Lang::Id).into(),
        period: words::period(book.from, book.until),
        party_label: party_label.into(),
        expedition: book.kind == PrintedRegister::Expedition,
        rows: book.lines.iter().map(|line| row(line, book.kind)).collect(),
    };
    Ok((Paper::AgendaBook(Box::new(paper)), options))
}

fn row(line: &Line, kind: PrintedRegister) -> AgendaRow {
    AgendaRow {
        number: u32::try_from(line.number).unwrap_or_default(),
        entered: line.entered,
        letter_number: papers::shown(&line.letter_number),
        letter_date: line.letter_date,
        classification: line.classification.clone(),
        party: papers::shown(&line.party),
        subject: papers::shown(&line.subject),
        receipt: papers::shown(&line.proof.as_ref().map(|proof| proof.receipt(Lang::Id)).unwrap_or_default()),
        means: line.means.map(|means| means.word(Lang::Id).to_owned()).unwrap_or_default(),
        note: note(line, kind),
    }
}

/// The remark of an incoming letter says whom it was given to; in a book of both it says first which way a letter went.
fn note(line: &Line, kind: PrintedRegister) -> String {
    let way = match (kind, line.register) {
        (PrintedRegister::Combined, AgendaRegister::Incoming) => "Surat masuk",
        (PrintedRegister::Combined, AgendaRegister::Outgoing) => "Surat keluar",
        _ => "",
    };
    let given = if line.given_to.is_empty() {
        String::new()
    } else {
        papers::shown(&format!("Disposisi: {}", line.given_to))
    };
    let carried = papers::shown(&line.proof.as_ref().map(|proof| proof.remark(Lang::Id)).unwrap_or_default());
    [way.to_owned(), given, carried]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(". ")
}
