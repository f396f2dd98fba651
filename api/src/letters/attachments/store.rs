//! Queries on files of letters.
use super::model::Attachment;
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{letter_attachments as attachments, travel_report_files as reported};
use pamong_db::{Conn, Id, OneOfExt, Res};

/// Stores attachments.
pub fn insert(c: &mut Conn, rows: &[Attachment]) -> Res<()> {
    if !rows.is_empty() {
        pamong_db::each!(c => diesel::insert_into(attachments::table).values(rows).execute(c))?;
    }
    Ok(())
}

/// All files of a letter and of the follow-ups on it, in order; not those of the reports on its journey, which are no part
/// of the letter.
pub fn of_letter(c: &mut Conn, letter: Id) -> Res<Vec<Attachment>> {
    let reported = reported::table.filter(reported::attachment_id.eq(attachments::id));
    let query = attachments::table
        .filter(attachments::letter_id.eq(letter))
        .filter(not(exists(reported)))
        .order(attachments::pos);
    Ok(query.select(Attachment::as_select()).load(c)?)
}

/// Files of several reports.
pub fn of_follow_ups(c: &mut Conn, reports: &[Id]) -> Res<Vec<Attachment>> {
    let wanted: Vec<Option<Id>> = reports.iter().copied().map(Some).collect();
    let query = attachments::table.filter(attachments::follow_up_id.one_of(wanted)).order(attachments::pos);
    Ok(query.select(Attachment::as_select()).load(c)?)
}

/// One file of a letter.
pub fn find(c: &mut Conn, letter: Id, id: Id) -> Res<Option<Attachment>> {
    let query = attachments::table.filter(attachments::letter_id.eq(letter)).filter(attachments::id.eq(id));
    Ok(query.select(Attachment::as_select()).first(c).optional()?)
}

/// Takes files off a draft; the number of those that were on it.
pub fn delete(c: &mut Conn, letter: Id, ids: &[Id]) -> Res<usize> {
    let query = attachments::table
        .filter(attachments::letter_id.eq(letter))
        .filter(attachments::id.one_of(ids.to_vec()));
    Ok(diesel::delete(query).execute(c)?)
}
