//! Requests to sign, and what became of them.
use crate::documents::numbering::BackDate;
use crate::documents::papers::PaperSize;
use crate::error::{Code, Violations};
use crate::http::Validate;
use pamong_db::Id;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use utoipa::ToSchema;

/// Letters that are signed with one passphrase at once.
pub const MAX_LETTERS: usize = 50;

/// Signs one letter.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignature {
    /// Passphrase of the signer's key. It is used for this request and kept nowhere.
    pub passphrase: String,
    /// The signer looked at the signing service after an attempt that it did not answer, and wants to sign anew.
    #[serde(default)]
    pub confirm_unknown: bool,
    /// The sheet that is signed; A4 where it is not said.
    #[serde(default)]
    pub size: PaperSize,
    /// Gives the letter an earlier date and a back-dated number, where the position may; today and the next number where
    /// it is not said.
    pub back_date: Option<BackDate>,
}

/// One letter of several, as the signer saw it.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenLetter {
    /// The letter.
    pub id: Id,
    /// The version that the signer looked at.
    pub version: i32,
}

/// Signs several letters.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSignatures {
    /// Passphrase of the signer's key. It is used for this request and kept nowhere.
    pub passphrase: String,
    /// The letters, 1 to 50, each once.
    pub letters: Vec<SeenLetter>,
    /// The sheet that is signed; A4 where it is not said.
    #[serde(default)]
    pub size: PaperSize,
}

/// What became of one letter.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignatureResult {
    /// The letter.
    pub id: Id,
    /// Whether it is signed and numbered now.
    pub signed: bool,
    /// Its number, where it is.
    pub letter_number: Option<String>,
    /// Why it is not signed.
    pub code: Option<Code>,
    /// The same in the caller's language.
    pub message: Option<String>,
}

/// What became of each letter, in the order of the request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SignatureResults {
    /// One for each letter.
    pub items: Vec<SignatureResult>,
}

/// Takes a signed letter back.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRevocation {
    /// Why; whoever verifies the letter reads it. At most 500 characters.
    pub reason: String,
    /// The signed letter of the same agency that takes its place, where there is one.
    pub replaced_by_id: Option<Id>,
}

impl Validate for NewSignature {
    fn validate(&self, v: &mut Violations) {
        v.text("/passphrase", &self.passphrase, 200);
        if let Some(back) = &self.back_date {
            back.validate(v);
        }
    }
}

impl Validate for NewSignatures {
    fn validate(&self, v: &mut Violations) {
        v.text("/passphrase", &self.passphrase, 200);
        if self.letters.is_empty() {
            v.add("/letters", Code::Required);
        } else if self.letters.len() > MAX_LETTERS {
            v.add_with("/letters", Code::TooMany, MAX_LETTERS);
        }
        let mut seen = BTreeSet::new();
        for (i, letter) in self.letters.iter().enumerate() {
            if !seen.insert(letter.id) {
                v.add(format!("/letters/{i}/id"), Code::Duplicate);
            }
        }
    }
}

impl Validate for NewRevocation {
    fn validate(&self, v: &mut Violations) {
        v.text("/reason", &self.reason, 500);
    }
}
