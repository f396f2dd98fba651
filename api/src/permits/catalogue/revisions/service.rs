//! Drafting, publishing and closing revisions.
use super::inputs::{NewServiceDraft, NewServiceOffer, NewServicePublication};
use super::views::{self, ServiceRevisionRow, ServiceRevisionView};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::http::{IfMatch, Lang};
use crate::identity::Me;
use crate::identity::users::store::list_roles;
use crate::permits::applications::store_revisions::running;
use crate::permits::catalogue::model::ServiceStatus;
use crate::permits::catalogue::{PermitService, ServiceDefinition, store};
use crate::permits::procedure::Asked;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// Begins the next revision of a service, or a new service.
pub fn begin(tx: &mut Conn, me: &Me, lang: Lang, input: &NewServiceDraft) -> Result<ServiceRevisionView> {
    let (code, revision, definition) = match (input.based_on, &input.code) {
        (Some(id), _) => {
            let base = store::find(tx, id)?.filter(|base| base.published_at.is_some());
            let base = base.ok_or_else(|| Error::field("/based_on", Code::UnknownReference))?;
            let newest = store::revisions(tx, &base.code)?;
            if newest.iter().any(|other| other.published_at.is_none()) {
                return Err(Code::ServiceDraft.into());
            }
            let next = newest.first().map_or(1, |last| last.revision.saturating_add(1));
            let definition = match &input.definition {
                Some(definition) => definition.clone(),
                None => ServiceDefinition::of(&base)?,
            };
            keeps_level(&base, &definition, "/definition/level")?;
            (base.code, next, definition)
        }
        (None, Some(code)) => {
            if !store::revisions(tx, code)?.is_empty() {
                return Err(Error::field("/code", Code::Duplicate));
            }
            let definition = input.definition.clone();
            (code.clone(), 1, definition.ok_or_else(|| Error::field("/definition", Code::Required))?)
        }
        (None, None) => return Err(Error::field("/code", Code::Required)),
    };
    let draft = definition.stored(Id::new(), code, revision, me.now())?;
    store::insert(tx, &draft)?;
    record(tx, me, "draft", &draft, json!({}))?;
    view(tx, lang, &draft)
}

/// Keeps what a draft says now.
pub fn rewrite(
    tx: &mut Conn,
    me: &Me,
    lang: Lang,
    id: Id,
    seen: IfMatch,
    definition: &ServiceDefinition,
) -> Result<ServiceRevisionView> {
    let before = draft(tx, id)?;
    seen.check(before.version)?;
    keeps_level(&before, definition, "/level")?;
    let stored = definition.clone().stored(id, before.code, before.revision, me.now())?;
    let after = PermitService {
        created_at: before.created_at,
        valid_from: before.valid_from,
        version: before.version.saturating_add(1),
        ..stored
    };
    if store::replace_draft(tx, &after, before.version)? {
        view(tx, lang, &after)
    } else {
        Err(Code::Stale.into())
    }
}

/// Offices of another level would be asked for running applications, so a service stays at its level.
fn keeps_level(before: &PermitService, definition: &ServiceDefinition, at: &str) -> Result<()> {
    if before.revision == 1 && before.published_at.is_none() || before.level == definition.level {
        Ok(())
    } else {
        Err(Error::field(at, Code::InvalidChoice))
    }
}

/// Gives a draft up.
pub fn discard(tx: &mut Conn, me: &Me, id: Id, seen: IfMatch) -> Result<()> {
    let before = draft(tx, id)?;
    seen.check(before.version)?;
    if !store::delete_draft(tx, id, before.version)? {
        return Err(Code::Stale.into());
    }
    record(tx, me, "discard", &before, json!({}))
}

