//! Short messages to people outside: by mail, or by a gateway to their telephones; how is the installation's choice.
//!
//! They are sent by jobs, never in a transaction, and where they go to is in no log: a failure names it masked.
mod gateway;
mod model;

pub use model::ContactKind;

use super::mail::Mailer;
use crate::config::Config;
use crate::error::Result;
use crate::jobs::Failure;
use async_trait::async_trait;
use gateway::Gateway;
use pamong_db::Id;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A short message.
#[derive(Debug, Clone)]
pub struct Message {
    /// Telephone number, `+62…`, or mail address.
    pub to: String,
    /// What it is about; only mail shows it.
    pub subject: String,
    /// Text.
    pub text: String,
    /// The job that sends it, by which the other side drops a double.
    pub job: Id,
}

/// A way to reach people.
#[async_trait]
pub trait Sender: Send + Sync {
    /// Sends a message.
    async fn send(&self, message: Message) -> Result<(), Failure>;
}

/// Mail, by the installation's server.
struct ByMail(Mailer);

#[async_trait]
impl Sender for ByMail {
    async fn send(&self, message: Message) -> Result<(), Failure> {
        self.0.send_note(message).await
    }
}

/// The ways that an installation has. Cheap to clone.
#[derive(Clone)]
pub struct Messengers(BTreeMap<ContactKind, Arc<dyn Sender>>);

impl Messengers {
    /// As the configuration says; a gateway that may not be called is an error that names the setting.
    pub fn new(config: &Config, mailer: &Mailer) -> Result<Self> {
        let mut ways: BTreeMap<ContactKind, Arc<dyn Sender>> = BTreeMap::new();
        if mailer.is_available() {
            ways.insert(ContactKind::Email, Arc::new(ByMail(mailer.clone())));
        }
        if let Some(webhook) = &config.messages.webhook {
            ways.insert(ContactKind::Phone, Arc::new(Gateway::new(webhook)?));
        }
        Ok(Self(ways))
    }

    /// The way to contacts of this kind; none where the installation has none.
    pub fn to(&self, kind: ContactKind) -> Option<Arc<dyn Sender>> {
        self.0.get(&kind).cloned()
    }
}

/// The kinds of contacts that an installation reaches.
pub fn reachable(config: &Config) -> Vec<ContactKind> {
    let phone = config.messages.webhook.as_ref().map(|_| ContactKind::Phone);
    let email = config.notifications.smtp_url.as_ref().map(|_| ContactKind::Email);
    phone.into_iter().chain(email).collect()
}
