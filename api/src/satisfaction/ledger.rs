//! What the ledger says about how citizens saw an agency's services: scores are read from nothing else.
use super::{Answers, Tally};
use crate::audit::{Fact, store};
use crate::error::{Error, Result};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde_json::Value;
use std::collections::BTreeMap;

/// Action of a survey that was answered.
pub const ANSWERED: &str = "survey.answer";
/// Action of answers that were corrected.
pub const CORRECTED: &str = "survey.correct";
const RECEIVED: &str = "complaint.receive";
const REPLIED: &str = "complaint.answer";
const OBJECTED: &str = "complaint.object";

/// What citizens said about one agency in a period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heard {
    /// Answers to surveys about cases that ended in the period.
    pub tally: Tally,
    /// Complaints that were received in the period.
    pub complaints: u32,
    /// How many of them were answered, and stayed so.
    pub answered: u32,
    /// How many of those were answered in time.
    pub answered_in_time: u32,
}

/// What citizens said about agencies between two days, both included, as it was known at `recorded_until`: the same
/// arguments give the same numbers for ever. Agencies of which nothing was said are not in the map; `None` asks for all.
pub fn of_agencies(
    c: &mut Conn,
    agency_ids: Option<&[Id]>,
    (from, until): (NaiveDate, NaiveDate),
    recorded_until: Ts,
) -> Result<BTreeMap<Id, Heard>> {
    let actions = [ANSWERED, CORRECTED, RECEIVED, REPLIED, OBJECTED];
    let facts = store::facts_of_actions(c, &actions, agency_ids, (from, until), recorded_until)?;
    let mut surveys: BTreeMap<Id, &Fact> = BTreeMap::new();
    let mut complaints: BTreeMap<Id, (Id, Option<bool>)> = BTreeMap::new();
    for fact in &facts {
        match fact.action.as_str() {
            // A correction is the later fact of the same survey.
            ANSWERED | CORRECTED => {
                surveys.insert(fact.subject_id, fact);
            }
            REPLIED => {
                let in_time = fact.data.get("in_time").and_then(Value::as_bool);
                complaints.entry(fact.subject_id).or_insert((fact.agency_id, None)).1 = in_time;
            }
            _ => complaints.entry(fact.subject_id).or_insert((fact.agency_id, None)).1 = None,
        }
    }
    let mut heard: BTreeMap<Id, Heard> = BTreeMap::new();
    for fact in surveys.into_values() {
        let answers = fact.data.get("answers").cloned().unwrap_or_default();
        let answers: Answers = serde_json::from_value(answers).map_err(Error::internal)?;
        heard.entry(fact.agency_id).or_default().tally.add(&answers);
    }
    for (agency, in_time) in complaints.into_values() {
        let heard = heard.entry(agency).or_default();
        heard.complaints += 1;
        heard.answered += u32::from(in_time.is_some());
        heard.answered_in_time += u32::from(in_time == Some(true));
    }
    Ok(heard)
}
