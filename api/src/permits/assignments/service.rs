//! Giving applications to officers.
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::identity::store::positions_with;
use crate::identity::{Me, Permission};
use crate::notifications::{Details, Notice, NotificationEvent, NotificationSubject, To};
use crate::permits::applications;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Who may be given applications.
pub const OFFICER: Permission = Permission::PermitProcess;

/// Gives an application of the caller's office to a position, or to nobody. What its officer is to be told; nothing where
/// nothing changed.
pub fn assign(tx: &mut Conn, me: &Me, id: Id, to: Option<Id>) -> Result<Option<Notice>> {
    let application = applications::store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if application.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    if application.status.has_ended() {
        return Err(Error::Code(Code::StateConflict, Some(application.status.to_string())));
    }
    // Of two who take it at once the second finds it taken.
    store::lock(tx, id)?;
    let before = store::held(tx, &[id])?.pop().map(|(_, position)| position);
    if before == to {
        return Ok(None);
    }
    check(me, before, to)?;
    match to {
        Some(position) => {
            check_officer(tx, me, position)?;
            store::give(tx, id, position, me.now())?;
        }
        None => store::give_back(tx, id)?,
    }
    let data = json!({"from": before, "to": to});
    let subject = ("permit_application", id);
    audit::record(tx, me, NewFact::new(Application::Permits, "permit.assign", subject, me.agency.id, data))?;
    Ok(to.map(|position| Notice {
        event: NotificationEvent::PermitAssigned,
        subject: (NotificationSubject::PermitApplication, id),
        to: To::Position(position),
        details: Details { due_date: Some(application.due_date), ..Details::default() },
    }))
}

/// Whoever leads gives to anybody; an officer takes what nobody has, and gives back what is the officer's own.
fn check(me: &Me, before: Option<Id>, to: Option<Id>) -> Result<()> {
    let own = Some(me.position_id);
    if me.can(Permission::PermitAssign) {
        return Ok(());
    }
    if !me.can(OFFICER) {
        return Err(Code::Forbidden.into());
    }
    match (before, to) {
        (None, to) if to == own => Ok(()),
        (before, None) if before == own => Ok(()),
        (Some(_), to) if to == own => Err(Code::HeldByOther.into()),
        _ => Err(Code::Forbidden.into()),
    }
}

fn check_officer(tx: &mut Conn, me: &Me, position: Id) -> Result<()> {
    if positions_with(tx, me.agency.id, OFFICER)?.contains(&position) {
        Ok(())
    } else {
        Err(Error::field("/position_id", Code::InvalidChoice))
    }
}
