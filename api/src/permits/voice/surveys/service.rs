//! Answering a survey: once for a case, and a correction within a day.
use super::inputs::{NewPublicSurvey, NewSurvey};
use super::model::{AnswerColumns, Survey};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::{Me, Permission};
use crate::permits::applications::model::{PermitApplication, PermitChannel, PermitStatus};
use crate::permits::applications::store as applications;
use crate::permits::catalogue;
use crate::permits::form;
use crate::permits::tracking;
use crate::satisfaction::{ANSWERED, Answers, CORRECTED};
use crate::secrets::Secrets;
use chrono::{NaiveDate, TimeDelta};
use pamong_db::{Conn, Id, Ts, text_enum};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// Hours within which answers may be corrected.
const CORRECTABLE_HOURS: i64 = 24;

text_enum! {
    /// Whether a survey may be answered.
    pub enum SurveyState {
        /// Nobody answered yet.
        Open = "open",
        /// Answered; it may still be corrected where it was answered.
        Correctable = "correctable",
        /// Answered for good.
        Closed = "closed",
    }
}

/// The survey of a case, as anyone with the tracking code sees it: never the answers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicSurvey {
    /// Whether it may be answered.
    pub state: SurveyState,
    /// Whether the last four digits of the applicant's NIK are asked for.
    pub nik_needed: bool,
    /// Until when answers may be corrected, once they were given.
    pub correctable_until: Option<Ts>,
}

/// The day on which a case ended in a way that is asked about: handed over or rejected.
fn ended_on(application: &PermitApplication) -> Option<NaiveDate> {
    let asked = matches!(application.status, PermitStatus::HandedOver | PermitStatus::Rejected);
    application.stopped_on.filter(|_| asked)
}

/// The survey of a case on the public pages; none while the case goes on, or where it was ended early.
pub fn of_application(
    c: &mut Conn,
    at: Moment,
    application: &PermitApplication,
) -> Result<Option<PublicSurvey>> {
    if ended_on(application).is_none() {
        return Ok(None);
    }
    let answered = store::of_application(c, application.id)?;
    let sealed = applications::secrets_of(c, application.id)?;
    let nik_needed = sealed.iter().any(|(field, _)| field == form::APPLICANT_NIK);
    Ok(Some(view(at, PermitChannel::Online, nik_needed, answered.as_ref())))
}

/// Whether the caller may enter answers at the counter: of a case of the own office that has ended.
pub fn open_at_counter(c: &mut Conn, me: &Me, application: &PermitApplication) -> Result<bool> {
    let mine = application.agency_id == me.agency.id && me.can(Permission::PermitHandOver);
    if !mine || ended_on(application).is_none() {
        return Ok(false);
    }
    let survey = store::of_application(c, application.id)?;
    Ok(survey.is_none_or(|survey| correctable(me.at, PermitChannel::Counter, &survey)))
}

fn view(at: Moment, channel: PermitChannel, nik_needed: bool, survey: Option<&Survey>) -> PublicSurvey {
    let until = survey.map(correctable_until);
    let state = match survey {
        None => SurveyState::Open,
        Some(survey) if correctable(at, channel, survey) => SurveyState::Correctable,
        Some(_) => SurveyState::Closed,
    };
    PublicSurvey { state, nik_needed, correctable_until: until }
}

fn correctable_until(survey: &Survey) -> Ts {
    Ts(survey.created_at.0 + TimeDelta::hours(CORRECTABLE_HOURS))
}

/// Within a day, and only on the side from which it came: an officer does not write over what a citizen sent.
fn correctable(at: Moment, channel: PermitChannel, survey: &Survey) -> bool {
    survey.channel == channel && at.now < correctable_until(survey)
}

