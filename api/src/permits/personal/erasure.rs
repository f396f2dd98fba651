//! Erasing the personal data of an ended application. Its place in the register, its steps and the ledger stay: no fact holds
//! anything of the person, so that the chain proves itself as before.
use super::model::{Erasure, ErasureBasis, NewErasure};
use super::{retention, store};
use crate::audit::{self, Application, NewFact};
use crate::documents::signing::paper::{SubjectType, store as papers};
use crate::error::{Code, Error, Result};
use crate::http;
use crate::identity::Me;
use crate::permits::applications::model::PermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::catalogue;
use crate::permits::issued;
use crate::storage;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// That personal data were erased.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ErasureView {
    /// Why, by law.
    pub basis: ErasureBasis,
    /// Why, in words.
    pub reason: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub erased_at: Ts,
}

/// The erasure of an application's data, where there was one.
pub fn of_application(c: &mut Conn, application: Id) -> Result<Option<ErasureView>> {
    let view = |e: Erasure| ErasureView {
        basis: e.basis,
        reason: e.reason,
        by: e.user_name,
        erased_at: e.erased_at,
    };
    Ok(store::find(c, application)?.map(view))
}

/// 410 where the data of the application were erased.
pub fn refuse_erased(c: &mut Conn, application: Id) -> Result<()> {
    if store::find(c, application)?.is_some() { Err(Code::DataErased.into()) } else { Ok(()) }
}

/// Last day on which the personal data of an ended application are kept.
pub fn kept_until(
    c: &mut Conn,
    me: &Me,
    service_code: &str,
    application: &PermitApplication,
) -> Result<NaiveDate> {
    Ok(retention::term_of(c, service_code)?.ends_on(ended_on(me, application)))
}

/// The day on which an application ended.
fn ended_on(me: &Me, application: &PermitApplication) -> NaiveDate {
    let touched = application.updated_at.0.with_timezone(&me.at.zone).date_naive();
    application.stopped_on.unwrap_or(touched)
}

/// Erases the personal data of an application of the caller's own office.
pub fn erase(tx: &mut Conn, me: &Me, id: Id, input: &NewErasure) -> Result<PermitApplication> {
    let application = applications::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if me.agency.id != application.agency_id {
        return Err(Code::Forbidden.into());
    }
    // Whoever else changes it, such as a change of keys, waits.
    applications::lock_index(tx, id)?;
    if store::find(tx, id)?.is_some() {
        return Err(Code::AlreadyDone.into());
    }
    if !application.status.has_ended() {
        return Err(Error::Code(Code::StateConflict, Some(application.status.to_string())));
    }
    let service = catalogue::store::find(tx, application.service_id)?;
    let service = service.ok_or_else(|| Error::internal("an application without its service"))?;
    let permit = issued::of_application(tx, id)?;
    match (input.basis, &permit) {
        (ErasureBasis::Request, Some(permit)) => {
            return Err(Error::Code(Code::KeptByLaw, Some(permit.number.clone())));
        }
        (ErasureBasis::Request, None) => {}
        (ErasureBasis::Retention, _) => {
            let last = kept_until(tx, me, &service.code, &application)?;
            if last >= me.today() {
                return Err(Error::Code(Code::RetentionRuns, Some(last.to_string())));
            }
        }
    }
    let row = Erasure {
        application_id: id,
        basis: input.basis,
        reason: input.reason.trim().into(),
        user_id: me.user_id,
        user_name: me.name.clone(),
        position_id: me.position_id,
        erased_at: me.now(),
    };
    let numbers = applications::secrets_of(tx, id)?.len();
    let mut files = store::erase(tx, &row, me.now())?;
    if permit.is_none() {
        let papers = papers::give_up_files(tx, SubjectType::PermitApplication, &[id])?;
        files.extend(papers.into_iter().map(|(_, upload)| upload));
    }
    let removed = storage::discard(tx, &files, id, me.now())?;
    // Answers that are kept for a request that is sent twice show the application as it was.
    http::forget_answers(tx, &id.to_string())?;
    let data = json!({
        "service_code": service.code, "basis": input.basis, "numbers": numbers, "files": removed,
        "paper_kept": permit.is_some(),
    });
    let subject = ("permit_application", id);
    let agency = application.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "personal.erase", subject, agency, data))?;
    applications::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)
}
