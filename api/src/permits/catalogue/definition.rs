//! A service as whoever keeps the catalogue writes it.
use super::form_faults::{condition_part, form_faults};
use super::model::{
    PermitService, Requirement, ServiceKind, ServiceLevel, ServiceStatus, ServiceStep, Signer,
};
use crate::error::{Code, Error, Result, Violations};
use crate::http::Validate;
use crate::permits::money::FeeRule;
use crate::permits::procedure::{self, Asked, Procedure};
use pamong_db::{Id, Ts};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// Everything that is said about a service: what is published (komponen standar pelayanan, PermenPANRB 15/2014), the form,
/// and the procedure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceDefinition {
    /// Indonesian name.
    pub name_id: String,
    /// English name.
    pub name_en: String,
    /// Which offices give it. Stays over all revisions.
    pub level: ServiceLevel,
    /// Permit or other service.
    pub kind: ServiceKind,
    /// Whether the law still knows it.
    pub status: ServiceStatus,
    /// Why it is optional or legacy.
    pub status_reason: Option<String>,
    /// Promised time in working days, from the day after the submission.
    pub sla_working_days: i32,
    /// Fee in rupiah; 0 is free, null is not settled, in which case the service is not offered.
    pub fee_idr: Option<i64>,
    /// How the fee comes about where it depends on answers; `fee_idr` is null then.
    #[serde(default)]
    pub fee_rule: Option<FeeRule>,
    /// What the fee depends on, or what it rests on.
    pub fee_note: Option<String>,
    /// Archive classification of the paper.
    pub classification_code: Option<String>,
    /// Days that the paper is valid; null where it does not expire.
    pub validity_days: Option<i32>,
    /// Who signs it.
    pub signer: Signer,
    /// Name of the paper.
    pub output_name: String,
    /// What the paper says: a sentence with blanks such as `{full_name}`; what stands in `[brackets]` is left out where a
    /// blank in it stays empty. Without it the paper has the words of its kind.
    pub output_text: Option<String>,
    /// Legal basis.
    pub legal_basis: Option<String>,
    /// What the applicant must show.
    pub requirements: Vec<Requirement>,
    /// The procedure in words, as it is published.
    pub steps: Vec<ServiceStep>,
    /// JSON Schema 2020-12 of `form_data`: fields with labels in `x-label`, in the order of `x-order`, asked for where the
    /// answers fit `x-when`.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_schema: Value,
    /// Stages and moves; without it the standard procedure (PATEN, Permendagri 4/2010).
    pub procedure: Option<Procedure>,
}

/// Requirements and steps that a service may have.
const MOST_REQUIREMENTS: usize = 50;
const MOST_STEPS: usize = 40;
/// Bytes of a form.
const MOST_FORM: usize = 256 * 1024;
/// Characters of a name, of a longer text, and of the sentence of the paper.
const NAME: usize = 200;
const TEXT: usize = 1000;
const SENTENCE: usize = 4000;

impl Validate for ServiceDefinition {
    /// What could not even be kept; whether it could be published is told by `faults`.
    fn validate(&self, violations: &mut Violations) {
        violations.text("/name_id", &self.name_id, NAME);
        violations.text("/name_en", &self.name_en, NAME);
        violations.text("/output_name", &self.output_name, NAME);
        for (at, text, most) in [
            ("/status_reason", &self.status_reason, TEXT),
            ("/fee_note", &self.fee_note, TEXT),
            ("/classification_code", &self.classification_code, 50),
            ("/output_text", &self.output_text, SENTENCE),
            ("/legal_basis", &self.legal_basis, TEXT),
        ] {
            violations.optional_text(at, text.as_deref(), most);
        }
        if !(0..=365).contains(&self.sla_working_days) {
            violations.add_with("/sla_working_days", Code::OutOfRange, "0–365");
        }
        if self.fee_idr.is_some_and(|fee| !(0..=1_000_000_000_000).contains(&fee)) {
            violations.add_with("/fee_idr", Code::OutOfRange, "0–1.000.000.000.000");
        }
        if let Some(rule) = &self.fee_rule {
            rule.validate(violations);
        }
        if self.validity_days.is_some_and(|days| !(1..=36_500).contains(&days)) {
            violations.add_with("/validity_days", Code::OutOfRange, "1–36.500");
        }
        if self.requirements.len() > MOST_REQUIREMENTS {
            violations.add_with("/requirements", Code::TooMany, MOST_REQUIREMENTS);
        }
        if self.steps.len() > MOST_STEPS {
            violations.add_with("/steps", Code::TooMany, MOST_STEPS);
        }
        if !self.form_schema.is_object() {
            violations.add("/form_schema", Code::InvalidFormat);
        }
        if self.form_schema.to_string().len() > MOST_FORM {
            violations.add_with("/form_schema", Code::TooLong, MOST_FORM);
        }
        violations.plain("/form_schema", &self.form_schema);
        let parts = json!({"fee_rule": self.fee_rule, "requirements": self.requirements, "steps": self.steps,
            "procedure": self.procedure});
        violations.plain("", &parts);
    }
}

