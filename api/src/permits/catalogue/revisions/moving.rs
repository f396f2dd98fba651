//! Running applications on their way to another revision of their service.
use crate::agencies::{AgencyKind, Calendar};
use crate::audit::{self, Application, NewFact};
use crate::documents::signing::{paper::SubjectType, service::refuse_while_signing};
use crate::error::{Code, Error, FieldProblem, Result, Violations};
use crate::http::{Lang, Validate};
use crate::identity::Me;
use crate::permits::applications::model::{PermitApplication, PermitStatus};
use crate::permits::applications::{checks, store as applications, store_revisions, submission};
use crate::permits::catalogue::{self, PermitService, store};
use crate::permits::form::{self, Answers, Checker};
use crate::permits::offices;
use crate::permits::procedure::{Procedure, Stage};
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

/// Which running applications go along.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCaseMove {
    /// Only these; without it all that run under another revision.
    pub application_ids: Option<Vec<Id>>,
}

impl Validate for NewCaseMove {
    fn validate(&self, violations: &mut Violations) {
        if self.application_ids.as_ref().is_some_and(|ids| ids.len() > 10_000) {
            violations.add_with("/application_ids", Code::TooMany, 10_000);
        }
    }
}

/// What happens to one application.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseMove {
    /// The application.
    pub application_id: Id,
    /// Number in the register of its office and year.
    pub register_number: i32,
    /// Year of the register.
    pub register_year: i32,
    /// The revision that it runs under.
    pub from_revision: i32,
    /// The stage at which it stands.
    pub stage: String,
    /// The stage of the new procedure at which it would stand; null where there is none.
    pub to_stage: Option<String>,
    /// What keeps it back: places are below the application (`/form_data/…`, `/documents/…`, `/stage`).
    pub faults: Vec<FieldProblem>,
}

/// What happens to all of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseMoveReport {
    /// Id of the revision that they go to.
    pub to_service_id: Id,
    /// Its number.
    pub to_revision: i32,
    /// Applications that nothing keeps back.
    pub movable: usize,
    /// Applications that something keeps back; they stay as they are.
    pub kept: usize,
    /// Applications that were moved; none in a report.
    pub moved: usize,
    /// Each of them, by office and register number.
    pub cases: Vec<CaseMove>,
}

struct Target<'a> {
    service: &'a PermitService,
    procedure: Procedure,
    names: Vec<String>,
    checker: Checker,
}

/// A running application, where it would stand, and what keeps it back.
struct Judged<'a> {
    application: PermitApplication,
    from: &'a PermitService,
    stage: Option<&'a Stage>,
    answers: Answers,
    violations: Violations,
}

impl Judged<'_> {
    /// The stage, where nothing keeps it back.
    fn movable_to(&self) -> Option<&Stage> {
        self.stage.filter(|_| self.violations.is_empty())
    }
}

/// Judges the running applications of older revisions. Nothing changes.
pub fn report(c: &mut Conn, me: &Me, secrets: &Secrets, lang: Lang, id: Id) -> Result<CaseMoveReport> {
    let service = published(c, id)?;
    let target = Target::new(c, me, &service)?;
    let others = others(c, &service)?;
    let judged = target.judge_all(c, secrets, &others, None)?;
    Ok(told(&service, judged, lang, 0))
}

/// Takes the running applications of older revisions along that nothing keeps back.
pub fn run(
    tx: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    lang: Lang,
    id: Id,
    input: &NewCaseMove,
) -> Result<CaseMoveReport> {
    let service = published(tx, id)?;
    let target = Target::new(tx, me, &service)?;
    let others = others(tx, &service)?;
    let judged = target.judge_all(tx, secrets, &others, input.application_ids.as_deref())?;
    let calendar = Calendar::load(tx)?;
    let mut moved = 0;
    for one in &judged {
        if let Some(stage) = one.movable_to() {
            target.take(tx, me, secrets, &calendar, (one, stage))?;
            moved += 1;
        }
    }
    Ok(told(&service, judged, lang, moved))
}

fn published(c: &mut Conn, id: Id) -> Result<PermitService> {
    let service = store::find(c, id)?.ok_or_else(Error::not_found)?;
    if service.published_at.is_none() {
        return Err(Error::Code(Code::StateConflict, Some("draft".into())));
    }
    Ok(service)
}

/// The other published revisions of the same service.
fn others(c: &mut Conn, service: &PermitService) -> Result<Vec<PermitService>> {
    let mut revisions = store::revisions(c, &service.code)?;
    revisions.retain(|other| other.id != service.id && other.published_at.is_some());
    Ok(revisions)
}

fn told(service: &PermitService, judged: Vec<Judged<'_>>, lang: Lang, moved: usize) -> CaseMoveReport {
    let movable = judged.iter().filter(|one| one.movable_to().is_some()).count();
    let kept = judged.len() - movable;
    let case = |one: Judged<'_>| CaseMove {
        application_id: one.application.id,
        register_number: one.application.register_number,
        register_year: one.application.register_year,
        from_revision: one.from.revision,
        to_stage: one.stage.map(|stage| stage.key.clone()),
        faults: one.violations.told(lang),
        stage: one.application.stage,
    };
    let cases = judged.into_iter().map(case).collect();
    CaseMoveReport { to_service_id: service.id, to_revision: service.revision, movable, kept, moved, cases }
}

