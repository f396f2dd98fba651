//! The installation's own keys: the root of its certificates, the seals of agencies, the key of offline tokens.
//!
//! They are made when they are first needed and locked with a key derived from the installation's secret. Opened ones
//! stay in memory, since opening costs as much as guessing a passphrase.
use super::model::AuthorityRow;
use super::store;
use crate::agencies;
use crate::error::{Error, Result};
use crate::http::AppState;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use pamong_db::{Id, Ts};
use pamong_sign::authority::{Authority, Credential, Issued, Lock, SigningKey, period_of_days, unlock};
use pamong_sign::token::PublicKey;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Name of the root.
const ROOT: &str = "root";
/// Name of the key that signs offline tokens.
const TOKENS: &str = "tokens";
/// Days that the root is good for; what it issues never outlives it.
const ROOT_DAYS: u16 = 7300;
/// Days of an agency's seal and of the token key.
const SEAL_DAYS: u16 = 3650;

/// Keys of the installation, opened when they are first used. Calls block: scrypt takes some 50 ms.
pub struct OpenKeys {
    app: AppState,
    seals: Mutex<BTreeMap<String, Arc<Credential>>>,
    tokens: Mutex<Option<Arc<SigningKey>>>,
}

impl OpenKeys {
    /// Nothing is opened yet.
    pub fn new(app: AppState) -> Self {
        Self { app, seals: Mutex::default(), tokens: Mutex::default() }
    }

    fn lock_key(&self) -> [u8; 32] {
        self.app.secrets.derive("signing-authority")
    }

    fn find(&self, name: &str) -> Result<Option<AuthorityRow>> {
        let name = name.to_owned();
        self.app.db.read_blocking(move |c| Ok::<_, Error>(store::authority(c, &name)?))
    }

    /// Keeps what was made, or takes what another server made meanwhile.
    fn keep(&self, name: &str, issued: &Issued, now: Ts) -> Result<AuthorityRow> {
        let row = AuthorityRow {
            name: name.to_owned(),
            certificate: STANDARD.encode(&issued.certificate),
            private_key: STANDARD.encode(&issued.pkcs8),
            created_at: now,
        };
        self.app.db.write_blocking(|tx| {
            store::insert_authority(tx, &row)?;
            store::authority(tx, &row.name)?
                .ok_or_else(|| Error::internal("no authority after its insertion"))
        })
    }

    /// The root, made at the first call.
    pub fn root(&self, now: Ts) -> Result<Authority> {
        let key = self.lock_key();
        let row = if let Some(row) = self.find(ROOT)? {
            row
        } else {
            let period = period_of_days(now.0, ROOT_DAYS);
            let made =
                Authority::create(&self.city()?, period, Lock::ServerKey(&key)).map_err(Error::internal)?;
            self.keep(ROOT, &made, now)?
        };
        let (certificate, private_key) = decoded(&row)?;
        Authority::open(&certificate, &private_key, Lock::ServerKey(&key), now.0).map_err(Error::internal)
    }

    /// The government that the certificates name.
    pub fn city(&self) -> Result<String> {
        let city = self.app.db.read_blocking(|c| Ok::<_, Error>(agencies::store::city(c)?))?;
        let city = city.ok_or_else(|| Error::internal("the reference data hold no city"))?;
        Ok(format!("Pemerintah {}", city.name))
    }

    /// The seal of an agency, made at the first call.
    pub fn seal(&self, agency: Id, agency_name: &str, now: Ts) -> Result<Arc<Credential>> {
        let name = format!("seal:{agency}");
        if let Some(open) = self.seals.lock().unwrap_or_else(PoisonError::into_inner).get(&name) {
            return Ok(open.clone());
        }
        let open = Arc::new(self.credential(&name, agency_name, now)?);
        self.seals.lock().unwrap_or_else(PoisonError::into_inner).insert(name, open.clone());
        Ok(open)
    }

    fn credential(&self, name: &str, agency: &str, now: Ts) -> Result<Credential> {
        let (certificate, private_key) = self.issued(name, agency, now)?;
        Credential::open(&certificate, &private_key, Lock::ServerKey(&self.lock_key()), now.0)
            .map_err(Error::internal)
    }

    fn issued(&self, name: &str, agency: &str, now: Ts) -> Result<(Vec<u8>, Vec<u8>)> {
        if let Some(row) = self.find(name)? {
            return decoded(&row);
        }
        let (root, key) = (self.root(now)?, self.lock_key());
        let period = period_of_days(now.0, SEAL_DAYS);
        let made =
            root.issue_seal(agency, &self.city()?, period, Lock::ServerKey(&key)).map_err(Error::internal)?;
        decoded(&self.keep(name, &made, now)?)
    }

    /// The key of offline tokens, made at the first call.
    pub fn token_key(&self, now: Ts) -> Result<Arc<SigningKey>> {
        if let Some(open) = &*self.tokens.lock().unwrap_or_else(PoisonError::into_inner) {
            return Ok(open.clone());
        }
        let (_, private_key) = self.issued(TOKENS, "Verifikasi Luring", now)?;
        let key = unlock(&private_key, Lock::ServerKey(&self.lock_key())).map_err(Error::internal)?;
        let key = Arc::new(key);
        *self.tokens.lock().unwrap_or_else(PoisonError::into_inner) = Some(key.clone());
        Ok(key)
    }

    /// The public half of the token key, for whoever checks papers without a network.
    pub fn token_public_key(&self, now: Ts) -> Result<PublicKey> {
        Ok(PublicKey::of(&*self.token_key(now)?))
    }
}

/// The root certificate (DER), which verifiers must trust; none before the first key was made.
pub fn published_root(c: &mut pamong_db::Conn) -> Result<Option<(Vec<u8>, DateTime<Utc>)>> {
    let Some(row) = store::authority(c, ROOT)? else { return Ok(None) };
    Ok(Some((decoded(&row)?.0, row.created_at.0)))
}

fn decoded(row: &AuthorityRow) -> Result<(Vec<u8>, Vec<u8>)> {
    let certificate = STANDARD.decode(&row.certificate).map_err(Error::internal)?;
    Ok((certificate, STANDARD.decode(&row.private_key).map_err(Error::internal)?))
}
