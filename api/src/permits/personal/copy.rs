//! A person's copy of everything that is kept about an application (UU 27/2022 art. 7).
//!
//! On the public pages the tracking code and the last four digits of the NIK prove little: a copy is made with masked numbers.
//! Numbers in full are for the person in front of the counter, whose identity card the officer compared.
use super::erasure;
use super::looks::{self, LookKind};
use super::model::{CopyNumbers, RevealPurpose};
use super::proof;
use super::retention::{self, Term};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::http::Moment;
use crate::identity::Me;
use crate::permits::applications::checks::model::CheckOutcome;
use crate::permits::applications::handovers::{self, model::PermitHandoverView};
use crate::permits::applications::model::{PermitAction, PermitApplication, PermitChannel, PermitStatus};
use crate::permits::applications::service::Case;
use crate::permits::applications::store as applications;
use crate::permits::applications::visits::{self, model::VisitPhotoView};
use crate::permits::contacts::{self, ContactVerified};
use crate::permits::form::{self, Answers};
use crate::permits::issued;
use crate::permits::issued::model::PermitStanding;
use crate::permits::money;
use crate::permits::money::model::{PaymentMethod, PaymentReceipt};
use crate::permits::succession;
use crate::permits::tracking;
use crate::secrets::Secrets;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

/// An answer of the form.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedAnswer {
    /// Key of the field.
    pub key: String,
    /// Its label in Indonesian.
    pub label: String,
    /// The answer.
    pub value: Value,
}

/// A paper that was handed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedPaper {
    /// Name of the requirement.
    pub requirement: String,
    /// Name of the file; null where the original was seen.
    pub file_name: Option<String>,
    /// Its size.
    pub size_bytes: Option<i64>,
    /// SHA-256 of the file in hex.
    pub sha256: Option<String>,
    /// When it was handed in.
    pub received_at: Ts,
}

/// A step that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedStep {
    /// What was done.
    pub action: PermitAction,
    /// What was noted.
    pub note: Option<String>,
    /// When.
    pub taken_at: Ts,
}

/// A check that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedCheck {
    /// Its Indonesian name.
    pub name: String,
    /// What came of it; null while it is open.
    pub outcome: Option<CheckOutcome>,
    /// What was found.
    pub note: Option<String>,
    /// When it ended.
    pub ended_at: Option<Ts>,
}

/// A visit on site.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedVisit {
    /// When it was made.
    pub visited_at: Ts,
    /// What was found.
    pub findings: Option<String>,
    /// Photos that were taken.
    pub photos: Vec<VisitPhotoView>,
}

/// A look at personal numbers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedLook {
    /// How.
    pub kind: LookKind,
    /// Key of the field.
    pub field: Option<String>,
    /// Why.
    pub purpose: Option<RevealPurpose>,
    /// When.
    pub looked_at: Ts,
}

/// The paper that was issued.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedPermit {
    /// Its number.
    pub number: String,
    /// How it stands on the day of the copy.
    pub state: PermitStanding,
    /// Its day.
    pub issued_on: NaiveDate,
    /// First day of its validity.
    pub valid_from: NaiveDate,
    /// Last day of its validity.
    pub valid_until: Option<NaiveDate>,
    /// Day on which it was taken back or replaced.
    pub ended_on: Option<NaiveDate>,
    /// Why it was taken back.
    pub revoke_reason: Option<String>,
    /// Under which rule.
    pub revoke_basis: Option<String>,
}

/// A payment that was received.
#[derive(Debug, Serialize, ToSchema)]
pub struct CopiedPayment {
    /// Number of the receipt.
    pub receipt: String,
    /// Rupiah.
    pub amount_idr: i64,
    /// How it was paid.
    pub method: PaymentMethod,
    /// The bank's reference.
    pub reference: Option<String>,
    /// The day.
    pub paid_on: NaiveDate,
    /// Day of the refund; null where the money was not given back.
    pub refunded_on: Option<NaiveDate>,
    /// Why it was given back.
    pub refund_reason: Option<String>,
}

