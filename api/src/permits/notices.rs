//! What notifications about applications and their papers may say.
use super::applications::model::PermitApplication;
use super::applications::store as applications;
use super::{catalogue, issued};
use crate::error::Result;
use crate::identity::{Me, Permission};
use crate::notifications::{About, NotificationSubject, Subjects};
use pamong_db::{Conn, Id};
use std::collections::{BTreeMap, BTreeSet};

/// The service and the number of the paper, or the place in the register, to those who may see the application now; nothing of the applicant.
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
        let services: Vec<Id> = seen.iter().map(|application| application.service_id).collect();
        let services = catalogue::store::refs(c, &services)?;
        let seen_ids: Vec<Id> = seen.iter().map(|application| application.id).collect();
        let papers = issued::store::of_applications(c, &seen_ids)?;
        let about = |application: PermitApplication| {
            let service = services.iter().find(|service| service.id == application.service_id)?;
            let number = papers.iter().find(|paper| paper.application_id == application.id);
            let number = number.map(|paper| paper.number.clone());
            let subject = match &number {
                Some(number) => format!("{} {number}", service.name_id),
                None => format!(
                    "{}, register {}/{}",
                    service.name_id, application.register_number, application.register_year
                ),
            };
            Some((application.id, About { subject, number, open: false }))
        };
        Ok(seen.into_iter().filter_map(about).collect())
    }

    fn open(&self, _: &mut Conn, _: NotificationSubject, _: &[Id]) -> Result<BTreeSet<Id>> {
        Ok(BTreeSet::new())
    }
}
