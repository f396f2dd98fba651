//! Who looked at personal numbers, as the ledger has it.
use super::model::{CopyNumbers, RevealPurpose};
use crate::agencies::{self, AgencyRef};
use crate::audit::{self, Fact};
use crate::error::Result;
use crate::http::{Cursor, Page, PageArgs};
use crate::identity::Scope;
use crate::permits::applications::store as applications;
use crate::permits::catalogue;
use pamong_db::{Conn, Id, Ts, text_enum};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

text_enum! {
    /// How somebody came to see a personal number.
    pub enum LookKind {
        /// One number was shown unmasked.
        Reveal = "reveal",
        /// The signed paper was opened, which shows them in full.
        Paper = "paper",
        /// A copy for the applicant was made.
        Copy = "copy",
        /// Applications were searched by a NIK.
        Search = "search",
    }
}

const ACTIONS: [(&str, LookKind); 4] = [
    ("permit.reveal", LookKind::Reveal),
    ("permit.show_paper", LookKind::Paper),
    ("personal.copy", LookKind::Copy),
    ("personal.search", LookKind::Search),
];

/// One look at a personal number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonalDataLook {
    /// Id of the fact.
    pub id: Id,
    /// When.
    pub looked_at: Ts,
    /// How.
    pub kind: LookKind,
    /// Who; null for the applicant on the public pages.
    pub by: Option<String>,
    /// The office whose application it is.
    pub agency: AgencyRef,
    /// The application; null for a search.
    pub application_id: Option<Id>,
    /// Its place in the register, `12/2022`.
    pub register: Option<String>,
    /// The service in Indonesian.
    pub service: Option<String>,
    /// Key of the field that was shown.
    pub field: Option<String>,
    /// Why; null where it is not asked, and for looks of before it was.
    pub purpose: Option<RevealPurpose>,
    /// How the numbers of a copy were shown.
    pub numbers: Option<CopyNumbers>,
    /// How many applications a search found.
    pub found: Option<i64>,
}

/// Looks in the scope, newest first.
pub fn list(
    c: &mut Conn,
    scope: &Scope,
    agency: Option<Id>,
    page: &PageArgs,
) -> Result<Page<PersonalDataLook>> {
    let actions = ACTIONS.map(|(action, _)| action);
    let facts = audit::store::list_actions(c, scope, &actions, agency, page)?;
    let found = page.page(facts, |fact| Cursor(fact.recorded_at, fact.id))?;
    Ok(Page { items: views(c, &found.items)?, next_cursor: found.next_cursor })
}

/// Looks at the numbers of one application, newest first; the latest hundred.
pub fn of_application(c: &mut Conn, application: Id) -> Result<Vec<PersonalDataLook>> {
    let page = PageArgs::new(Some(100), None)?;
    let actions = ACTIONS.iter().map(|(action, _)| (*action).to_owned()).collect();
    let facts = audit::store::facts_about(c, &[application], actions, &page)?;
    views(c, &facts)
}

fn views(c: &mut Conn, facts: &[Fact]) -> Result<Vec<PersonalDataLook>> {
    let subjects: Vec<Id> = facts.iter().map(|fact| fact.subject_id).collect();
    let agencies: Vec<Id> = facts.iter().map(|fact| fact.agency_id).collect();
    let known = applications::registered(c, &subjects)?;
    let services: Vec<Id> = known.iter().map(|(_, service, ..)| *service).collect();
    let services = catalogue::store::refs(c, &services)?;
    let agencies: BTreeMap<Id, AgencyRef> =
        agencies::store::refs(c, &agencies)?.into_iter().map(|agency| (agency.id, agency)).collect();
    let view = |fact: &Fact| {
        let (_, kind) = ACTIONS.iter().find(|(action, _)| *action == fact.action)?;
        let application = known.iter().find(|(id, ..)| *id == fact.subject_id);
        let service = application.and_then(|(_, id, ..)| services.iter().find(|service| service.id == *id));
        let said = |key: &str| fact.data.get(key)?.as_str();
        Some(PersonalDataLook {
            id: fact.id,
            looked_at: fact.recorded_at,
            kind: *kind,
            by: fact.actor_name.clone(),
            agency: agencies.get(&fact.agency_id)?.clone(),
            application_id: application.map(|(id, ..)| *id),
            register: application.map(|(_, _, number, year)| format!("{number}/{year}")),
            service: service.map(|service| service.name_id.clone()),
            field: said("field").map(Into::into),
            purpose: said("purpose").and_then(|text| text.parse().ok()),
            numbers: said("numbers").and_then(|text| text.parse().ok()),
            found: fact.data.get("found").and_then(serde_json::Value::as_i64),
        })
    };
    Ok(facts.iter().filter_map(view).collect())
}
