//! The recurring look at complaints: reminds, escalates, closes by time, and forgets contacts.
use super::model::{ClosedBy, Complaint, ComplaintAction, ComplaintStatus};
use super::{notices, service, store};
use crate::agencies::Calendar;
use crate::config::ComplaintConfig;
use crate::error::Result;
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job};
use crate::notifications::NotificationEvent;
use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use pamong_db::Conn;

/// Kind of the job.
pub const KIND: &str = "complaint.follow";
/// Complaints that are looked at in one transaction.
const AT_ONCE: i64 = 100;

/// Follows complaints.
pub struct Follow;

#[async_trait]
impl Handler for Follow {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let (at, config) = (app.moment(), app.config.complaints);
        for step in [remind, escalate, close] {
            while app.db.write(move |tx| step(tx, at, config)).await? {}
        }
        let until = before(at.today(), config.contact_days.into());
        app.db.write(move |tx| Ok::<_, crate::error::Error>(store::forget_contacts(tx, until)?)).await?;
        Ok(())
    }
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn more(found: &[Complaint]) -> bool {
    i64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE)
}

/// Whoever works on a complaint is reminded on the working day before it is due.
fn remind(tx: &mut Conn, at: Moment, _: ComplaintConfig) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let found = store::to_remind(tx, calendar.add_working_days(today, 1), AT_ONCE)?;
    let mut told = Vec::new();
    for complaint in &found {
        let after = Complaint {
            reminded_on: Some(today),
            updated_at: at.now,
            version: complaint.version + 1,
            ..complaint.clone()
        };
        if store::advance(tx, &after, complaint.version)?.is_some() {
            told.extend(notices::to_handlers(tx, complaint, NotificationEvent::ComplaintDue, false)?);
        }
    }
    notices::tell(tx, at, None, &told)?;
    Ok(more(&found))
}

/// What is overdue, or was not taken up in time, is told to the office above as well, once.
fn escalate(tx: &mut Conn, at: Moment, _: ComplaintConfig) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let found = store::to_escalate(tx, today, AT_ONCE)?;
    let mut told = Vec::new();
    for complaint in &found {
        let after = Complaint { escalated_on: Some(today), ..complaint.clone() };
        let after = service::take(tx, at, None, complaint, after, ComplaintAction::Escalate, None)?;
        told.extend(notices::to_handlers(tx, &after, NotificationEvent::ComplaintOverdue, true)?);
    }
    notices::tell(tx, at, None, &told)?;
    Ok(more(&found))
}

/// An answer to which nobody objected in time closes the complaint.
fn close(tx: &mut Conn, at: Moment, config: ComplaintConfig) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    let mut answered_by = before(today, 1);
    while calendar.working_days_between(answered_by, today) <= config.close_days {
        answered_by = before(answered_by, 1);
    }
    let found = store::to_close(tx, answered_by, AT_ONCE)?;
    for complaint in &found {
        let after = Complaint {
            status: ComplaintStatus::Closed,
            closed_on: Some(today),
            closed_by: Some(ClosedBy::Time),
            ..complaint.clone()
        };
        service::take(tx, at, None, complaint, after, ComplaintAction::Lapse, None)?;
    }
    Ok(more(&found))
}
