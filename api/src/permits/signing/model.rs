//! Requests to sign a permit.
use crate::documents::papers::PaperSize;
use crate::error::Violations;
use crate::http::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

/// Signs the permit or certificate of an application.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitSignature {
    /// Passphrase of the signer's key. It is used for this request and kept nowhere.
    pub passphrase: String,
    /// The signer looked at the signing service after an attempt that it did not answer, and wants to sign anew.
    #[serde(default)]
    pub confirm_unknown: bool,
    /// The sheet that is signed; A4 where it is not said.
    #[serde(default)]
    pub size: PaperSize,
}

/// Takes an issued permit or certificate back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPermitRevocation {
    /// Why; whoever verifies the paper reads it. At most 500 characters.
    pub reason: String,
}

impl Validate for NewPermitRevocation {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}

impl Validate for NewPermitSignature {
    fn validate(&self, v: &mut Violations) {
        v.text("/passphrase", &self.passphrase, 200);
    }
}
