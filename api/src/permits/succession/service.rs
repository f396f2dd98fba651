//! Taking the answers of the earlier case over, and taking the place of its paper.
use super::model::{AnswerOrigin, Origins, Succession, SuccessionKind, SuccessionView};
use super::store;
use crate::documents::signing;
use crate::documents::signing::paper::SubjectType;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::permits::applications::inputs::NewPermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::catalogue::{self, PermitService};
use crate::permits::form::{self, Answers};
use crate::permits::issued::model::{PermitStanding, PermitState};
use crate::permits::issued::store::{self as permits, Ending};
use crate::permits::issued::{Permit, Validity};
use crate::permits::personal;
use crate::secrets::Secrets;
use chrono::NaiveDate;
use pamong_db::{Conn, Id};

/// The answers of a new application, with those that are taken over from an earlier case.
pub struct Carried {
    /// All of them; numbers that were sent as their masks are there in full.
    pub answers: Answers,
    permit: Permit,
    kind: SuccessionKind,
    reason: Option<String>,
    origins: Origins,
}

/// What a new application takes over from the paper that it names, if it names one. A personal number that is sent as the
/// mask under which the earlier case shows it stands for that number: it is taken over here, so that no browser ever has it.
pub fn open(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    service: &PermitService,
    input: &NewPermitApplication,
) -> Result<Option<Carried>> {
    let (kind, pointer, id) = match (input.renews_permit_id, input.amends_permit_id) {
        (Some(id), _) => (SuccessionKind::Renewal, "/renews_permit_id", id),
        (None, Some(id)) => (SuccessionKind::Amendment, "/amends_permit_id", id),
        (None, None) => return Ok(None),
    };
    let permit = permits::lock(tx, id)?.filter(|permit| permit.agency_id == me.agency.id);
    let permit = permit.ok_or_else(|| Error::field(pointer, Code::UnknownReference))?;
    let was = catalogue::store::find(tx, permit.service_id)?;
    if was.is_none_or(|was| was.code != service.code) {
        return Err(Error::field("/service_id", Code::InvalidChoice));
    }
    match (permit.on(me.today()), kind) {
        (PermitStanding::Valid, _) | (PermitStanding::Expired, SuccessionKind::Renewal) => {}
        (state, _) => return Err(Error::Code(Code::StateConflict, Some(state.to_string()))),
    }
    if kind == SuccessionKind::Renewal && permit.valid_until.is_none() {
        return Err(Error::field(pointer, Code::PermitEndless));
    }
    if let Some((number, year)) = store::under_way(tx, permit.id)? {
        return Err(Error::Code(Code::SuccessionOpen, Some(format!("{number}/{year}"))));
    }
    personal::refuse_erased(tx, permit.application_id)?;
    let (shown, was) = earlier(tx, secrets, permit.application_id)?;
    let mut answers = form::tidy(&input.form_data);
    for key in form::personal_fields(&service.form_schema) {
        if let (Some(given), Some(number)) = (answers.get_mut(&key), was.get(&key))
            && shown.get(&key) == Some(given)
        {
            given.clone_from(number);
        }
    }
    let origins = origins(&was, &answers);
    let reason = input.amendment_reason.as_deref().map(|reason| reason.trim().to_owned());
    Ok(Some(Carried { answers, permit, kind, reason, origins }))
}

/// The answers of an earlier case: as it shows them, and in full.
fn earlier(c: &mut Conn, secrets: &Secrets, application: Id) -> Result<(Answers, Answers)> {
    let found = applications::find(c, application)?;
    let found = found.ok_or_else(|| Error::internal("a paper without its application"))?;
    let sealed = applications::secrets_of(c, application)?;
    let full = form::unseal(secrets, application, &found.form_data, &sealed)?;
    Ok((found.form_data.as_object().cloned().unwrap_or_default(), full))
}

/// Where each answer comes from, seen from the answers of the earlier case.
fn origins(was: &Answers, now: &Answers) -> Origins {
    let origin = |(key, value): (&String, _)| {
        let origin = match was.get(key) {
            Some(before) if before == value => AnswerOrigin::Carried,
            Some(_) => AnswerOrigin::Changed,
            None => AnswerOrigin::Entered,
        };
        (key.clone(), origin)
    };
    now.iter().map(origin).collect()
}

/// Keeps from which paper a new application goes on.
pub fn keep(tx: &mut Conn, me: &Me, application: Id, carried: Carried) -> Result<()> {
    let row = Succession {
        application_id: application,
        permit_id: carried.permit.id,
        kind: carried.kind,
        reason: carried.reason,
        origins: serde_json::to_value(&carried.origins).map_err(Error::internal)?,
        created_at: me.now(),
    };
    Ok(store::insert(tx, &row)?)
}

