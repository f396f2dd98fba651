//! How people are told, and which work is done in the background.
use super::{parsed, var};
use chrono::NaiveTime;
use secrecy::SecretString;

/// How people are told.
#[derive(Debug, Clone)]
pub struct NotificationConfig {
    /// Whether this server works off the queue of background work; another one may do it.
    pub jobs: bool,
    /// SMTP server, such as `smtps://user:password@mail.example.go.id`; none: no mail.
    pub smtp_url: Option<SecretString>,
    /// Sender of mail, such as `Pamong <pamong@example.go.id>`.
    pub mail_from: String,
    /// Bytes of all files of one mailed letter; servers commonly refuse mails above 25 MB, and files grow by a third on
    /// the way.
    pub mail_files_bytes: i64,
    /// When the digest of a working day goes out, in the installation's zone.
    pub digest_at: NaiveTime,
    /// Minutes between two looks at what is due.
    pub reminder_minutes: u32,
    /// Working days after which the giver of a disposition learns that it is overdue.
    pub escalate_after_days: u32,
}

impl Default for NotificationConfig {
    fn default() -> Self {
        Self {
            jobs: true,
            smtp_url: None,
            mail_from: String::new(),
            mail_files_bytes: 18 * 1024 * 1024,
            digest_at: NaiveTime::from_hms_opt(7, 0, 0).unwrap_or_default(),
            reminder_minutes: 15,
            escalate_after_days: 2,
        }
    }
}

impl NotificationConfig {
    pub(super) fn from_env() -> Result<Self, String> {
        let usual = Self::default();
        let jobs = match var("PAMONG_JOBS").as_deref() {
            None | Some("on") => true,
            Some("off") => false,
            Some(other) => return Err(format!("PAMONG_JOBS: '{other}' is neither on nor off")),
        };
        let digest_at = match var("PAMONG_DIGEST_AT") {
            None => usual.digest_at,
            Some(text) => NaiveTime::parse_from_str(&text, "%H:%M")
                .map_err(|e| format!("PAMONG_DIGEST_AT: '{text}' is no time such as 07:00: {e}"))?,
        };
        let smtp_url = smtp_url()?;
        let mail_from = var("PAMONG_MAIL_FROM").unwrap_or_default();
        if smtp_url.is_some() && mail_from.is_empty() {
            return Err("PAMONG_MAIL_FROM is needed where PAMONG_SMTP_URL is set".into());
        }
        Ok(Self {
            jobs,
            smtp_url,
            mail_from,
            mail_files_bytes: parsed("PAMONG_MAIL_FILES_BYTES", usual.mail_files_bytes)?.max(1),
            digest_at,
            reminder_minutes: parsed("PAMONG_REMINDER_MINUTES", usual.reminder_minutes)?.clamp(1, 1440),
            escalate_after_days: parsed("PAMONG_ESCALATE_AFTER_DAYS", usual.escalate_after_days)?
                .clamp(1, 60),
        })
    }
}

/// The address of the SMTP server, from the environment or, since it may hold a password, from a file.
fn smtp_url() -> Result<Option<SecretString>, String> {
    let text = match (var("PAMONG_SMTP_URL"), var("PAMONG_SMTP_URL_FILE")) {
        (Some(url), _) => Some(url),
        (None, Some(file)) => {
            let text =
                std::fs::read_to_string(&file).map_err(|e| format!("PAMONG_SMTP_URL_FILE: {file}: {e}"))?;
            Some(text.trim().to_owned())
        }
        (None, None) => None,
    };
    Ok(text.map(SecretString::from))
}
