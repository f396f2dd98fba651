//! Configuration, one struct per section, read from the environment once at start.
mod complaints;
mod mailboxes;
mod messages;
mod notifications;
mod scans;
mod storage;

pub use complaints::ComplaintConfig;
pub use mailboxes::MailboxConfig;
pub use messages::{CitizenCodes, MessageConfig, MessageWebhook};
pub use notifications::NotificationConfig;
pub use scans::ScanConfig;
pub use storage::{S3Config, StorageConfig};

use chrono_tz::Tz;
use secrecy::SecretString;
use std::path::PathBuf;

/// Everything that an installation may set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where to listen, such as `127.0.0.1:8080`.
    pub listen: String,
    /// `sqlite://path` or `postgres://…`.
    pub database_url: String,
    /// Readers on SQLite, all connections on PostgreSQL.
    pub database_connections: u32,
    /// Folder of the installation's own files: database, uploads, secret.
    pub var: PathBuf,
    /// File with the installation's secret; every replica needs the same one.
    pub secret_file: PathBuf,
    /// Folder with the built SPA; without it only the API is served.
    pub web_root: Option<PathBuf>,
    /// Zone in which business days and agenda years are counted.
    pub zone: Tz,
    /// Tokens and sessions.
    pub session: Session,
    /// Limits on what a caller may send.
    pub limits: Limits,
    /// Rules for new passwords.
    pub password_policy: PasswordPolicy,
    /// How papers are signed.
    pub signing: SigningConfig,
    /// Where uploaded files are kept.
    pub storage: StorageConfig,
    /// Working days that a back-dated number (nomor sisip) may go back; 0 allows none. The city's own rule.
    pub back_date_working_days: u32,
    /// How people are told, and whether this server does background work.
    pub notifications: NotificationConfig,
    /// How citizens are reached, and whether they show that a contact is theirs.
    pub messages: MessageConfig,
    /// How long complaints may take.
    pub complaints: ComplaintConfig,
    /// How letters are taken in from mailboxes.
    pub mailboxes: MailboxConfig,
    /// How the words in files of letters are read.
    pub scans: ScanConfig,
    /// Address under which citizens reach this server; it stands on papers and in their QR codes.
    pub public_url: String,
}

/// Rules for new passwords.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordPolicy {
    /// NIST SP 800-63B-4: at least 15 characters, no composition rules, no expiry.
    Nist,
    /// BSSN Regulation 4/2021 as cities read it: at least 12 characters of four classes, changed every 180 days.
    Bssn,
}

impl std::str::FromStr for PasswordPolicy {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "nist" => Ok(Self::Nist),
            "bssn" => Ok(Self::Bssn),
            _ => Err("nist or bssn".into()),
        }
    }
}

/// Lifetimes of tokens and sessions.
#[derive(Debug, Clone)]
pub struct Session {
    /// Seconds that an access token is valid; at most 300.
    pub access_seconds: i64,
    /// Hours without use after which a session ends.
    pub idle_hours: i64,
    /// Hours after which a session ends in any case.
    pub absolute_hours: i64,
    /// Whether cookies carry `Secure` and the `__Host-` prefix; off only for plain http on one's own machine.
    pub secure_cookies: bool,
}

/// Limits on what a caller may send.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a JSON body.
    pub json_bytes: usize,
    /// Bytes of one uploaded file.
    pub upload_bytes: usize,
    /// Sign-in attempts per minute for one account.
    pub logins_per_minute: u32,
    /// Sign-in attempts per minute from one address; a whole office may sit behind one.
    pub logins_per_address_minute: u32,
    /// Requests per minute of one address on the public pages.
    pub public_per_minute: u32,
    /// Attempts per minute at the passphrase of one person's key.
    pub passphrases_per_minute: u32,
}

/// Where signatures are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignerKind {
    /// With keys of this installation.
    Local,
    /// At the client service of BSrE, version 1 of its API.
    BsreV1,
    /// Version 2 of its API.
    BsreV2,
}

