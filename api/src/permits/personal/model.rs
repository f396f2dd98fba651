//! Rows and inputs about personal data.
use crate::error::{Code, Violations};
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::{permit_erasures, permit_retention};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::Deserialize;
use utoipa::ToSchema;

text_enum! {
    /// Why somebody looks at a personal number: a closed list, so that the ledger, which nothing is ever taken out of, holds
    /// no words that might name a person.
    pub enum RevealPurpose {
        /// To compare it with the identity card or the family card.
        ComparePapers = "compare_papers",
        /// To write or check the paper that is issued.
        PreparePaper = "prepare_paper",
        /// To correct the application.
        CorrectData = "correct_data",
        /// The applicant asked for it.
        SubjectRequest = "subject_request",
        /// Another authority asked for it in writing, as the law allows.
        AuthorityRequest = "authority_request",
        /// An inspection or an audit.
        Oversight = "oversight",
    }
}

text_enum! {
    /// Why personal data are erased (UU 27/2022 art. 43 and 44).
    pub enum ErasureBasis {
        /// The person whose data they are asked for it.
        Request = "request",
        /// The time for which they are kept has ended.
        Retention = "retention",
    }
}

text_enum! {
    /// How the numbers of a copy are shown.
    pub enum CopyNumbers {
        /// Masked.
        Masked = "masked",
        /// In full: for the person in front of the counter.
        Full = "full",
    }
}

/// That the personal data of an application were erased.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_erasures, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct Erasure {
    /// The application.
    pub application_id: Id,
    /// Why, by law.
    pub basis: ErasureBasis,
    /// Why, in words; not in the ledger, since words may name a person.
    pub reason: String,
    /// Who did it.
    pub user_id: Id,
    /// Name of that person then.
    pub user_name: String,
    /// Position of that person then.
    pub position_id: Id,
    /// When.
    pub erased_at: Ts,
}

/// How long personal data of ended applications are kept.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = permit_retention, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct RetentionRow {
    /// The service; empty for all others.
    pub service_code: String,
    /// Months after the end of the application.
    pub months: i32,
    /// The rule that says so.
    pub basis: String,
    /// Who set it.
    pub user_name: String,
    /// When.
    pub updated_at: Ts,
}

/// An erasure.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewErasure {
    /// Why, by law.
    pub basis: ErasureBasis,
    /// Why, in words, such as the letter with which the applicant asked.
    pub reason: String,
}

/// How long personal data are kept.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRetention {
    /// The service; null for all that have no period of their own.
    pub service_code: Option<String>,
    /// Months after the end of the application, 0 to 1200; null returns to the period of all others, or to the shipped one.
    pub months: Option<i32>,
    /// The rule that says so, such as a regulation of the mayor; needed with `months`.
    pub basis: Option<String>,
}

/// A NIK to look for.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NikSearch {
    /// The whole number.
    pub nik: String,
}

/// A copy of a person's own data, made at the counter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCopy {
    /// How its numbers are shown.
    pub numbers: CopyNumbers,
    /// With numbers in full: the caller compared the person with an identity card.
    #[serde(default)]
    pub identity_checked: bool,
}

/// Proof of a citizen who asks for a copy without coming to the counter.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPublicCopy {
    /// Last four digits of the applicant's NIK.
    pub nik_last4: String,
}

impl Validate for NewErasure {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/reason", &self.reason, 500);
        if crate::secrets::holds_number(&self.reason) {
            violations.add("/reason", Code::PersonalNumber);
        }
    }
}

impl Validate for NewRetention {
    fn validate(&self, violations: &mut Violations) {
        if self.months.is_some_and(|months| !(0..=1200).contains(&months)) {
            violations.add_with("/months", Code::OutOfRange, "0–1200");
        }
        violations.optional_text("/basis", self.basis.as_deref(), 300);
        let unfounded = self.basis.as_deref().is_none_or(|basis| basis.trim().is_empty());
        if self.months.is_some() && unfounded {
            violations.add("/basis", Code::Required);
        }
        violations.optional_text("/service_code", self.service_code.as_deref(), 100);
    }
}

impl Validate for NikSearch {
    fn validate(&self, violations: &mut Violations) {
        if !crate::permits::nik::is_sixteen_digits(self.nik.trim()) {
            violations.add("/nik", Code::NikFormat);
        }
    }
}

impl Validate for NewCopy {
    fn validate(&self, violations: &mut Violations) {
        if self.numbers == CopyNumbers::Full && !self.identity_checked {
            violations.add("/identity_checked", Code::Required);
        }
    }
}

impl Validate for NewPublicCopy {
    fn validate(&self, violations: &mut Violations) {
        check_last4(&self.nik_last4, violations);
    }
}

/// Whether these may be the last four digits of a NIK.
pub fn check_last4(digits: &str, violations: &mut Violations) {
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        violations.add("/nik_last4", Code::InvalidFormat);
    }
}
