//! Requests to sign a permit.
use crate::documents::papers::PaperSize;
use crate::error::{Code, Violations};
use crate::http::Validate;
use crate::secrets::holds_number;
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
    /// Why. Staff and the applicant read it; whoever verifies the paper does not. At most 500 characters.
    pub reason: String,
    /// The rule under which it is taken back, such as an article of a regulation; whoever verifies the paper reads it. At most
    /// 300 characters.
    pub legal_basis: String,
}

impl Validate for NewPermitRevocation {
    fn validate(&self, v: &mut Violations) {
        for (pointer, text, longest) in
            [("/reason", &self.reason, 500), ("/legal_basis", &self.legal_basis, 300)]
        {
            v.text(pointer, text, longest);
            if holds_number(text) {
                v.add(pointer, Code::PersonalNumber);
            }
        }
    }
}

impl Validate for NewPermitSignature {
    fn validate(&self, v: &mut Violations) {
        v.text("/passphrase", &self.passphrase, 200);
    }
}
