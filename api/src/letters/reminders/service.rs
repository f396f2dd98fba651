//! The recurring look at what is due.
use super::store;
use crate::agencies::Calendar;
use crate::agencies::reminding::Step;
use crate::audit::{self, Application, NewFact};
use crate::error::Result;
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job};
use crate::letters::dispositions::Disposition;
use crate::letters::notices::{LetterSubjects, about_disposition};
use crate::notifications::{Details, Notice, NotificationEvent, emit};
use async_trait::async_trait;
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

fn notice(step: Step, disposition: &Disposition, days: u32) -> Notice {
    let (event, to) = match step {
        Step::DueTomorrow => (NotificationEvent::DueTomorrow, disposition.to_position_id),
        Step::Overdue => (NotificationEvent::Overdue, disposition.to_position_id),
        Step::Escalated => (NotificationEvent::OverdueEscalated, disposition.from_position_id),
    };
    let notice = about_disposition(disposition, event, to);
    let working_days = (step != Step::DueTomorrow).then_some(days);
    Notice { details: Details { working_days, ..notice.details }, ..notice }
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
        notices.push(notice(step, disposition, days));
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
