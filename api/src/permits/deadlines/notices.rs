//! Whom the time of an application concerns, and what they are told.
use crate::agencies;
use crate::error::Result;
use crate::identity::Permission;
use crate::identity::store::{heads_of, positions_with};
use crate::notifications::{Details, Notice, NotificationEvent, NotificationSubject, To};
use crate::permits::applications::model::PermitApplication;
use crate::permits::assignments;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use std::collections::BTreeSet;

/// Positions for which the application waits: its officer where the officer may take the step, else all in whose worklist
/// it lies.
pub fn waiting(c: &mut Conn, case: &PermitApplication) -> Result<BTreeSet<Id>> {
    let right = case.waits_for.as_deref().and_then(|right| right.parse::<Permission>().ok());
    let Some(right) = right else { return Ok(BTreeSet::new()) };
    let all: BTreeSet<Id> = positions_with(c, case.agency_id, right)?.into_iter().collect();
    let officer = assignments::store::held(c, &[case.id])?.pop().map(|(_, position)| position);
    Ok(officer.filter(|officer| all.contains(officer)).map_or(all, |officer| BTreeSet::from([officer])))
}

/// The same, and the head of the office.
pub fn in_the_office(c: &mut Conn, case: &PermitApplication) -> Result<BTreeSet<Id>> {
    let mut those = waiting(c, case)?;
    those.extend(heads_of(c, case.agency_id)?);
    Ok(those)
}

/// The heads of the office and of the one above it.
pub fn above(c: &mut Conn, case: &PermitApplication) -> Result<BTreeSet<Id>> {
    let mut those: BTreeSet<Id> = heads_of(c, case.agency_id)?.into_iter().collect();
    let above = agencies::store::find(c, case.agency_id)?.and_then(|agency| agency.parent_id);
    if let Some(above) = above {
        those.extend(heads_of(c, above)?);
    }
    Ok(those)
}

/// What they are told.
pub fn about(
    case: &PermitApplication,
    event: NotificationEvent,
    (due, working_days): (NaiveDate, Option<u32>),
    those: BTreeSet<Id>,
) -> impl Iterator<Item = Notice> {
    let subject = (NotificationSubject::PermitApplication, case.id);
    let details = Details { due_date: Some(due), working_days, ..Details::default() };
    those.into_iter().map(move |position| Notice {
        event,
        subject,
        to: To::Position(position),
        details: details.clone(),
    })
}
