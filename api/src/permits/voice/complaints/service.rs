//! What is done with complaints. Each step is kept, stands in the ledger, and is told to whoever has to act.
use super::inputs::{NewComplaint, NewComplaintStep, NewVerdict};
use super::model::{
    ClosedBy, Complaint, ComplaintAction, ComplaintStatus, ComplaintStep, deadlines, is_about_people,
};
use super::{notices, store};
use crate::agencies::{self, AgencyKind, Calendar};
use crate::audit::{self, Application, NewFact};
use crate::config::ComplaintConfig;
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::store::positions_with;
use crate::identity::{Me, Permission};
use crate::notifications::NotificationEvent;
use crate::permits::applications::store as applications;
use crate::permits::{catalogue, tracking};
use pamong_db::{Conn, Id};
use serde_json::json;

fn given(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// Takes a complaint in. About levies and behaviour the office above the one that is complained about works on it, about
/// everything else the office itself; both learn of it.
pub fn receive(
    tx: &mut Conn,
    at: Moment,
    config: ComplaintConfig,
    input: &NewComplaint,
) -> Result<Complaint> {
    let (agency_id, service_id, application_id) = about(tx, at, input)?;
    let above = notices::above(tx, agency_id)?;
    let first = if is_about_people(input.category) { above } else { Some(agency_id) };
    let handler = notices::first_with_handlers(tx, first)?.or(above).unwrap_or(agency_id);
    let today = at.today();
    let (verify_by, due_date) = deadlines(&Calendar::load(tx)?, config, today);
    let complaint = Complaint {
        id: Id::new(),
        code: tracking::generate(),
        agency_id,
        handler_agency_id: handler,
        service_id,
        application_id,
        category: input.category,
        content: input.content.trim().to_owned(),
        contact: given(input.contact.as_deref()),
        status: ComplaintStatus::Received,
        received_on: today,
        verify_by,
        due_date,
        answer: None,
        answered_on: None,
        closed_on: None,
        closed_by: None,
        reopened: false,
        reminded_on: None,
        escalated_on: None,
        created_at: at.now,
        updated_at: at.now,
        version: 1,
    };
    store::insert(tx, &complaint)?;
    keep(tx, at, None, &complaint, (ComplaintAction::Receive, ComplaintStatus::Received), None)?;
    let told = notices::to_handlers(tx, &complaint, NotificationEvent::ComplaintReceived, true)?;
    notices::tell(tx, at, None, &told)?;
    Ok(complaint)
}

/// Office, service and case that a complaint is about.
fn about(tx: &mut Conn, at: Moment, input: &NewComplaint) -> Result<(Id, Option<Id>, Option<Id>)> {
    if let Some(code) = &input.tracking_code {
        let unknown = || Error::field("/tracking_code", Code::UnknownReference);
        let code = tracking::normalise(code).ok_or_else(unknown)?;
        let case = applications::find_by_tracking(tx, &code)?.ok_or_else(unknown)?;
        return Ok((case.agency_id, Some(case.service_id), Some(case.id)));
    }
    let gives_services = |kind| matches!(kind, AgencyKind::SubDistrict | AgencyKind::UrbanVillage);
    let agency = match input.agency_id {
        Some(id) => agencies::store::find(tx, id)?.filter(|agency| gives_services(agency.kind)),
        None => None,
    };
    let agency = agency.ok_or_else(|| Error::field("/agency_id", Code::UnknownReference))?;
    let service = match &input.service_code {
        None => None,
        Some(code) => {
            let service = catalogue::store::find_in_force(tx, code, at.today())?;
            Some(service.ok_or_else(|| Error::field("/service_code", Code::UnknownReference))?.id)
        }
    };
    Ok((agency.id, service, None))
}

/// What an officer may do with a complaint now.
pub fn allowed_actions(me: &Me, complaint: &Complaint) -> Vec<ComplaintAction> {
    use ComplaintAction::{Answer, Forward, Start};
    [Start, Forward, Answer].into_iter().filter(|action| check(me, complaint, *action).is_ok()).collect()
}

/// The office that works on a complaint acts; an office above it may take it away and give it to another.
fn check(me: &Me, complaint: &Complaint, action: ComplaintAction) -> Result<()> {
    let fits = match action {
        ComplaintAction::Start => complaint.status == ComplaintStatus::Received,
        _ => complaint.is_open(),
    };
    if !fits {
        return Err(Error::Code(Code::StateConflict, Some(complaint.status.to_string())));
    }
    let handler = complaint.handler_agency_id;
    let above = action == ComplaintAction::Forward && me.scope.covers(handler);
    if me.agency.id == handler || above { Ok(()) } else { Err(Code::Forbidden.into()) }
}

/// Takes a step as an officer.
pub fn step(tx: &mut Conn, me: &Me, complaint: Complaint, input: &NewComplaintStep) -> Result<Complaint> {
    check(me, &complaint, input.action)?;
    let note = given(input.note.as_deref());
    let mut after = complaint.clone();
    match input.action {
        ComplaintAction::Start => after.status = ComplaintStatus::InProgress,
        ComplaintAction::Forward => after.handler_agency_id = target(tx, &complaint, input.agency_id)?,
        _ => {
            after.status = ComplaintStatus::Answered;
            after.answer.clone_from(&note);
            after.answered_on = Some(me.today());
        }
    }
    let after = take(tx, me.at, Some(me), &complaint, after, input.action, note)?;
    if input.action == ComplaintAction::Forward {
        let told = notices::to_handlers(tx, &after, NotificationEvent::ComplaintReceived, false)?;
        notices::tell(tx, me.at, Some(me), &told)?;
    }
    Ok(after)
}

/// The office to which a complaint is passed: another one, whose people work on complaints, and not the one that would
/// judge itself.
fn target(tx: &mut Conn, complaint: &Complaint, agency: Option<Id>) -> Result<Id> {
    let unknown = || Error::field("/agency_id", Code::UnknownReference);
    let agency = agency.ok_or_else(unknown)?;
    if agency == complaint.handler_agency_id {
        return Err(Error::field("/agency_id", Code::SelfReference));
    }
    let fits = complaint.may_be_handled_by(agency)
        && !positions_with(tx, agency, Permission::ComplaintHandle)?.is_empty();
    if fits { Ok(agency) } else { Err(unknown()) }
}

/// The complainant says whether the answer settles it.
pub fn judge(
    tx: &mut Conn,
    at: Moment,
    config: ComplaintConfig,
    complaint: &Complaint,
    input: &NewVerdict,
) -> Result<Complaint> {
    if complaint.status != ComplaintStatus::Answered {
        return Err(Error::Code(Code::StateConflict, Some(complaint.status.to_string())));
    }
    let note = given(input.note.as_deref());
    let mut after = complaint.clone();
    if input.settled {
        after.status = ComplaintStatus::Closed;
        after.closed_on = Some(at.today());
        after.closed_by = Some(ClosedBy::Complainant);
        return take(tx, at, None, complaint, after, ComplaintAction::Settle, note);
    }
    if complaint.reopened {
        return Err(Code::AlreadyDone.into());
    }
    let above = notices::above(tx, complaint.agency_id)?;
    after.handler_agency_id = notices::first_with_handlers(tx, above)?.unwrap_or(complaint.handler_agency_id);
    after.status = ComplaintStatus::InProgress;
    after.reopened = true;
    after.answered_on = None;
    after.due_date = deadlines(&Calendar::load(tx)?, config, at.today()).1;
    after.reminded_on = None;
    after.escalated_on = None;
    let after = take(tx, at, None, complaint, after, ComplaintAction::Object, note)?;
    let told = notices::to_handlers(tx, &after, NotificationEvent::ComplaintReceived, true)?;
    notices::tell(tx, at, None, &told)?;
    Ok(after)
}

/// Stores a complaint after a step, with the step and its fact.
pub fn take(
    tx: &mut Conn,
    at: Moment,
    me: Option<&Me>,
    before: &Complaint,
    after: Complaint,
    action: ComplaintAction,
    note: Option<String>,
) -> Result<Complaint> {
    let after = Complaint { updated_at: at.now, version: before.version + 1, ..after };
    let after = store::advance(tx, &after, before.version)?.ok_or(Code::Stale)?;
    keep(tx, at, me, &after, (action, before.status), note)?;
    Ok(after)
}

/// Keeps a step, and its fact without a word of the complaint.
fn keep(
    tx: &mut Conn,
    at: Moment,
    me: Option<&Me>,
    complaint: &Complaint,
    (action, from_status): (ComplaintAction, ComplaintStatus),
    note: Option<String>,
) -> Result<()> {
    let step = ComplaintStep {
        id: Id::new(),
        complaint_id: complaint.id,
        agency_id: complaint.agency_id,
        handler_agency_id: complaint.handler_agency_id,
        action,
        from_status,
        to_status: complaint.status,
        note,
        actor_user_id: me.map(|me| me.user_id),
        actor_name: me.map(|me| me.name.clone()),
        position_id: me.map(|me| me.position_id),
        occurred_at: at.now,
    };
    store::insert_step(tx, &step)?;
    let data = json!({
        "category": complaint.category,
        "handler_agency_id": complaint.handler_agency_id,
        "due_date": complaint.due_date,
        "in_time": complaint.answered_on.map(|day| day <= complaint.due_date),
    });
    let action = format!("complaint.{action}");
    let subject = ("complaint", complaint.id);
    let fact = NewFact::new(Application::Permits, &action, subject, complaint.agency_id, data);
    // Every step counts in the period in which the complaint was received.
    let fact = NewFact { effective_date: Some(complaint.received_on), ..fact };
    match me {
        Some(me) => audit::record(tx, me, fact),
        None => audit::record_public(tx, at, fact),
    }
}
