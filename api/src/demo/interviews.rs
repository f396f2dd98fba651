//! The evaluators' visits in March 2022, and the computation of the scores.
use super::chance::Chance;
use super::people::Office;
use super::work::input;
use crate::agencies::AgencyKind;
use crate::error::{Error, Result};
use crate::evaluations::instruments::{Instrument, service as instruments};
use crate::evaluations::interviews::service as interviews;
use crate::evaluations::periods::service as periods;
use crate::http::{Moment, PageArgs};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// Opens the period, enters an interview for every office and application, and computes the scores.
pub fn evaluate(
    tx: &mut Conn,
    offices: &[Office],
    seed: u64,
    at: Moment,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Id> {
    let city = offices.iter().find(|o| o.agency.kind == AgencyKind::City);
    let evaluator = city.ok_or_else(|| Error::internal("no city"))?.person("evaluator", at)?;
    let page = PageArgs::new(Some(1), None)?;
    let instrument = instruments::list(tx, &evaluator, &page)?.items.into_iter().next();
    let instrument = instrument.ok_or_else(|| Error::internal("no instrument"))?;
    let period = json!({
        "name": "Januari–Februari 2022",
        "from": from,
        "until": until,
        "instrument_id": instrument.id,
    });
    let period = periods::create_evaluation_period(tx, &evaluator, &input(period)?)?.id;
    let mut chance = Chance::new(seed, 4);
    for office in offices.iter().filter(|o| o.agency.kind != AgencyKind::City) {
        for (application, questions) in questions(&instrument, office.agency.kind)? {
            let answers: Vec<Value> = questions
                .iter()
                .map(|key| json!({"question_key": key, "value": answer(office.behaviour.readiness, &mut chance)}))
                .collect();
            let body = json!({
                "period_id": period,
                "agency_id": office.agency.id,
                "application": application,
                "answers": answers,
            });
            interviews::create_interview(tx, &evaluator, &input(body)?)?;
        }
    }
    periods::compute_scores(tx, &evaluator, period)?;
    Ok(period)
}

/// From 1 (nothing in place) to 4 (all in place).
fn answer(readiness: f64, chance: &mut Chance) -> u8 {
    match chance.around(1.0 + 3.0 * readiness, 0.45) {
        x if x < 1.5 => 1,
        x if x < 2.5 => 2,
        x if x < 3.5 => 3,
        _ => 4,
    }
}

/// The applications that an office is asked about, with the keys of their questions.
fn questions(instrument: &Instrument, kind: AgencyKind) -> Result<Vec<(Value, Vec<String>)>> {
    let definition = serde_json::to_value(&instrument.definition).map_err(Error::internal)?;
    let list =
        |value: &Value, field: &str| value.get(field).and_then(Value::as_array).cloned().unwrap_or_default();
    let mut asked = Vec::new();
    for application in list(&definition, "applications") {
        if list(&application, "applies_to").iter().any(|k| k.as_str() == Some(kind.as_str())) {
            let keys = list(&application, "questions")
                .iter()
                .filter_map(|q| q.get("key")?.as_str().map(str::to_owned))
                .collect();
            asked.push((application.get("key").cloned().unwrap_or_default(), keys));
        }
    }
    Ok(asked)
}
