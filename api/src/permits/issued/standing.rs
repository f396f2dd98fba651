//! How an issued paper stands on a day, and for how long it is valid.
use super::model::{Permit, PermitStanding, PermitState};
use chrono::{Days, NaiveDate};

/// How a paper stands on a day.
pub fn standing(status: PermitState, valid_until: Option<NaiveDate>, day: NaiveDate) -> PermitStanding {
    match status {
        PermitState::Revoked => PermitStanding::Revoked,
        PermitState::Replaced => PermitStanding::Replaced,
        PermitState::Valid if valid_until.is_some_and(|last| last < day) => PermitStanding::Expired,
        PermitState::Valid => PermitStanding::Valid,
    }
}

impl Permit {
    /// How it stands on a day.
    pub fn on(&self, day: NaiveDate) -> PermitStanding {
        standing(self.status, self.valid_until, day)
    }
}

/// For how long a paper is valid: both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: NaiveDate,
    /// Last day; none where it does not expire.
    pub until: Option<NaiveDate>,
}

impl Validity {
    /// Of a paper that follows no other one: so many days after the day of the signature.
    pub fn first(signed_on: NaiveDate, days: Option<i32>) -> Self {
        Self { from: signed_on, until: days_after(signed_on, days) }
    }

    /// Of a renewal. Where the renewed paper still runs, the new validity begins on the day after its end, and its days are
    /// counted from that end: nobody loses days that were granted (and paid for) by coming in time, and nobody gains any. Where
    /// it has run out, the days between are not covered by either paper, and the new one begins with its signature.
    pub fn renewed(signed_on: NaiveDate, until: Option<NaiveDate>, days: Option<i32>) -> Self {
        match until.filter(|last| *last >= signed_on) {
            Some(last) => Self {
                from: last.checked_add_days(Days::new(1)).unwrap_or(last),
                until: days_after(last, days),
            },
            None => Self::first(signed_on, days),
        }
    }

    /// Of a correction: to the end of the corrected paper, since a mistake that is mended lengthens nothing. It begins with the
    /// signature, or with the validity of the corrected paper where that is still to come.
    pub fn amended(signed_on: NaiveDate, corrected: Self) -> Self {
        Self { from: corrected.from.max(signed_on), until: corrected.until }
    }
}

/// The last day of a validity: so many days after a day.
fn days_after(day: NaiveDate, days: Option<i32>) -> Option<NaiveDate> {
    let days = u64::try_from(days?).ok()?;
    day.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn span(validity: Validity) -> (String, Option<String>) {
        (validity.from.to_string(), validity.until.map(|day| day.to_string()))
    }

    #[test]
    fn a_paper_stands_until_its_last_day_is_over() {
        let last = Some(day("2022-03-12"));
        let on = |status, until, today| standing(status, until, day(today));
        for (today, state) in [
            ("2022-03-11", PermitStanding::Valid),
            ("2022-03-12", PermitStanding::Valid),
            ("2022-03-13", PermitStanding::Expired),
        ] {
            assert_eq!(on(PermitState::Valid, last, today), state, "{today}");
            assert_eq!(on(PermitState::Valid, None, today), PermitStanding::Valid);
            assert_eq!(on(PermitState::Revoked, last, today), PermitStanding::Revoked);
            assert_eq!(on(PermitState::Replaced, last, today), PermitStanding::Replaced);
        }
    }

    #[test]
    fn validity_counts_from_the_day_of_issue() {
        let first = Validity::first(day("2022-02-10"), Some(30));
        assert_eq!(span(first), ("2022-02-10".into(), Some("2022-03-12".into())));
        assert_eq!(Validity::first(day("2022-02-10"), None).until, None);
    }

    #[test]
    fn a_renewal_in_time_begins_the_day_after_the_end() {
        for (signed, from, until) in [
            ("2022-03-01", "2022-03-13", "2022-04-11"), // early: no day is lost
            ("2022-03-12", "2022-03-13", "2022-04-11"), // on the last day
            ("2022-03-13", "2022-03-13", "2022-04-12"), // a day late: as a first paper
            ("2022-05-02", "2022-05-02", "2022-06-01"), // long after
        ] {
            let renewed = Validity::renewed(day(signed), Some(day("2022-03-12")), Some(30));
            assert_eq!(span(renewed), (from.into(), Some(until.into())), "{signed}");
        }
        // The service was given an end later, or lost it.
        assert_eq!(Validity::renewed(day("2022-03-01"), None, Some(30)).from, day("2022-03-01"));
        assert_eq!(Validity::renewed(day("2022-03-01"), Some(day("2022-03-12")), None).until, None);
    }

    #[test]
    fn a_correction_keeps_the_end() {
        let corrected = Validity { from: day("2022-02-10"), until: Some(day("2022-03-12")) };
        let amended = Validity::amended(day("2022-02-20"), corrected);
        assert_eq!(span(amended), ("2022-02-20".into(), Some("2022-03-12".into())));
        let ahead = Validity { from: day("2022-03-13"), until: Some(day("2022-04-11")) };
        assert_eq!(Validity::amended(day("2022-02-20"), ahead), ahead);
    }
}
