//! Taking in reports of visits.
use super::inputs::{NewPermitVisit, trimmed};
use super::model::{PermitVisitView, Visit, VisitPhoto};
use super::store;
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result, Violations};
use crate::identity::{Me, Permission};
use crate::permits::applications::checks::model::PermitCheck;
use crate::permits::applications::checks::store as checks;
use crate::permits::applications::model::{PermitApplication, PermitStatus};
use crate::permits::applications::store as applications;
use crate::permits::personal;
use crate::storage;
use chrono::Duration;
use pamong_db::{Conn, Id, Ts};
use serde_json::json;

/// By how many minutes a phone's clock may be ahead of the server's.
const AHEAD_MINUTES: i64 = 10;

/// Whether the caller may report a visit now: with the right, at the office whose application stands at a field check, or
/// that has an open one to do.
pub fn is_open(me: &Me, application: &PermitApplication, checks: &[PermitCheck]) -> bool {
    me.can(Permission::PermitFieldCheck) && standing(me, application, checks) == Some(true)
}

/// Whether a field check of the caller's office waits; none where it has nothing to do with this application.
fn standing(me: &Me, application: &PermitApplication, checks: &[PermitCheck]) -> Option<bool> {
    let right = Permission::PermitFieldCheck.as_str();
    let mine = |check: &&PermitCheck| check.agency_id == me.agency.id && check.permission == right;
    let asked: Vec<_> = checks.iter().filter(mine).collect();
    let own = application.agency_id == me.agency.id;
    if !own && asked.is_empty() {
        return None;
    }
    let stands = own && application.status == PermitStatus::FieldCheck;
    Some(stands || asked.into_iter().any(PermitCheck::is_open))
}

/// Takes in a report. One that is there already, word for word, is answered again and changes nothing.
pub fn report(tx: &mut Conn, me: &Me, id: Id, input: &NewPermitVisit) -> Result<(PermitApplication, bool)> {
    applications::find_for(tx, me, id)?.ok_or_else(Error::not_found)?;
    // Two tries of one report at the same time come one after the other, and see what the first one left.
    applications::lock_index(tx, id)?;
    let before = applications::find_for(tx, me, id)?.ok_or_else(Error::not_found)?;
    personal::refuse_erased(tx, id)?;
    if let Some(kept) = store::find(tx, input.id)? {
        let photos = store::photos(tx, kept.application_id)?;
        let same = (kept.application_id, kept.user_id) == (id, me.user_id) && is(input, &kept, &photos);
        return if same { Ok((before, false)) } else { Err(Code::VisitDiffers.into()) };
    }
    match standing(me, &before, &checks::list(tx, id)?) {
        None => return Err(Code::Forbidden.into()),
        Some(false) => return Err(Error::Code(Code::StateConflict, Some(before.status.to_string()))),
        Some(true) => {}
    }
    refuse_times(me, &before, input)?;
    let uploads = storage::link(tx, Some(me.user_id), "/photos", &input.upload_ids(), me.now())?;
    let photos = input.photos.iter().zip(uploads).zip(0..).map(|((photo, upload), pos)| VisitPhoto {
        id: Id::new(),
        visit_id: input.id,
        application_id: id,
        pos,
        upload_id: Some(upload.id),
        taken_at: Ts::from_utc(photo.taken_at.0),
        latitude_e6: photo.latitude_e6(),
        longitude_e6: photo.longitude_e6(),
        accuracy_m: photo.accuracy_m,
        caption: trimmed(photo.caption.as_deref()).map(Into::into),
        size_bytes: Some(upload.size_bytes),
        sha256: Some(upload.sha256),
    });
    let photos: Vec<_> = photos.collect();
    let visit = Visit {
        id: input.id,
        application_id: id,
        stage: before.stage.clone(),
        visited_at: Ts::from_utc(input.visited_at.0),
        outcome: input.outcome,
        findings: Some(input.findings.trim().into()),
        agency_id: me.agency.id,
        user_id: me.user_id,
        user_name: me.name.clone(),
        position_id: me.position_id,
        created_at: me.now(),
    };
    store::insert(tx, &visit, &photos)?;
    let after = applications::touch(tx, id, before.version, me.now())?.ok_or(Code::Stale)?;
    let data = json!({
        "stage": visit.stage,
        "visit_id": visit.id,
        "visited_at": visit.visited_at,
        "outcome": visit.outcome,
        "photos": photos.len(),
    });
    let subject = ("permit_application", id);
    let agency = before.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "permit.visit", subject, agency, data))?;
    Ok((after, true))
}

/// A phone whose clock runs wrong is told so; the officer corrects the time and sends again.
fn refuse_times(me: &Me, application: &PermitApplication, input: &NewPermitVisit) -> Result<()> {
    let at = input.visited_at.0;
    if at > me.now().0 + Duration::minutes(AHEAD_MINUTES) {
        return Err(Error::field("/visited_at", Code::ClockAhead));
    }
    if at.with_timezone(&me.at.zone).date_naive() < application.submitted_on {
        let range = format!("{} – {}", application.submitted_on, me.today());
        let mut violations = Violations::default();
        violations.add_with("/visited_at", Code::OutOfRange, range);
        return violations.finish();
    }
    Ok(())
}

/// Whether a report says what was kept.
fn is(input: &NewPermitVisit, kept: &Visit, photos: &[VisitPhoto]) -> bool {
    let photos: Vec<_> = photos.iter().filter(|photo| photo.visit_id == kept.id).collect();
    kept.visited_at == Ts::from_utc(input.visited_at.0)
        && kept.outcome == input.outcome
        && kept.findings.as_deref() == Some(input.findings.trim())
        && photos.len() == input.photos.len()
        && input.photos.iter().zip(photos).all(|(sent, kept)| sent.is(kept))
}

/// Visits of an application as staff see them.
pub fn views(c: &mut Conn, application: Id) -> Result<Vec<PermitVisitView>> {
    let visits = store::list(c, application)?;
    if visits.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Id> = visits.iter().map(|visit| visit.agency_id).collect();
    let agencies = agencies::store::refs(c, &ids)?;
    let mut photos = store::photos(c, application)?;
    let view = |visit: Visit| {
        let agency = agencies.iter().find(|agency| agency.id == visit.agency_id).cloned();
        let own = photos.extract_if(.., |photo| photo.visit_id == visit.id);
        Ok(PermitVisitView {
            photos: own.map(Into::into).collect(),
            id: visit.id,
            application_id: visit.application_id,
            visited_at: visit.visited_at,
            outcome: visit.outcome,
            findings: visit.findings,
            by: visit.user_name,
            agency: agency.ok_or_else(|| Error::internal("a visit without its agency"))?,
            reported_at: visit.created_at,
        })
    };
    visits.into_iter().map(view).collect()
}
