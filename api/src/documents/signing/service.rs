//! The states of a paper that is being signed. Everything here runs inside a transaction and does no other work: the
//! file is made and signed between `begin` and `finish`, outside of both.
use super::paper::{
    Attempt, AttemptOutcome, PaperFacts, PaperRow, PaperSignature, PaperStatus, SignatureKind, SubjectType,
    store,
};
use super::provider::Made;
use super::reservation::reserve;
use super::{Granted, Intent, Signable};
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::notifications::{NotificationEvent, NotificationSubject, tell_oneself};
use chrono::TimeDelta;
use pamong_db::{Conn, Id};
use pamong_render::{Paper, RenderOptions};
use pamong_sign::code::VerificationCode;
use serde_json::json;

/// Minutes after which an attempt that never ended is taken for lost with its process.
const LOST_MINUTES: i64 = 5;

/// A paper whose signing has begun.
#[derive(Debug, Clone)]
pub struct Begun {
    /// Its row.
    pub row: PaperRow,
    /// The attempt.
    pub attempt: Id,
    /// What to render; none where the file of the attempt before must be signed again as it is.
    pub print: Option<(Paper, RenderOptions)>,
}

/// Checks the subject, reserves its number and notes that an attempt begins. A number that was reserved for this subject
/// before is used again, so that no failure leaves a gap.
pub fn begin(
    tx: &mut Conn,
    me: &Me,
    subject: &dyn Signable,
    provider: &str,
    confirmed: bool,
) -> Result<Begun> {
    let intent = subject.check(tx, me)?;
    let mut row = open_row(tx, me, &intent)?;
    match row.status {
        PaperStatus::Signed | PaperStatus::Superseded | PaperStatus::Revoked => {
            return Err(Code::AlreadyDone.into());
        }
        PaperStatus::Signing => refuse_doubtful(tx, me, &row, provider, confirmed)?,
        PaperStatus::Reserved | PaperStatus::Void => {}
    }
    if row.prepared_upload_id.is_none() {
        reserve(tx, me, &intent, &mut row)?;
    }
    row.status = PaperStatus::Signing;
    row.facts = serde_json::to_value(&intent.facts).map_err(Error::internal)?;
    touch(me, &mut row);
    store::save(tx, &row)?;
    let print = match row.prepared_upload_id {
        Some(_) => None,
        None => Some(subject.paper(tx, me, &granted(&row)?)?),
    };
    let attempt = Attempt {
        id: Id::new(),
        paper_id: row.id,
        user_id: me.user_id,
        provider: provider.to_owned(),
        outcome: AttemptOutcome::Started,
        detail: None,
        started_at: me.now(),
        ended_at: None,
    };
    store::insert_attempt(tx, &attempt)?;
    Ok(Begun { row, attempt: attempt.id, print })
}

/// The subject's row, locked, made where it is missing.
fn open_row(tx: &mut Conn, me: &Me, intent: &Intent) -> Result<PaperRow> {
    let (kind, subject) = intent.subject;
    let new = PaperRow {
        id: Id::new(),
        subject_type: kind,
        subject_id: subject,
        agency_id: intent.agency_id,
        code: VerificationCode::new(rand::random()).to_string(),
        status: PaperStatus::Reserved,
        number: None,
        sequence_number: None,
        register_year: None,
        dated: None,
        facts: serde_json::to_value(&intent.facts).map_err(Error::internal)?,
        prepared_upload_id: None,
        upload_id: None,
        pages: None,
        replaced_by_id: None,
        revoked_at: None,
        revoke_reason: None,
        created_at: me.now(),
        updated_at: me.now(),
        version: 1,
        sequence_suffix: String::new(),
    };
    store::insert_missing(tx, &new)?;
    store::lock_subject(tx, kind, subject)?.ok_or_else(|| Error::internal("no paper after its insertion"))
}

/// Two attempts at once would sign twice; after an attempt whose end is not known a person has to look first.
fn refuse_doubtful(tx: &mut Conn, me: &Me, row: &PaperRow, provider: &str, confirmed: bool) -> Result<()> {
    let Some(last) = store::last_attempt(tx, row.id)? else { return Ok(()) };
    let lost = me.now().0 - last.started_at.0 > TimeDelta::minutes(LOST_MINUTES);
    match last.outcome {
        AttemptOutcome::Started if !lost => Err(Code::SigningInProgress.into()),
        // A key of this process cannot have signed anywhere else.
        AttemptOutcome::Started | AttemptOutcome::Unknown if provider != "local" && !confirmed => {
            Err(Code::SigningUnknown.into())
        }
        _ => Ok(()),
    }
}

