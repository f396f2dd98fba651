//! Full text of letters. The index is made of folded words, so that both databases find the same.
mod hits;
mod store;

pub use hits::{SearchHits, TextPart, excerpt, hits, leaves_open};
pub use store::CAP;

use super::model::Letter;
use super::scans;
use crate::error::Result;
use crate::http::Cursor;
use crate::identity::Scope;
use pamong_db::text::{fold, words};
use pamong_db::{Conn, Id};

/// Agencies above which the index is not narrowed to the scope: the caller sees most of the city anyway.
const WIDE_SCOPE: usize = 50;

/// Characters above which a word is none: nothing that long is in the index.
const LONGEST_WORD: usize = 100;

/// Puts the letter's words into the index, in place of those that it had.
pub fn index(tx: &mut Conn, letter: &Letter) -> Result<()> {
    let parts = [&letter.sender_name, &letter.letter_number, &letter.summary, &letter.body];
    let mut text = plain(&letter.subject);
    for part in parts.into_iter().flatten() {
        text.push(' ');
        text.push_str(&plain(part));
    }
    text.push(' ');
    text.push_str(&plain(&scans::words_of(tx, letter.id)?));
    Ok(store::put(tx, letter.id, &agency_word(letter.agency_id), &text)?)
}

/// Puts letters that are there already into the index.
pub fn index_again(tx: &mut Conn, letters: &[Id]) -> Result<()> {
    for id in letters {
        let letter = super::store::find(tx, *id)?;
        index(tx, &letter)?;
    }
    Ok(())
}

/// Takes the words of letters that are removed out of the index.
pub fn forget(tx: &mut Conn, letters: &[Id]) -> Result<()> {
    Ok(store::remove(tx, letters)?)
}

/// What a search found.
#[derive(Debug, Default)]
pub struct Found {
    /// Places of letters, the newest first; not all of them the caller's to see.
    pub places: Vec<Cursor>,
    /// Whether there are more than a search considers.
    pub cut: bool,
}

/// Letters that contain all words of the query, the newest `most`, at most a thousand; null without a query.
///
/// This only narrows the list: who may see what is decided by the query that uses it. The agencies of the scope are
/// searched apart from the rest so that common words elsewhere do not use up the thousand.
pub fn candidates(c: &mut Conn, scope: &Scope, q: Option<&str>, most: usize) -> Result<Option<Found>> {
    let words = match q {
        Some(q) if !q.trim().is_empty() => words(q),
        _ => return Ok(None),
    };
    if words.is_empty() || words.iter().any(|w| w.chars().count() > LONGEST_WORD) {
        return Ok(Some(Found::default()));
    }
    let most = store::first_look(c, most);
    if scope.agency_ids.len() > WIDE_SCOPE {
        return Ok(Some(found(store::find(c, &words, &[], most)?, Vec::new(), most)));
    }
    if let Some(all) = store::find_if_few(c, &words)? {
        return Ok(Some(found(all, Vec::new(), CAP)));
    }
    let agencies: Vec<String> = scope.agency_ids.iter().copied().map(agency_word).collect();
    let near = store::find(c, &words, &agencies, most)?;
    let since = oldest(&near, most);
    let elsewhere = store::in_hand_elsewhere(c, scope.position_id, &scope.agency_ids, since)?;
    let far = if elsewhere.is_empty() { Vec::new() } else { store::find_among(c, &words, &elsewhere)? };
    Ok(Some(found(near, far, most)))
}

/// How far back was looked, where fewer than a thousand were asked for and there are more.
fn oldest(near: &[Cursor], most: usize) -> Option<Cursor> {
    near.iter().min().copied().filter(|_| most < CAP && near.len() >= most)
}

fn found(near: Vec<Cursor>, far: Vec<Cursor>, most: usize) -> Found {
    let (cut, since) = (near.len() >= most, oldest(&near, most));
    let mut places = near;
    places.extend(far.into_iter().filter(|place| since.is_none_or(|since| *place >= since)));
    places.sort_unstable_by(|a, b| b.cmp(a));
    places.dedup();
    Found { places, cut }
}

/// Words with single spaces. Left whole, `800.1/12/X/2025` would be one word to one database and five to the other.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A word that stands for the letter's agency, kept apart from the letter's own words.
fn agency_word(id: Id) -> String {
    format!("agency{}", id.0.simple())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn numbers_and_accents_become_plain_words() {
        assert_eq!(plain("Café No. 800.1/12/X/2025 — «undangan»"), "cafe no 800 1 12 x 2025 undangan");
    }
}
