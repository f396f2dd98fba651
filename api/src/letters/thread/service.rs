//! Follows a thread.
use super::store::{self, Link};
use crate::agencies::{self, AgencyRef};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::letters::model::{Direction, Letter, LetterStatus};
use crate::letters::store as letters;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// Letters that are followed at most; a circular to the whole city is one letter and its copies.
const MAX_FOLLOWED: usize = 500;

/// A letter of a thread.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThreadLetter {
    /// Id.
    pub id: Id,
    /// Which way it goes.
    pub direction: Direction,
    /// Whose letter it is.
    pub agency: AgencyRef,
    /// Where it is on its way.
    pub status: LetterStatus,
    /// Subject.
    pub subject: String,
    /// The number on the letter.
    pub letter_number: Option<String>,
    /// The date on the letter.
    pub letter_date: Option<NaiveDate>,
    /// Who sent it, in words; null for a letter of the agency itself.
    pub sender_name: Option<String>,
    /// The letter of this thread that it answers, where the caller may see that one.
    pub answers: Option<Id>,
    /// Whether it is the letter that was asked about.
    pub current: bool,
    /// When the record was made.
    pub created_at: Ts,
}

/// The thread of a letter that the caller may see, oldest first: of it, the letters that the caller may see. A letter and
/// the copy that it became in another agency's agenda book are one.
pub fn thread(c: &mut Conn, me: &Me, id: Id) -> Result<Vec<ThreadLetter>> {
    letters::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let links = follow(c, id)?;
    let ids: Vec<Id> = links.keys().copied().collect();
    let mut shown: BTreeMap<Id, Letter> = BTreeMap::new();
    for letter in store::visible(c, &me.scope, &ids)? {
        let written = original(&links, letter.id);
        let better = shown.get(&written).is_none_or(|kept| rank(me, id, &letter) < rank(me, id, kept));
        if better {
            shown.insert(written, letter);
        }
    }
    let agency_ids: Vec<Id> = shown.values().map(|letter| letter.agency_id).collect();
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &agency_ids)?.into_iter().map(|a| (a.id, a)).collect();
    let mut thread = Vec::with_capacity(shown.len());
    for (written, letter) in &shown {
        let answered = links.get(written).and_then(|(_, reply_to, _)| *reply_to);
        let answered = answered.and_then(|incoming| shown.get(&original(&links, incoming)));
        let agency = agencies.get(&letter.agency_id).cloned();
        thread.push(ThreadLetter {
            id: letter.id,
            direction: letter.direction,
            agency: agency.ok_or_else(|| Error::internal("agency was not looked up"))?,
            status: letter.status,
            subject: letter.subject.clone(),
            letter_number: letter.letter_number.clone(),
            letter_date: letter.letter_date,
            sender_name: letter.sender_name.clone(),
            answers: answered.map(|letter| letter.id),
            current: letter.id == id,
            created_at: letter.created_at,
        });
    }
    thread.sort_by_key(|letter| (letter.created_at, letter.id));
    Ok(thread)
}

/// Everything that hangs together with a letter, step by step in both directions, seen or not: two letters that the caller
/// may see can be joined by one that belongs to another agency.
fn follow(c: &mut Conn, id: Id) -> Result<BTreeMap<Id, Link>> {
    let mut links: BTreeMap<Id, Link> = BTreeMap::new();
    let mut next: BTreeSet<Id> = BTreeSet::from([id]);
    while !next.is_empty() && links.len() < MAX_FOLLOWED {
        let asked: Vec<Id> = next.iter().copied().collect();
        next.clear();
        for link in store::linked(c, &asked)? {
            let (found, reply_to, source) = link;
            if links.insert(found, link).is_none() && !asked.contains(&found) {
                next.insert(found);
            }
            next.extend([reply_to, source].into_iter().flatten().filter(|other| !links.contains_key(other)));
        }
    }
    Ok(links)
}

/// The letter as it was written, for one that only delivers it.
fn original(links: &BTreeMap<Id, Link>, id: Id) -> Id {
    links.get(&id).and_then(|(_, _, source)| *source).unwrap_or(id)
}

/// Which of a letter's copies is shown: the one that was asked about, the caller's own, the letter as it was written.
fn rank(me: &Me, asked: Id, letter: &Letter) -> (bool, bool, bool, Id) {
    let own = letter.agency_id == me.agency.id;
    (letter.id != asked, !own, letter.direction != Direction::Outgoing, letter.id)
}
