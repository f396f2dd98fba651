//! Queries on signed papers.
use super::model::{Attempt, AttemptOutcome, PaperRow, PaperSignature, PaperStatus, SubjectType};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use diesel::prelude::*;
use pamong_db::schema::{paper_signatures as signatures, papers, signing_attempts as attempts};
use pamong_db::{BothExt, Conn, Id, LockedExt, OneOfExt, Res, Ts};

/// Makes the row of a subject where it has none yet.
pub fn insert_missing(c: &mut Conn, row: &PaperRow) -> Res<()> {
    diesel::insert_into(papers::table)
        .values(row)
        .on_conflict((papers::subject_type, papers::subject_id))
        .do_nothing()
        .both()
        .execute(c)?;
    Ok(())
}

/// The paper of a subject, locked until the transaction ends.
pub fn lock_subject(c: &mut Conn, kind: SubjectType, subject: Id) -> Res<Option<PaperRow>> {
    let query = papers::table
        .filter(papers::subject_type.eq(kind))
        .filter(papers::subject_id.eq(subject))
        .select(PaperRow::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// The paper of a subject.
pub fn of_subject(c: &mut Conn, kind: SubjectType, subject: Id) -> Res<Option<PaperRow>> {
    let query = papers::table.filter(papers::subject_type.eq(kind)).filter(papers::subject_id.eq(subject));
    Ok(query.select(PaperRow::as_select()).first(c).optional()?)
}

/// A paper, locked until the transaction ends.
pub fn lock(c: &mut Conn, id: Id) -> Res<Option<PaperRow>> {
    let query = papers::table.filter(papers::id.eq(id)).select(PaperRow::as_select());
    Ok(query.locked().get_result(c).optional()?)
}

/// The paper with a verification code.
pub fn by_code(c: &mut Conn, code: &str) -> Res<Option<PaperRow>> {
    let query = papers::table.filter(papers::code.eq(code));
    Ok(query.select(PaperRow::as_select()).first(c).optional()?)
}

/// Writes a paper as it is now.
pub fn save(c: &mut Conn, row: &PaperRow) -> Res<()> {
    diesel::update(papers::table.find(row.id)).set(row).execute(c)?;
    Ok(())
}

/// Gives up the files of the papers of these subjects, each with its subject. What was signed by whom and when stays, and so
/// does the row of the signed file, for its fingerprint; a file that was prepared for a signature is named no more.
pub fn give_up_files(c: &mut Conn, kind: SubjectType, subjects: &[Id]) -> Res<Vec<(Id, Id)>> {
    let of = || {
        papers::table
            .filter(papers::subject_type.eq(kind))
            .filter(papers::subject_id.one_of(subjects.to_vec()))
    };
    let named = (papers::subject_id, papers::prepared_upload_id, papers::upload_id);
    let rows: Vec<(Id, Option<Id>, Option<Id>)> = of().select(named).load(c)?;
    diesel::update(of()).set(papers::prepared_upload_id.eq(None::<Id>)).execute(c)?;
    let files = rows.into_iter().flat_map(|(subject, prepared, signed)| {
        [prepared, signed].into_iter().flatten().map(move |upload| (subject, upload))
    });
    Ok(files.collect())
}

/// Papers of the scope that wait to be signed, oldest first.
pub fn waiting(c: &mut Conn, scope: &Scope, page: &PageArgs) -> Res<Vec<PaperRow>> {
    let mut query = papers::table
        .filter(papers::status.eq(PaperStatus::Signing))
        .filter(papers::agency_id.one_of(scope.agency_ids.clone()))
        .into_boxed::<pamong_db::MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query =
            query.filter(papers::created_at.ge(at)).filter(papers::created_at.gt(at).or(papers::id.gt(id)));
    }
    let query = query.order((papers::created_at, papers::id)).limit(page.fetch());
    Ok(query.select(PaperRow::as_select()).load(c)?)
}

/// Codes of papers that were taken back or replaced, and since when they are so: nothing changes such a paper any more.
pub fn withdrawn(c: &mut Conn) -> Res<Vec<(String, PaperStatus, Ts)>> {
    let query = papers::table.filter(papers::status.one_of([PaperStatus::Revoked, PaperStatus::Superseded]));
    Ok(query.order(papers::code).select((papers::code, papers::status, papers::updated_at)).load(c)?)
}

/// A paper.
pub fn find(c: &mut Conn, id: Id) -> Res<Option<PaperRow>> {
    Ok(papers::table.find(id).select(PaperRow::as_select()).first(c).optional()?)
}

/// Keeps a signature.
pub fn insert_signature(c: &mut Conn, row: &PaperSignature) -> Res<()> {
    diesel::insert_into(signatures::table).values(row).execute(c)?;
    Ok(())
}

/// Signatures of a paper in their order.
pub fn signatures(c: &mut Conn, paper: Id) -> Res<Vec<PaperSignature>> {
    let query = signatures::table.filter(signatures::paper_id.eq(paper)).order(signatures::pos);
    Ok(query.select(PaperSignature::as_select()).load(c)?)
}

/// The signature whose revision has this SHA-256.
pub fn by_revision(c: &mut Conn, sha256: &str) -> Res<Option<Id>> {
    let query = signatures::table.filter(signatures::sha256.eq(sha256));
    Ok(query.select(signatures::paper_id).first(c).optional()?)
}

/// Keeps an attempt that begins.
pub fn insert_attempt(c: &mut Conn, row: &Attempt) -> Res<()> {
    diesel::insert_into(attempts::table).values(row).execute(c)?;
    Ok(())
}

/// Says how an attempt ended.
pub fn end_attempt(c: &mut Conn, id: Id, outcome: AttemptOutcome, detail: Option<&str>, now: Ts) -> Res<()> {
    let change = (attempts::outcome.eq(outcome), attempts::detail.eq(detail), attempts::ended_at.eq(now));
    diesel::update(attempts::table.find(id)).set(change).execute(c)?;
    Ok(())
}

/// Attempts to sign these papers, newest first.
pub fn attempts(c: &mut Conn, papers: &[Id]) -> Res<Vec<Attempt>> {
    let query = attempts::table
        .filter(attempts::paper_id.one_of(papers.to_vec()))
        .order((attempts::started_at.desc(), attempts::id.desc()));
    Ok(query.select(Attempt::as_select()).load(c)?)
}

/// The latest attempt to sign a paper.
pub fn last_attempt(c: &mut Conn, paper: Id) -> Res<Option<Attempt>> {
    let query = attempts::table
        .filter(attempts::paper_id.eq(paper))
        .order((attempts::started_at.desc(), attempts::id.desc()));
    Ok(query.select(Attempt::as_select()).first(c).optional()?)
}
