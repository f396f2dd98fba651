//! What the rest of letters asks and tells about the words in files. Everything here runs inside a transaction.
use super::model::{ScanHit, ScanReason, ScanState, ScanStatus, ScanText};
use super::{KIND, store};
use crate::error::Result;
use crate::jobs::{self, NewJob};
use crate::letters::attachments::{self, Attachment};
use crate::letters::search::{self, TextPart};
use chrono::TimeDelta;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;
use std::collections::BTreeMap;

/// Characters of the files of one letter that are searched.
const LETTER_CHARS: usize = 120_000;
/// Files that one look of the sweep queues.
const AT_ONCE: i64 = 200;
/// Days after which the job of a file is taken for lost.
const LOST_DAYS: i64 = 2;

/// Puts files on a letter and has them read. Before the letter is indexed: what is known already stands in the index at
/// once.
pub fn add(tx: &mut Conn, rows: &[Attachment], now: Ts) -> Result<()> {
    attachments::store::insert(tx, rows)?;
    let mut files: Vec<&Attachment> = rows.iter().filter(|file| file.follow_up_id.is_none()).collect();
    // In one order, so that two letters with the same files do not wait for each other.
    files.sort_by(|a, b| a.sha256.cmp(&b.sha256));
    for file in files {
        let content = (file.sha256.clone(), file.media_type.clone(), file.size_bytes);
        let scan = ScanText { queued: true, ..unread(content, now) };
        if !store::insert(tx, &scan)?
            && store::find(tx, &file.sha256)?.is_some_and(|known| known.status != ScanStatus::Waiting)
        {
            continue;
        }
        // Also where the content waits already: its reader may not see this letter yet.
        enqueue(tx, &file.sha256, file.id.to_string(), now)?;
    }
    Ok(())
}

/// Has the files of letters read that came into the database otherwise, by the next look of the sweep.
pub fn read_later(tx: &mut Conn, letters: &[Id], now: Ts) -> Result<()> {
    for letters in letters.chunks(pamong_db::AT_ONCE) {
        for content in store::contents_with(tx, letters)? {
            store::insert(tx, &unread(content, now))?;
        }
    }
    Ok(())
}

/// A content of which nobody knows the words yet.
fn unread((sha256, media_type, size_bytes): (String, String, i64), now: Ts) -> ScanText {
    ScanText {
        sha256,
        media_type,
        size_bytes,
        status: ScanStatus::Waiting,
        reason: None,
        partial: false,
        queued: false,
        updated_at: now,
        content: None,
    }
}

/// Takes files off a letter; the number of those that were on it.
pub fn remove(tx: &mut Conn, letter: Id, ids: &[Id]) -> Result<usize> {
    let contents = store::contents_of(tx, letter, ids)?;
    let removed = attachments::store::delete(tx, letter, ids)?;
    store::forget(tx, &contents)?;
    Ok(removed)
}

/// Forgets the words of contents that no letter carries any more.
pub fn forget(tx: &mut Conn, contents: &[String]) -> Result<()> {
    for part in contents.chunks(pamong_db::AT_ONCE) {
        store::forget(tx, part)?;
    }
    Ok(())
}

fn enqueue(tx: &mut Conn, sha256: &str, name: String, now: Ts) -> Result<()> {
    let job = NewJob {
        kind: KIND,
        key: Some(format!("{KIND}:{name}")),
        payload: json!({"sha256": sha256}),
        run_at: now,
    };
    jobs::enqueue(tx, job, now)?;
    Ok(())
}

/// Queues what is to be read now that these programs are there. True where there may be more.
pub fn sweep(tx: &mut Conn, there: &[ScanReason], now: Ts) -> Result<bool> {
    let lost = Ts(now.0 - TimeDelta::days(LOST_DAYS));
    let found = store::to_queue(tx, there, lost, AT_ONCE)?;
    for scan in &found {
        let waiting = ScanText {
            status: ScanStatus::Waiting,
            reason: None,
            queued: true,
            updated_at: now,
            ..scan.clone()
        };
        store::update(tx, &waiting)?;
        enqueue(tx, &scan.sha256, format!("{}@{}", scan.sha256, now.0.timestamp_micros()), now)?;
    }
    Ok(i64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE))
}

/// Puts the words of a content into the index of the next letters that carry it; the last of them, null after the end.
pub fn index_next(tx: &mut Conn, sha256: &str, after: Option<Id>) -> Result<Option<Id>> {
    use crate::letters::store as letters;
    let ids = store::letters_with(tx, sha256, after, 50)?;
    for id in &ids {
        // Whoever changes the letter at the same time indexes it before or after.
        letters::lock(tx, *id)?;
        let letter = letters::find(tx, *id)?;
        search::index(tx, &letter)?;
    }
    Ok(ids.last().copied())
}

/// The words in the files of a letter, as far as they are searched.
pub fn words_of(c: &mut Conn, letter: Id) -> Result<String> {
    let files = store::files_of(c, &[letter])?;
    if files.is_empty() {
        return Ok(String::new());
    }
    let words = store::words(c, &files)?;
    let all: Vec<&str> =
        files.iter().filter_map(|file| words.get(&file.sha256)).map(String::as_str).collect();
    Ok(all.join(" ").chars().take(LETTER_CHARS).collect())
}

/// How it stands with the files of a letter.
pub fn state_of(c: &mut Conn, letter: Id) -> Result<BTreeMap<Id, ScanState>> {
    let files = store::files_of(c, &[letter])?;
    if files.is_empty() {
        return Ok(BTreeMap::new());
    }
    let states = store::states(c, &files)?;
    Ok(files.iter().filter_map(|file| Some((file.id, *states.get(&file.sha256)?))).collect())
}

/// Where a search found its words in the files of these letters: the first file of each that has one of them.
pub fn found_in(
    c: &mut Conn,
    letters: &[Id],
    excerpt: impl Fn(&str) -> Option<Vec<TextPart>>,
) -> Result<BTreeMap<Id, ScanHit>> {
    if letters.is_empty() {
        return Ok(BTreeMap::new());
    }
    let files = store::files_of(c, letters)?;
    let words = store::words(c, &files)?;
    let mut found = BTreeMap::new();
    for file in files {
        if let Some(excerpt) = words.get(&file.sha256).and_then(|words| excerpt(words)) {
            let hit = ScanHit { attachment_id: file.id, file_name: file.file_name, excerpt };
            found.entry(file.letter_id).or_insert(hit);
        }
    }
    Ok(found)
}