/// The number and date that a paper was given.
pub fn granted(row: &PaperRow) -> Result<Granted> {
    let lost = || Error::internal("a paper without its number");
    Ok(Granted {
        paper_id: row.id,
        code: row.code.clone(),
        number: row.number.clone().ok_or_else(lost)?,
        sequence: row.sequence_number.ok_or_else(lost)?,
        suffix: row.sequence_suffix.clone(),
        year: row.register_year.ok_or_else(lost)?,
        date: row.dated.ok_or_else(lost)?,
    })
}

/// Keeps the file that goes to the signer, so that an attempt whose end is not known can be repeated with the same bytes.
pub fn prepared(tx: &mut Conn, me: &Me, paper: Id, upload: Id, pages: i32) -> Result<()> {
    let mut row = lock(tx, paper)?;
    row.prepared_upload_id = Some(upload);
    row.pages = Some(pages);
    touch(me, &mut row);
    Ok(store::save(tx, &row)?)
}

/// Records the signed file with its signatures, and lets the subject take its number over: all of it or nothing.
pub fn finish(
    tx: &mut Conn,
    me: &Me,
    subject: &dyn Signable,
    attempt: Id,
    paper: Id,
    (upload, signatures): (Id, &[PaperSignature]),
) -> Result<PaperRow> {
    let mut row = lock(tx, paper)?;
    if row.status != PaperStatus::Signing {
        return Err(Code::AlreadyDone.into());
    }
    row.status = PaperStatus::Signed;
    row.upload_id = Some(upload);
    row.prepared_upload_id = None;
    touch(me, &mut row);
    store::save(tx, &row)?;
    for signature in signatures {
        store::insert_signature(tx, signature)?;
    }
    store::end_attempt(tx, attempt, AttemptOutcome::Signed, None, me.now())?;
    subject.conclude(tx, me, &granted(&row)?)?;
    Ok(row)
}

/// Records an attempt that failed. After a refusal the paper leaves the queue and keeps its number for the next time;
/// otherwise it waits there.
pub fn failed(
    tx: &mut Conn,
    me: &Me,
    paper: Id,
    attempt: Id,
    (outcome, detail): (AttemptOutcome, &str),
) -> Result<()> {
    store::end_attempt(tx, attempt, outcome, Some(detail), me.now())?;
    let mut row = lock(tx, paper)?;
    if row.status != PaperStatus::Signing {
        return Ok(());
    }
    if outcome != AttemptOutcome::Unknown {
        // Nothing was signed: the next attempt may carry another date.
        row.prepared_upload_id = None;
    }
    if outcome == AttemptOutcome::Refused {
        row.status = PaperStatus::Reserved;
    }
    touch(me, &mut row);
    store::save(tx, &row)?;
    let data = json!({"outcome": outcome, "detail": detail});
    let subject = (row.subject_type.as_str(), row.subject_id);
    let fact = NewFact::new(Application::Platform, "signing.failed", subject, row.agency_id, data);
    audit::record(tx, me, fact)?;
    if row.status == PaperStatus::Signing { tell_signer(tx, me, &row) } else { Ok(()) }
}

/// A paper waits in the queue: the person who tried to sign it learns of it, who may have left the page.
fn tell_signer(tx: &mut Conn, me: &Me, row: &PaperRow) -> Result<()> {
    let kind = match row.subject_type {
        SubjectType::Letter => NotificationSubject::Letter,
        SubjectType::PermitApplication => NotificationSubject::PermitApplication,
    };
    tell_oneself(tx, me, NotificationEvent::SigningFailed, (kind, row.subject_id))
}

/// Takes a paper out of the queue, so that it can be changed or signed by hand. Its number stays reserved for it.
pub fn withdraw(tx: &mut Conn, me: &Me, row: &PaperRow) -> Result<PaperRow> {
    let mut row = lock(tx, row.id)?;
    if row.status != PaperStatus::Signing {
        return Err(Error::Code(Code::StateConflict, Some(row.status.to_string())));
    }
    let last = store::last_attempt(tx, row.id)?;
    let lost = |at: pamong_db::Ts| me.now().0 - at.0 > TimeDelta::minutes(LOST_MINUTES);
    if last.is_some_and(|a| a.outcome == AttemptOutcome::Started && !lost(a.started_at)) {
        return Err(Code::SigningInProgress.into());
    }
    row.status = PaperStatus::Reserved;
    row.prepared_upload_id = None;
    touch(me, &mut row);
    store::save(tx, &row)?;
    let subject = (row.subject_type.as_str(), row.subject_id);
    let fact = NewFact::new(Application::Platform, "signing.withdraw", subject, row.agency_id, json!({}));
    audit::record(tx, me, fact)?;
    Ok(row)
}

