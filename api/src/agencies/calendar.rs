//! Working days: Monday to Friday without national holidays and collective leave (cuti bersama).
use super::store;
use crate::error::Result;
use chrono::{Datelike, Days, NaiveDate, Weekday};
use pamong_db::Conn;
use std::collections::BTreeMap;

/// The days of the calendar that differ from the plain week.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    exceptions: BTreeMap<NaiveDate, bool>,
}

impl Calendar {
    /// Reads the calendar; it is small (some thirty days a year).
    pub fn load(c: &mut Conn) -> Result<Self> {
        Ok(Self::new(store::calendar_exceptions(c)?))
    }

    /// A calendar of days with whether work is done on them.
    pub fn new(exceptions: impl IntoIterator<Item = (NaiveDate, bool)>) -> Self {
        Self { exceptions: exceptions.into_iter().collect() }
    }

    /// True where offices work on that day.
    pub fn is_working_day(&self, day: NaiveDate) -> bool {
        match self.exceptions.get(&day) {
            Some(working) => *working,
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        }
    }

    /// The day that is `days` working days after `start`; the start itself does not count.
    pub fn add_working_days(&self, start: NaiveDate, days: u32) -> NaiveDate {
        let mut day = start;
        let mut left = days;
        while left > 0 {
            let Some(next) = day.checked_add_days(Days::new(1)) else { return day };
            day = next;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// Working days after `from` up to and including `until`; none where `until` is not later.
    pub fn working_days_between(&self, from: NaiveDate, until: NaiveDate) -> u32 {
        let mut count = 0;
        let mut day = from;
        while day < until {
            let Some(next) = day.checked_add_days(Days::new(1)) else { return count };
            day = next;
            if self.is_working_day(day) {
                count += 1;
            }
        }
        count
    }
}
