//! Moving applications on, and showing personal numbers.
use super::checks::{self, model::PermitCheck};
use super::handovers;
use super::inputs::{NewPermitTransition, RevealRequest};
use super::model::{PermitAction, PermitApplication, PermitEvent, PermitStatus, Progress};
use super::{store, submission};
use crate::agencies::Calendar;
use crate::audit::{self, Application, NewFact};
use crate::documents::signing::{self, Granted, paper::SubjectType};
use crate::documents::{LetterRegister, Numbering, words};
use crate::error::{Code, Error, Result};
use crate::http::Moment;
use crate::identity::{Me, Permission};
use crate::permits::catalogue::model::Signer;
use crate::permits::catalogue::{self, PermitService};
use crate::permits::form;
use crate::permits::issued::{self, Permit};
use crate::permits::money::fee::MOST_IDR;
use crate::permits::money::{self, Bill};
use crate::permits::personal;
use crate::permits::procedure::{Needs, Procedure, Refusal, Situation, Stage, Standing};
use crate::permits::succession;
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use serde_json::{Value, json};

/// An application with what is needed to judge it.
pub struct Case {
    /// The application.
    pub application: PermitApplication,
    /// Its service.
    pub service: PermitService,
    /// The procedure that it follows.
    pub procedure: Procedure,
    /// Its steps so far.
    pub events: Vec<PermitEvent>,
    /// What was and is examined.
    pub checks: Vec<PermitCheck>,
}

impl Case {
    /// The case of an application.
    pub fn load(c: &mut Conn, application: PermitApplication) -> Result<Self> {
        let service = catalogue::store::find(c, application.service_id)?;
        let service = service.ok_or_else(|| Error::internal("an application without its service"))?;
        let events = store::events(c, application.id)?;
        let (procedure, checks) = (service.procedure()?, checks::store::list(c, application.id)?);
        Ok(Self { application, service, procedure, events, checks })
    }

    /// What the caller may do now.
    pub fn allowed_actions(&self, me: &Me) -> Vec<PermitAction> {
        PermitAction::ALL.iter().copied().filter(|action| self.check(me, *action).is_ok()).collect()
    }

    /// Where the action leads, if the procedure, the caller's right and office, and the service agree: 409 or 403 otherwise.
    pub fn check(&self, me: &Me, action: PermitAction) -> Result<&Stage> {
        let situation = self.situation(Standing {
            initialled: self.initialled_by(me.user_id),
            own_office: me.agency.id == self.application.agency_id,
        });
        situation.decide(action, |right| me.can(right)).map_err(|refusal| match refusal {
            Refusal::NotHere => Error::Code(Code::StateConflict, Some(self.application.status.to_string())),
            Refusal::Right(_) | Refusal::OtherOffice => Code::Forbidden.into(),
            Refusal::Initialled => Code::AlreadyDone.into(),
            Refusal::Examining(open) => Error::Code(Code::ChecksOpen, Some(open)),
        })
    }

    /// Where the act leads that the applicant may take on the public pages, as the counter may for the applicant.
    pub fn check_applicant(&self, action: PermitAction) -> Option<&Stage> {
        let situation = self.situation(Standing { initialled: false, own_office: true });
        situation.decide(action, |right| right == Permission::PermitReceive).ok()
    }

