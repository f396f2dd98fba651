//! The job that sends a code, and the one that forgets those of more than an hour ago.
use super::model::{ContactCode, place};
use super::service::{self, code_of};
use super::store;
use crate::error::{Error, Result};
use crate::http::{AppState, Lang};
use crate::identity::Locale;
use crate::jobs::{Failure, Handler, Job, NewJob, enqueue as queue};
use crate::notifications::messages::{Message, Messengers};
use async_trait::async_trait;
use pamong_db::{Conn, Id};
use serde::{Deserialize, Serialize};

/// Kind of the job that sends a code.
pub const KIND: &str = "contact.code";
/// Kind of the job that forgets codes.
pub const FORGET: &str = "contact.forget";
/// Minutes between two of them.
pub const FORGET_MINUTES: u32 = 15;

/// Which code, and in which language it is wrapped. Neither the code nor the contact.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Payload {
    code_id: Id,
    locale: Locale,
}

/// Queues the message in the transaction that keeps the code.
pub(super) fn enqueue(tx: &mut Conn, row: &ContactCode, lang: Lang) -> Result<()> {
    let payload = Payload { code_id: row.id, locale: lang.pick(Locale::Id, Locale::En) };
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    queue(tx, NewJob { kind: KIND, key: None, payload, run_at: row.created_at }, row.created_at)?;
    Ok(())
}

/// Sends codes.
pub struct SendCode {
    /// Ways to citizens.
    pub messengers: Messengers,
}

#[async_trait]
impl Handler for SendCode {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(Error::internal)?;
        let found = app.db.read(move |c| Ok::<_, Error>(store::find(c, payload.code_id)?)).await?;
        let now = app.clock.now();
        // A code that came in after its time would only confuse.
        let Some(row) = found.filter(|row| row.used_at.is_none() && row.expires_at > now) else {
            return Ok(());
        };
        let Some(sender) = self.messengers.to(row.kind) else { return Ok(()) };
        let to = app.secrets.open(&place(row.id), &row.contact_sealed)?;
        let (subject, text) = words(payload.locale, &code_of(&app.secrets, row.id), &app.config.public_url);
        let message = Message { to: to.clone(), subject, text, job: job.id };
        // What a server says in a refusal often repeats the address.
        sender
            .send(message)
            .await
            .map_err(|failure| Failure { cause: failure.cause.replace(&to, "(address)"), ..failure })
    }
}

/// Subject and text. The code comes first: a telephone shows the first words of a message.
fn words(locale: Locale, code: &str, public_url: &str) -> (String, String) {
    let minutes = service::MINUTES;
    match locale {
        Locale::Id => (
            "Kode untuk permohonan layanan".into(),
            format!(
                "{code} adalah kode Anda untuk permohonan layanan di {public_url}. Berlaku {minutes} menit. Jangan \
                 berikan kepada siapa pun, juga tidak kepada petugas. Bila Anda tidak memintanya, abaikan pesan ini."
            ),
        ),
        Locale::En => (
            "Code for your application".into(),
            format!(
                "{code} is your code for an application at {public_url}. It is good for {minutes} minutes. Give it to \
                 nobody, not to staff either. If you did not ask for it, ignore this message."
            ),
        ),
    }
}

/// Forgets codes of more than an hour ago, and with them the contacts that asked for them.
pub struct Forget;

#[async_trait]
impl Handler for Forget {
    async fn run(&self, app: &AppState, _job: &Job) -> Result<(), Failure> {
        let until = service::hour_before(app.clock.now());
        Ok(app.db.write(move |tx| Ok::<_, Error>(store::forget(tx, until)?)).await?)
    }
}