impl ServiceDefinition {
    /// Notes everything because of which the service cannot be published.
    pub fn faults(&self, asked: &Asked, violations: &mut Violations) {
        form_faults(&self.form_schema, violations);
        let empty = Map::new();
        let fields = self.form_schema.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        if !fields.contains_key("full_name") {
            violations.add_with("/form_schema/properties", Code::FieldMissing, "full_name");
        }
        for (i, requirement) in self.requirements.iter().enumerate() {
            let at = format!("/requirements/{i}");
            violations.text(&format!("{at}/name_id"), &requirement.name_id, NAME);
            if self.requirements.iter().take(i).any(|other| other.name_id == requirement.name_id) {
                violations.add(format!("{at}/name_id"), Code::Duplicate);
            }
            for (n, part) in requirement.when.iter().enumerate() {
                condition_part(&format!("{at}/when/{n}"), part, fields, violations);
            }
        }
        if let Some(rule) = &self.fee_rule {
            rule.faults(fields, self.fee_idr, violations);
        }
        for (i, step) in self.steps.iter().enumerate() {
            violations.text(&format!("/steps/{i}/action_id"), &step.action_id, TEXT);
        }
        if self.steps.is_empty() {
            violations.add("/steps", Code::Required);
        }
        for key in self.output_text.iter().flat_map(|text| crate::permits::paper::blanks(text)) {
            const GIVEN: &[&str] = &["head", "office", "service"];
            if !fields.contains_key(key) && !GIVEN.contains(&key) {
                violations.add_with("/output_text", Code::FieldMissing, key);
            }
        }
        if self.status != ServiceStatus::Active && self.status_reason.is_none() {
            violations.add("/status_reason", Code::Required);
        }
        let head_of = |signer| match signer {
            Signer::UrbanVillageHead => Some(ServiceLevel::UrbanVillage),
            Signer::SubDistrictHead => Some(ServiceLevel::SubDistrict),
            Signer::Nobody => None,
        };
        if head_of(self.signer).is_some_and(|level| level != self.level) {
            violations.add("/signer", Code::InvalidChoice);
        }
        if let Some(own) = &self.procedure {
            procedure::faults(own, asked, violations);
        }
    }

    /// What the service asks of its procedure and its offices.
    pub fn is_signed(&self) -> bool {
        self.signer != Signer::Nobody
    }

    /// The revision as it is stored: a draft.
    pub fn stored(self, id: Id, code: String, revision: i32, now: Ts) -> Result<PermitService> {
        let kept = |value: std::result::Result<Value, serde_json::Error>| value.map_err(Error::internal);
        Ok(PermitService {
            id,
            code,
            revision,
            name_id: self.name_id.trim().to_owned(),
            name_en: self.name_en.trim().to_owned(),
            level: self.level,
            kind: self.kind,
            status: self.status,
            status_reason: self.status_reason,
            enabled: false,
            service_days: self.sla_working_days,
            fee_idr: self.fee_idr,
            fee_rule: self.fee_rule.map(|rule| kept(serde_json::to_value(rule))).transpose()?,
            fee_note: self.fee_note,
            classification_code: self.classification_code,
            validity_days: self.validity_days,
            signer: self.signer,
            output_name: self.output_name.trim().to_owned(),
            output_text: self.output_text,
            legal_basis: self.legal_basis,
            requirements: kept(serde_json::to_value(self.requirements))?,
            steps: kept(serde_json::to_value(self.steps))?,
            form_schema: self.form_schema,
            procedure: self.procedure.map(|own| kept(serde_json::to_value(own))).transpose()?,
            // said anew when it is published
            valid_from: now.0.date_naive(),
            created_at: now,
            published_at: None,
            version: 1,
        })
    }

    /// What a stored revision says.
    pub fn of(service: &PermitService) -> Result<Self> {
        Ok(Self {
            name_id: service.name_id.clone(),
            name_en: service.name_en.clone(),
            level: service.level,
            kind: service.kind,
            status: service.status,
            status_reason: service.status_reason.clone(),
            sla_working_days: service.service_days,
            fee_idr: service.fee_idr,
            fee_rule: service.fee_rule()?,
            fee_note: service.fee_note.clone(),
            classification_code: service.classification_code.clone(),
            validity_days: service.validity_days,
            signer: service.signer,
            output_name: service.output_name.clone(),
            output_text: service.output_text.clone(),
            legal_basis: service.legal_basis.clone(),
            requirements: service.requirements()?,
            steps: serde_json::from_value(service.steps.clone()).map_err(Error::internal)?,
            form_schema: service.form_schema.clone(),
            procedure: service.own_procedure()?,
        })
    }
}
