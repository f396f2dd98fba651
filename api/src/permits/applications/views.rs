//! Applications as staff see them.
use super::checks::{self, model::PermitCheckView};
use super::handovers::{self, model::PermitHandoverView};
use super::model::{
    MissingItem, PermitAction, PermitApplication, PermitChannel, PermitDocument, PermitEvent, PermitStatus,
};
use super::service::Case;
use super::store;
use super::visits::{self, model::PermitVisitView};
use crate::agencies::{self, AgencyRef, Calendar};
use crate::documents::signing::paper::SubjectType;
use crate::documents::signing::state::{self, ElectronicSignature};
use crate::error::{Error, Result};
use crate::identity::{Me, Permission};
use crate::permits::assignments::{self, Assignee};
use crate::permits::catalogue::{self, PermitServiceRef};
use crate::permits::clock::ServiceClock;
use crate::permits::contacts::{self, ContactVerified};
use crate::permits::form;
use crate::permits::issued;
use crate::permits::issued::model::{PermitVersion, PermitView};
use crate::permits::money;
use crate::permits::money::views::PaymentView;
use crate::permits::nik_warnings::{NikWarning, warnings};
use crate::permits::personal::{self, ErasureView};
use crate::permits::succession::{self, SuccessionView};
use crate::permits::tracking;
use crate::permits::voice::surveys;
use crate::secrets::Secrets;
use chrono::NaiveDate;
use pamong_db::{Conn, Id, Ts};
use serde::Serialize;
use utoipa::ToSchema;

/// An application in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitApplicationRow {
    /// Id.
    pub id: Id,
    /// The office.
    pub agency: AgencyRef,
    /// The service.
    pub service: PermitServiceRef,
    /// Year of the register.
    pub register_year: i32,
    /// Number in the office's register of that year.
    pub register_number: i32,
    /// The applicant's code for following it: `ABCD-EFGH-JKMN-PQRS`.
    pub tracking_code: String,
    /// Who applies.
    pub applicant_name: String,
    /// The applicant's NIK, masked.
    pub nik_masked: Option<String>,
    /// The officer who looks after it; null where nobody does.
    pub assignee: Option<Assignee>,
    /// How it came in.
    pub channel: PermitChannel,
    /// Where it stands.
    pub status: PermitStatus,
    /// Day of the submission.
    pub submitted_on: NaiveDate,
    /// Service time used and left today.
    pub clock: ServiceClock,
    /// True where the due date has passed before the signature.
    pub late: bool,
    /// True where its personal data were erased.
    pub erased: bool,
    /// When it came in.
    pub created_at: Ts,
    /// When it changed last.
    pub updated_at: Ts,
    /// Version of the application.
    pub version: i32,
}

/// A step of an application.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitEventView {
    /// What was done.
    pub action: PermitAction,
    /// State before.
    pub from_status: PermitStatus,
    /// State after.
    pub to_status: PermitStatus,
    /// Why, or what was found.
    pub note: Option<String>,
    /// What was missing.
    pub missing: Vec<MissingItem>,
    /// Who did it; null for the applicant on the public pages.
    pub actor_name: Option<String>,
    /// When.
    pub occurred_at: Ts,
}

/// A paper of an application.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitDocumentView {
    /// The paper.
    #[serde(flatten)]
    pub document: PermitDocument,
    /// Name of the requirement that it meets.
    pub requirement_name: String,
}