    fn situation(&self, person: Standing) -> Situation<'_> {
        let open = self.checks.iter().filter(|check| check.is_open());
        Situation {
            procedure: &self.procedure,
            stage: &self.application.stage,
            needs: Needs { signed: self.service.signer != Signer::Nobody, unpaid: self.is_unpaid() },
            person,
            open_checks: open.map(|check| check.name_id.as_str()).collect(),
        }
    }

    /// What it has to pay, by its answers.
    pub fn bill(&self) -> Result<Bill> {
        let none = serde_json::Map::new();
        let answers = self.application.form_data.as_object().unwrap_or(&none);
        let beyond = || Error::Code(Code::OutOfRange, Some(words::rupiah(MOST_IDR)));
        self.service.bill(answers)?.ok_or_else(beyond)
    }

    /// Whether it has to pay something that nobody recorded as paid.
    fn is_unpaid(&self) -> bool {
        // what cannot be reckoned is told when the order is made
        let due = || self.bill().map_or(true, |bill| bill.amount_idr > 0);
        self.service.has_fee() && !self.has(PermitAction::RecordPayment) && due()
    }

    fn has(&self, action: PermitAction) -> bool {
        self.events.iter().any(|e| e.action == action)
    }

    /// Whether the person initialled the draft that is under way now.
    fn initialled_by(&self, user: Id) -> bool {
        self.events
            .iter()
            .rev()
            .take_while(|e| e.action != PermitAction::RequestInitials)
            .any(|e| e.action == PermitAction::Initial && e.actor_user_id == Some(user))
    }
}

/// Takes one step with an application: checks it, keeps the clock, and issues the paper with the signature.
pub fn transition(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    register: &dyn LetterRegister,
    id: Id,
    input: &NewPermitTransition,
) -> Result<PermitApplication> {
    let reserved = if input.action == PermitAction::Sign {
        let taken = signing::take_reservation(tx, me, SubjectType::PermitApplication, id, None)?;
        taken.map(|taken| taken.sequence)
    } else {
        signing::service::refuse_while_signing(tx, SubjectType::PermitApplication, id)?;
        None
    };
    step(tx, me, secrets, register, (id, input), reserved.map_or(Numbering::Next, Numbering::Reserved))
}

/// Takes the step of the signature with the number that is under it.
pub fn sign_with_number(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    register: &dyn LetterRegister,
    step_of: (Id, &NewPermitTransition),
    granted: &Granted,
) -> Result<PermitApplication> {
    step(tx, me, secrets, register, step_of, Numbering::Granted(granted.clone()))
}

fn step(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    register: &dyn LetterRegister,
    (id, input): (Id, &NewPermitTransition),
    numbering: Numbering,
) -> Result<PermitApplication> {
    let application = store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let case = Case::load(tx, application)?;
    let step = case.check(me, input.action)?;
    let (by, calendar) = (By { me: Some(me), at: me.at }, Calendar::load(tx)?);
    if input.action == PermitAction::Sign {
        succession::refuse_ended(tx, id)?;
    }
    if input.action == PermitAction::Resubmit {
        submission::supplement(tx, by, secrets, (&case.application, &case.service), input)?;
    }
    let after = take(tx, by, &calendar, (&case, step), input)?;
    if let Some(receiver) = &input.receiver {
        handovers::service::record(tx, me, id, receiver)?;
    }
    money::follow(tx, me, &case, &after, (input.action, input.payment.as_ref()))?;
    let permit = match input.action {
        PermitAction::Sign => Some(issued::issue(tx, me, register, &after, &case.service, numbering)?),
        _ => None,
    };
    record(tx, by, &calendar, &case, &after, input.action, permit.as_ref())?;
    Ok(after)
}

/// Who takes a step: one of the staff, or the applicant on the public pages.
#[derive(Clone, Copy)]
pub struct By<'a> {
    /// The one of the staff.
    pub me: Option<&'a Me>,
    /// When.
    pub at: Moment,
}

/// Puts the application to the stage that was found to be the next: its clock, its checks and its history.
pub fn take(
    tx: &mut Conn,
    by: By<'_>,
    calendar: &Calendar,
    (case, step): (&Case, &Stage),
    input: &NewPermitTransition,
) -> Result<PermitApplication> {
    let before = &case.application;
    let progress = progress(by.at, calendar, case, step, input);
    let after = store::advance(tx, before.id, before.version, &progress)?.ok_or(Code::Stale)?;
    if step.key != before.stage {
        checks::service::enter(tx, by.at, calendar, &after, (&case.checks, step))?;
    }
    store::insert_event(tx, &event(by, case, step, input)?)?;
    Ok(after)
}

