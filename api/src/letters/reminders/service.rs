//! The recurring look at what is due.
use super::store;
use crate::agencies::Calendar;
use crate::audit::{self, Application, NewFact};
use crate::error::Result;
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job};
use crate::letters::dispositions::Disposition;
use crate::letters::notices::{LetterSubjects, about_disposition};
use crate::notifications::{Details, Notice, NotificationEvent, emit};
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use pamong_db::Conn;
use serde_json::json;

/// Kind of the job.
pub const KIND: &str = "letter.reminders";
/// Dispositions that are reminded of in one transaction.
const AT_ONCE: i64 = 200;

/// Reminds of due dates.
pub struct Reminders {
    /// Working days after which the giver learns that a disposition is overdue; the city's own setting.
    pub escalate_after: u32,
}

/// A step of reminding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    DueTomorrow,
    Overdue,
    Escalated,
}

impl Step {
    const ALL: [Self; 3] = [Self::DueTomorrow, Self::Overdue, Self::Escalated];

    const fn name(self) -> &'static str {
        match self {
            Self::DueTomorrow => "due_tomorrow",
            Self::Overdue => "overdue",
            Self::Escalated => "escalated",
        }
    }

    /// The due dates for which the step is taken today, which is a working day: from and until, both included.
    fn due_dates(
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

    fn notice(self, disposition: &Disposition, days: u32) -> Notice {
        let (event, to) = match self {
            Self::DueTomorrow => (NotificationEvent::DueTomorrow, disposition.to_position_id),
            Self::Overdue => (NotificationEvent::Overdue, disposition.to_position_id),
            Self::Escalated => (NotificationEvent::OverdueEscalated, disposition.from_position_id),
        };
        let notice = about_disposition(disposition, event, to);
        let working_days = (self != Self::DueTomorrow).then_some(days);
        Notice { details: Details { working_days, ..notice.details }, ..notice }
    }
}

#[async_trait]
impl Handler for Reminders {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let (at, escalate_after) = (app.moment(), self.escalate_after);
        for step in Step::ALL {
            while app.db.write(move |tx| remind(tx, at, step, escalate_after)).await? {}
        }
        Ok(())
    }
}

/// Takes a step for some of the dispositions that it is due for. True where there may be more.
fn remind(tx: &mut Conn, at: Moment, step: Step, escalate_after: u32) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let (from, until) = step.due_dates(&calendar, today, escalate_after);
    let found = store::without_step(tx, step.name(), from, until, AT_ONCE)?;
    let mut notices = Vec::new();
    for disposition in &found {
        let Some(due) = disposition.due_date else { continue };
        if !store::take_step(tx, disposition, step.name(), due, at.now)? {
            continue;
        }
        let given_on = disposition.created_at.0.with_timezone(&at.zone).date_naive();
        // Whoever got it today has just read when it is due.
        if step == Step::DueTomorrow && given_on == today {
            continue;
        }
        let days = calendar.working_days_between(due, today);
        notices.push(step.notice(disposition, days));
        if step == Step::Escalated {
            // By the letter the ledger knows from whom to withhold the rest.
            let data = json!({
                "letter_id": disposition.letter_id,
                "disposition_id": disposition.id,
                "due_date": due,
                "working_days": days,
            });
            let subject = ("disposition", disposition.id);
            let fact = NewFact::new(
                Application::Letters,
                "disposition.escalate",
                subject,
                disposition.agency_id,
                data,
            );
            audit::record_public(tx, at, fact)?;
        }
    }
    emit(tx, at, &LetterSubjects, None, &notices)?;
    Ok(i64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE))
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
