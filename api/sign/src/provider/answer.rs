//! What the BSrE client service answers, and what it means.
use super::{SignError, SignerStatus};
use serde_json::Value;

/// The longest text of a service that is passed on, in characters.
const LONGEST: usize = 200;

/// An answer of the service.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) reference: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    /// What went wrong, for an answer that is no result. The numbers and words are those that public
    /// integrations of the service handle; its own documentation is not public.
    pub(super) fn refusal(&self) -> SignError {
        let json = self.json();
        let words = words(&json);
        let lower = words.to_lowercase();
        match json.get("status_code").and_then(Value::as_u64) {
            Some(2031) => return SignError::BadPassphrase,
            Some(2011) => return SignError::SignerNotReady(words),
            _ => {}
        }
        match self.status {
            300..=399 => SignError::Rejected("the service redirects to another address".to_owned()),
            401 | 403 => SignError::Rejected("the service refuses the office's own account".to_owned()),
            // The service may have signed before it failed.
            500.. => SignError::Unknown(format!("HTTP {}: {words}", self.status)),
            _ if lower.contains("passphrase") => SignError::BadPassphrase,
            _ if lower.contains("expired") || lower.contains("kedaluwarsa") => SignError::Expired,
            _ if lower.contains("terdaftar") || lower.contains("sertifikat") => {
                SignError::SignerNotReady(words)
            }
            200..=299 => SignError::BadResult(format!("no signed file in the answer: {words}")),
            other => SignError::Rejected(format!("HTTP {other}: {words}")),
        }
    }

    /// The answer to the question whether a person may sign. `ISSUE` is the word that is known; the other
    /// names differ between sources.
    pub(super) fn signer_status(&self) -> Result<SignerStatus, SignError> {
        let json = self.json();
        let status = json.get("status").and_then(Value::as_str).unwrap_or_default();
        Ok(match status {
            "ISSUE" => SignerStatus::Active { until: None },
            "NOT_REGISTERED" => SignerStatus::NotRegistered,
            "EXPIRED" => SignerStatus::Expired,
            "SUSPEND" | "REVOKE" => SignerStatus::Suspended,
            "" => match self.refusal() {
                SignError::SignerNotReady(_) => SignerStatus::NotRegistered,
                SignError::Expired => SignerStatus::Expired,
                // Asking signs nothing, so that no outcome is unknown.
                SignError::Unknown(why) => return Err(SignError::Unavailable(why)),
                other => return Err(other),
            },
            other => SignerStatus::Other(harmless(other)),
        })
    }
}

fn words(json: &Value) -> String {
    let text = ["error", "message"].iter().find_map(|key| json.get(key).and_then(Value::as_str));
    harmless(text.unwrap_or("no reason given"))
}

/// A service's text without long numbers (which may be somebody's NIK) and control characters, cut short.
fn harmless(text: &str) -> String {
    let mut out = String::new();
    let mut digits = String::new();
    for c in text.chars().take(LONGEST).chain(['\0']) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        out.push_str(if digits.len() > 8 { "…" } else { &digits });
        digits.clear();
        if !c.is_control() {
            out.push(c);
        }
    }
    out
}
