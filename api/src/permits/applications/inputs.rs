//! What callers send about applications, and the rules that need nothing but the body.
use super::handovers::inputs::NewPermitReceiver;
use super::model::{MissingItem, PermitAction, PermitChannel};
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::permits::form::Answers;
use crate::permits::money::NewPayment;
use crate::permits::personal::model::RevealPurpose;
use crate::secrets::holds_number;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// How a requirement is met.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitDocument {
    /// Which requirement of the service, from 0.
    pub requirement_index: i32,
    /// A file that was uploaded for it.
    pub upload_id: Option<Id>,
    /// The original was seen; only at the counter.
    pub original_seen: Option<bool>,
}

/// An application that is handed in at the counter of the caller's office.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitApplication {
    /// The service.
    pub service_id: Id,
    /// Always `counter`.
    pub channel: PermitChannel,
    /// Who applies; `form_data.full_name` where it is not given.
    pub applicant_name: Option<String>,
    /// Answers to the service's form.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_data: Answers,
    /// How each requirement is met.
    pub documents: Vec<NewPermitDocument>,
    /// The issued paper of the same service and office that is renewed. A personal number that is sent as the mask which its
    /// application shows is taken over from there.
    pub renews_permit_id: Option<Id>,
    /// The issued paper that is corrected; answers are taken over as for a renewal.
    pub amends_permit_id: Option<Id>,
    /// With `amends_permit_id`: what is wrong with it. At most 500 characters.
    pub amendment_reason: Option<String>,
}

/// An application of a citizen on the public pages.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublicApplication {
    /// The service.
    pub service_code: String,
    /// The office: one of those that give the service.
    pub agency_id: Id,
    /// Answers to the service's form.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_data: Answers,
    /// How each requirement is met.
    pub documents: Vec<NewPermitDocument>,
    /// Proof that the telephone number or mail address among the answers is the applicant's, as a right code gave it; needed
    /// where the service says so.
    #[serde(default)]
    pub contact_proof: Option<String>,
}

/// A step of an application.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitTransition {
    /// What is done.
    pub action: PermitAction,
    /// Why, or what was found. The applicant sees it where the application is returned or rejected.
    pub note: Option<String>,
    /// With `return_incomplete`: what is missing.
    #[serde(default)]
    pub missing: Vec<MissingItem>,
    /// With `resubmit`: papers that were handed in.
    #[serde(default)]
    pub documents: Vec<NewPermitDocument>,
    /// With `resubmit`: answers that changed; an empty answer removes the old one.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub form_data: Answers,
    /// With `record_payment`: what came in for the order.
    #[serde(default)]
    pub payment: Option<NewPayment>,
    /// With `hand_over`: who took the paper.
    #[serde(default)]
    pub receiver: Option<NewPermitReceiver>,
}

impl NewPermitTransition {
    /// A step without further words.
    pub fn of(action: PermitAction) -> Self {
        Self {
            action,
            note: None,
            missing: Vec::new(),
            documents: Vec::new(),
            form_data: Answers::new(),
            payment: None,
            receiver: None,
        }
    }
}

/// Which personal number is to be shown.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevealRequest {
    /// Key of the field, such as `nik`.
    pub field: String,
    /// Why it is looked at.
    pub purpose: RevealPurpose,
}

/// Longest note.
const NOTE: usize = 1000;

fn check_documents(documents: &[NewPermitDocument], violations: &mut Violations) {
    for (i, document) in documents.iter().enumerate() {
        let pointer = format!("/documents/{}", document.requirement_index);
        if documents.iter().take(i).any(|d| d.requirement_index == document.requirement_index) {
            violations.add(pointer, Code::Duplicate);
        } else if document.upload_id.is_none() && document.original_seen != Some(true) {
            violations.add(pointer, Code::Required);
        } else if document.upload_id.is_some() && document.original_seen == Some(true) {
            violations.add(pointer, Code::InvalidChoice);
        }
    }
}

impl Validate for NewPermitApplication {
    fn validate(&self, violations: &mut Violations) {
        if self.channel != PermitChannel::Counter {
            violations.add("/channel", Code::InvalidChoice);
        }
        violations.optional_text("/applicant_name", self.applicant_name.as_deref(), 200);
        if self.applicant_name.as_deref().is_some_and(holds_number) {
            violations.add("/applicant_name", Code::PersonalNumber);
        }
        if self.renews_permit_id.is_some() && self.amends_permit_id.is_some() {
            violations.add("/amends_permit_id", Code::InvalidChoice);
        }
        match (self.amends_permit_id, &self.amendment_reason) {
            (Some(_), reason) => {
                let reason = reason.as_deref().unwrap_or_default();
                violations.text("/amendment_reason", reason, 500);
                if holds_number(reason) {
                    violations.add("/amendment_reason", Code::PersonalNumber);
                }
            }
            (None, Some(_)) => violations.add("/amendment_reason", Code::UnknownField),
            (None, None) => {}
        }
        check_documents(&self.documents, violations);
    }
}

impl Validate for NewPublicApplication {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/service_code", &self.service_code, 100);
        violations.optional_text("/contact_proof", self.contact_proof.as_deref(), 2000);
        check_documents(&self.documents, violations);
    }
}

impl Validate for NewPermitTransition {
    fn validate(&self, violations: &mut Violations) {
        let action = self.action;
        violations.optional_text("/note", self.note.as_deref(), NOTE);
        if self.note.as_deref().is_some_and(holds_number) {
            violations.add("/note", Code::PersonalNumber);
        }
        for (i, item) in self.missing.iter().enumerate() {
            violations.text(&format!("/missing/{i}/pointer"), &item.pointer, 200);
            violations.text(&format!("/missing/{i}/message"), &item.message, 300);
            if holds_number(&item.message) {
                violations.add(format!("/missing/{i}/message"), Code::PersonalNumber);
            }
        }
        if self.missing.len() > 50 {
            violations.add_with("/missing", Code::TooMany, 50);
        }
        let unexplained = match action {
            PermitAction::ReturnIncomplete => self.note.is_none() && self.missing.is_empty(),
            PermitAction::Reject | PermitAction::SendBack => self.note.is_none(),
            _ => false,
        };
        if unexplained {
            violations.add("/note", Code::Required);
        }
        if action != PermitAction::ReturnIncomplete && !self.missing.is_empty() {
            violations.add("/missing", Code::UnknownField);
        }
        if action != PermitAction::Resubmit && !self.documents.is_empty() {
            violations.add("/documents", Code::UnknownField);
        }
        if action != PermitAction::Resubmit && !self.form_data.is_empty() {
            violations.add("/form_data", Code::UnknownField);
        }
        match &self.payment {
            Some(payment) if action == PermitAction::RecordPayment => payment.validate(violations),
            Some(_) => violations.add("/payment", Code::UnknownField),
            None => {}
        }
        match &self.receiver {
            Some(receiver) if action == PermitAction::HandOver => receiver.validate(violations),
            Some(_) => violations.add("/receiver", Code::UnknownField),
            None => {}
        }
        check_documents(&self.documents, violations);
    }
}

impl Validate for RevealRequest {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/field", &self.field, 100);
    }
}
