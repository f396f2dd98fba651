//! The slips of a batch.
use super::model::ReceiptRow;
use super::store;
use crate::documents::office::Office;
use crate::documents::templates::texts_at;
use crate::documents::{papers, words};
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::identity::{self, Me};
use crate::letters::model::Letter;
use crate::letters::{attachments, store as letters};
use chrono_tz::Tz;
use pamong_db::{Conn, Id};
use pamong_render::paper::{Field, ReceiptSlip, ReceiptSlips};
use pamong_render::{FormVersion, Paper, PaperSize, RenderOptions};

/// The slips of a batch of the caller's agency, of the letters in it that the caller may see.
pub fn batch(c: &mut Conn, me: &Me, id: Id, size: PaperSize) -> Result<(Paper, RenderOptions)> {
    let mut shown = Vec::new();
    for row in store::of_batch(c, id)? {
        if let Some(letter) = letters::find_visible(c, &me.scope, row.letter_id)? {
            shown.push((row, letter));
        }
    }
    if shown.is_empty() {
        return Err(Error::not_found());
    }
    slips(c, &shown, (me.at.zone, size))
}

/// One slip for each of these letters of one agency, with the facts of the day on which it was acknowledged.
pub fn slips(
    c: &mut Conn,
    shown: &[(ReceiptRow, Letter)],
    (zone, paper_size): (Tz, PaperSize),
) -> Result<(Paper, RenderOptions)> {
    let (first, letter) = shown.first().ok_or_else(Error::not_found)?;
    let office = Office::load(c, letter.agency_id)?;
    let at = Moment { now: first.created_at, zone };
    let mut slips = Vec::with_capacity(shown.len());
    for (row, letter) in shown {
        let officer = identity::store::find_user(c, row.user_id)?.map(|user| user.name);
        slips.push(ReceiptSlip {
            number: letter
                .agenda_number
                .map(|number| format!("{number}/{}", letter.register_year))
                .unwrap_or_default(),
            fields: fields(c, letter)?,
            place: office.place(),
            date: Some(Moment { now: row.created_at, zone }.today()),
            officer: papers::shown(&officer.unwrap_or_default()),
        });
    }
    let paper = ReceiptSlips { letterhead: office.letterhead(), title: "Tanda Terima Surat".into(), slips };
    let options = RenderOptions {
        paper_size,
        form: FormVersion::default(),
        watermark: None,
        verification: None,
        signature_note: Vec::new(),
        texts: texts_at(c, Some(first.created_at))?,
        document_id: format!("{}-receipts", first.id),
        created: at.local(),
    };
    Ok((Paper::ReceiptSlips(Box::new(paper)), options))
}

fn fields(c: &mut Conn, letter: &Letter) -> Result<Vec<Field>> {
    let files = attachments::store::of_letter(c, letter.id)?;
    let files = files.iter().filter(|file| file.follow_up_id.is_none()).count();
    let all = [
        ("Diterima tanggal", letter.received_date.map(words::date)),
        ("Surat dari", letter.sender_name.clone()),
        ("Nomor surat", letter.letter_number.clone()),
        ("Tanggal surat", letter.letter_date.map(words::date)),
        ("Hal", Some(letter.subject.clone())),
        ("Lampiran", (files > 0).then(|| format!("{files} berkas"))),
    ];
    let fields = all.into_iter().filter_map(|(label, value)| Some(Field::new(label, papers::shown(&value?))));
    Ok(fields.collect())
}
