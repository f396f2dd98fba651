//! Complaints as staff see them. The complainant's code is shown to nobody: with it, an officer could close the complaint.
use super::model::{ClosedBy, Complaint, ComplaintAction, ComplaintCategory, ComplaintStatus, ComplaintStep};
use super::{service, store};
use crate::agencies::{self, AgencyRef, Calendar};
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::permits::applications::store as applications;
use crate::permits::catalogue::{self, PermitServiceRef};
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// A complaint in a list: nothing that the complainant wrote.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComplaintRow {
    /// Id.
    pub id: Id,
    /// The last four symbols of the complainant's code, to speak of it.
    pub reference: String,
    /// What it is about.
    pub category: ComplaintCategory,
    /// Where it stands.
    pub status: ComplaintStatus,
    /// The office that is complained about.
    pub agency: AgencyRef,
    /// The office that works on it.
    pub handler: AgencyRef,
    /// The service.
    pub service: Option<PermitServiceRef>,
    /// Day of the receipt.
    pub received_on: NaiveDate,
    /// Last day on which it must be taken up.
    pub verify_by: NaiveDate,
    /// Last day on which it must be answered.
    pub due_date: NaiveDate,
    /// Working days until then; negative where it has passed. 0 once it was answered.
    pub working_days_left: i32,
    /// True where that day has passed without an answer.
    pub late: bool,
    /// When it was answered.
    pub answered_on: Option<NaiveDate>,
    /// Whether the complainant objected to an answer.
    pub reopened: bool,
    /// When it was received.
    pub created_at: Ts,
    /// Version for `If-Match`.
    pub version: i32,
}

/// A step of a complaint.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComplaintStepView {
    /// What was done.
    pub action: ComplaintAction,
    /// State before.
    pub from_status: ComplaintStatus,
    /// State after.
    pub to_status: ComplaintStatus,
    /// The office that works on it after the step.
    pub handler: AgencyRef,
    /// Why, or the answer.
    pub note: Option<String>,
    /// Who did it; null for the complainant and for time.
    pub actor_name: Option<String>,
    /// When.
    pub occurred_at: Ts,
}

/// One complaint.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ComplaintView {
    /// The complaint in short.
    #[serde(flatten)]
    pub row: ComplaintRow,
    /// What the complainant wrote.
    pub content: String,
    /// How the complainant can be reached; null where nothing was said, where it was forgotten, and for everybody but the
    /// office that works on the complaint and those above it.
    pub contact: Option<String>,
    /// The case, where one was named and the caller may see it.
    pub application_id: Option<Id>,
    /// The answer.
    pub answer: Option<String>,
    /// When it was closed.
    pub closed_on: Option<NaiveDate>,
    /// By whom.
    pub closed_by: Option<ClosedBy>,
    /// Its way so far.
    pub steps: Vec<ComplaintStepView>,
    /// What the caller may do now.
    pub allowed_actions: Vec<ComplaintAction>,
}

fn named(offices: &[AgencyRef], id: Id) -> Result<AgencyRef> {
    let found = offices.iter().find(|office| office.id == id).cloned();
    found.ok_or_else(|| Error::internal("a complaint without its office"))
}

/// Complaints in a list.
pub fn rows(c: &mut Conn, me: &Me, found: &[Complaint]) -> Result<Vec<ComplaintRow>> {
    let (calendar, today) = (Calendar::load(c)?, me.today());
    let offices: Vec<Id> = found.iter().flat_map(|x| [x.agency_id, x.handler_agency_id]).collect();
    let offices = agencies::store::refs(c, &offices)?;
    let services: Vec<Id> = found.iter().filter_map(|x| x.service_id).collect();
    let services = catalogue::store::refs(c, &services)?;
    let row = |complaint: &Complaint| {
        let left =
            if complaint.is_open() { calendar.working_days_left(today, complaint.due_date) } else { 0 };
        Ok(ComplaintRow {
            id: complaint.id,
            reference: complaint.code.chars().skip(12).collect(),
            category: complaint.category,
            status: complaint.status,
            agency: named(&offices, complaint.agency_id)?,
            handler: named(&offices, complaint.handler_agency_id)?,
            service: services.iter().find(|x| Some(x.id) == complaint.service_id).cloned(),
            received_on: complaint.received_on,
            verify_by: complaint.verify_by,
            due_date: complaint.due_date,
            working_days_left: left,
            late: complaint.is_late(today),
            answered_on: complaint.answered_on,
            reopened: complaint.reopened,
            created_at: complaint.created_at,
            version: complaint.version,
        })
    };
    found.iter().map(row).collect()
}

/// One complaint as the caller sees it.
pub fn view(c: &mut Conn, me: &Me, complaint: Complaint) -> Result<ComplaintView> {
    let row = rows(c, me, std::slice::from_ref(&complaint))?.pop().ok_or_else(Error::not_found)?;
    let steps = store::steps(c, complaint.id)?;
    let offices: Vec<Id> = steps.iter().map(|step| step.handler_agency_id).collect();
    let offices = agencies::store::refs(c, &offices)?;
    let step = |step: ComplaintStep| {
        Ok(ComplaintStepView {
            action: step.action,
            from_status: step.from_status,
            to_status: step.to_status,
            handler: named(&offices, step.handler_agency_id)?,
            note: step.note,
            actor_name: step.actor_name,
            occurred_at: step.occurred_at,
        })
    };
    let case = match complaint.application_id {
        Some(id) => applications::find_visible(c, &me.scope, id)?.map(|case| case.id),
        None => None,
    };
    let reaches = me.scope.covers(complaint.handler_agency_id);
    Ok(ComplaintView {
        row,
        contact: complaint.contact.clone().filter(|_| reaches),
        application_id: case,
        answer: complaint.answer.clone(),
        closed_on: complaint.closed_on,
        closed_by: complaint.closed_by,
        steps: steps.into_iter().map(step).collect::<Result<_>>()?,
        allowed_actions: service::allowed_actions(me, &complaint),
        content: complaint.content,
    })
}
