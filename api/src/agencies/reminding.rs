//! When people are reminded of what is due: on working days only, and of what is due on a free day before it.
use super::Calendar;
use chrono::{Days, NaiveDate};

/// A step of reminding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is due on the next working day.
    DueTomorrow,
    /// Its day has passed.
    Overdue,
    /// It has passed for some working days.
    Escalated,
}

impl Step {
    /// All of them, in the order in which they are taken.
    pub const ALL: [Self; 3] = [Self::DueTomorrow, Self::Overdue, Self::Escalated];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DueTomorrow => "due_tomorrow",
            Self::Overdue => "overdue",
            Self::Escalated => "escalated",
        }
    }

    /// The due dates for which the step is taken today, which is a working day: from and until, both included.
    pub fn due_dates(
        self,
        calendar: &Calendar,
        today: NaiveDate,
        escalate_after: u32,
    ) -> (Option<NaiveDate>, NaiveDate) {
        let back = |day: NaiveDate| day.checked_sub_days(Days::new(1)).unwrap_or(day);
        let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
        match self {
            // Up to the day before the working day after the next one: what is due on a Saturday or Sunday must be
            // finished on the Friday.
            Self::DueTomorrow => (Some(tomorrow), back(calendar.add_working_days(today, 2))),
            Self::Overdue => (None, back(today)),
            Self::Escalated => {
                let mut due = back(today);
                while calendar.working_days_between(due, today) < escalate_after.max(1) {
                    due = back(due);
                }
                (None, due)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Working days of early 2022: 1 February (a Tuesday) and 28 February (a Monday) are holidays.
    fn calendar() -> Calendar {
        Calendar::new([(day("2022-02-01"), false), (day("2022-02-28"), false)])
    }

    #[test]
    fn due_on_the_next_working_day_or_on_the_free_days_before_the_one_after() {
        for (today, from, until) in [
            ("2022-01-26", "2022-01-27", "2022-01-27"), // Wednesday: due on Thursday
            ("2022-01-27", "2022-01-28", "2022-01-30"), // Thursday: due on Friday, or on the weekend
            ("2022-01-28", "2022-01-29", "2022-02-01"), // Friday: up to the holiday on Tuesday
            ("2022-02-25", "2022-02-26", "2022-03-01"), // Friday: over weekend and holiday to Tuesday
        ] {
            let range = Step::DueTomorrow.due_dates(&calendar(), day(today), 2);
            assert_eq!(range, (Some(day(from)), day(until)), "{today}");
        }
    }

    #[test]
    fn working_days_late_skip_weekends_and_holidays() {
        for (today, after, until) in [
            ("2022-01-31", 1, "2022-01-30"), // Monday: due on Friday is one working day late
            ("2022-01-31", 2, "2022-01-27"), // two working days: due on Thursday or earlier
            ("2022-02-02", 2, "2022-01-30"), // Wednesday after the holiday: Monday and Wednesday count
            ("2022-03-01", 2, "2022-02-24"), // Tuesday after weekend and holiday: Friday and Tuesday
        ] {
            assert_eq!(
                Step::Escalated.due_dates(&calendar(), day(today), after),
                (None, day(until)),
                "{today}"
            );
        }
        assert_eq!(Step::Overdue.due_dates(&calendar(), day("2022-01-31"), 2), (None, day("2022-01-30")));
    }
}
