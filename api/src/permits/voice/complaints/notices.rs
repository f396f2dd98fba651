//! Whom complaints tell, and what notifications about them may say.
use super::model::{Complaint, ComplaintCategory};
use super::store;
use crate::agencies;
use crate::error::Result;
use crate::http::Moment;
use crate::identity::store::positions_with;
use crate::identity::{Me, Permission};
use crate::notifications::{
    About, Details, Notice, NotificationEvent, NotificationSubject, Subjects, To, emit,
};
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// The first office from this one upwards whose people work on complaints.
pub fn first_with_handlers(c: &mut Conn, agency: Option<Id>) -> Result<Option<Id>> {
    let mut next = agency;
    while let Some(id) = next {
        if !positions_with(c, id, Permission::ComplaintHandle)?.is_empty() {
            return Ok(Some(id));
        }
        next = above(c, id)?;
    }
    Ok(None)
}

/// The office above another one.
pub fn above(c: &mut Conn, agency: Id) -> Result<Option<Id>> {
    Ok(agencies::store::find(c, agency)?.and_then(|agency| agency.parent_id))
}

/// What those who work on a complaint are told; with `above_too` also in the office that is complained about and in the one
/// above it: a complaint never lies with that office alone.
pub fn to_handlers(
    c: &mut Conn,
    complaint: &Complaint,
    event: NotificationEvent,
    above_too: bool,
) -> Result<Vec<Notice>> {
    let mut offices = BTreeSet::from([complaint.handler_agency_id]);
    if above_too {
        let parent = above(c, complaint.agency_id)?;
        offices.insert(complaint.agency_id);
        offices.extend(first_with_handlers(c, parent)?);
    }
    let details = Details { due_date: Some(complaint.due_date), ..Details::default() };
    let mut notices = Vec::new();
    for office in offices {
        notices.extend(positions_with(c, office, Permission::ComplaintHandle)?.into_iter().map(|position| {
            Notice {
                event,
                subject: (NotificationSubject::Complaint, complaint.id),
                to: To::Position(position),
                details: details.clone(),
            }
        }));
    }
    Ok(notices)
}

/// Tells them, last in the transaction.
pub fn tell(tx: &mut Conn, at: Moment, actor: Option<&Me>, notices: &[Notice]) -> Result<()> {
    emit(tx, at, &ComplaintSubjects, actor, notices)
}

/// What notifications about complaints may say: the category, to those who may see the complaint now.
#[derive(Debug, Clone, Copy, Default)]
pub struct ComplaintSubjects;

const fn words(category: ComplaintCategory) -> &'static str {
    match category {
        ComplaintCategory::Levy => "Pungutan liar",
        ComplaintCategory::Delay => "Keterlambatan",
        ComplaintCategory::Behaviour => "Perilaku petugas",
        ComplaintCategory::Other => "Lainnya",
    }
}

impl Subjects for ComplaintSubjects {
    fn about(
        &self,
        c: &mut Conn,
        me: &Me,
        kind: NotificationSubject,
        ids: &[Id],
    ) -> Result<BTreeMap<Id, About>> {
        if kind != NotificationSubject::Complaint || !me.can(Permission::ComplaintHandle) {
            return Ok(BTreeMap::new());
        }
        let seen = store::visible_among(c, &me.scope, ids)?;
        let about = |complaint: Complaint| {
            let subject = words(complaint.category).to_owned();
            (complaint.id, About { subject, number: None, open: false })
        };
        Ok(seen.into_iter().map(about).collect())
    }

    fn open(&self, _: &mut Conn, _: NotificationSubject, _: &[Id]) -> Result<BTreeSet<Id>> {
        Ok(BTreeSet::new())
    }
}
