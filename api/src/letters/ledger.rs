//! Facts that letters leave in the ledger. Scores are computed from these alone, so each one carries what they need.
use super::access;
use super::model::Letter;
use crate::audit::{self, Application, Medium, NewFact};
use crate::error::Result;
use crate::http::Moment;
use crate::identity::Me;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::{Map, Value, json};

/// Records what `me` did to a letter, for the letter's agency.
pub fn record(tx: &mut Conn, me: &Me, letter: &Letter, action: &str, data: Value) -> Result<()> {
    record_on(tx, me, letter, (action, ("letter", letter.id), letter.agency_id), data)
}

/// Records what `me` did to something that hangs on a letter, for the agency whose work it is, and that `me` had the letter
/// in hand.
pub fn record_on(
    tx: &mut Conn,
    me: &Me,
    letter: &Letter,
    (action, subject, agency_id): (&str, (&str, Id), Id),
    data: Value,
) -> Result<()> {
    let fact = NewFact::new(Application::Letters, action, subject, agency_id, with_letter(letter, data));
    audit::record(tx, me, fact)?;
    access::note(tx, me, letter, action)
}

/// Records what the system did to a letter by itself.
pub fn record_by_system(tx: &mut Conn, at: Moment, letter: &Letter, action: &str, data: Value) -> Result<()> {
    let subject = ("letter", letter.id);
    let data = with_letter(letter, data);
    audit::record_public(tx, at, NewFact::new(Application::Letters, action, subject, letter.agency_id, data))
}

/// A fact of the past, kept on paper, that is entered now: it counts on `day`.
pub fn on_paper<'a>(letter: &Letter, action: &'a str, day: NaiveDate, data: Value) -> NewFact<'a> {
    let subject = ("letter", letter.id);
    let data = with_letter(letter, data);
    let fact = NewFact::new(Application::Letters, action, subject, letter.agency_id, data);
    NewFact { effective_date: Some(day), medium: Medium::Paper, ..fact }
}

/// What every fact says of its letter, and what this one says besides.
fn with_letter(letter: &Letter, data: Value) -> Value {
    let mut all = Map::new();
    all.insert("direction".into(), json!(letter.direction));
    all.insert("kind".into(), json!(letter.kind_code));
    all.insert("channel".into(), json!(letter.channel));
    all.insert("letter_id".into(), json!(letter.id));
    if let Some(origin) = &letter.origin_type {
        all.insert("origin".into(), json!(origin));
    }
    if let Value::Object(more) = data {
        all.extend(more);
    }
    Value::Object(all)
}