/// One application.
#[derive(Debug, Serialize, ToSchema)]
pub struct PermitApplicationView {
    /// The application in short.
    #[serde(flatten)]
    pub row: PermitApplicationRow,
    /// Answers to the service's form; personal numbers are masked.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_data: serde_json::Value,
    /// Fields that the caller may have shown unmasked, one at a time.
    pub revealable_fields: Vec<String>,
    /// That the applicant showed with a code that a contact among the answers is theirs; null where they did not.
    pub contact_verified: Option<ContactVerified>,
    /// Where the NIK does not fit the form. A NIK keeps the district of first registration and uncorrected birth data, so
    /// these are hints for the check of the papers.
    pub warnings: Vec<NikWarning>,
    /// Papers handed in.
    pub documents: Vec<PermitDocumentView>,
    /// What is missing while the application is incomplete.
    pub missing: Vec<MissingItem>,
    /// What the applicant was told.
    pub public_note: Option<String>,
    /// Key of the stage of the procedure at which it stands; `status` is its kind.
    pub stage: String,
    /// Name of the stage, where the procedure has one of its own.
    pub stage_name: Option<StageName>,
    /// Last day in time of that stage; null where it has no time of its own.
    pub stage_due_date: Option<NaiveDate>,
    /// What was and is examined side by side, in the order in which it was opened.
    pub checks: Vec<PermitCheckView>,
    /// Visits on site that were reported, in the order in which they were made.
    pub visits: Vec<PermitVisitView>,
    /// Whether the caller may report a visit on site now.
    pub visit_open: bool,
    /// Steps in the order in which they were taken.
    pub events: Vec<PermitEventView>,
    /// What it has to pay or paid; null where nothing was ever asked for.
    pub payment: Option<PaymentView>,
    /// The signed paper.
    pub permit: Option<PermitView>,
    /// Who took it; null while nobody did, and where that was not noted.
    pub handover: Option<PermitHandoverView>,
    /// The issued paper that the application renews or corrects.
    pub succession: Option<SuccessionView>,
    /// All papers that followed each other, from the first one to that of this application or the one it goes on from, and
    /// those after it.
    pub versions: Vec<PermitVersion>,
    /// Its electronic signature; null where none was asked for.
    pub signature: Option<ElectronicSignature>,
    /// Whether the caller may enter what the applicant answers to the satisfaction survey.
    pub survey_open: bool,
    /// What the caller may do now.
    pub allowed_actions: Vec<PermitAction>,
    /// That its personal data were erased; null where they are there.
    pub erasure: Option<ErasureView>,
    /// Last day on which its personal data are kept; null while it is under way, and once they were erased.
    pub kept_until: Option<NaiveDate>,
}

/// Name of a stage.
#[derive(Debug, Serialize, ToSchema)]
pub struct StageName {
    /// In Indonesian.
    pub id: String,
    /// In English.
    pub en: String,
}

fn stage_name(case: &Case) -> Option<StageName> {
    let stage = case.procedure.stage(&case.application.stage)?;
    let id = stage.name_id.clone()?;
    Some(StageName { en: stage.name_en.clone().unwrap_or_else(|| id.clone()), id })
}

/// Rows of a list with the names that they refer to.
pub fn rows(
    c: &mut Conn,
    today: NaiveDate,
    applications: &[PermitApplication],
) -> Result<Vec<PermitApplicationRow>> {
    let agency_ids: Vec<Id> = applications.iter().map(|a| a.agency_id).collect();
    let service_ids: Vec<Id> = applications.iter().map(|a| a.service_id).collect();
    let agencies = agencies::store::refs(c, &agency_ids)?;
    let services = catalogue::store::refs(c, &service_ids)?;
    let calendar = Calendar::load(c)?;
    let ids: Vec<Id> = applications.iter().map(|a| a.id).collect();
    let erased = personal::store::among(c, &ids)?;
    let mut officers = assignments::of(c, today, &ids)?;
    let mut row = |a: &PermitApplication| {
        let (erased, assignee) = (erased.contains(&a.id), officers.remove(&a.id));
        Ok(PermitApplicationRow { assignee, erased, ..row(a, &agencies, &services, &calendar, today)? })
    };
    applications.iter().map(&mut row).collect()
}

fn row(
    a: &PermitApplication,
    agencies: &[AgencyRef],
    services: &[PermitServiceRef],
    calendar: &Calendar,
    today: NaiveDate,
) -> Result<PermitApplicationRow> {
    let agency = agencies.iter().find(|x| x.id == a.agency_id);
    let service = services.iter().find(|x| x.id == a.service_id);
    let lost = || Error::internal("an application without its office or service");
    Ok(PermitApplicationRow {
        id: a.id,
        agency: agency.ok_or_else(lost)?.clone(),
        service: service.ok_or_else(lost)?.clone(),
        register_year: a.register_year,
        register_number: a.register_number,
        tracking_code: tracking::grouped(&a.tracking_code),
        applicant_name: a.applicant_name.clone(),
        nik_masked: a.nik_masked.clone(),
        assignee: None,
        channel: a.channel,
        status: a.status,
        submitted_on: a.submitted_on,
        clock: a.times().read(calendar, today),
        late: a.times().is_late(today),
        erased: false,
        created_at: a.created_at,
        updated_at: a.updated_at,
        version: a.version,
    })
}

