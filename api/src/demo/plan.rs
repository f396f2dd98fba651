//! What is still to be done on which day.
use crate::error::{Error, Result};
use chrono::NaiveDate;
use pamong_db::Id;
use std::collections::{BTreeMap, VecDeque};

/// A piece of work that waits for its day. Offices are named by their place in the list.
#[derive(Debug, Clone)]
pub enum Step {
    /// The head gives a letter that came in to staff.
    Dispose { office: usize, letter: Id },
    /// Staff report on what they were given.
    Report { office: usize, letter: Id, disposition: Id },
    /// A permit or certificate is initialled and signed.
    Sign { office: usize, application: Id },
    /// The finished paper is handed over.
    HandOver { office: usize, application: Id },
}

/// Steps by day, in the order in which they were planned.
#[derive(Debug, Clone, Default)]
pub struct Plan(BTreeMap<NaiveDate, VecDeque<Step>>);

impl Plan {
    /// Puts a step on a day.
    pub fn add(&mut self, day: NaiveDate, step: Step) {
        self.0.entry(day).or_default().push_back(step);
    }

    /// Takes the next step that is due on `day`.
    pub fn next(&mut self, day: NaiveDate) -> Option<Step> {
        self.0.get_mut(&day)?.pop_front()
    }
}

/// Paper work of an office that is not recorded yet.
#[derive(Debug, Clone, Copy, Default)]
pub struct Paper {
    /// Letters received.
    pub incoming: u32,
    /// Letters sent.
    pub outgoing: u32,
    /// Citizens served.
    pub service: u32,
}

impl Paper {
    /// The registers in which something waits, with their counts.
    pub fn waiting(self) -> impl Iterator<Item = (&'static str, &'static str, u32)> {
        let all = [
            ("letters", "incoming", self.incoming),
            ("letters", "outgoing", self.outgoing),
            ("permits", "service", self.service),
        ];
        all.into_iter().filter(|(_, _, count)| *count > 0)
    }
}

/// A date that is known to exist.
pub fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| Error::internal("no such date"))
}
