//! The recurring look at applications.
use super::{notices, store};
use crate::agencies::Calendar;
use crate::agencies::reminding::Step;
use crate::audit::{self, Application, NewFact};
use crate::error::Result;
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job};
use crate::notifications::{NotificationEvent, emit};
use crate::permits::PermitSubjects;
use crate::permits::applications::model::PermitApplication;
use async_trait::async_trait;
use chrono::NaiveDate;
use pamong_db::Conn;
use serde_json::json;

/// Kind of the job.
pub const KIND: &str = "permit.deadlines";
/// Applications that are looked at in one transaction.
const AT_ONCE: i64 = 100;
/// The step of a stage whose own time is over.
const STAGE: &str = "stage_overdue";

/// Reminds of applications.
pub struct Deadlines {
    /// Working days after which the office above learns that an application is late; the city's own setting.
    pub escalate_after: u32,
}

#[async_trait]
impl Handler for Deadlines {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let (at, escalate_after) = (app.moment(), self.escalate_after);
        while app.db.write(move |tx| remind_of_stages(tx, at)).await? {}
        for step in Step::ALL {
            while app.db.write(move |tx| remind(tx, at, step, escalate_after)).await? {}
        }
        Ok(())
    }
}

fn more(found: &[PermitApplication]) -> bool {
    i64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE)
}

/// Those for whom applications wait learn that the stage's own time is over. True where there may be more.
fn remind_of_stages(tx: &mut Conn, at: Moment) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let found = store::at_late_stage(tx, STAGE, today, AT_ONCE)?;
    let mut told = Vec::new();
    for case in &found {
        let Some(due) = case.stage_due_date else { continue };
        if store::take_step(tx, case.id, STAGE, due, at.now)? {
            let days = Some(calendar.working_days_between(due, today));
            let those = notices::waiting(tx, case)?;
            told.extend(notices::about(case, NotificationEvent::PermitStageOverdue, (due, days), those));
        }
    }
    emit(tx, at, &PermitSubjects, None, &told)?;
    Ok(more(&found))
}

/// Takes a step for some of the applications that it is due for. True where there may be more.
fn remind(tx: &mut Conn, at: Moment, step: Step, escalate_after: u32) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let (from, until) = step.due_dates(&calendar, today, escalate_after);
    let found = store::without_step(tx, step.name(), from, until, AT_ONCE)?;
    let mut told = Vec::new();
    for case in &found {
        let due = case.due_date;
        // Whoever took it in today has just read when it is due.
        let new = step == Step::DueTomorrow && case.submitted_on == today;
        if !store::take_step(tx, case.id, step.name(), due, at.now)? || new {
            continue;
        }
        let days = calendar.working_days_between(due, today);
        let (event, days, those) = match step {
            Step::DueTomorrow => (NotificationEvent::PermitDue, None, notices::waiting(tx, case)?),
            Step::Overdue => {
                (NotificationEvent::PermitOverdue, Some(days), notices::in_the_office(tx, case)?)
            }
            Step::Escalated => {
                escalated(tx, at, case, due, days)?;
                (NotificationEvent::PermitEscalated, Some(days), notices::above(tx, case)?)
            }
        };
        told.extend(notices::about(case, event, (due, days), those));
    }
    emit(tx, at, &PermitSubjects, None, &told)?;
    Ok(more(&found))
}

fn escalated(tx: &mut Conn, at: Moment, case: &PermitApplication, due: NaiveDate, days: u32) -> Result<()> {
    let data = json!({"due_date": due, "working_days": days, "stage": case.stage});
    let subject = ("permit_application", case.id);
    let fact = NewFact::new(Application::Permits, "permit.escalate", subject, case.agency_id, data);
    audit::record_public(tx, at, fact)
}
