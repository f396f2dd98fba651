//! Signed papers: PDF files with electronic signatures, their numbers, and the keys that sign them.
//!
//! Invariants: a number is final only together with a signature, in one transaction; a number that was reserved for a
//! paper is used for that paper or is on record as void; every attempt to sign is on record; a paper is signed once.
//! A feature makes its papers signable by implementing [`Signable`].
pub mod keys;
pub mod paper;
pub mod provider;
mod queue;
mod reservation;
mod run;
pub mod service;
pub mod state;

pub use keys::Accounts as SealedAccounts;
pub use reservation::{give_up, take_reservation};
pub use run::Order;

use crate::documents::numbering::Insertion;
use crate::documents::papers::Renderer;
use crate::error::{Error, Result};
use crate::http::{AppState, Limiter};
use crate::identity::Me;
use crate::storage::Blobs;
use chrono::NaiveDate;
use keys::OpenKeys;
use pamong_db::{Conn, Id};
use pamong_render::{Paper, RenderOptions, Verification};
use pamong_sign::authority::SigningKey;
use pamong_sign::code::VerificationCode;
use pamong_sign::token::{TokenFacts, facts_hash, make_token};
use paper::{PaperFacts, SubjectType};
use provider::{Provider, Session};
use secrecy::SecretString;
use std::fmt::Write as _;
use std::sync::Arc;
use utoipa_actix_web::service_config::ServiceConfig;

/// Routes of this feature.
pub fn routes(cfg: &mut ServiceConfig<'_>) {
    cfg.service(keys::routes::get_my_signing_key)
        .service(keys::routes::create_my_signing_key)
        .service(keys::routes::change_my_passphrase)
        .service(keys::routes::revoke_my_signing_key)
        .service(keys::routes::put_my_signing_account)
        .service(keys::routes::revoke_signing_key)
        .service(queue::routes::list_signing_queue)
        .service(queue::routes::withdraw_from_signing_queue);
}

/// What a feature tells of a paper before it is signed.
#[derive(Debug, Clone)]
pub struct Intent {
    /// What the paper is of.
    pub subject: (SubjectType, Id),
    /// The agency that issues it and whose register numbers it.
    pub agency_id: Id,
    /// Code of the letter kind, which gives the pattern of the number.
    pub kind_code: String,
    /// Archive classification, for the number.
    pub classification_code: Option<String>,
    /// Code of secrecy, for the number.
    pub security: &'static str,
    /// A back-dated number, where one is wanted, and the last number on the agency's papers up to its date.
    pub insertion: Option<(Insertion, Option<i32>)>,
    /// What a verifier will read.
    pub facts: PaperFacts,
}

/// Number and date of a paper.
#[derive(Debug, Clone)]
pub struct Granted {
    /// The paper.
    pub paper_id: Id,
    /// Its verification code.
    pub code: String,
    /// Its number.
    pub number: String,
    /// Its place in the register.
    pub sequence: i32,
    /// Suffix of a back-dated number, else empty.
    pub suffix: String,
    /// Year of the register.
    pub year: i32,
    /// Its date.
    pub date: NaiveDate,
}

/// A paper that can be signed. Implemented by the features whose papers they are.
pub trait Signable: Send + Sync {
    /// Refuses where this signer may not sign it now or has seen another version; else says what it will be.
    fn check(&self, tx: &mut Conn, me: &Me) -> Result<Intent>;
    /// The paper with its number, as it is signed.
    fn paper(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<(Paper, RenderOptions)>;
    /// Takes number and state over, in the transaction that records the signature.
    fn conclude(&self, tx: &mut Conn, me: &Me, granted: &Granted) -> Result<()>;
}

/// Signs papers; one for the process.
pub struct Signing {
    pub(super) app: AppState,
    pub(super) blobs: Blobs,
    pub(super) renderer: Renderer,
    /// Where signatures are made.
    pub provider: Provider,
    /// The installation's own keys.
    pub keys: Arc<OpenKeys>,
    seals: bool,
    attempts: Limiter,
}

impl Signing {
    /// As the configuration says.
    pub fn new(app: AppState, blobs: Blobs, renderer: Renderer) -> Result<Self> {
        Ok(Self {
            provider: Provider::new(&app.config.signing)?,
            keys: Arc::new(OpenKeys::new(app.clone())),
            seals: app.config.signing.agency_seal,
            attempts: Limiter::per_minute(app.config.limits.passphrases_per_minute),
            app,
            blobs,
            renderer,
        })
    }

    /// Counts an attempt at a passphrase; too many give 429.
    pub fn attempt(&self, me: &Me) -> Result<()> {
        self.attempts.check(&me.user_id.to_string())
    }

    /// Opens the caller's key, or finds the caller's account at the service.
    pub async fn open(&self, me: &Me, passphrase: SecretString) -> Result<Arc<Session>> {
        self.attempt(me)?;
        let (provider, app, me) = (self.provider.clone(), self.app.clone(), me.clone());
        let opened = tokio::task::spawn_blocking(move || provider.open(&app, &me, passphrase));
        Ok(Arc::new(opened.await.map_err(Error::internal)??))
    }

    /// What papers carry beside their content. It opens a key, so it is made before any transaction.
    pub async fn marks(&self, me: &Me) -> Result<Marks> {
        let (keys, now) = (self.keys.clone(), me.now());
        let key =
            tokio::task::spawn_blocking(move || keys.token_key(now)).await.map_err(Error::internal)??;
        let mut note = vec!["Ditandatangani secara elektronik".to_owned()];
        if self.provider.is_local() {
            note.push("(bukan tanda tangan elektronik tersertifikasi)".into());
        }
        Ok(Marks { key, note, public_url: self.app.config.public_url.clone() })
    }
}

/// What a signed paper carries beside its content: address, code and token for verification, and the note of the
/// signature block.
#[derive(Clone)]
pub struct Marks {
    key: Arc<SigningKey>,
    public_url: String,
    /// Lines of the signature block.
    pub note: Vec<String>,
}

impl Marks {
    /// Address and code that stand on a paper, and what its QR code holds: the address, and behind `#` a token that proves
    /// the facts without a network.
    pub fn verification(&self, me: &Me, granted: &Granted) -> Result<Verification> {
        let code: VerificationCode = granted.code.parse().map_err(Error::internal)?;
        let page = format!("{}/public/verify", self.public_url);
        let url = format!("{page}/{code}");
        let canonical = format!("{}\n{}\n{}", granted.code, granted.number, granted.date);
        let facts = TokenFacts {
            code,
            number: short(&granted.number),
            date: granted.date,
            signer: short(&me.name),
            facts: facts_hash(canonical.as_bytes()),
        };
        let qr = make_token(&url.to_uppercase(), &facts, &self.key).map_err(Error::internal)?;
        Ok(Verification { url: page, code: granted.code.clone(), qr: Some(qr) })
    }
}

/// As much as fits in a token, in whole characters.
fn short(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if out.len() + c.len_utf8() > 60 {
            break;
        }
        out.push(c);
    }
    out
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _infallible = write!(text, "{byte:02x}");
        text
    })
}