impl<'a> Target<'a> {
    fn new(c: &mut Conn, me: &Me, service: &'a PermitService) -> Result<Self> {
        let villages = offices::existing(c, AgencyKind::UrbanVillage, me.today())?;
        let schema = catalogue::offered(service.form_schema.clone(), &villages);
        Ok(Self {
            service,
            procedure: service.procedure()?,
            names: service.requirements()?.into_iter().map(|r| r.name_id).collect(),
            checker: Checker::new(schema, me.today())?,
        })
    }

    /// By office and register number, of these revisions; only these applications where they are named.
    fn judge_all<'b>(
        &'b self,
        c: &mut Conn,
        secrets: &Secrets,
        revisions: &'b [PermitService],
        only: Option<&[Id]>,
    ) -> Result<Vec<Judged<'b>>> {
        let mut judged = Vec::new();
        for from in revisions {
            for application in store_revisions::running_of(c, from.id)? {
                if only.is_none_or(|ids| ids.contains(&application.id)) {
                    judged.push(self.judge(c, secrets, from, application)?);
                }
            }
        }
        Ok(judged)
    }

    /// Where the application would stand, its answers, and what keeps it back.
    fn judge<'b>(
        &'b self,
        c: &mut Conn,
        secrets: &Secrets,
        from: &'b PermitService,
        application: PermitApplication,
    ) -> Result<Judged<'b>> {
        let mut violations = Violations::default();
        let same = |stage: &&Stage| stage.kind == application.status && stage.key == application.stage;
        let alike = |stage: &&Stage| stage.kind == application.status;
        let stages = &self.procedure.stages;
        let stage = stages.iter().find(same).or_else(|| stages.iter().find(alike));
        if stage.is_none() {
            violations.add_with("/stage", Code::StageGone, &application.stage);
        }
        // The paper was signed under the old revision.
        if application.status == PermitStatus::Ready {
            violations.add_with("/status", Code::StateConflict, application.status);
        }
        match refuse_while_signing(c, SubjectType::PermitApplication, application.id) {
            Ok(()) => {}
            Err(Error::Code(code, _)) => violations.add("/status", code),
            Err(other) => return Err(other),
        }
        let sealed = applications::secrets_of(c, application.id)?;
        let answers = form::unseal(secrets, application.id, &application.form_data, &sealed)?;
        self.checker.check(&answers, &mut violations)?;
        let there = self.places(from, applications::documents(c, application.id)?)?;
        let there: Vec<i32> = there.into_iter().map(|(_, index)| index).collect();
        submission::check_documents((self.service, &answers), &[], &there, true, &mut violations)?;
        Ok(Judged { application, from, stage, answers, violations })
    }

    /// Which requirement of the new revision each paper meets; -1 where it asks for none of this name.
    fn places(
        &self,
        from: &PermitService,
        papers: Vec<crate::permits::applications::model::PermitDocument>,
    ) -> Result<Vec<(Id, i32)>> {
        let old = from.requirements()?;
        let place = |index: i32| {
            let name = &old.get(usize::try_from(index).ok()?)?.name_id;
            let place = self.names.iter().position(|other| other == name)?;
            i32::try_from(place).ok()
        };
        Ok(papers.into_iter().map(|p| (p.id, place(p.requirement_index).unwrap_or(-1))).collect())
    }

    fn take(
        &self,
        tx: &mut Conn,
        me: &Me,
        secrets: &Secrets,
        calendar: &Calendar,
        (one, stage): (&Judged<'_>, &Stage),
    ) -> Result<()> {
        let (from, before, id) = (one.from, &one.application, one.application.id);
        for (paper, index) in self.places(from, applications::documents(tx, id)?)? {
            store_revisions::place_document(tx, paper, index)?;
        }
        let protected = form::protect(secrets, id, &self.service.form_schema, one.answers.clone())?;
        applications::replace_form(tx, id, &before.applicant_name, &protected)?;
        applications::replace_secrets(tx, id, &protected.sealed)?;
        // The time of a stage begins when it is entered; a revision does not give it anew.
        let stage_due = if before.stage == stage.key {
            before.stage_due_date
        } else {
            stage.due_date(calendar, me.today())
        };
        let to = (self.service.id, stage, stage_due);
        let after = store_revisions::revise(tx, id, before.version, to, me.now())?.ok_or(Code::Stale)?;
        if before.stage != stage.key {
            let open = checks::store::list(tx, id)?;
            checks::service::enter(tx, me.at, calendar, &after, (&open, stage))?;
        }
        let data = json!({
            "service_code": self.service.code,
            "from_revision": from.revision,
            "to_revision": self.service.revision,
            "stage": stage.key,
        });
        let subject = ("permit_application", id);
        audit::record(
            tx,
            me,
            NewFact::new(Application::Permits, "permit.revise", subject, before.agency_id, data),
        )
    }
}
