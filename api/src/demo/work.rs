//! Single pieces of work, done through the services that the API calls, with the bodies that the API takes.
use super::citizens;
use super::content::{self, Matter};
use super::simulation::Day;
use crate::agencies::AgencyKind;
use crate::config::NotificationConfig;
use crate::error::{Error, Result, Violations};
use crate::http::Validate;
use crate::identity::Me;
use crate::letters::dispatches::{Mailing, NewDispatch};
use crate::letters::dispositions::service as dispositions;
use crate::letters::incoming::service as incoming;
use crate::letters::outgoing::{approval, dispatch, service as outgoing};
use crate::letters::reviews::service as reviews;
use crate::letters::store;
use crate::paper_records::service as paper;
use crate::permits::catalogue::PermitService;
use crate::permits::catalogue::model::{ServiceLevel, Signer};
use crate::permits::{self, PermitAction};
use chrono::NaiveDate;
use pamong_db::{Conn, Id};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Reads a body as the API does: its shape and its own rules.
pub fn input<T: DeserializeOwned + Validate>(body: Value) -> Result<T> {
    let value: T = serde_json::from_value(body).map_err(Error::internal)?;
    let mut violations = Violations::default();
    value.validate(&mut violations);
    violations.finish()?;
    Ok(value)
}

/// Enters a letter from outside in the agenda book.
pub fn register(tx: &mut Conn, clerk: &Me, body: Value) -> Result<Id> {
    Ok(incoming::register(tx, clerk, &input(body)?)?.id)
}

/// Writes, initials, approves and dispatches a letter. Returns where it arrived: agency and incoming letter.
pub fn send(
    tx: &mut Conn,
    day: &mut Day<'_>,
    office: usize,
    matter: &Matter,
    addressees: &[Id],
) -> Result<Vec<(Id, Id)>> {
    let from = day.world.office(office)?;
    let secretary = from.person("secretary", day.tick()?)?;
    let head = from.head(day.tick()?)?;
    let staff = from.person("staff", day.tick()?)?;
    let to: Vec<Value> = addressees.iter().map(|id| json!({"agency_id": id, "kind": "to"})).collect();
    let draft = json!({
        "direction": "outgoing",
        "kind": matter.kind,
        "subject": matter.subject,
        "body": content::body(&matter.subject),
        "classification_code": matter.classification,
        "urgency": "normal",
        "security_level": "open",
        "addressees": to,
        "reviewers": [secretary.position_id],
        "approver_position_id": head.position_id,
    });
    let id = outgoing::draft(tx, &staff, &input(draft)?)?.id;
    outgoing::submit(tx, &from.person("staff", day.tick()?)?, id)?;
    let initial = input(json!({"decision": "initial"}))?;
    reviews::review(tx, &from.person("secretary", day.tick()?)?, id, &initial)?;
    approval::approve(tx, &from.head(day.tick()?)?, id, None)?;
    let by = from.person("registry_clerk", day.tick()?)?;
    dispatch::dispatch(tx, &by, id, &NewDispatch::default(), Mailing::from(&NotificationConfig::default()))?;
    let addressees = store::addressees(tx, id)?;
    Ok(addressees.into_iter().filter_map(|a| a.agency_id.zip(a.delivered_letter_id)).collect())
}

/// The head opens a letter and gives it to a member of staff. Returns the disposition.
pub fn dispose(tx: &mut Conn, day: &mut Day<'_>, office: usize, letter: Id, due: NaiveDate) -> Result<Id> {
    let at = day.world.office(office)?;
    let head = at.head(day.tick()?)?;
    incoming::read(tx, &head, letter)?;
    let receiver = if day.chance().happens(0.6) { "staff" } else { "secretary" };
    let receiver = at.person(receiver, head.at)?.position_id;
    let body = json!({
        "receivers": [{"position_id": receiver}],
        "instruction_codes": ["follow_up"],
        "note": content::note(day.chance()),
        "due_date": due,
    });
    let made = dispositions::dispose(tx, &at.head(day.tick()?)?, letter, &input(body)?)?;
    made.first().map(|d| d.id).ok_or_else(|| Error::internal("no disposition was made"))
}

