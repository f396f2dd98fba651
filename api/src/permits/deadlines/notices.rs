//! Whom the time of an application concerns, and what notifications about applications may say.
use crate::agencies;
use crate::error::Result;
use crate::identity::store::{heads_of, positions_with};
use crate::identity::{Me, Permission};
use crate::notifications::{About, Details, Notice, NotificationEvent, NotificationSubject, Subjects, To};
use crate::permits::applications::model::PermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::catalogue;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// Positions in whose worklist the application lies.
pub fn waiting(c: &mut Conn, case: &PermitApplication) -> Result<BTreeSet<Id>> {
    let right = case.waits_for.as_deref().and_then(|right| right.parse::<Permission>().ok());
    Ok(match right {
        Some(right) => positions_with(c, case.agency_id, right)?.into_iter().collect(),
        None => BTreeSet::new(),
    })
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

/// What notifications about applications may say: the service and the place in the register, to those who may see the
/// application now, and never who applies.
#[derive(Debug, Clone, Copy, Default)]
pub struct PermitSubjects;

impl Subjects for PermitSubjects {
    fn about(
        &self,
        c: &mut Conn,
        me: &Me,
        kind: NotificationSubject,
        ids: &[Id],
    ) -> Result<BTreeMap<Id, About>> {
        if kind != NotificationSubject::PermitApplication || !me.can(Permission::PermitRead) {
            return Ok(BTreeMap::new());
        }
        let seen = applications::visible_among(c, &me.scope, ids)?;
        let services =
            catalogue::store::refs(c, &seen.iter().map(|case| case.service_id).collect::<Vec<_>>())?;
        let about = |case: PermitApplication| {
            let service = services.iter().find(|service| service.id == case.service_id)?;
            let subject =
                format!("{}, register {}/{}", service.name_id, case.register_number, case.register_year);
            Some((case.id, About { subject, number: None, open: false }))
        };
        Ok(seen.into_iter().filter_map(about).collect())
    }

    fn open(&self, _: &mut Conn, _: NotificationSubject, _: &[Id]) -> Result<BTreeSet<Id>> {
        Ok(BTreeSet::new())
    }
}