/// Refuses to change what is being signed or waits to be.
pub fn refuse_while_signing(c: &mut Conn, kind: SubjectType, subject: Id) -> Result<()> {
    match store::of_subject(c, kind, subject)? {
        Some(row) if row.status == PaperStatus::Signing => Err(Code::SigningPending.into()),
        _ => Ok(()),
    }
}

/// Ends a signed paper: taken back, or replaced by the signed paper of `successor`. From now on verification says so.
pub fn end(
    tx: &mut Conn,
    me: &Me,
    (kind, subject): (SubjectType, Id),
    reason: &str,
    successor: Option<Id>,
) -> Result<PaperRow> {
    let mut row = store::lock_subject(tx, kind, subject)?.ok_or(Code::NotSigned)?;
    match row.status {
        PaperStatus::Signed => {}
        PaperStatus::Revoked | PaperStatus::Superseded => return Err(Code::AlreadyDone.into()),
        _ => return Err(Code::NotSigned.into()),
    }
    row.status = PaperStatus::Revoked;
    if let Some(successor) = successor {
        let by = store::of_subject(tx, kind, successor)?.filter(|by| by.status == PaperStatus::Signed);
        row.replaced_by_id = Some(by.ok_or(Code::NotSigned)?.id);
        row.status = PaperStatus::Superseded;
    }
    row.revoked_at = Some(me.now());
    row.revoke_reason = Some(reason.to_owned());
    touch(me, &mut row);
    store::save(tx, &row)?;
    Ok(row)
}

/// The signed paper of the second subject, which is of the same kind, takes the place of that of the first one. A first paper
/// that bears no electronic signature has nothing to verify and stays as it is; where the second one bears none, verification
/// of the first names no successor.
pub fn supersede(
    tx: &mut Conn,
    me: &Me,
    kind: SubjectType,
    (old, new): (Id, Id),
    reason: &str,
) -> Result<()> {
    let signed = |row: &PaperRow| row.status == PaperStatus::Signed;
    let Some(mut row) = store::lock_subject(tx, kind, old)?.filter(signed) else { return Ok(()) };
    row.replaced_by_id = store::of_subject(tx, kind, new)?.filter(signed).map(|by| by.id);
    row.status = PaperStatus::Superseded;
    row.revoked_at = Some(me.now());
    row.revoke_reason = Some(reason.to_owned());
    touch(me, &mut row);
    Ok(store::save(tx, &row)?)
}

/// Ends the paper of a subject that its office takes back, and answers with it: verification must not go on calling it
/// valid. One that was never signed, or that ended before, stays as it is.
pub fn take_back(
    tx: &mut Conn,
    me: &Me,
    (kind, subject): (SubjectType, Id),
    reason: &str,
) -> Result<Option<Id>> {
    match store::lock_subject(tx, kind, subject)? {
        Some(row) if row.status == PaperStatus::Signed => {
            Ok(Some(end(tx, me, (kind, subject), reason, None)?.id))
        }
        _ => Ok(None),
    }
}

/// The record of a signature that was made.
pub fn signature(
    me: &Me,
    paper: Id,
    (pos, kind): (i32, SignatureKind),
    made: &Made,
    (provider, certified): (&str, bool),
    (name, title): (&str, &str),
) -> Result<PaperSignature> {
    let person = kind == SignatureKind::Person;
    Ok(PaperSignature {
        id: Id::new(),
        paper_id: paper,
        pos,
        kind,
        user_id: person.then_some(me.user_id),
        position_id: person.then_some(me.position_id),
        signer_name: name.to_owned(),
        signer_title: title.to_owned(),
        certificate_serial: made.serial.clone(),
        provider: provider.to_owned(),
        certified,
        timestamped: made.timestamped,
        signed_at: me.now(),
        revision_bytes: i64::try_from(made.signed.mark.length).map_err(Error::internal)?,
        sha256: super::hex(&made.signed.mark.sha256),
    })
}

fn lock(tx: &mut Conn, paper: Id) -> Result<PaperRow> {
    store::lock(tx, paper)?.ok_or_else(Error::not_found)
}

pub(super) fn touch(me: &Me, row: &mut PaperRow) {
    row.updated_at = me.now();
    row.version += 1;
}

/// What a verifier reads; kept as it was when the paper was signed.
pub fn facts(title: &str, subject: Option<&str>, agency: &str) -> PaperFacts {
    PaperFacts {
        title: title.to_owned(),
        subject: subject.map(ToOwned::to_owned),
        agency: agency.to_owned(),
        valid_from: None,
        valid_until: None,
    }
}
