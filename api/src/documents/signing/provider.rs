//! Where signatures are made: with keys of this installation, or at the BSrE client service.
use super::keys;
use crate::config::{SignerKind, SigningConfig};
use crate::error::{Code, Error, Result};
use crate::http::AppState;
use crate::identity::Me;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pamong_sign::authority::{Credential, Lock, serial};
use pamong_sign::pades::{self, KeyOp as _, SignParams, Timestamper};
use pamong_sign::provider::{
    BsreConfig, BsrePaths, BsreSigner, BsreVersion, SignError, SignRequest, Signed, Signer as _, SignerId,
    accept,
};
use pamong_sign::tsa::HttpTimestamper;
use pamong_sign::{Error as SignatureError, HttpLimits};
use secrecy::SecretString;
use std::sync::Arc;
use std::time::Duration;

/// Where signatures are made.
#[derive(Clone)]
pub enum Provider {
    /// Here, with keys that open by their owners' passphrases.
    Local(Option<Arc<dyn Timestamper>>),
    /// At the client service of BSrE.
    Bsre(&'static str, Arc<BsreSigner>),
}

/// One signer whose key is open, or whose passphrase is at hand, for as long as one request lasts.
pub enum Session {
    /// A key of this installation.
    Local(Box<Credential>, Option<Arc<dyn Timestamper>>),
    /// An account at a service.
    Remote(Arc<BsreSigner>, SignerId, SecretString),
}

/// A signed file and what its record needs.
pub struct Made {
    /// The file.
    pub signed: Signed,
    /// Serial number of the certificate in hexadecimal.
    pub serial: String,
    /// Whether a time-stamp is inside.
    pub timestamped: bool,
}

impl Provider {
    /// As the configuration says.
    pub fn new(config: &SigningConfig) -> Result<Self> {
        let limits =
            HttpLimits { total: Duration::from_secs(config.timeout_seconds), ..HttpLimits::default() };
        let (name, version) = match config.signer {
            SignerKind::Local => {
                let stamper =
                    config.tsa_url.as_ref().map(|url| HttpTimestamper::new(url, &limits)).transpose();
                let stamper = stamper.map_err(Error::internal)?;
                return Ok(Self::Local(stamper.map(shared)));
            }
            SignerKind::BsreV1 => ("bsre_v1", BsreVersion::V1),
            SignerKind::BsreV2 => ("bsre_v2", BsreVersion::V2),
        };
        let signer = BsreSigner::new(BsreConfig {
            base: config.bsre_url.clone(),
            user: config.bsre_user.clone(),
            password: config.bsre_password.clone(),
            version,
            paths: BsrePaths::of(version),
            limits,
        });
        Ok(Self::Bsre(name, Arc::new(signer.map_err(Error::internal)?)))
    }

    /// Its name in records.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Local(_) => "local",
            Self::Bsre(name, _) => name,
        }
    }

    /// Whether the keys are here.
    pub const fn is_local(&self) -> bool {
        matches!(self, Self::Local(_))
    }

    /// Opens the caller's key, or finds the caller's account. Nothing is numbered before this has succeeded. Blocks.
    pub fn open(&self, app: &AppState, me: &Me, passphrase: SecretString) -> Result<Session> {
        match self {
            Self::Local(stamper) => {
                let key = app.db.read_blocking(|c| keys::active_key(c, me))?;
                let certificate = STANDARD.decode(&key.certificate).map_err(Error::internal)?;
                let pkcs8 = STANDARD.decode(&key.private_key).map_err(Error::internal)?;
                let open = Credential::open(&certificate, &pkcs8, Lock::Passphrase(&passphrase), me.now().0);
                let open = open.map_err(|e| match e {
                    SignatureError::WrongPassphrase => Error::field("/passphrase", Code::PassphraseWrong),
                    SignatureError::Expired(_) => Code::CertificateExpired.into(),
                    other => Error::internal(other),
                })?;
                Ok(Session::Local(Box::new(open), stamper.clone()))
            }
            Self::Bsre(_, signer) => {
                let account = app.db.read_blocking(|c| keys::signer_account(c, app, me))?;
                Ok(Session::Remote(signer.clone(), SignerId::new(account), passphrase))
            }
        }
    }
}

impl Session {
    /// Signs one file. Blocks; calls the network where a service or a time-stamping authority is configured.
    pub fn sign(&self, pdf: &[u8], params: &SignParams<'_>) -> Result<Made, SignError> {
        match self {
            Self::Local(key, stamper) => with_key(key, stamper.as_deref(), pdf, params),
            Self::Remote(signer, id, passphrase) => {
                let request = SignRequest { pdf, signer: id, passphrase, params: params.clone() };
                let signed = signer.sign(&request)?;
                let serial = signed.signature.serial.clone();
                let timestamped = signed.signature.timestamp.is_some();
                Ok(Made { signed, serial, timestamped })
            }
        }
    }
}

fn shared(stamper: HttpTimestamper) -> Arc<dyn Timestamper> {
    Arc::new(stamper)
}

/// Signs with an open key: a person's or a seal.
pub fn with_key(
    key: &Credential,
    stamper: Option<&dyn Timestamper>,
    pdf: &[u8],
    params: &SignParams<'_>,
) -> Result<Made, SignError> {
    let made = pades::sign(pdf, params, key, stamper).map_err(|e| match e {
        SignatureError::Timestamp(_) => SignError::Unavailable(e.to_string()),
        other => SignError::Rejected(other.to_string()),
    })?;
    let timestamped = made.timestamped;
    let signed = accept(pdf, made.bytes, params.at.to_utc())?;
    Ok(Made { signed, serial: serial(key.certificate()), timestamped })
}