/// Everything that is kept about an application and its applicant.
#[derive(Debug, Serialize, ToSchema)]
pub struct SubjectCopy {
    /// When the copy was made.
    pub made_at: Ts,
    /// How its numbers are shown.
    pub numbers: CopyNumbers,
    /// The tracking code.
    pub tracking_code: String,
    /// Place in the office's register, `12/2022`.
    pub register: String,
    /// The service in Indonesian.
    pub service: String,
    /// The office that keeps the data.
    pub office: String,
    /// How it came in.
    pub channel: PermitChannel,
    /// Where it stands.
    pub status: PermitStatus,
    /// Day of the submission.
    pub submitted_on: NaiveDate,
    /// The name under which it is kept.
    pub applicant_name: String,
    /// Answers to the form.
    pub answers: Vec<CopiedAnswer>,
    /// That a contact among the answers was shown to be the applicant's.
    pub contact_verified: Option<ContactVerified>,
    /// Papers that were handed in.
    pub papers: Vec<CopiedPaper>,
    /// What the applicant was told last.
    pub public_note: Option<String>,
    /// Steps in the order in which they were taken.
    pub steps: Vec<CopiedStep>,
    /// Checks that were made side by side, and opinions of other agencies.
    pub checks: Vec<CopiedCheck>,
    /// Visits on site.
    pub visits: Vec<CopiedVisit>,
    /// Who took the paper.
    pub handover: Option<PermitHandoverView>,
    /// Payments that were received.
    pub payments: Vec<CopiedPayment>,
    /// The paper that was issued.
    pub permit: Option<CopiedPermit>,
    /// Of an application that corrects an issued paper: why.
    pub amendment_reason: Option<String>,
    /// Who looked at personal numbers, by day and purpose; the latest hundred.
    pub looks: Vec<CopiedLook>,
    /// How long the data are kept after the end of the application.
    pub retention: Term,
}

/// A copy that an officer makes for the applicant.
pub fn at_the_counter(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    id: Id,
    numbers: CopyNumbers,
) -> Result<SubjectCopy> {
    let application = applications::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    erasure::refuse_erased(tx, id)?;
    let data = json!({"numbers": numbers, "channel": PermitChannel::Counter});
    let subject = ("permit_application", id);
    let agency = application.agency_id;
    let copy = make(tx, me.at, secrets, application, numbers)?;
    audit::record(tx, me, NewFact::new(Application::Permits, "personal.copy", subject, agency, data))?;
    Ok(copy)
}

