//! The second factor of the public pages: whoever has the tracking code shows with the last four digits of the applicant's
//! NIK that the application is theirs.
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::permits::applications::model::PermitApplication;
use crate::permits::applications::store as applications;
use crate::permits::form::{self, APPLICANT_NIK};
use crate::permits::tracking;
use crate::secrets::Secrets;
use chrono::Duration;
use pamong_db::{Conn, Id};
use serde_json::json;

/// Wrong digits for one application within a day, after which no more are looked at that day.
const TRIES_A_DAY: usize = 5;
/// Wrong digits for one application in all, after which only the counter helps.
const TRIES: i64 = 20;
/// The fact that wrong digits leave.
const REFUSED: &str = "personal.digits_refused";

/// The application behind a code, for whoever knows the digits. The refusal is a value and no error, because the try must be
/// recorded: a wrong code, wrong digits, and an application without a NIK answer alike.
pub fn prove(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    code: &str,
    last4: &str,
) -> Result<Result<PermitApplication>> {
    let code = tracking::normalise(code).ok_or_else(Error::not_found)?;
    let id = applications::find_by_tracking(tx, &code)?.ok_or_else(Error::not_found)?.id;
    // Tries at the same time count one after the other; whoever waited sees what the one before did.
    applications::lock_index(tx, id)?;
    let application = applications::find_by_tracking(tx, &code)?.ok_or_else(Error::not_found)?;
    if let Some(seconds) = locked_for(tx, at, id)? {
        return Ok(Err(Error::Code(Code::TooManyRequests, Some(seconds.to_string()))));
    }
    let nik =
        sealed_nik(tx, id)?.map(|sealed| form::open(secrets, id, APPLICANT_NIK, &sealed)).transpose()?;
    if nik.is_none_or(|nik| !nik.ends_with(last4)) {
        let subject = ("permit_application", id);
        let fact = NewFact::new(Application::Permits, REFUSED, subject, application.agency_id, json!({}));
        audit::record_public(tx, at, fact)?;
        return Ok(Err(Error::not_found()));
    }
    Ok(Ok(application))
}

/// Whether there is a number to prove oneself with.
pub fn is_possible(c: &mut Conn, application: Id) -> Result<bool> {
    Ok(sealed_nik(c, application)?.is_some())
}

fn sealed_nik(c: &mut Conn, application: Id) -> Result<Option<String>> {
    let sealed = applications::secrets_of(c, application)?;
    Ok(sealed.into_iter().find(|(field, _)| field == APPLICANT_NIK).map(|(_, ciphertext)| ciphertext))
}

/// Seconds until digits are looked at again, where there were too many wrong ones.
fn locked_for(c: &mut Conn, at: Moment, application: Id) -> Result<Option<i64>> {
    let wrong = audit::store::times_of(c, application, REFUSED, TRIES)?;
    let day = Duration::days(1);
    if i64::try_from(wrong.len()).unwrap_or(TRIES) >= TRIES {
        return Ok(Some(day.num_seconds()));
    }
    let Some(first) = wrong.get(TRIES_A_DAY - 1) else { return Ok(None) };
    let left = (first.0 + day - at.now.0).num_seconds();
    Ok((left > 0).then_some(left))
}