impl std::str::FromStr for SignerKind {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "local" => Ok(Self::Local),
            "bsre_v1" => Ok(Self::BsreV1),
            "bsre_v2" => Ok(Self::BsreV2),
            _ => Err("local, bsre_v1 or bsre_v2".into()),
        }
    }
}

/// How papers are signed.
#[derive(Debug, Clone)]
pub struct SigningConfig {
    /// Where signatures are made.
    pub signer: SignerKind,
    /// Base address of the BSrE client service.
    pub bsre_url: String,
    /// The office's account there.
    pub bsre_user: String,
    /// Its password.
    pub bsre_password: SecretString,
    /// Seconds in which a service must have answered.
    pub timeout_seconds: u64,
    /// Time-stamping authority (RFC 3161); none: signatures without a time-stamp.
    pub tsa_url: Option<String>,
    /// Whether the agency's seal follows the signature.
    pub agency_seal: bool,
}

/// Working days that a back-dated number may go back where the city says nothing else.
const BACK_DATE_WORKING_DAYS: u32 = 7;

#[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn var(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|v| !v.is_empty())
}

fn parsed<T: std::str::FromStr>(name: &str, default: T) -> Result<T, String> {
    var(name)
        .map_or(Ok(default), |text| text.parse().map_err(|_e| format!("{name}: '{text}' cannot be read")))
}

impl Config {
    /// Reads the environment; an unreadable value is an error that names the variable.
    pub fn from_env() -> Result<Self, String> {
        let folder = PathBuf::from(var("PAMONG_VAR").unwrap_or_else(|| "var".into()));
        let database_url =
            var("DATABASE_URL").unwrap_or_else(|| format!("sqlite://{}", folder.join("pamong.db").display()));
        // Each reader of a file keeps a cache and statements of its own, and more than the cores can use bring nothing.
        let connections = if database_url.starts_with("sqlite:") { 4 } else { 8 };
        let notifications = NotificationConfig::from_env()?;
        Ok(Self {
            listen: var("PAMONG_LISTEN").unwrap_or_else(|| "127.0.0.1:8080".into()),
            database_url,
            database_connections: parsed("PAMONG_DATABASE_CONNECTIONS", connections)?,
            secret_file: var("PAMONG_SECRET_FILE").map_or_else(|| folder.join("secret.key"), PathBuf::from),
            web_root: var("PAMONG_WEB_ROOT").map(PathBuf::from),
            zone: parsed("PAMONG_ZONE", chrono_tz::Asia::Jakarta)?,
            session: Session {
                access_seconds: parsed("PAMONG_ACCESS_SECONDS", 300_i64)?.clamp(30, 300),
                idle_hours: parsed("PAMONG_IDLE_HOURS", 12)?,
                absolute_hours: parsed("PAMONG_ABSOLUTE_HOURS", 72)?,
                secure_cookies: parsed("PAMONG_SECURE_COOKIES", false)?,
            },
            limits: Limits::from_env()?,
            password_policy: parsed("PAMONG_PASSWORD_POLICY", PasswordPolicy::Nist)?,
            signing: SigningConfig::from_env()?,
            storage: StorageConfig::from_env()?,
            back_date_working_days: parsed("PAMONG_BACK_DATE_WORKING_DAYS", BACK_DATE_WORKING_DAYS)?,
            messages: MessageConfig::from_env(notifications.smtp_url.is_some())?,
            notifications,
            complaints: ComplaintConfig::from_env()?,
            mailboxes: MailboxConfig::from_env()?,
            scans: ScanConfig::from_env()?,
            public_url: var("PAMONG_PUBLIC_URL")
                .unwrap_or_else(|| "http://localhost:8080".into())
                .trim_end_matches('/')
                .to_owned(),
            var: folder,
        })
    }

