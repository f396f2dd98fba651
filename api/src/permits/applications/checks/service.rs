//! Opening, doing and dropping checks.
use super::model::{CheckOutcome, NewCheckResult, PermitCheck, PermitCheckView};
use super::store;
use crate::agencies::{self, Calendar};
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::{Me, Permission};
use crate::permits::applications::model::PermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::procedure::Stage;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Ends what is open, and opens what the stage asks for.
pub fn enter(
    tx: &mut Conn,
    at: Moment,
    calendar: &Calendar,
    application: &PermitApplication,
    (open, stage): (&[PermitCheck], &Stage),
) -> Result<()> {
    for check in open.iter().filter(|check| check.is_open()) {
        store::end(tx, check.id, (CheckOutcome::Dropped, None), None, at.now)?;
    }
    let mut rows = Vec::with_capacity(stage.checks.len());
    for check in &stage.checks {
        let agency_id = match &check.agency_code {
            None => application.agency_id,
            Some(code) => {
                let asked = agencies::store::find_by_code(tx, code)?;
                asked.ok_or_else(|| Error::internal(format!("a procedure asks {code}")))?.id
            }
        };
        let days = u32::try_from(check.working_days).unwrap_or(0);
        rows.push(PermitCheck {
            id: Id::new(),
            application_id: application.id,
            stage: stage.key.clone(),
            key: check.key.clone(),
            name_id: check.name_id.clone(),
            name_en: check.name_en.clone(),
            permission: check.permission.as_str().to_owned(),
            agency_id,
            due_date: calendar.add_working_days(at.today(), days),
            outcome: None,
            note: None,
            actor_user_id: None,
            actor_name: None,
            opened_at: at.now,
            ended_at: None,
        });
    }
    Ok(store::insert(tx, &rows)?)
}

/// Whether the check is open and `me` may do it: with its right, at the agency that does it.
pub fn is_for(me: &Me, check: &PermitCheck) -> bool {
    let right = check.permission.parse::<Permission>();
    check.is_open() && check.agency_id == me.agency.id && right.is_ok_and(|right| me.can(right))
}

/// Records what a check found.
pub fn conclude(
    tx: &mut Conn,
    me: &Me,
    application: Id,
    check: Id,
    input: &NewCheckResult,
) -> Result<PermitApplication> {
    let before = applications::find_for(tx, me, application)?.ok_or_else(Error::not_found)?;
    let checks = store::list(tx, application)?;
    let found = checks.iter().find(|one| one.id == check).ok_or_else(Error::not_found)?;
    if !found.is_open() {
        return Err(Code::AlreadyDone.into());
    }
    if !is_for(me, found) {
        return Err(Code::Forbidden.into());
    }
    let note = input.note.as_deref().map(str::trim);
    if !store::end(tx, check, (input.outcome, note), Some((me.user_id, &me.name)), me.now())? {
        return Err(Code::AlreadyDone.into());
    }
    let after = applications::touch(tx, application, before.version, me.now())?.ok_or(Code::Stale)?;
    let data = json!({
        "stage": found.stage,
        "check": found.key,
        "outcome": input.outcome,
        "due_date": found.due_date,
        "on_time": me.today() <= found.due_date,
    });
    let subject = ("permit_application", application);
    audit::record(
        tx,
        me,
        NewFact::new(Application::Permits, "permit.check", subject, before.agency_id, data),
    )?;
    Ok(after)
}

/// Checks as the caller sees them.
pub fn views(c: &mut Conn, me: &Me, checks: Vec<PermitCheck>) -> Result<Vec<PermitCheckView>> {
    let ids: Vec<Id> = checks.iter().map(|check| check.agency_id).collect();
    let agencies = agencies::store::refs(c, &ids)?;
    let view = |check: PermitCheck| {
        let agency = agencies.iter().find(|agency| agency.id == check.agency_id).cloned();
        let mine = is_for(me, &check);
        Ok(PermitCheckView {
            id: check.id,
            stage: check.stage,
            name_id: check.name_id,
            name_en: check.name_en,
            agency: agency.ok_or_else(|| Error::internal("a check without its agency"))?,
            due_date: check.due_date,
            outcome: check.outcome,
            note: check.note,
            actor_name: check.actor_name,
            opened_at: check.opened_at,
            ended_at: check.ended_at,
            mine,
        })
    };
    checks.into_iter().map(view).collect()
}