/// A citizen answers with the tracking code and, where the application has a NIK, its last four digits.
pub fn answer_public(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    code: &str,
    input: &NewPublicSurvey,
) -> Result<PublicSurvey> {
    let code = tracking::normalise(code).ok_or_else(Error::not_found)?;
    let application = applications::find_by_tracking(tx, &code)?.ok_or_else(Error::not_found)?;
    let nik_needed = prove(tx, secrets, &application, input.nik_last_digits.as_deref())?;
    let survey = put(tx, at, None, &application, &input.content())?;
    Ok(view(at, PermitChannel::Online, nik_needed, Some(&survey)))
}

/// Compares the second factor; true where there is one.
fn prove(
    tx: &mut Conn,
    secrets: &Secrets,
    application: &PermitApplication,
    digits: Option<&str>,
) -> Result<bool> {
    let sealed = applications::secrets_of(tx, application.id)?;
    let answers = form::unseal(secrets, application.id, &application.form_data, &sealed)?;
    let Some(nik) = answers.get(form::APPLICANT_NIK).and_then(serde_json::Value::as_str) else {
        return Ok(false);
    };
    match digits {
        None => Err(Error::field("/nik_last_digits", Code::Required)),
        Some(digits) if nik.ends_with(digits) => Ok(true),
        Some(_) => Err(Error::field("/nik_last_digits", Code::UnknownReference)),
    }
}

/// An officer enters what the citizen answers at the counter.
pub fn answer_at_counter(tx: &mut Conn, me: &Me, id: Id, input: &NewSurvey) -> Result<PublicSurvey> {
    let application = applications::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    if application.agency_id != me.agency.id {
        return Err(Code::Forbidden.into());
    }
    let survey = put(tx, me.at, Some(me), &application, input)?;
    Ok(view(me.at, PermitChannel::Counter, false, Some(&survey)))
}

fn put(
    tx: &mut Conn,
    at: Moment,
    me: Option<&Me>,
    application: &PermitApplication,
    input: &NewSurvey,
) -> Result<Survey> {
    let conflict = || Error::Code(Code::StateConflict, Some(application.status.to_string()));
    let ended_on = ended_on(application).ok_or_else(conflict)?;
    let given = input.answers.given();
    let answers = AnswerColumns::of(&given).ok_or(Code::Invalid)?;
    let channel = if me.is_some() { PermitChannel::Counter } else { PermitChannel::Online };
    let remark = input.remark.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let (survey, action) = match store::of_application(tx, application.id)? {
        None => {
            let survey = Survey {
                id: Id::new(),
                application_id: application.id,
                agency_id: application.agency_id,
                service_id: application.service_id,
                channel,
                answers,
                remark,
                ended_on,
                created_by_user_id: me.map(|me| me.user_id),
                created_at: at.now,
                changed_at: None,
                version: 1,
            };
            store::insert(tx, &survey)?;
            (survey, ANSWERED)
        }
        Some(survey) if correctable(at, channel, &survey) => {
            let corrected = store::correct(tx, &survey, answers, remark.as_deref(), at.now)?;
            (corrected.ok_or(Code::Stale)?, CORRECTED)
        }
        Some(_) => return Err(Code::AlreadyDone.into()),
    };
    record(tx, at, me, &survey, &given, action)?;
    Ok(survey)
}

/// The fact names the survey and not the case: who reads the ledger does not learn who answered what.
fn record(
    tx: &mut Conn,
    at: Moment,
    me: Option<&Me>,
    survey: &Survey,
    answers: &Answers,
    action: &str,
) -> Result<()> {
    let services = catalogue::store::refs(tx, &[survey.service_id])?;
    let data = json!({
        "service_code": services.first().map(|service| service.code.as_str()),
        "channel": survey.channel,
        "answers": answers,
    });
    let fact = NewFact::new(Application::Permits, action, ("survey", survey.id), survey.agency_id, data);
    let fact = NewFact { effective_date: Some(survey.ended_on), ..fact };
    match me {
        Some(me) => audit::record(tx, me, fact),
        None => audit::record_public(tx, at, fact),
    }
}
