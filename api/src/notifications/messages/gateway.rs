//! A gateway to telephones: it takes a message as JSON and passes it on by SMS or another messenger, as the office's contract says.
//!
//! `POST` with `Authorization: Bearer …`, `Idempotency-Key` (the same for every attempt at a message) and the body
//! `{"id": …, "to": "+62…", "text": …}`. Any 2xx means that it was taken.
use super::{Message, Sender};
use crate::config::MessageWebhook;
use crate::error::{Error, Result};
use crate::jobs::Failure;
use async_trait::async_trait;
use pamong_sign::HttpLimits;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;
use std::time::Duration;

/// How long the gateway may take.
const TOTAL: Duration = Duration::from_secs(20);

/// The gateway.
#[derive(Clone)]
pub(super) struct Gateway {
    url: String,
    secret: SecretString,
    limits: HttpLimits,
}

impl Gateway {
    pub fn new(config: &MessageWebhook) -> Result<Self> {
        let limits = HttpLimits { total: TOTAL, answer: 64 << 10, ..HttpLimits::default() };
        if !limits.permits(&config.url) {
            let why = "PAMONG_MESSAGE_WEBHOOK: the address must begin with https:// (http:// for this machine alone)";
            return Err(Error::internal(why));
        }
        Ok(Self { url: config.url.clone(), secret: config.secret.clone(), limits })
    }

    fn post(&self, message: &Message) -> Result<(), Failure> {
        let body = json!({"id": message.job, "to": message.to, "text": message.text}).to_string();
        let sent = self
            .limits
            .agent()
            .post(&self.url)
            .header("Content-Type", "application/json")
            .header("Authorization", format!("Bearer {}", self.secret.expose_secret()))
            .header("Idempotency-Key", message.job.to_string())
            .send(body);
        let failed = |again, cause: String| Err(Failure { again, cause: format!("gateway: {cause}") });
        match sent {
            Err(e) => failed(true, e.to_string()),
            Ok(answer) => match answer.status().as_u16() {
                200..=299 => Ok(()),
                status @ (408 | 429 | 500..) => failed(true, format!("status {status}")),
                // What it refuses for good is not offered again.
                status => failed(false, format!("status {status}")),
            },
        }
    }
}

#[async_trait]
impl Sender for Gateway {
    async fn send(&self, message: Message) -> Result<(), Failure> {
        let gateway = self.clone();
        let sent = tokio::task::spawn_blocking(move || gateway.post(&message));
        sent.await.map_err(Error::internal)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_does_not_leave_this_machine() {
        let gateway = |url: &str| Gateway::new(&MessageWebhook { url: url.into(), secret: "x".into() });
        for url in ["https://sms.example/send", "http://127.0.0.1:9/", "http://localhost/send"] {
            assert!(gateway(url).is_ok(), "{url}");
        }
        for url in
            ["http://sms.example/send", "http://127.0.0.1.example/", "ftp://sms.example", "sms.example"]
        {
            let refused = gateway(url).err().unwrap().to_string();
            assert!(refused.contains("PAMONG_MESSAGE_WEBHOOK"), "{url}: {refused}");
        }
    }
}
