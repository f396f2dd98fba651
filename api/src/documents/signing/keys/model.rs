//! Keys of signers.
use crate::error::{Code, Violations};
use crate::http::Validate;
use diesel::prelude::*;
use pamong_db::schema::{signer_accounts, signer_keys, signing_authorities};
use pamong_db::{Id, MultiBackend, Ts, text_enum};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A passphrase is typed for every signature, so it is shorter than a password may be; guessing costs scrypt each time.
const MIN_PASSPHRASE: usize = 8;
const MAX_PASSPHRASE: usize = 200;

text_enum! {
    /// Whether a stored key may sign.
    pub enum KeyStatus {
        /// It may, within its dates.
        Active = "active",
        /// Revoked by its owner or an administrator.
        Revoked = "revoked",
    }
}

text_enum! {
    /// Whether a person can sign now.
    pub enum SignerState {
        /// No certificate, or no account at the service.
        None = "none",
        /// Can sign.
        Active = "active",
        /// The certificate's dates are over.
        Expired = "expired",
        /// The certificate was revoked.
        Revoked = "revoked",
    }
}

/// A key behind its owner's passphrase. Not serialisable on purpose.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = signer_keys, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct SignerKey {
    pub id: Id,
    pub user_id: Id,
    /// Serial number of the certificate in hexadecimal.
    pub serial: String,
    /// Certificate: DER in base64.
    pub certificate: String,
    /// Key: encrypted PKCS#8 in base64.
    pub private_key: String,
    pub not_before: Ts,
    pub not_after: Ts,
    pub status: KeyStatus,
    pub created_at: Ts,
    pub revoked_at: Option<Ts>,
}

/// How a remote service knows a person. Not serialisable on purpose.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = signer_accounts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct SignerAccount {
    pub user_id: Id,
    /// NIK or e-mail address, sealed.
    pub sealed: String,
    /// The same with most of it masked.
    pub masked: String,
    pub created_at: Ts,
}

/// A key of the installation. Not serialisable on purpose.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = signing_authorities, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
pub struct AuthorityRow {
    pub name: String,
    pub certificate: String,
    pub private_key: String,
    pub created_at: Ts,
}

/// With what the caller signs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SigningKeyView {
    /// `local`, or the service that signs: `bsre_v1`, `bsre_v2`.
    pub provider: String,
    /// Whether the caller can sign now.
    pub state: SignerState,
    /// Whether signatures are certified ones under PP 71/2019. Local ones are not.
    pub certified: bool,
    /// Serial number of the certificate in hexadecimal; local keys only.
    pub serial: Option<String>,
    /// From when it may be used.
    pub valid_from: Option<Ts>,
    /// Until when.
    pub valid_until: Option<Ts>,
    /// The account at the service, masked; services only.
    pub account: Option<String>,
}

/// Keys that sign nothing more.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevokedKeys {
    /// Serial numbers of their certificates in hexadecimal.
    pub serials: Vec<String>,
}

/// Makes a key.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSigningKey {
    /// Passphrase of the new key, 8 to 200 characters. It is kept nowhere: without it the key is lost.
    pub passphrase: String,
    /// The account's password, so that nobody else at an open computer makes a key.
    pub password: String,
}

/// Names the account at the signing service.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSigningAccount {
    /// NIK (16 digits) or e-mail address, as the service knows the caller.
    pub account: String,
    /// The password of this application's account.
    pub password: String,
}

/// Changes the passphrase of a key.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PassphraseChange {
    /// The passphrase now.
    pub passphrase: String,
    /// The new one, 8 to 200 characters.
    pub new_passphrase: String,
}

/// Checks the length of a passphrase.
pub fn check_passphrase(v: &mut Violations, pointer: &str, text: &str) {
    let length = text.chars().count();
    if length == 0 {
        v.add(pointer, Code::Required);
    } else if length < MIN_PASSPHRASE {
        v.add_with(pointer, Code::TooShort, MIN_PASSPHRASE);
    } else if length > MAX_PASSPHRASE {
        v.add_with(pointer, Code::TooLong, MAX_PASSPHRASE);
    }
}

impl Validate for NewSigningKey {
    fn validate(&self, v: &mut Violations) {
        check_passphrase(v, "/passphrase", &self.passphrase);
        v.text("/password", &self.password, 200);
        if self.passphrase == self.password {
            v.add("/passphrase", Code::Duplicate);
        }
    }
}

impl Validate for NewSigningAccount {
    fn validate(&self, v: &mut Violations) {
        v.text("/account", &self.account, 200);
        v.text("/password", &self.password, 200);
        let digits = self.account.chars().all(|c| c.is_ascii_digit());
        if digits && self.account.len() != 16 {
            v.add("/account", Code::NikFormat);
        } else if !digits && !self.account.contains('@') {
            v.add("/account", Code::InvalidFormat);
        }
    }
}

impl Validate for PassphraseChange {
    fn validate(&self, v: &mut Violations) {
        v.text("/passphrase", &self.passphrase, MAX_PASSPHRASE);
        check_passphrase(v, "/new_passphrase", &self.new_passphrase);
    }
}
