//! What an installation asks of citizens about their contacts.
use crate::config::{CitizenCodes, Config};
use crate::notifications::messages::{ContactKind, reachable};
use serde::Serialize;
use utoipa::ToSchema;

/// Which contacts get codes, and whether they must be shown to be the applicant's.
#[derive(Debug, Clone)]
pub struct CodePolicy {
    /// Kinds of contacts that codes are sent to.
    pub kinds: Vec<ContactKind>,
    /// Whether a contact that can be reached must be shown to be the applicant's.
    pub required: bool,
}

/// What the public form asks for about contacts.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PublicCodes {
    /// Kinds of contacts that can be shown to be one's own with a code; none: no codes are sent.
    pub kinds: Vec<ContactKind>,
    /// Whether an answer of such a kind needs a `contact_proof`; the proof of one contact suffices.
    pub required: bool,
}

impl CodePolicy {
    /// As the configuration says.
    pub fn of(config: &Config) -> Self {
        match config.messages.codes {
            CitizenCodes::Off => Self { kinds: Vec::new(), required: false },
            mode => Self { kinds: reachable(config), required: mode == CitizenCodes::Required },
        }
    }

    /// Whether codes are sent to contacts of this kind.
    pub fn reaches(&self, kind: ContactKind) -> bool {
        self.kinds.contains(&kind)
    }
}

impl From<CodePolicy> for PublicCodes {
    fn from(policy: CodePolicy) -> Self {
        Self { kinds: policy.kinds, required: policy.required }
    }
}
