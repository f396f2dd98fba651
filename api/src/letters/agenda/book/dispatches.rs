//! The lines of the expedition book: what left, to whom, when and how.
use super::model::{Line, Means, Proof};
use super::service::MOST;
use crate::audit::store::facts_of_actions;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::letters::agenda::model::{AgendaRegister, Entry};
use crate::letters::agenda::store;
use crate::letters::dispatches::{self, Dispatch, DispatchStatus};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// One line for each addressee of each letter that the caller's agency sent in the period, by day. The day is that of
/// the dispatch in the ledger.
pub fn lines(c: &mut Conn, me: &Me, (from, until): (NaiveDate, NaiveDate)) -> Result<Vec<Line>> {
    let facts = facts_of_actions(c, &["letter.dispatch"], Some(&[me.agency.id]), (from, until), me.now())?;
    if facts.len() > MOST {
        return Err(Error::field("/until", Code::OutOfRange));
    }
    let days: BTreeMap<Id, NaiveDate> = facts.iter().map(|f| (f.subject_id, f.effective_date)).collect();
    let ids: Vec<Id> = days.keys().copied().collect();
    let mut lines = Vec::new();
    for ids in ids.chunks(pamong_db::AT_ONCE) {
        let letters: BTreeMap<Id, Entry> =
            store::among(c, &me.scope, ids)?.into_iter().map(|e| (e.id, e)).collect();
        let ways = dispatches::of_letters(c, ids)?;
        for (letter, pos, party, delivered) in store::sent_to(c, ids)? {
            let (Some(e), Some(day)) = (letters.get(&letter), days.get(&letter)) else { continue };
            let way = ways.get(&(letter, pos));
            let means = match way {
                Some(way) => way.way.into(),
                None if delivered.is_some() => Means::Electronic,
                None => Means::Paper,
            };
            let proof = way.map(|way| proof(way, me)).unwrap_or_default();
            lines.push(line(e, *day, party, (means, proof)));
        }
    }
    if lines.len() > MOST {
        return Err(Error::field("/until", Code::OutOfRange));
    }
    // The addressees of a letter stay in their order: the sort is stable.
    lines.sort_by_key(|line| (line.entered, line.number));
    Ok(lines)
}

fn proof(way: &Dispatch, me: &Me) -> Proof {
    let opened =
        (way.status == DispatchStatus::Read).then(|| way.since.0.with_timezone(&me.at.zone).date_naive());
    Proof {
        received_on: way.received_on.or(opened),
        received_by: way.received_by.clone(),
        carried: way.carrier.iter().chain(&way.tracking_number).cloned().collect(),
        returned: way.return_reason.clone().filter(|_| way.status == DispatchStatus::Returned),
    }
}

fn line(e: &Entry, day: NaiveDate, party: String, (means, proof): (Means, Proof)) -> Line {
    Line {
        register: AgendaRegister::Outgoing,
        entered: Some(day),
        number: e.sequence_number.unwrap_or_default(),
        letter_number: e.letter_number.clone().unwrap_or_default(),
        letter_date: e.letter_date,
        classification: e.classification_code.clone().unwrap_or_default(),
        party,
        subject: e.subject.clone(),
        given_to: String::new(),
        means: Some(means),
        proof: Some(proof),
    }
}
