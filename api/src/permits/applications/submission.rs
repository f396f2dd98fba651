//! Taking applications in: at the counter, from the public pages, and again after something was missing.
use super::inputs::{NewPermitApplication, NewPermitDocument, NewPermitTransition, NewPublicApplication};
use super::model::{
    PermitAction, PermitApplication, PermitChannel, PermitDocument, PermitEvent, PermitStatus,
};
use super::service::By;
use super::store;
use crate::agencies::{self, AgencyKind, Calendar};
use crate::audit::{self, Application, NewFact};
use crate::documents::{numbering, words};
use crate::error::{Code, Error, Result, Violations};
use crate::http::Moment;
use crate::identity::Me;
use crate::permits::catalogue::model::Requirement;
use crate::permits::catalogue::{self, PermitService};
use crate::permits::clock::Times;
use crate::permits::condition;
use crate::permits::contacts::{self, CodePolicy};
use crate::permits::form::{self, Answers, Checker};
use crate::permits::money::fee::MOST_IDR;
use crate::permits::offices;
use crate::permits::succession;
use crate::permits::tracking;
use crate::secrets::Secrets;
use crate::storage;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// The register that applications are numbered in.
pub const REGISTER: &str = "service";

/// What is common to an application from either side.
struct Submission<'a> {
    me: Option<&'a Me>,
    at: Moment,
    agency_id: Id,
    service: &'a PermitService,
    applicant_name: Option<&'a str>,
    answers: &'a Answers,
    documents: &'a [NewPermitDocument],
    /// On the public pages: what is asked about contacts, and the proof that was sent along.
    contact: Option<(&'a CodePolicy, Option<&'a str>)>,
}

/// Takes an application in at the counter of the caller's office.
pub fn receive(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    input: &NewPermitApplication,
) -> Result<PermitApplication> {
    let service = catalogue::store::find(tx, input.service_id)?
        .filter(|s| s.enabled && s.level.agency_kind() == me.agency.kind)
        .ok_or_else(|| Error::field("/service_id", Code::UnknownReference))?;
    let holds = catalogue::store::find_in_force(tx, &service.code, me.today())?;
    if holds.is_none_or(|holds| holds.id != service.id) {
        return Err(Error::field("/service_id", Code::ServiceRevised));
    }
    let carried = succession::open(tx, me, secrets, &service, input)?;
    let submission = Submission {
        me: Some(me),
        at: me.at,
        agency_id: me.agency.id,
        service: &service,
        applicant_name: input.applicant_name.as_deref(),
        answers: carried.as_ref().map_or(&input.form_data, |carried| &carried.answers),
        documents: &input.documents,
        contact: None,
    };
    let application = submission.store(tx, secrets)?;
    if let Some(carried) = carried {
        succession::keep(tx, me, application.id, carried)?;
    }
    Ok(application)
}

/// Takes an application in from the public pages.
pub fn apply(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    policy: &CodePolicy,
    input: &NewPublicApplication,
) -> Result<PermitApplication> {
    let service = catalogue::store::find_enabled(tx, &input.service_code, at.today())?
        .ok_or_else(|| Error::field("/service_code", Code::UnknownReference))?;
    let office = agencies::store::find(tx, input.agency_id)?
        .filter(|a| a.kind == service.level.agency_kind() && offices::exists_on(a, at.today()))
        .ok_or_else(|| Error::field("/agency_id", Code::UnknownReference))?;
    let submission = Submission {
        me: None,
        at,
        agency_id: office.id,
        service: &service,
        applicant_name: None,
        answers: &input.form_data,
        documents: &input.documents,
        contact: Some((policy, input.contact_proof.as_deref())),
    };
    submission.store(tx, secrets)
}

