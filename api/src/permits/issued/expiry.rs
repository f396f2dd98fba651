//! The recurring look at papers that end soon: the counter of the office is told, once for each paper, so that it can ask the
//! holder in time whether the paper is to be renewed.
use super::model::Permit;
use super::store;
use crate::agencies::Calendar;
use crate::error::Result;
use crate::http::{AppState, Moment};
use crate::identity::Permission;
use crate::identity::store::positions_with;
use crate::jobs::{Failure, Handler, Job};
use crate::notifications::{Details, Notice, NotificationEvent, NotificationSubject, To, emit};
use crate::permits::notices::PermitSubjects;
use async_trait::async_trait;
use chrono::NaiveDate;
use pamong_db::Conn;

/// Kind of the job.
pub const KIND: &str = "permit.expiry";
/// Papers that are told of in one transaction.
const AT_ONCE: i64 = 100;
/// Working days before the end at which it is told: six weeks, in which the holder can be reached, gather the papers anew and
/// have the renewal go through the longest procedure of the catalogue. The city's own setting.
const AHEAD: u32 = 30;

/// Tells of papers that end soon.
pub struct TellExpiry;

#[async_trait]
impl Handler for TellExpiry {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let at = app.moment();
        while app.db.write(move |tx| tell(tx, at)).await? {}
        Ok(())
    }
}

/// Tells of some of the papers. True where there may be more.
fn tell(tx: &mut Conn, at: Moment) -> Result<bool> {
    let (calendar, today) = (Calendar::load(tx)?, at.today());
    if !calendar.is_working_day(today) {
        return Ok(false);
    }
    let found = store::untold(tx, today, calendar.add_working_days(today, AHEAD), AT_ONCE)?;
    let mut notices = Vec::new();
    for permit in &found {
        if store::tell(tx, permit.id, today)? && outlasts_notice(&calendar, permit) {
            notices.extend(to_counter(tx, permit)?);
        }
    }
    emit(tx, at, &PermitSubjects, None, &notices)?;
    Ok(i64::try_from(found.len()).is_ok_and(|found| found == AT_ONCE))
}

/// Whether a paper is valid for longer than the notice: a certificate for one month would be told of on the day on which it
/// was signed, which helps nobody.
fn outlasts_notice(calendar: &Calendar, permit: &Permit) -> bool {
    let first: NaiveDate = permit.valid_from;
    permit.valid_until.is_some_and(|last| calendar.add_working_days(first, AHEAD) < last)
}

fn to_counter(tx: &mut Conn, permit: &Permit) -> Result<Vec<Notice>> {
    let details = Details { due_date: permit.valid_until, ..Details::default() };
    let notice = |position| Notice {
        event: NotificationEvent::PermitExpiring,
        subject: (NotificationSubject::PermitApplication, permit.application_id),
        to: To::Position(position),
        details: details.clone(),
    };
    let positions = positions_with(tx, permit.agency_id, Permission::PermitReceive)?;
    Ok(positions.into_iter().map(notice).collect())
}