/// The receiver opens a disposition and reports that it is done; the head closes the letter.
pub fn report(tx: &mut Conn, day: &mut Day<'_>, office: usize, letter: Id, disposition: Id) -> Result<()> {
    let at = day.world.office(office)?;
    let head = at.head(day.tick()?)?;
    let to = dispositions::find(tx, &head, disposition)?.to_position_id;
    let receivers = ["staff", "secretary"].map(|role| at.person(role, head.at));
    let receiver = receivers.into_iter().flatten().find(|me| me.position_id == to);
    let receiver = receiver.ok_or_else(|| Error::internal("nobody received the disposition"))?;
    dispositions::read(tx, &receiver.later(day.tick()?), disposition)?;
    let body = json!({"report": content::report(day.chance()), "done": true});
    dispositions::follow_up(tx, &receiver.later(day.tick()?), disposition, &input(body)?)?;
    incoming::close(tx, &at.head(day.tick()?)?, letter, None)?;
    Ok(())
}

/// A citizen applies at the counter.
pub fn receive(tx: &mut Conn, day: &mut Day<'_>, office: usize) -> Result<Id> {
    let at = day.world.office(office)?;
    let service = offered(day, office)?;
    let requirements = service.requirements()?.len();
    let documents: Vec<Value> =
        (0..requirements).map(|i| json!({"requirement_index": i, "original_seen": true})).collect();
    let answers =
        citizens::answers(&service.form_schema, day.world.village_of(&at.agency.code)?, day.chance());
    let body = json!({
        "service_id": service.id,
        "channel": "counter",
        "form_data": answers,
        "documents": documents,
        "applicant_name": answers.get("full_name").cloned().unwrap_or_else(|| json!("Pemohon")),
    });
    let officer = at.person("counter_officer", day.tick()?)?;
    Ok(permits::receive(tx, &officer, day.world.secrets, &input(body)?)?.id)
}

/// One of the services that the office gives and whose paper its head signs.
fn offered<'a>(day: &mut Day<'a>, office: usize) -> Result<&'a PermitService> {
    let level = match day.world.office(office)?.agency.kind {
        AgencyKind::UrbanVillage => ServiceLevel::UrbanVillage,
        _ => ServiceLevel::SubDistrict,
    };
    let offered: Vec<&PermitService> =
        day.world.services.iter().filter(|s| s.level == level && s.signer != Signer::Nobody).collect();
    let at = day.chance().index(offered.len());
    offered.get(at).copied().ok_or_else(|| Error::internal("no service is offered"))
}

/// The office checks, initials and signs a paper.
pub fn sign(tx: &mut Conn, day: &mut Day<'_>, office: usize, application: Id) -> Result<()> {
    use PermitAction::{Accept, Initial, RequestInitials, Sign};
    let steps = [
        ("counter_officer", Accept),
        ("section_head", RequestInitials),
        ("section_head", Initial),
        ("secretary", Initial),
    ];
    for (role, action) in steps {
        step(tx, day, office, (role, application), action)?;
    }
    step(tx, day, office, ("head", application), Sign)
}

/// The counter hands the paper to the citizen.
pub fn hand_over(tx: &mut Conn, day: &mut Day<'_>, office: usize, application: Id) -> Result<()> {
    step(tx, day, office, ("counter_officer", application), PermitAction::HandOver)
}

fn step(
    tx: &mut Conn,
    day: &mut Day<'_>,
    office: usize,
    (role, application): (&str, Id),
    action: PermitAction,
) -> Result<()> {
    let at = day.world.office(office)?;
    let moment = day.tick()?;
    let me = if role == "head" { at.head(moment)? } else { at.person(role, moment)? };
    let body = input(json!({"action": action}))?;
    permits::transition(tx, &me, day.world.secrets, day.world.register, application, &body)?;
    Ok(())
}

/// Writes a week of paper work down.
pub fn record_paper(
    tx: &mut Conn,
    day: &mut Day<'_>,
    office: usize,
    (application, register, count): (&str, &str, u32),
    from: NaiveDate,
) -> Result<()> {
    let service = if register == "service" { Some(offered(day, office)?.code.clone()) } else { None };
    let body = json!({
        "application": application,
        "register": register,
        "service_code": service,
        "quantity": count,
        "date_from": from,
        "date_until": day.date,
    });
    let clerk = day
        .world
        .office(office)?
        .person(if register == "service" { "counter_officer" } else { "registry_clerk" }, day.tick()?)?;
    paper::create_paper_record(tx, &clerk, &input(body)?)?;
    Ok(())
}