impl Submission<'_> {
    fn store(&self, tx: &mut Conn, secrets: &Secrets) -> Result<PermitApplication> {
        let id = Id::new();
        let answers = form::tidy(self.answers);
        let mut violations = Violations::default();
        check_answers(tx, self.service, &answers, self.at, &mut violations)?;
        let (at_the_counter, asked) = (self.me.is_some(), (self.service, &answers));
        check_documents(asked, self.documents, &[], at_the_counter, &mut violations)?;
        let proven = match self.contact {
            None => None,
            Some((policy, token)) => {
                let (trust, form) = ((secrets, self.at.now), (&self.service.form_schema, &answers));
                contacts::check(policy, trust, form, token, &mut violations)?
            }
        };
        let name = applicant_name(self.applicant_name, &answers);
        if name.is_empty() {
            violations.add("/applicant_name", Code::Required);
        }
        violations.finish()?;
        let protected = form::protect(secrets, id, &self.service.form_schema, answers)?;
        let papers = link_documents(tx, id, self.me, self.at, self.documents)?;
        let procedure = self.service.procedure()?;
        let first =
            procedure.submitted().ok_or_else(|| Error::internal("a procedure without a submission"))?;
        let calendar = Calendar::load(tx)?;
        let times = Times::start(&calendar, self.at.today(), self.service.service_days);
        let application = PermitApplication {
            id,
            agency_id: self.agency_id,
            service_id: self.service.id,
            register_year: self.at.year(),
            register_number: numbering::next(tx, self.agency_id, REGISTER, self.at.year())?,
            tracking_code: tracking::generate(),
            channel: if self.me.is_some() { PermitChannel::Counter } else { PermitChannel::Online },
            status: first.kind,
            stage: first.key.clone(),
            waits_for: first.waits_for.map(|right| right.as_str().to_owned()),
            applicant_name: name,
            nik_masked: protected.nik_masked,
            nik_index: protected.nik_index,
            form_data: protected.answers,
            submitted_on: times.submitted_on,
            due_date: times.due_date,
            paused_since: None,
            stopped_on: None,
            working_days_paused: 0,
            public_note: None,
            created_by_user_id: self.me.map(|me| me.user_id),
            created_at: self.at.now,
            updated_at: self.at.now,
            version: 1,
            stage_due_date: first.due_date(&calendar, self.at.today()),
        };
        store::insert(tx, &application)?;
        store::insert_secrets(tx, id, &protected.sealed)?;
        store::insert_documents(tx, &papers)?;
        if let Some(proven) = proven {
            contacts::keep(tx, secrets, id, &proven)?;
        }
        store::insert_event(tx, &self.event(id))?;
        self.record(tx, &application)?;
        Ok(application)
    }

    fn event(&self, application_id: Id) -> PermitEvent {
        PermitEvent {
            id: Id::new(),
            application_id,
            action: PermitAction::Submit,
            from_status: PermitStatus::Draft,
            to_status: PermitStatus::Submitted,
            note: None,
            missing: json!([]),
            actor_user_id: self.me.map(|me| me.user_id),
            actor_name: self.me.map(|me| me.name.clone()),
            position_id: self.me.map(|me| me.position_id),
            occurred_at: self.at.now,
        }
    }

    fn record(&self, tx: &mut Conn, application: &PermitApplication) -> Result<()> {
        let data = json!({
            "service_code": self.service.code,
            "channel": application.channel,
            "register_number": application.register_number,
            "submitted_on": application.submitted_on,
            "due_date": application.due_date,
            "service_time_days": self.service.service_days,
        });
        let subject = ("permit_application", application.id);
        let fact = NewFact::new(Application::Permits, "permit.submit", subject, self.agency_id, data);
        match self.me {
            Some(me) => audit::record(tx, me, fact),
            None => audit::record_public(tx, self.at, fact),
        }
    }
}

/// Stores what was handed in again: new papers beside the old ones, changed answers in place of the old ones.
pub fn supplement(
    tx: &mut Conn,
    by: By<'_>,
    secrets: &Secrets,
    (application, service): (&PermitApplication, &PermitService),
    input: &NewPermitTransition,
) -> Result<()> {
    let mut violations = Violations::default();
    let sealed = store::secrets_of(tx, application.id)?;
    let mut answers = form::unseal(secrets, application.id, &application.form_data, &sealed)?;
    for (key, value) in &input.form_data {
        answers.insert(key.clone(), value.clone());
    }
    let answers = form::tidy(&answers);
    if !input.form_data.is_empty() {
        check_answers(tx, service, &answers, by.at, &mut violations)?;
    }
    let there: Vec<i32> = store::documents(tx, application.id)?.iter().map(|d| d.requirement_index).collect();
    check_documents((service, &answers), &input.documents, &there, by.me.is_some(), &mut violations)?;
    violations.finish()?;
    let papers = link_documents(tx, application.id, by.me, by.at, &input.documents)?;
    store::insert_documents(tx, &papers)?;
    if !input.form_data.is_empty() {
        let name = renamed(application, &answers, &input.form_data);
        succession::supplemented(tx, secrets, application.id, &answers)?;
        contacts::supplemented(tx, secrets, application.id, (&service.form_schema, &answers))?;
        let protected = form::protect(secrets, application.id, &service.form_schema, answers)?;
        store::replace_form(tx, application.id, &name, &protected)?;
        store::replace_secrets(tx, application.id, &protected.sealed)?;
    }
    Ok(())
}

