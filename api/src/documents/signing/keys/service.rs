//! A signer's key: made, shown, put behind another passphrase, revoked.
use super::authority::OpenKeys;
use super::model::{KeyStatus, NewSigningAccount, SignerAccount, SignerKey, SignerState, SigningKeyView};
use super::store;
use crate::audit::{self, Application, NewFact};
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::identity::{Me, Permission, password, users};
use crate::secrets::Place;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pamong_db::{Conn, Id, Ts};
use pamong_sign::authority::{Lock, Subject, change_lock, period_of_days};
use secrecy::SecretString;
use serde_json::json;

/// Days of a signer's certificate, as those of the national provider.
const KEY_DAYS: u16 = 730;

/// Only those who sign something have a key.
pub fn require_signer(me: &Me) -> Result<()> {
    if me.can(Permission::LetterApprove) || me.can(Permission::PermitSign) {
        Ok(())
    } else {
        Err(Code::Forbidden.into())
    }
}

/// With what the caller signs at this provider.
pub fn view(c: &mut Conn, me: &Me, provider: &str, local: bool) -> Result<SigningKeyView> {
    let mut view = SigningKeyView {
        provider: provider.to_owned(),
        state: SignerState::None,
        certified: !local,
        serial: None,
        valid_from: None,
        valid_until: None,
        account: None,
    };
    if local {
        if let Some(key) = store::newest(c, me.user_id)? {
            view.state = state(&key, me.now());
            view.serial = Some(key.serial);
            view.valid_from = Some(key.not_before);
            view.valid_until = Some(key.not_after);
        }
    } else if let Some(account) = store::account(c, me.user_id)? {
        view.state = SignerState::Active;
        view.account = Some(account.masked);
    }
    Ok(view)
}

fn state(key: &SignerKey, now: Ts) -> SignerState {
    match key.status {
        KeyStatus::Revoked => SignerState::Revoked,
        KeyStatus::Active if now > key.not_after => SignerState::Expired,
        KeyStatus::Active => SignerState::Active,
    }
}

/// The caller's key, ready to be opened: `no_signing_key`, `certificate_revoked` or `certificate_expired` where it cannot.
pub fn active_key(c: &mut Conn, me: &Me) -> Result<SignerKey> {
    let key = store::newest(c, me.user_id)?.ok_or(Code::NoSigningKey)?;
    match state(&key, me.now()) {
        SignerState::Active => Ok(key),
        SignerState::Expired => {
            let until = key.not_after.0.with_timezone(&me.at.zone).format("%d-%m-%Y");
            Err(Error::Code(Code::CertificateExpired, Some(until.to_string())))
        }
        _ => Err(Code::CertificateRevoked.into()),
    }
}

/// Checks the caller's own password, so that nobody else at an open computer changes how the caller signs. Blocks.
pub fn check_password(app: &AppState, me: &Me, given: &str) -> Result<()> {
    let user = me.user_id;
    let hash = app.db.read_blocking(|c| Ok::<_, Error>(users::store::password_hash(c, user)?))?;
    if password::verify(given, hash.as_deref()) {
        Ok(())
    } else {
        Err(Error::field("/password", Code::PasswordWrong))
    }
}

/// Makes a key and a certificate for the caller, who must have none that still signs. Blocks.
pub fn enrol(app: &AppState, keys: &OpenKeys, me: &Me, passphrase: &SecretString) -> Result<()> {
    let refuse_second = |c: &mut Conn| -> Result<()> {
        match active_key(c, me) {
            Ok(_) => Err(Code::KeyExists.into()),
            Err(_none_that_signs) => Ok(()),
        }
    };
    app.db.read_blocking(refuse_second)?;
    let subject =
        Subject { common_name: me.name.clone(), unit: me.agency.name.clone(), organisation: keys.city()? };
    let period = period_of_days(me.now().0, KEY_DAYS);
    let issued = keys.root(me.now())?.issue_person(&subject, period, Lock::Passphrase(passphrase));
    let issued = issued.map_err(Error::internal)?;
    let row = SignerKey {
        id: Id::new(),
        user_id: me.user_id,
        serial: issued.serial.clone(),
        certificate: STANDARD.encode(&issued.certificate),
        private_key: STANDARD.encode(&issued.pkcs8),
        not_before: Ts(issued.period.from),
        not_after: Ts(issued.period.until),
        status: KeyStatus::Active,
        created_at: me.now(),
        revoked_at: None,
    };
    app.db.write_blocking(|tx| {
        refuse_second(tx)?;
        store::insert(tx, &row)?;
        record(tx, me, "signing_key.create", json!({"serial": row.serial}))
    })
}