/// Publishes a draft from a day on: everything that is wrong with it is told, and then it is not.
pub fn publish(
    tx: &mut Conn,
    me: &Me,
    lang: Lang,
    id: Id,
    seen: IfMatch,
    input: NewServicePublication,
) -> Result<ServiceRevisionView> {
    let before = draft(tx, id)?;
    seen.check(before.version)?;
    if input.valid_from < me.today() {
        return Err(Error::field("/valid_from", Code::DateInPast));
    }
    let others = store::revisions(tx, &before.code)?;
    let last = others.iter().find(|other| other.published_at.is_some());
    if last.is_some_and(|last| input.valid_from < last.valid_from) {
        return Err(Error::field("/valid_from", Code::DateOrder));
    }
    faults(tx, &before)?.finish()?;
    // A service that was closed stays closed until somebody opens it.
    let enabled = is_offerable(&before) && last.is_none_or(|last| last.enabled);
    if !store::publish(tx, id, before.version, input.valid_from, enabled, me.now())? {
        return Err(Code::Stale.into());
    }
    record(tx, me, "publish", &before, json!({"valid_from": input.valid_from, "enabled": enabled}))?;
    show(tx, lang, id)
}

/// Opens a published revision to applications, or closes it.
pub fn offer(
    tx: &mut Conn,
    me: &Me,
    lang: Lang,
    id: Id,
    seen: IfMatch,
    input: &NewServiceOffer,
) -> Result<ServiceRevisionView> {
    let before = store::find(tx, id)?.ok_or_else(Error::not_found)?;
    seen.check(before.version)?;
    if input.enabled && !is_offerable(&before) {
        let reason = before.status_reason.unwrap_or_else(|| before.status.to_string());
        return Err(Error::Code(Code::ServiceNotOffered, Some(reason)));
    }
    if !store::offer(tx, id, before.version, input.enabled)? {
        return Err(Code::Stale.into());
    }
    let data = json!({"enabled": input.enabled, "reason": input.reason.trim()});
    record(tx, me, "offer", &before, data)?;
    show(tx, lang, id)
}

/// Who applies must know the fee; what the law abolished is not given any more.
fn is_offerable(service: &PermitService) -> bool {
    service.status != ServiceStatus::Legacy && (service.fee_idr.is_some() || service.fee_rule.is_some())
}

/// A revision with what is wrong with it.
pub fn show(c: &mut Conn, lang: Lang, id: Id) -> Result<ServiceRevisionView> {
    let service = store::find(c, id)?.ok_or_else(Error::not_found)?;
    view(c, lang, &service)
}

/// Every revision of the service that this one is of, newest first.
pub fn history(c: &mut Conn, id: Id) -> Result<Vec<ServiceRevisionRow>> {
    let service = store::find(c, id)?.ok_or_else(Error::not_found)?;
    let revisions = store::revisions(c, &service.code)?;
    revisions.iter().map(|revision| Ok(views::row(revision, running(c, revision.id)?))).collect()
}

/// Drafts of all services, newest first.
pub fn drafts(c: &mut Conn) -> Result<Vec<ServiceRevisionRow>> {
    Ok(store::drafts(c)?.iter().map(|draft| views::row(draft, 0)).collect())
}

fn view(c: &mut Conn, lang: Lang, service: &PermitService) -> Result<ServiceRevisionView> {
    let faults = if service.published_at.is_none() { faults(c, service)? } else { Violations::default() };
    views::view(service, running(c, service.id)?, faults, lang)
}

fn draft(c: &mut Conn, id: Id) -> Result<PermitService> {
    let service = store::find(c, id)?.ok_or_else(Error::not_found)?;
    if service.published_at.is_some() { Err(Code::ServicePublished.into()) } else { Ok(service) }
}

fn faults(c: &mut Conn, service: &PermitService) -> Result<Violations> {
    let definition = ServiceDefinition::of(service)?;
    let carried = list_roles(c)?.into_iter().flat_map(|role| role.permissions).collect();
    let agencies = agencies::store::existing_on(c, service.valid_from)?;
    let asked = Asked {
        signed: definition.is_signed(),
        paid: service.has_fee(),
        carried,
        agencies: agencies.into_iter().map(|agency| agency.code).collect(),
    };
    let mut violations = Violations::default();
    definition.faults(&asked, &mut violations);
    Ok(violations)
}

fn record(tx: &mut Conn, me: &Me, act: &str, service: &PermitService, more: Value) -> Result<()> {
    let mut data = json!({"service_code": service.code, "revision": service.revision});
    if let (Value::Object(data), Value::Object(more)) = (&mut data, more) {
        data.extend(more);
    }
    let name = format!("permit_service.{act}");
    let subject = ("permit_service", service.id);
    audit::record(tx, me, NewFact::new(Application::Permits, &name, subject, me.agency.id, data))
}
