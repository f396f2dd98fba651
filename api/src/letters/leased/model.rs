//! Letters with a lent number.
use crate::documents::papers::printable;
use crate::error::Violations;
use crate::http::Validate;
use crate::letters::attachments::validate_uploads;
use crate::letters::model::{SecurityLevel, Urgency};
use chrono::NaiveDate;
use pamong_db::Id;
use serde::Deserialize;
use utoipa::ToSchema;

/// A letter that was made and sent on paper with a lent number.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLeasedLetter {
    /// The lent number.
    pub number: i32,
    /// Code of its kind.
    pub kind: String,
    /// The date on it: from the day on which the number was lent until today.
    #[serde(deserialize_with = "crate::http::day")]
    pub letter_date: NaiveDate,
    /// Subject.
    pub subject: String,
    /// Whom it was sent to.
    pub addressee: String,
    /// Archive classification.
    pub classification_code: Option<String>,
    /// Urgency; normal where it is not named.
    pub urgency: Option<Urgency>,
    /// Secrecy; open where it is not named.
    pub security_level: Option<SecurityLevel>,
    /// Its scan, at most 20 files.
    #[serde(default)]
    pub upload_ids: Vec<Id>,
}

impl Validate for NewLeasedLetter {
    fn validate(&self, v: &mut Violations) {
        v.text("/kind", &self.kind, 20);
        v.text("/subject", &self.subject, 500);
        printable(v, "/subject", &self.subject);
        v.text("/addressee", &self.addressee, 200);
        printable(v, "/addressee", &self.addressee);
        v.optional_text("/classification_code", self.classification_code.as_deref(), 30);
        validate_uploads(v, &self.upload_ids);
    }
}
