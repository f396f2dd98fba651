//! Correction by the applicant on the public pages: of what the office named when it returned the application, and of
//! nothing else.
use super::inputs::{NewPermitDocument, NewPermitTransition};
use super::model::{MissingItem, PermitAction, PermitApplication};
use super::service::{self, By, Case};
use super::submission;
use super::views::missing;
use crate::agencies::{AgencyKind, Calendar};
use crate::error::{Code, Error, Result, Violations};
use crate::http::{Moment, Validate};
use crate::permits::catalogue;
use crate::permits::catalogue::model::EvidenceType;
use crate::permits::form::Answers;
use crate::permits::offices;
use crate::permits::personal::model::check_last4;
use crate::permits::personal::proof;
use crate::secrets::Secrets;
use pamong_db::Conn;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// A paper that is to be handed in again.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectedPaper {
    /// Which requirement of the service, from 0.
    pub requirement_index: usize,
    /// Its Indonesian name.
    pub name_id: String,
    /// What proves it.
    pub evidence_type: EvidenceType,
    /// Whether it must be handed in now.
    pub mandatory: bool,
}

/// What the applicant may set right without coming to the counter. It holds no answer that was given.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicCorrection {
    /// Whether the office named what is to be corrected, all of which must then be handed in. Otherwise any part may be, and
    /// what is left out stays as it was.
    pub named: bool,
    /// JSON Schema of the fields that are to be answered anew; where the office named nothing, of all of them.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_schema: Value,
    /// Papers that are to be handed in again.
    pub papers: Vec<CorrectedPaper>,
}

/// What the applicant sets right.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublicCorrection {
    /// Last four digits of the applicant's NIK as it was handed in.
    pub nik_last4: String,
    /// New answers to what was named; an empty answer removes the old one.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_data: Answers,
    /// New papers for what was named.
    pub documents: Vec<NewPermitDocument>,
}

impl Validate for NewPublicCorrection {
    fn validate(&self, violations: &mut Violations) {
        check_last4(&self.nik_last4, violations);
        self.as_step().validate(violations);
        if self.form_data.is_empty() && self.documents.is_empty() {
            violations.add("/form_data", Code::Required);
        }
    }
}

impl NewPublicCorrection {
    fn as_step(&self) -> NewPermitTransition {
        NewPermitTransition {
            documents: self.documents.clone(),
            form_data: self.form_data.clone(),
            ..NewPermitTransition::of(PermitAction::Resubmit)
        }
    }
}

/// What of a form and its papers was named: keys of fields and places of requirements.
struct Named {
    fields: Vec<String>,
    papers: Vec<usize>,
}

impl Named {
    fn of(items: &[MissingItem]) -> Self {
        let mut named = Self { fields: Vec::new(), papers: Vec::new() };
        for item in items {
            let mut parts = item.pointer.split('/').skip(1);
            match (parts.next(), parts.next()) {
                (Some("form_data"), Some(key)) => named.fields.push(key.to_owned()),
                (Some("documents"), Some(place)) => named.papers.extend(place.parse::<usize>()),
                _ => {}
            }
        }
        named
    }

    /// An office that only wrote a message leaves it to the applicant what is to be corrected.
    fn is_open(&self) -> bool {
        self.fields.is_empty() && self.papers.is_empty()
    }
}

/// What the applicant may correct now; none where only the counter can.
pub fn offered(c: &mut Conn, at: Moment, case: &Case) -> Result<Option<PublicCorrection>> {
    if case.check_applicant(PermitAction::Resubmit).is_none() || !proof::is_possible(c, case.application.id)?
    {
        return Ok(None);
    }
    let named = Named::of(&missing(case)?);
    let villages = offices::existing(c, AgencyKind::UrbanVillage, at.today())?;
    let form = catalogue::offered(case.service.form_schema.clone(), &villages);
    let form_schema =
        if named.is_open() { catalogue::freed(form) } else { catalogue::narrowed(form, &named.fields) };
    let papers = case.service.requirements()?.into_iter().enumerate();
    let papers = papers.filter(|(place, _)| named.is_open() || named.papers.contains(place));
    let papers = papers.map(|(requirement_index, requirement)| CorrectedPaper {
        requirement_index,
        name_id: requirement.name_id,
        evidence_type: requirement.evidence_type,
        mandatory: !named.is_open(),
    });
    Ok(Some(PublicCorrection { named: !named.is_open(), form_schema, papers: papers.collect() }))
}

/// Hands the application in again. A refusal of the digits is a value and no error, as `proof::prove` says.
pub fn correct(
    tx: &mut Conn,
    at: Moment,
    secrets: &Secrets,
    code: &str,
    input: &NewPublicCorrection,
) -> Result<Result<PermitApplication>> {
    let application = match proof::prove(tx, at, secrets, code, &input.nik_last4)? {
        Ok(application) => application,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let case = Case::load(tx, application)?;
    let step = case.check_applicant(PermitAction::Resubmit);
    let step =
        step.ok_or_else(|| Error::Code(Code::StateConflict, Some(case.application.status.to_string())))?;
    refuse_others(&Named::of(&missing(&case)?), input)?;
    let (by, taken) = (By { me: None, at }, input.as_step());
    submission::supplement(tx, by, secrets, (&case.application, &case.service), &taken)?;
    let calendar = Calendar::load(tx)?;
    let after = service::take(tx, by, &calendar, (&case, step), &taken)?;
    service::record(tx, by, &calendar, &case, &after, PermitAction::Resubmit, None)?;
    Ok(Ok(after))
}

/// All that was named must be there, and nothing else.
fn refuse_others(named: &Named, input: &NewPublicCorrection) -> Result<()> {
    if named.is_open() {
        return Ok(());
    }
    let mut violations = Violations::default();
    let handed: Vec<usize> =
        input.documents.iter().filter_map(|d| usize::try_from(d.requirement_index).ok()).collect();
    for key in named.fields.iter().filter(|key| !input.form_data.contains_key(*key)) {
        violations.add(format!("/form_data/{key}"), Code::Required);
    }
    for key in input.form_data.keys().filter(|key| !named.fields.contains(key)) {
        violations.add(format!("/form_data/{key}"), Code::UnknownField);
    }
    for place in named.papers.iter().filter(|place| !handed.contains(place)) {
        violations.add(format!("/documents/{place}"), Code::Required);
    }
    for document in &input.documents {
        let place = document.requirement_index;
        if !usize::try_from(place).is_ok_and(|place| named.papers.contains(&place)) {
            violations.add(format!("/documents/{place}"), Code::UnknownReference);
        }
    }
    violations.finish()
}
