//! Queries on the words in files.
use super::model::{ScanReason, ScanState, ScanStatus, ScanText};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use pamong_db::schema::{letter_attachments as files, scan_texts as scans, travel_report_files as reported};
use pamong_db::{BothExt, Conn, Id, OneOfExt, Res, Ts};
use std::collections::BTreeMap;

/// Files of letters themselves; not those of the reports about them, which not everybody who sees the letter may see.
macro_rules! own_files {
    () => {
        files::table
            .filter(files::follow_up_id.is_null())
            .filter(not(exists(reported::table.filter(reported::attachment_id.eq(files::id)))))
    };
}

/// Notes a file whose words are not known yet; false where its content is known already.
pub fn insert(c: &mut Conn, scan: &ScanText) -> Res<bool> {
    let query = diesel::insert_into(scans::table).values(scan).on_conflict(scans::sha256).do_nothing();
    Ok(query.both().execute(c)? == 1)
}

/// What is known about a content.
pub fn find(c: &mut Conn, sha256: &str) -> Res<Option<ScanText>> {
    Ok(scans::table.find(sha256).select(ScanText::as_select()).first(c).optional()?)
}

/// Stores what was found out about a content. It may have been forgotten meanwhile.
pub fn update(c: &mut Conn, scan: &ScanText) -> Res<()> {
    diesel::update(scans::table.find(&scan.sha256)).set(scan).execute(c)?;
    Ok(())
}

/// Files that are to be read: those of before, those whose job got lost before `lost`, and those for which a program was
/// missing that is there now.
pub fn to_queue(c: &mut Conn, there: &[ScanReason], lost: Ts, limit: i64) -> Res<Vec<ScanText>> {
    let waiting = scans::status.eq(ScanStatus::Waiting);
    let there: Vec<Option<ScanReason>> = there.iter().copied().map(Some).collect();
    let query = scans::table
        .filter(scans::status.one_of([ScanStatus::Waiting, ScanStatus::Unavailable]))
        .filter(
            waiting
                .and(scans::queued.eq(false).or(scans::updated_at.lt(lost)))
                .or(scans::status.eq(ScanStatus::Unavailable).and(scans::reason.one_of(there))),
        )
        .order(scans::updated_at)
        .limit(limit);
    Ok(query.select(ScanText::as_select()).load(c)?)
}

/// The next letters after `after` that carry this content.
pub fn letters_with(c: &mut Conn, sha256: &str, after: Option<Id>, limit: i64) -> Res<Vec<Id>> {
    let query = own_files!()
        .filter(files::sha256.eq(sha256))
        .select(files::letter_id)
        .distinct()
        .order(files::letter_id)
        .limit(limit);
    Ok(match after {
        None => query.load(c)?,
        Some(after) => query.filter(files::letter_id.gt(after)).load(c)?,
    })
}

/// The contents of these letters' files with their type and size.
pub fn contents_with(c: &mut Conn, letters: &[Id]) -> Res<Vec<(String, String, i64)>> {
    let query = own_files!()
        .filter(files::letter_id.one_of(letters.to_vec()))
        .select((files::sha256, files::media_type, files::size_bytes))
        .order(files::sha256);
    Ok(query.load(c)?)
}

/// A file of a letter.
#[derive(Debug, Clone, Queryable)]
pub struct OwnFile {
    pub letter_id: Id,
    pub id: Id,
    pub file_name: String,
    pub sha256: String,
}

/// The files of these letters, each letter's in their order.
pub fn files_of(c: &mut Conn, letters: &[Id]) -> Res<Vec<OwnFile>> {
    let query = own_files!()
        .filter(files::letter_id.one_of(letters.to_vec()))
        .order((files::letter_id, files::pos))
        .select((files::letter_id, files::id, files::file_name, files::sha256));
    Ok(query.load(c)?)
}

/// The words of these files, by content.
pub fn words(c: &mut Conn, of: &[OwnFile]) -> Res<BTreeMap<String, String>> {
    let contents: Vec<&str> = of.iter().map(|file| file.sha256.as_str()).collect();
    let query = scans::table
        .filter(scans::sha256.one_of(contents))
        .filter(scans::content.is_not_null())
        .select((scans::sha256, scans::content));
    let rows: Vec<(String, Option<String>)> = query.load(c)?;
    Ok(rows.into_iter().filter_map(|(sha256, words)| Some((sha256, words?))).collect())
}

/// How it stands with these files, by content.
pub fn states(c: &mut Conn, of: &[OwnFile]) -> Res<BTreeMap<String, ScanState>> {
    let contents: Vec<&str> = of.iter().map(|file| file.sha256.as_str()).collect();
    let query = scans::table.filter(scans::sha256.one_of(contents));
    let rows = query.select((scans::sha256, (scans::status, scans::reason, scans::partial)));
    Ok(rows.load::<(String, ScanState)>(c)?.into_iter().collect())
}

/// Contents of these files of letters.
pub fn contents_of(c: &mut Conn, letter: Id, ids: &[Id]) -> Res<Vec<String>> {
    let query = files::table.filter(files::letter_id.eq(letter)).filter(files::id.one_of(ids.to_vec()));
    Ok(query.select(files::sha256).load(c)?)
}

/// Forgets the words of contents that no letter carries any more.
pub fn forget(c: &mut Conn, contents: &[String]) -> Res<()> {
    let carried = files::table.filter(files::sha256.eq(scans::sha256));
    let gone = scans::table.filter(scans::sha256.one_of(contents.to_vec())).filter(not(exists(carried)));
    diesel::delete(gone).execute(c)?;
    Ok(())
}
