//! What whoever keeps the catalogue sends.
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::permits::catalogue::ServiceDefinition;
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// A revision that is begun: of a service that there is, or of a new one.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewServiceDraft {
    /// A published revision to begin from; the draft is the next one of its service.
    pub based_on: Option<Id>,
    /// Code of a new service: capital letters, digits and dashes, such as `KEL-SKD`.
    pub code: Option<String>,
    /// What the new service is. With `based_on` it may be left out.
    pub definition: Option<ServiceDefinition>,
}

/// From when a draft holds.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewServicePublication {
    /// First day of use: today or later.
    #[serde(deserialize_with = "crate::http::day")]
    pub valid_from: NaiveDate,
}

/// Whether applications are taken in.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewServiceOffer {
    /// True to offer the service, false to close it to new applications.
    pub enabled: bool,
    /// Why; it goes to the ledger.
    pub reason: String,
}

impl Validate for NewServiceDraft {
    fn validate(&self, violations: &mut Violations) {
        match (&self.code, self.based_on) {
            (Some(code), None) => {
                let plain = code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
                if code.is_empty() || code.len() > 30 || !plain {
                    violations.add("/code", Code::InvalidFormat);
                }
                if self.definition.is_none() {
                    violations.add("/definition", Code::Required);
                }
            }
            (None, Some(_)) => {}
            (Some(_), Some(_)) => violations.add("/code", Code::UnknownField),
            (None, None) => violations.add("/code", Code::Required),
        }
        if let Some(definition) = &self.definition {
            let mut inner = Violations::default();
            definition.validate(&mut inner);
            violations.absorb("/definition", inner);
        }
    }
}

impl Validate for NewServicePublication {
    fn validate(&self, _violations: &mut Violations) {}
}

impl Validate for NewServiceOffer {
    fn validate(&self, violations: &mut Violations) {
        violations.text("/reason", &self.reason, 1000);
    }
}