/// One application as the caller sees it; 404 where it is not the caller's to see.
pub fn find(c: &mut Conn, me: &Me, secrets: &Secrets, id: Id) -> Result<PermitApplicationView> {
    let application = store::find_for(c, me, id)?.ok_or_else(Error::not_found)?;
    view(c, me, secrets, application)
}

/// The full view of an application.
pub fn view(
    c: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    application: PermitApplication,
) -> Result<PermitApplicationView> {
    let id = application.id;
    let row = rows(c, me.today(), std::slice::from_ref(&application))?.pop();
    let sealed = store::secrets_of(c, id)?;
    let answers = form::unseal(secrets, id, &application.form_data, &sealed)?;
    let survey_open = surveys::open_at_counter(c, me, &application)?;
    let case = Case::load(c, application)?;
    let requirements = case.service.requirements()?;
    let documents = store::documents(c, id)?.into_iter().map(|document| {
        let requirement = usize::try_from(document.requirement_index).ok().and_then(|i| requirements.get(i));
        let requirement_name = requirement.map(|r| r.name_id.clone()).unwrap_or_default();
        PermitDocumentView { document, requirement_name }
    });
    let erasure = personal::of_application(c, id)?;
    let kept_until = match erasure {
        None if case.application.status.has_ended() => {
            Some(personal::kept_until(c, me, &case.service.code, &case.application)?)
        }
        _ => None,
    };
    let revealable = me.can(Permission::PermitReveal);
    let permit = issued::of_application(c, id)?;
    let (succession, earlier) = succession::view(c, id)?.unzip();
    let versions = match permit.as_ref().or(earlier.as_ref()) {
        Some(paper) => issued::versions(c, me.today(), paper)?,
        None => Vec::new(),
    };
    Ok(PermitApplicationView {
        row: row.ok_or_else(Error::not_found)?,
        contact_verified: contacts::of_application(c, id)?,
        warnings: warnings(&answers, case.application.submitted_on),
        revealable_fields: sealed.into_iter().filter(|_| revealable).map(|(field, _)| field).collect(),
        documents: documents.collect(),
        missing: missing(&case)?,
        events: case.events.iter().map(event).collect::<Result<_>>()?,
        payment: money::views::of_application(c, me, id)?,
        permit: permit.map(|permit| issued::view(c, me.today(), permit)).transpose()?,
        succession,
        versions,
        signature: state::of_subject(c, SubjectType::PermitApplication, id)?,
        survey_open,
        allowed_actions: case.allowed_actions(me),
        stage_name: stage_name(&case),
        stage_due_date: case.application.stage_due_date,
        visits: visits::service::views(c, id)?,
        handover: handovers::store::find(c, id)?.map(Into::into),
        visit_open: visits::service::is_open(me, &case.application, &case.checks),
        checks: checks::service::views(c, me, case.checks)?,
        stage: case.application.stage,
        erasure,
        kept_until,
        public_note: case.application.public_note,
        form_data: case.application.form_data,
    })
}

/// What the last return named, while the application is still incomplete.
pub fn missing(case: &Case) -> Result<Vec<MissingItem>> {
    if case.application.status != PermitStatus::Incomplete {
        return Ok(Vec::new());
    }
    let returned = case.events.iter().rev().find(|e| e.action == PermitAction::ReturnIncomplete);
    returned.map_or(Ok(Vec::new()), items)
}

fn items(event: &PermitEvent) -> Result<Vec<MissingItem>> {
    serde_json::from_value(event.missing.clone()).map_err(Error::internal)
}

fn event(event: &PermitEvent) -> Result<PermitEventView> {
    Ok(PermitEventView {
        action: event.action,
        from_status: event.from_status,
        to_status: event.to_status,
        note: event.note.clone(),
        missing: items(event)?,
        actor_name: event.actor_name.clone(),
        occurred_at: event.occurred_at,
    })
}
