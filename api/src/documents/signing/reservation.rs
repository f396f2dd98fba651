//! The number of a paper before its signature: reserved for it, used for it, or on record as void.
use super::Intent;
use super::paper::{PaperRow, PaperStatus, SubjectType, store};
use super::service::touch;
use crate::agencies;
use crate::documents::numbering::{self, Insertion, Taken};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use pamong_db::{Conn, Id};

/// Takes a number of this year's register, or keeps the one that was taken for this paper before.
pub(super) fn reserve(tx: &mut Conn, me: &Me, intent: &Intent, row: &mut PaperRow) -> Result<()> {
    let year = me.at.year();
    let wanted = intent.insertion.as_ref().map(|(wanted, _)| wanted);
    let kept = if row.status == PaperStatus::Void { None } else { reserved(row, year, wanted) };
    let taken = match (kept, &intent.insertion) {
        (Some(taken), _) => Taken { date: wanted.map_or_else(|| me.today(), |wanted| wanted.date), ..taken },
        (None, insertion) => {
            record_void(tx, me, row, changed(row, year))?;
            let subject = (intent.subject.0.as_str(), intent.subject.1);
            match insertion {
                Some((wanted, on_papers)) => {
                    numbering::insert(tx, me, intent.agency_id, wanted, *on_papers, subject)?
                }
                None => Taken {
                    sequence: numbering::next(tx, intent.agency_id, numbering::OUTGOING, year)?,
                    suffix: String::new(),
                    date: me.today(),
                },
            }
        }
    };
    let agency = agencies::store::find(tx, intent.agency_id)?.ok_or_else(|| Error::internal("no agency"))?;
    let parts = numbering::Parts {
        security: intent.security,
        classification: intent.classification_code.as_deref(),
        sequence: taken.sequence,
        suffix: &taken.suffix,
        unit: &agency.short_name,
        date: taken.date,
    };
    row.number = Some(numbering::number(tx, &intent.kind_code, intent.agency_id, &parts)?);
    row.sequence_number = Some(taken.sequence);
    row.sequence_suffix = taken.suffix;
    row.register_year = Some(year);
    row.dated = Some(taken.date);
    Ok(())
}

/// The number that a paper holds, if it is of this year and as back-dated as it is wanted now.
fn reserved(row: &PaperRow, year: i32, wanted: Option<&Insertion>) -> Option<Taken> {
    let (sequence, date) = (row.sequence_number?, row.dated?);
    let fits = match wanted {
        Some(wanted) => !row.sequence_suffix.is_empty() && wanted.date == date,
        None => row.sequence_suffix.is_empty(),
    };
    let fits = fits && row.register_year == Some(year);
    fits.then(|| Taken { sequence, suffix: row.sequence_suffix.clone(), date })
}

/// Why a paper does not keep its number.
fn changed(row: &PaperRow, year: i32) -> &'static str {
    if row.register_year == Some(year) {
        "Tanggal naskah diubah sebelum ditandatangani"
    } else {
        "Tahun berganti sebelum naskah ditandatangani"
    }
}

/// A number that will never stand on a paper is on record, so that nobody looks for the letter.
fn record_void(tx: &mut Conn, me: &Me, row: &PaperRow, reason: &str) -> Result<()> {
    let (Some(number), Some(year)) = (row.sequence_number, row.register_year) else { return Ok(()) };
    if row.status == PaperStatus::Void {
        return Ok(());
    }
    let subject = (row.subject_type.as_str(), row.subject_id);
    numbering::void(tx, me, (row.agency_id, year), (number, &row.sequence_suffix), subject, reason)
}

/// The number that was reserved for a subject that is now approved without an electronic signature, if it is of this year
/// and as back-dated as it is wanted now.
pub fn take_reservation(
    tx: &mut Conn,
    me: &Me,
    kind: SubjectType,
    subject: Id,
    wanted: Option<&Insertion>,
) -> Result<Option<Taken>> {
    let Some(mut row) = store::lock_subject(tx, kind, subject)? else { return Ok(None) };
    match row.status {
        PaperStatus::Signing => return Err(Code::SigningPending.into()),
        PaperStatus::Reserved => {}
        _ => return Ok(None),
    }
    let taken = reserved(&row, me.at.year(), wanted);
    if taken.is_none() {
        record_void(tx, me, &row, changed(&row, me.at.year()))?;
    }
    row.status = PaperStatus::Void;
    touch(me, &mut row);
    store::save(tx, &row)?;
    Ok(taken)
}

/// Gives up the number of a subject that will never be signed.
pub fn give_up(tx: &mut Conn, me: &Me, kind: SubjectType, subject: Id) -> Result<()> {
    let Some(mut row) = store::lock_subject(tx, kind, subject)? else { return Ok(()) };
    if row.status == PaperStatus::Signing {
        return Err(Code::SigningPending.into());
    }
    if row.status == PaperStatus::Reserved {
        record_void(tx, me, &row, "Konsep batal sebelum ditandatangani")?;
        row.status = PaperStatus::Void;
        touch(me, &mut row);
        store::save(tx, &row)?;
    }
    Ok(())
}