fn progress(
    at: Moment,
    calendar: &Calendar,
    case: &Case,
    step: &Stage,
    input: &NewPermitTransition,
) -> Progress {
    let times = case.application.times().turn(calendar, step.kind.clock(), at.today());
    let told = matches!(step.kind, PermitStatus::Incomplete | PermitStatus::Rejected);
    Progress {
        status: step.kind,
        stage: step.key.clone(),
        waits_for: step.waits_for.map(|right| right.as_str().to_owned()),
        due_date: times.due_date,
        paused_since: times.paused_since,
        stopped_on: times.stopped_on,
        working_days_paused: times.working_days_paused,
        stage_due_date: if step.key == case.application.stage {
            case.application.stage_due_date
        } else {
            step.due_date(calendar, at.today())
        },
        public_note: input.note.clone().filter(|_| told),
        updated_at: at.now,
    }
}

fn event(by: By<'_>, case: &Case, step: &Stage, input: &NewPermitTransition) -> Result<PermitEvent> {
    Ok(PermitEvent {
        id: Id::new(),
        application_id: case.application.id,
        action: input.action,
        from_status: case.application.status,
        to_status: step.kind,
        note: input.note.clone(),
        missing: serde_json::to_value(&input.missing).map_err(Error::internal)?,
        actor_user_id: by.me.map(|me| me.user_id),
        actor_name: by.me.map(|me| me.name.clone()),
        position_id: by.me.map(|me| me.position_id),
        occurred_at: by.at.now,
    })
}

/// The fact of a step.
pub fn record(
    tx: &mut Conn,
    by: By<'_>,
    calendar: &Calendar,
    case: &Case,
    after: &PermitApplication,
    action: PermitAction,
    permit: Option<&Permit>,
) -> Result<()> {
    let clock = after.times().read(calendar, by.at.today());
    let mut data = json!({
        "service_code": case.service.code,
        "channel": after.channel,
        "from_status": case.application.status,
        "to_status": after.status,
        "submitted_on": after.submitted_on,
        "due_date": after.due_date,
        "working_days_used": clock.working_days_used,
        "service_time_days": case.service.service_days,
    });
    if let (Some(permit), Value::Object(data)) = (permit, &mut data) {
        data.insert("number".into(), permit.number.clone().into());
        data.insert("on_time".into(), (by.at.today() <= after.due_date).into());
        if let Some((follows, _)) = succession::view(tx, after.id)? {
            data.insert(follows.kind.to_string(), follows.number.into());
        }
    }
    let name = format!("permit.{action}");
    let subject = ("permit_application", after.id);
    let fact = NewFact::new(Application::Permits, &name, subject, after.agency_id, data);
    match by.me {
        Some(me) => audit::record(tx, me, fact),
        None => audit::record_public(tx, by.at, fact),
    }
}

/// The number behind a mask. Each look is a fact of the ledger, which does not hold the number.
pub fn reveal(tx: &mut Conn, me: &Me, secrets: &Secrets, id: Id, request: &RevealRequest) -> Result<String> {
    let application = store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    personal::refuse_erased(tx, id)?;
    let field = request.field.as_str();
    let sealed = store::secrets_of(tx, id)?;
    let (_, ciphertext) = sealed
        .iter()
        .find(|(key, _)| key == field)
        .ok_or_else(|| Error::field("/field", Code::InvalidChoice))?;
    let value = form::open(secrets, id, field, ciphertext)?;
    let subject = ("permit_application", id);
    let data = json!({"field": field, "purpose": request.purpose, "channel": application.channel});
    let agency = application.agency_id;
    audit::record(tx, me, NewFact::new(Application::Permits, "permit.reveal", subject, agency, data))?;
    Ok(value)
}