/// The name on the form, unless the application is kept under another one.
fn applicant_name(given: Option<&str>, answers: &Answers) -> String {
    let on_form = answers.get("full_name").and_then(Value::as_str);
    given.or(on_form).unwrap_or_default().trim().to_owned()
}

fn renamed(application: &PermitApplication, answers: &Answers, changed: &Answers) -> String {
    if changed.contains_key("full_name") {
        applicant_name(None, answers)
    } else {
        application.applicant_name.clone()
    }
}

fn check_answers(
    tx: &mut Conn,
    service: &PermitService,
    answers: &Answers,
    at: Moment,
    violations: &mut Violations,
) -> Result<()> {
    let villages = offices::existing(tx, AgencyKind::UrbanVillage, at.today())?;
    let schema = catalogue::offered(service.form_schema.clone(), &villages);
    Checker::new(schema, at.today())?.check(answers, violations)?;
    if service.bill(answers)?.is_none() {
        violations.add_with("/form_data", Code::OutOfRange, format!("≤ {}", words::rupiah(MOST_IDR)));
    }
    Ok(())
}

/// Whether every requirement that these answers ask for is met, and none that there is not.
pub fn check_documents(
    (service, answers): (&PermitService, &Answers),
    documents: &[NewPermitDocument],
    there: &[i32],
    at_the_counter: bool,
    violations: &mut Violations,
) -> Result<()> {
    let requirements = service.requirements()?;
    let pointer = |index: i32| format!("/documents/{index}");
    for document in documents {
        let index = document.requirement_index;
        if usize::try_from(index).ok().and_then(|i| requirements.get(i)).is_none() {
            violations.add(pointer(index), Code::UnknownReference);
        } else if document.original_seen == Some(true) && !at_the_counter {
            violations.add(pointer(index), Code::InvalidChoice);
        }
    }
    let asked = |r: &Requirement| r.mandatory && condition::holds(&r.when, answers);
    for (index, _) in (0..).zip(&requirements).filter(|(_, r)| asked(r)) {
        if !there.contains(&index) && !documents.iter().any(|d| d.requirement_index == index) {
            violations.add(pointer(index), Code::Required);
        }
    }
    Ok(())
}

fn link_documents(
    tx: &mut Conn,
    application_id: Id,
    me: Option<&Me>,
    at: Moment,
    documents: &[NewPermitDocument],
) -> Result<Vec<PermitDocument>> {
    let mut papers = Vec::with_capacity(documents.len());
    let mut violations = Violations::default();
    for document in documents {
        let mut paper = PermitDocument {
            id: Id::new(),
            application_id,
            requirement_index: document.requirement_index,
            upload_id: document.upload_id,
            original_seen: document.original_seen == Some(true),
            file_name: None,
            media_type: None,
            size_bytes: None,
            sha256: None,
            created_at: at.now,
        };
        if let Some(upload) = document.upload_id {
            let pointer = format!("/documents/{}", document.requirement_index);
            match storage::link(tx, me.map(|me| me.user_id), &pointer, &[upload], at.now) {
                Ok(files) => {
                    for file in files {
                        paper.file_name = Some(file.file_name);
                        paper.media_type = Some(file.media_type);
                        paper.size_bytes = Some(file.size_bytes);
                        paper.sha256 = Some(file.sha256);
                    }
                }
                Err(Error::Invalid(_)) => violations.add(pointer, Code::UnknownReference),
                Err(other) => return Err(other),
            }
        }
        papers.push(paper);
    }
    violations.finish()?;
    Ok(papers)
}
