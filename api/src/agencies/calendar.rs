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

    /// Working days that are left from `today` until `due`, negative those that have passed since; 0 on the day itself,
    /// and where only days without work lie between.
    pub fn working_days_left(&self, today: NaiveDate, due: NaiveDate) -> i32 {
        let left = self.working_days_between(today, due);
        let past = self.working_days_between(due, today);
        i32::try_from(left).unwrap_or(i32::MAX).saturating_sub(i32::try_from(past).unwrap_or(i32::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agencies::import;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shipped() -> Calendar {
        Calendar::new(import::shipped_calendar().unwrap().into_iter().map(|d| (d.day, d.is_working_day)))
    }

    #[test]
    fn holidays_and_weekends_are_no_working_days() {
        let calendar = shipped();
        for (text, working) in [
            ("2022-01-31", true),  // Monday
            ("2022-02-01", false), // Imlek, a Tuesday
            ("2022-02-28", false), // Isra Mikraj, a Monday
            ("2022-03-03", false), // Nyepi
            ("2022-02-05", false), // Saturday
            ("2022-02-06", false), // Sunday
            ("2022-05-06", false), // collective leave, a Friday
            ("2022-02-25", true),  // Friday
        ] {
            assert_eq!(calendar.is_working_day(day(text)), working, "{text}");
        }
    }

    #[test]
    fn a_deadline_skips_holidays_and_weekends() {
        let calendar = shipped();
        for (start, days, due) in [
            ("2022-01-31", 0, "2022-01-31"),
            ("2022-01-31", 1, "2022-02-02"), // over Imlek
            ("2022-01-28", 3, "2022-02-03"), // weekend, Monday, Imlek, Wednesday, Thursday
            ("2022-02-25", 1, "2022-03-01"), // weekend and Isra Mikraj
            ("2022-02-26", 1, "2022-03-01"), // handed in on a Saturday
            ("2022-04-28", 1, "2022-05-09"), // the whole week of Idul Fitri
            ("2022-02-28", 5, "2022-03-08"), // over Nyepi
        ] {
            assert_eq!(calendar.add_working_days(day(start), days), day(due), "{start} + {days}");
            assert_eq!(calendar.working_days_between(day(start), day(due)), days, "{start} to {due}");
        }
        assert_eq!(calendar.working_days_between(day("2022-02-02"), day("2022-01-31")), 0);
        // January: Monday 3rd to Monday 31st; February: 20 weekdays without Imlek and Isra Mikraj
        assert_eq!(calendar.working_days_between(day("2022-01-01"), day("2022-02-28")), 21 + 18);
    }

    proptest! {
        #[test]
        fn adding_and_counting_are_inverse(offset in 0_u64..1700, days in 0_u32..120) {
            let calendar = shipped();
            let start = day("2022-01-01").checked_add_days(Days::new(offset)).unwrap();
            let due = calendar.add_working_days(start, days);
            prop_assert_eq!(calendar.working_days_between(start, due), days);
            prop_assert!(days == 0 || calendar.is_working_day(due));
        }

        #[test]
        fn more_days_never_end_earlier(offset in 0_u64..1700, days in 0_u32..120) {
            let calendar = shipped();
            let start = day("2022-01-01").checked_add_days(Days::new(offset)).unwrap();
            prop_assert!(calendar.add_working_days(start, days) < calendar.add_working_days(start, days + 1));
        }
    }
}