/// Says anew where the answers come from, after some of them changed.
pub fn supplemented(tx: &mut Conn, secrets: &Secrets, application: Id, answers: &Answers) -> Result<()> {
    let Some((_, permit)) = predecessor(tx, application)? else { return Ok(()) };
    // Once the earlier case is erased nobody can tell any more.
    if personal::of_application(tx, permit.application_id)?.is_some() {
        return Ok(());
    }
    let (_, was) = earlier(tx, secrets, permit.application_id)?;
    let origins = serde_json::to_value(origins(&was, answers)).map_err(Error::internal)?;
    Ok(store::set_origins(tx, application, &origins)?)
}

/// The paper that an application goes on from, if it does.
pub fn of_application(c: &mut Conn, application: Id) -> Result<Option<Succession>> {
    Ok(store::find(c, application)?)
}

fn predecessor(c: &mut Conn, application: Id) -> Result<Option<(Succession, Permit)>> {
    let Some(succession) = store::find(c, application)? else { return Ok(None) };
    let permit = permits::find(c, succession.permit_id)?;
    let permit = permit.ok_or_else(|| Error::internal("a succession without its paper"))?;
    Ok(Some((succession, permit)))
}

/// What an application goes on from, as staff see it, and the paper itself.
pub fn view(c: &mut Conn, application: Id) -> Result<Option<(SuccessionView, Permit)>> {
    let Some((succession, permit)) = predecessor(c, application)? else { return Ok(None) };
    let view = SuccessionView {
        kind: succession.kind,
        permit_id: permit.id,
        number: permit.number.clone(),
        application_id: permit.application_id,
        origins: succession.origins()?,
        reason: succession.reason,
    };
    Ok(Some((view, permit)))
}

/// For how long the paper of an application is valid that is signed on this day.
pub fn validity(
    c: &mut Conn,
    signed_on: NaiveDate,
    application: Id,
    service: &PermitService,
) -> Result<Validity> {
    let days = service.validity_days;
    Ok(match predecessor(c, application)? {
        None => Validity::first(signed_on, days),
        Some((s, was)) if s.kind == SuccessionKind::Renewal => {
            Validity::renewed(signed_on, was.valid_until, days)
        }
        Some((_, was)) => {
            Validity::amended(signed_on, Validity { from: was.valid_from, until: was.valid_until })
        }
    })
}

/// 409 where the paper that the application goes on from does not stand any more: nothing may take the place of one that was
/// revoked.
pub fn refuse_ended(c: &mut Conn, application: Id) -> Result<()> {
    match predecessor(c, application)? {
        Some((_, permit)) if permit.status != PermitState::Valid => Err(ended(permit.status)),
        _ => Ok(()),
    }
}

fn ended(status: PermitState) -> Error {
    Error::Code(Code::PredecessorEnded, Some(status.to_string()))
}

/// A paper that was signed takes the place of the one that its application goes on from; verification of that one says so.
pub fn conclude(tx: &mut Conn, me: &Me, signed: &Permit) -> Result<()> {
    let Some((succession, was)) = predecessor(tx, signed.application_id)? else { return Ok(()) };
    let ending = Ending {
        status: PermitState::Replaced,
        ended_on: me.today(),
        ended_by: me.name.clone(),
        revoke_reason: None,
        revoke_basis: None,
        replaced_by_id: Some(signed.id),
    };
    permits::end(tx, was.id, &ending)?.ok_or_else(|| ended(was.status))?;
    let reason = match succession.kind {
        SuccessionKind::Renewal => "Diperpanjang",
        SuccessionKind::Amendment => "Diperbaiki",
    };
    let papers = (was.application_id, signed.application_id);
    signing::service::supersede(tx, me, SubjectType::PermitApplication, papers, reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_answer_says_where_it_comes_from() {
        let object = |value: serde_json::Value| value.as_object().cloned().unwrap();
        let was = object(json!({"nik": "1571010508689001", "address": "Jl. A", "rt": "05", "gone": "x"}));
        let now = object(json!({"nik": "1571010508689001", "address": "Jl. B", "rt": "05", "phone": "0812"}));
        let found = origins(&was, &now);
        let words: Vec<String> = found.iter().map(|(key, origin)| format!("{key} {origin}")).collect();
        assert_eq!(words, ["address changed", "nik carried", "phone entered", "rt carried"]);
    }
}
