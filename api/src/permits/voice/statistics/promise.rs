//! How long the last cases took at each office: what the promised time is held against.
use super::snapshot::MeasuredTime;
use super::store;
use crate::agencies::Calendar;
use crate::error::Result;
use pamong_db::{Conn, Id};
use std::collections::BTreeMap;

/// Cases of one office and service that are measured: its last ones.
pub const LAST: usize = 50;
/// Finished cases of the city that are looked at.
const LOOKED_AT: i64 = 20_000;

/// The measured time of each service, by its code: at all offices together, and at each.
#[derive(Debug, Clone, Default)]
pub struct Promise {
    all: BTreeMap<String, MeasuredTime>,
    offices: BTreeMap<(String, Id), MeasuredTime>,
}

impl Promise {
    /// The last cases of a service at all offices, at most 50 of each.
    pub fn of_service(&self, code: &str) -> Option<MeasuredTime> {
        self.all.get(code).cloned()
    }

    /// The last cases of a service at one office, at most 50.
    pub fn of_office(&self, code: &str, agency: Id) -> Option<MeasuredTime> {
        self.offices.get(&(code.to_owned(), agency)).cloned()
    }
}

#[derive(Default)]
struct Cases {
    days: Vec<i64>,
    paused: u32,
    in_time: u32,
}

impl Cases {
    fn measured(self) -> Option<MeasuredTime> {
        MeasuredTime::of(self.days, self.paused, self.in_time)
    }
}

/// Measures the last cases.
pub fn compute(c: &mut Conn) -> Result<Promise> {
    let calendar = Calendar::load(c)?;
    let codes: BTreeMap<Id, String> =
        store::services(c)?.into_iter().map(|(id, code, ..)| (id, code)).collect();
    let mut offices: BTreeMap<(String, Id), Cases> = BTreeMap::new();
    for case in store::last_finished(c, LOOKED_AT)? {
        let Some(code) = codes.get(&case.service_id) else { continue };
        let cases = offices.entry((code.clone(), case.agency_id)).or_default();
        let Some(stopped) = case.times.stopped_on.filter(|_| cases.days.len() < LAST) else { continue };
        cases.days.push(case.times.read(&calendar, stopped).working_days_used);
        cases.paused += u32::from(case.times.working_days_paused > 0);
        cases.in_time += u32::from(!case.times.is_late(stopped));
    }
    let mut all: BTreeMap<String, Cases> = BTreeMap::new();
    let mut promise = Promise::default();
    for ((code, agency), cases) in offices {
        let sum = all.entry(code.clone()).or_default();
        sum.days.extend(&cases.days);
        sum.paused += cases.paused;
        sum.in_time += cases.in_time;
        if let Some(time) = cases.measured() {
            promise.offices.insert((code, agency), time);
        }
    }
    promise.all = all.into_iter().filter_map(|(code, cases)| Some((code, cases.measured()?))).collect();
    Ok(promise)
}