/// A copy with masked numbers for whoever has the tracking code and knows the last four digits of the NIK. A refusal is a
/// value and no error, as `proof::prove` says.
pub fn online(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    code: &str,
    last4: &str,
) -> Result<Result<SubjectCopy>> {
    let application = match proof::prove(tx, at, secrets, code, last4)? {
        Ok(application) => application,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let numbers = CopyNumbers::Masked;
    let (subject, agency) = (("permit_application", application.id), application.agency_id);
    let data = json!({"numbers": numbers, "channel": PermitChannel::Online});
    audit::record_public(tx, at, NewFact::new(Application::Permits, "personal.copy", subject, agency, data))?;
    make(tx, at, secrets, application, numbers).map(Ok)
}

fn make(
    c: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    application: PermitApplication,
    numbers: CopyNumbers,
) -> Result<SubjectCopy> {
    let id = application.id;
    let stored = &application.form_data;
    let answers = match numbers {
        CopyNumbers::Masked => stored.as_object().cloned().unwrap_or_default(),
        CopyNumbers::Full => form::unseal(secrets, id, stored, &applications::secrets_of(c, id)?)?,
    };
    let looks = looks::of_application(c, id)?;
    let office = agencies::store::find(c, application.agency_id)?.ok_or_else(Error::not_found)?;
    let permit = issued::of_application(c, id)?;
    let payments = payments(c, id)?;
    let documents = applications::documents(c, id)?;
    let case = Case::load(c, application)?;
    let requirements = case.service.requirements()?;
    let a = &case.application;
    Ok(SubjectCopy {
        made_at: at.now,
        numbers,
        tracking_code: tracking::grouped(&a.tracking_code),
        register: format!("{}/{}", a.register_number, a.register_year),
        service: case.service.name_id.clone(),
        office: office.name,
        channel: a.channel,
        status: a.status,
        submitted_on: a.submitted_on,
        applicant_name: a.applicant_name.clone(),
        answers: labelled(&case.service.form_schema, answers),
        contact_verified: contacts::of_application(c, id)?,
        papers: documents
            .into_iter()
            .map(|document| {
                let requirement =
                    usize::try_from(document.requirement_index).ok().and_then(|i| requirements.get(i));
                CopiedPaper {
                    requirement: requirement.map(|r| r.name_id.clone()).unwrap_or_default(),
                    file_name: document.file_name,
                    size_bytes: document.size_bytes,
                    sha256: document.sha256,
                    received_at: document.created_at,
                }
            })
            .collect(),
        public_note: a.public_note.clone(),
        steps: case
            .events
            .iter()
            .map(|e| CopiedStep { action: e.action, note: e.note.clone(), taken_at: e.occurred_at })
            .collect(),
        checks: case
            .checks
            .iter()
            .map(|check| CopiedCheck {
                name: check.name_id.clone(),
                outcome: check.outcome,
                note: check.note.clone(),
                ended_at: check.ended_at,
            })
            .collect(),
        handover: handovers::store::find(c, id)?.map(Into::into),
        visits: visits::service::views(c, id)?
            .into_iter()
            .map(|v| CopiedVisit { visited_at: v.visited_at, findings: v.findings, photos: v.photos })
            .collect(),
        payments,
        permit: permit.map(|p| CopiedPermit {
            state: p.on(at.today()),
            number: p.number,
            issued_on: p.issued_on,
            valid_from: p.valid_from,
            valid_until: p.valid_until,
            ended_on: p.ended_on,
            revoke_reason: p.revoke_reason,
            revoke_basis: p.revoke_basis,
        }),
        amendment_reason: succession::of_application(c, id)?.and_then(|s| s.reason),
        looks: looks
            .into_iter()
            .map(|l| CopiedLook { kind: l.kind, field: l.field, purpose: l.purpose, looked_at: l.looked_at })
            .collect(),
        retention: retention::term_of(c, &case.service.code)?,
    })
}

fn payments(c: &mut Conn, application: Id) -> Result<Vec<CopiedPayment>> {
    let receipts = money::store::receipts_of_application(c, application)?;
    let ids: Vec<Id> = receipts.iter().map(|receipt| receipt.id).collect();
    let refunds = money::store::refunds_of(c, &ids)?;
    let payment = |receipt: PaymentReceipt| {
        let refund = refunds.iter().find(|refund| refund.receipt_id == receipt.id);
        CopiedPayment {
            receipt: receipt.shown(),
            amount_idr: receipt.amount_idr,
            method: receipt.method,
            paid_on: receipt.paid_on,
            refunded_on: refund.map(|refund| refund.refunded_on),
            refund_reason: refund.and_then(|refund| refund.reason.clone()),
            reference: receipt.reference,
        }
    };
    Ok(receipts.into_iter().map(payment).collect())
}

fn labelled(schema: &Value, answers: Answers) -> Vec<CopiedAnswer> {
    let label = |key: &str| {
        let property = schema.get("properties")?.get(key)?;
        property.pointer("/x-label/id").or_else(|| property.get("title"))?.as_str().map(Into::into)
    };
    let answer = |(key, value): (String, Value)| {
        let label = label(&key).unwrap_or_else(|| key.clone());
        CopiedAnswer { key, label, value }
    };
    answers.into_iter().map(answer).collect()
}
