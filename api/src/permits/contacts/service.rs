//! Asking for a code, entering it, and what it is worth to an application.
use super::model::{
    Contact, ContactCode, ContactConfirmation, ContactVerification, ContactVerified, DIGITS,
    NewContactVerification, PermitContact, place,
};
use super::policy::CodePolicy;
use super::proof::{self, Proven};
use super::{sending, store};
use crate::agencies;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, FieldError, Result, Violations};
use crate::http::{Lang, Moment};
use crate::notifications::messages::ContactKind;
use crate::permits::form::{self, Answers};
use crate::secrets::Secrets;
use chrono::TimeDelta;
use pamong_db::{Conn, Id, Ts};
use serde_json::{Value, json};

/// Minutes that a code is good for.
pub const MINUTES: i64 = 10;
/// Codes that a contact gets within an hour.
const SLOTS: i32 = 3;
/// Tries at one code.
const TRIES: i32 = 5;

/// Sends a code to a contact. Nothing is looked up: the answer is the same whether or not an office knows the contact.
pub fn ask(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    (policy, lang): (&CodePolicy, Lang),
    input: &NewContactVerification,
) -> Result<ContactVerification> {
    if !policy.reaches(input.kind) {
        return Err(Error::field("/kind", Code::InvalidChoice));
    }
    let contact = input.read().ok_or_else(|| Error::field("/contact", Code::InvalidFormat))?;
    let (id, index) = (Id::new(), contact.index(secrets));
    let row = ContactCode {
        id,
        kind: contact.kind,
        contact_sealed: secrets.seal(&place(id), &contact.address)?,
        contact_index: index.clone(),
        slot: 0,
        tries: 0,
        created_at: at.now,
        expires_at: Ts(at.now.0 + TimeDelta::minutes(MINUTES)),
        used_at: None,
    };
    store::free(tx, &index, hour_before(at.now))?;
    let mut kept = false;
    for slot in 1..=SLOTS {
        kept = kept || store::insert(tx, &ContactCode { slot, ..row.clone() })?;
    }
    if !kept {
        let first = store::first(tx, &index)?.unwrap_or(at.now);
        let wait = (first.0 - hour_before(at.now).0).num_seconds().max(1);
        return Err(Error::Code(Code::TooManyRequests, Some(wait.to_string())));
    }
    sending::enqueue(tx, &row, lang)?;
    record(tx, at, "contact.ask", &row, json!({"kind": row.kind, "contact": contact.masked()}))?;
    Ok(ContactVerification { id, contact: contact.masked(), expires_at: row.expires_at })
}

/// Before this instant a code does not count any more.
pub fn hour_before(now: Ts) -> Ts {
    Ts(now.0 - TimeDelta::hours(1))
}

/// Enters a code. A refusal is a value and no error, because the try must be recorded.
pub fn confirm(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    id: Id,
    code: &str,
) -> Result<Result<ContactConfirmation>> {
    store::find(tx, id)?.ok_or_else(Error::not_found)?;
    let row = store::count_try(tx, id, TRIES, at.now)?.ok_or(Code::CodeEnded)?;
    let contact = Contact { kind: row.kind, address: secrets.open(&place(id), &row.contact_sealed)? };
    let data = json!({"kind": row.kind, "contact": contact.masked(), "tries": row.tries});
    if code != code_of(secrets, id) {
        record(tx, at, "contact.refuse", &row, data)?;
        let left = TRIES - row.tries;
        return Ok(Err(if left > 0 { wrong(left) } else { Code::CodeEnded.into() }));
    }
    store::set_used(tx, id, at.now)?;
    record(tx, at, "contact.confirm", &row, data)?;
    let (contact_proof, expires_at) = proof::issue(secrets, contact, id, at.now)?;
    Ok(Ok(ContactConfirmation { contact_proof, expires_at }))
}

fn wrong(left: i32) -> Error {
    let fault = FieldError { pointer: "/code".into(), code: Code::CodeWrong, arg: Some(left.to_string()) };
    Error::Invalid(vec![fault])
}

/// The code of a row: a keyed digest of its id, so that it is kept nowhere and an attempt that is made again sends the same.
pub fn code_of(secrets: &Secrets, id: Id) -> String {
    let digest = secrets.derive(&format!("contact-code/{id}"));
    let number = digest.first_chunk::<8>().map_or(0, |head| u64::from_be_bytes(*head));
    format!("{:0DIGITS$}", number % 1_000_000)
}

/// Facts of citizens belong to the city: no office has to do with them yet.
fn record(tx: &mut Conn, at: Moment, action: &str, row: &ContactCode, data: Value) -> Result<()> {
    let city = agencies::store::city(tx)?.ok_or_else(|| Error::internal("there is no city"))?;
    let subject = ("contact_code", row.id);
    audit::record_public(tx, at, NewFact::new(Application::Permits, action, subject, city.id, data))
}

/// The contacts among the answers to a form.
fn given(schema: &Value, answers: &Answers) -> Vec<Contact> {
    let contact = |(key, property): (&String, &Value)| {
        let kind = match property.get("format").and_then(Value::as_str)? {
            "phone" => ContactKind::Phone,
            "email" => ContactKind::Email,
            _ => return None,
        };
        Contact::parse(kind, answers.get(key)?.as_str()?)
    };
    form::properties(schema).filter_map(contact).collect()
}

/// The contact of an application that its proof shows to be the applicant's. Noted as wrong: a proof of no contact that was
/// given, and none where one is needed.
pub fn check(
    policy: &CodePolicy,
    (secrets, now): (&Secrets, Ts),
    (schema, answers): (&Value, &Answers),
    token: Option<&str>,
    violations: &mut Violations,
) -> Result<Option<Proven>> {
    let given = given(schema, answers);
    let Some(token) = token else {
        if policy.required && given.iter().any(|contact| policy.reaches(contact.kind)) {
            violations.add("/contact_proof", Code::Required);
        }
        return Ok(None);
    };
    let proven = proof::read(secrets, token, now)?.filter(|proven| given.contains(&proven.contact));
    if proven.is_none() {
        violations.add("/contact_proof", Code::ContactUnproven);
    }
    Ok(proven)
}

/// Keeps with a new application that its contact was shown to be the applicant's.
pub fn keep(tx: &mut Conn, secrets: &Secrets, application: Id, proven: &Proven) -> Result<()> {
    let row = PermitContact {
        application_id: application,
        kind: proven.contact.kind,
        contact_index: proven.contact.index(secrets),
        verified_at: proven.verified_at,
    };
    Ok(store::keep(tx, &row)?)
}

/// Forgets it where answers were changed to another contact.
pub fn supplemented(
    tx: &mut Conn,
    secrets: &Secrets,
    application: Id,
    (schema, answers): (&Value, &Answers),
) -> Result<()> {
    let Some(row) = store::of_application(tx, application)? else { return Ok(()) };
    if !given(schema, answers).iter().any(|contact| contact.index(secrets) == row.contact_index) {
        store::drop_of(tx, application)?;
    }
    Ok(())
}

/// That the contact of an application was shown to be the applicant's; none where it was not.
pub fn of_application(c: &mut Conn, application: Id) -> Result<Option<ContactVerified>> {
    let row = store::of_application(c, application)?;
    Ok(row.map(|row| ContactVerified { kind: row.kind, verified_at: row.verified_at }))
}