/// Puts the caller's key behind another passphrase. Blocks.
pub fn change_passphrase(app: &AppState, me: &Me, old: &SecretString, new: &SecretString) -> Result<()> {
    let key = app.db.read_blocking(|c| active_key(c, me))?;
    let sealed = STANDARD.decode(&key.private_key).map_err(Error::internal)?;
    let changed =
        change_lock(&sealed, Lock::Passphrase(old), Lock::Passphrase(new)).map_err(|e| match e {
            pamong_sign::Error::WrongPassphrase => Error::field("/passphrase", Code::PassphraseWrong),
            other => Error::internal(other),
        })?;
    let changed = STANDARD.encode(changed);
    app.db.write_blocking(|tx| {
        store::replace_private_key(tx, key.id, &changed)?;
        record(tx, me, "signing_key.passphrase", json!({"serial": key.serial}))
    })
}

/// Revokes the keys of a person: what they signed before stays valid, they sign nothing more.
///
/// Returns the serial numbers of their certificates.
pub fn revoke(tx: &mut Conn, me: &Me, user: Id) -> Result<Vec<String>> {
    let serials = store::revoke(tx, user, me.now())?;
    if serials.is_empty() {
        return Err(Code::NoSigningKey.into());
    }
    record(tx, me, "signing_key.revoke", json!({"serials": serials, "user_id": user}))?;
    Ok(serials)
}

/// Keeps how the signing service knows the caller, sealed.
pub fn put_account(tx: &mut Conn, app: &AppState, me: &Me, input: &NewSigningAccount) -> Result<()> {
    let account = input.account.trim();
    let row = SignerAccount {
        user_id: me.user_id,
        sealed: app.secrets.seal(&place(me.user_id), account)?,
        masked: masked(account),
        created_at: me.now(),
    };
    store::put_account(tx, &row)?;
    record(tx, me, "signing_account.put", json!({}))
}

/// How the signing service knows the caller.
pub fn signer_account(c: &mut Conn, app: &AppState, me: &Me) -> Result<String> {
    let row = store::account(c, me.user_id)?.ok_or(Code::NoSigningKey)?;
    app.secrets.open(&place(me.user_id), &row.sealed)
}

/// Where an account is stored.
pub(super) fn place(user: Id) -> Place {
    Place::new("signer_accounts", "sealed", &user.to_string(), format!("signer-account/{user}"))
}

/// The first two and the last two characters; of an address only the part before the `@` is masked.
fn masked(account: &str) -> String {
    let (name, rest) = match account.split_once('@') {
        Some((name, host)) => (name, format!("@{host}")),
        None => (account, String::new()),
    };
    let shown = |(i, c): (usize, char)| if i < 2 || i + 2 >= name.chars().count() { c } else { '•' };
    name.chars().enumerate().map(shown).chain(rest.chars()).collect()
}

fn record(tx: &mut Conn, me: &Me, action: &str, data: serde_json::Value) -> Result<()> {
    audit::record(
        tx,
        me,
        NewFact::new(Application::Platform, action, ("user", me.user_id), me.agency.id, data),
    )
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn an_account_is_shown_by_its_ends_only() {
        assert_eq!(masked("1571010101800001"), "15••••••••••••01");
        assert_eq!(masked("lurah.rawasari@kota.go.id"), "lu••••••••••ri@kota.go.id");
    }
}