    /// A configuration for tests: everything inside `folder`.
    pub fn for_testing(folder: &std::path::Path, database_url: String) -> Self {
        Self {
            listen: "127.0.0.1:0".into(),
            database_url,
            database_connections: 4,
            var: folder.into(),
            secret_file: folder.join("secret.key"),
            web_root: None,
            zone: chrono_tz::Asia::Jakarta,
            session: Session {
                access_seconds: 300,
                idle_hours: 12,
                absolute_hours: 72,
                secure_cookies: false,
            },
            limits: Limits {
                logins_per_minute: 1000,
                logins_per_address_minute: 10_000,
                public_per_minute: 10_000,
                passphrases_per_minute: 10_000,
                ..Limits::default()
            },
            password_policy: PasswordPolicy::Nist,
            signing: SigningConfig::default(),
            storage: StorageConfig::Local,
            back_date_working_days: BACK_DATE_WORKING_DAYS,
            // Tests do background work when they want it done.
            notifications: NotificationConfig { jobs: false, ..NotificationConfig::default() },
            messages: MessageConfig::default(),
            complaints: ComplaintConfig::default(),
            mailboxes: MailboxConfig::default(),
            // Tests read files when they want them read.
            scans: ScanConfig::without_programs(),
            public_url: "http://localhost:8080".into(),
        }
    }
}

impl Default for SigningConfig {
    fn default() -> Self {
        Self {
            signer: SignerKind::Local,
            bsre_url: String::new(),
            bsre_user: String::new(),
            bsre_password: SecretString::default(),
            timeout_seconds: 60,
            tsa_url: None,
            agency_seal: false,
        }
    }
}

impl SigningConfig {
    fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        let signer = parsed("PAMONG_SIGNER", usual.signer)?;
        let needed = |name: &str| match (signer, var(name)) {
            (SignerKind::Local, value) => Ok(value.unwrap_or_default()),
            (_, Some(value)) => Ok(value),
            (_, None) => Err(format!("{name} is needed where PAMONG_SIGNER is not local")),
        };
        let file = needed("PAMONG_BSRE_PASSWORD_FILE")?;
        let password = match file.as_str() {
            "" => String::new(),
            path => std::fs::read_to_string(path)
                .map_err(|e| format!("PAMONG_BSRE_PASSWORD_FILE: {path}: {e}"))?,
        };
        Ok(Self {
            signer,
            bsre_url: needed("PAMONG_BSRE_URL")?,
            bsre_user: needed("PAMONG_BSRE_USER")?,
            bsre_password: SecretString::from(password.trim_end().to_owned()),
            timeout_seconds: parsed("PAMONG_SIGNER_TIMEOUT_SECONDS", usual.timeout_seconds)?,
            tsa_url: var("PAMONG_TSA_URL"),
            agency_seal: parsed("PAMONG_AGENCY_SEAL", usual.agency_seal)?,
        })
    }
}

impl Limits {
    fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        Ok(Self {
            json_bytes: parsed("PAMONG_JSON_BYTES", usual.json_bytes)?,
            upload_bytes: parsed("PAMONG_UPLOAD_BYTES", usual.upload_bytes)?,
            logins_per_minute: parsed("PAMONG_LOGINS_PER_MINUTE", usual.logins_per_minute)?,
            logins_per_address_minute: parsed(
                "PAMONG_LOGINS_PER_ADDRESS_MINUTE",
                usual.logins_per_address_minute,
            )?,
            public_per_minute: parsed("PAMONG_PUBLIC_PER_MINUTE", usual.public_per_minute)?,
            passphrases_per_minute: parsed("PAMONG_PASSPHRASES_PER_MINUTE", usual.passphrases_per_minute)?,
        })
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            json_bytes: 256 * 1024,
            upload_bytes: 20 * 1024 * 1024,
            logins_per_minute: 10,
            logins_per_address_minute: 300,
            public_per_minute: 120,
            passphrases_per_minute: 20,
        }
    }
}
