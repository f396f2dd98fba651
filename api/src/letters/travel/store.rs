//! Queries on visa tables and reports.
use super::model::{Report, VisaTable};
use crate::letters::attachments::Attachment;
use diesel::prelude::*;
use pamong_db::schema::{
    letter_attachments as attachments, travel_report_files as files, travel_reports as reports,
    travel_visas as visas,
};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res};

/// The visa table of a travel order.
pub fn visas(c: &mut Conn, letter: Id) -> Res<Option<VisaTable>> {
    Ok(visas::table.find(letter).select(VisaTable::as_select()).first(c).optional()?)
}

/// Stores the first visa table; false where somebody was faster.
pub fn insert_visas(c: &mut Conn, table: &VisaTable) -> Res<bool> {
    let stored = diesel::insert_into(visas::table)
        .values(table)
        .on_conflict(visas::letter_id)
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(stored == 1)
}

/// Writes the visa table over the version that was read; false where somebody was faster.
pub fn update_visas(c: &mut Conn, table: &VisaTable, read: i32) -> Res<bool> {
    let target = visas::table.filter(visas::letter_id.eq(table.letter_id)).filter(visas::version.eq(read));
    let change = (
        visas::entries.eq(&table.entries),
        visas::user_id.eq(table.user_id),
        visas::position_id.eq(table.position_id),
        visas::updated_at.eq(table.updated_at),
        visas::version.eq(table.version),
    );
    Ok(diesel::update(target).set(change).execute(c)? == 1)
}

/// Reports on a journey, oldest first.
pub fn reports(c: &mut Conn, letter: Id) -> Res<Vec<Report>> {
    let query = reports::table.filter(reports::letter_id.eq(letter));
    Ok(query.order((reports::created_at, reports::id)).select(Report::as_select()).load(c)?)
}

/// Stores a report, and which of the letter's files came with it.
pub fn insert_report(c: &mut Conn, report: &Report, attached: &[Attachment]) -> Res<()> {
    diesel::insert_into(reports::table).values(report).execute(c)?;
    for file in attached {
        diesel::insert_into(files::table)
            .values((files::attachment_id.eq(file.id), files::report_id.eq(report.id)))
            .execute(c)?;
    }
    Ok(())
}

/// One file of the reports on a journey.
pub fn file(c: &mut Conn, letter: Id, id: Id) -> Res<Option<Attachment>> {
    let query = files::table
        .inner_join(attachments::table)
        .filter(files::attachment_id.eq(id))
        .filter(attachments::letter_id.eq(letter));
    Ok(query.select(Attachment::as_select()).first(c).optional()?)
}

/// Files of these reports, each with its report.
pub fn files(c: &mut Conn, of: &[Id]) -> Res<Vec<(Id, Attachment)>> {
    let query = files::table
        .inner_join(attachments::table)
        .filter(files::report_id.one_of(of.to_vec()))
        .order((attachments::pos, attachments::id));
    Ok(query.select((files::report_id, Attachment::as_select())).load(c)?)
}
