//! The job that mails a letter to one addressee.
use super::model::{Dispatch, DispatchMove, DispatchStatus, MailProblem, after};
use super::parcel::{self, Draft};
use super::service::facts;
use super::store;
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job, NewJob, enqueue as queue};
use crate::letters::{ledger, notices, store as letters};
use crate::notifications::mail::{Enclosure, Mailer, Parcel, Refusal};
use crate::storage::{Blobs, FileRef};
use async_trait::async_trait;
use pamong_db::{Conn, Id, Ts};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// Kind of the job.
pub const KIND: &str = "letter.mail";
/// Characters of a server's reply that are kept.
const DETAIL_LENGTH: usize = 300;

/// Which mail of which letter.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Payload {
    letter_id: Id,
    pos: i32,
    /// How many mails had been asked for with this one. A later one, or another way, makes this one void.
    mails: i32,
}

/// Queues the mail that the row asks for, in the transaction that wrote it.
pub(super) fn enqueue(tx: &mut Conn, row: &Dispatch, now: Ts) -> Result<()> {
    let payload = Payload { letter_id: row.letter_id, pos: row.pos, mails: row.mails };
    let key = format!("{KIND}/{}/{}/{}", row.letter_id, row.pos, row.mails);
    let payload = serde_json::to_value(payload).map_err(Error::internal)?;
    queue(tx, NewJob { kind: KIND, key: Some(key), payload, run_at: now }, now)?;
    Ok(())
}

/// Mails letters.
pub struct MailLetter {
    /// Sends it.
    pub mailer: Mailer,
    /// Where the files are.
    pub blobs: Blobs,
}

#[async_trait]
impl Handler for MailLetter {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(Error::internal)?;
        let (at, url) = (app.moment(), self.mailer.public_url.clone());
        let due = app
            .db
            .read(move |c| {
                let Some(row) = due(store::find(c, payload.letter_id, payload.pos)?, payload) else {
                    return Ok(None);
                };
                let letter = letters::find(c, payload.letter_id)?;
                let draft = parcel::draft(c, &letter, &row, (at.zone, &url))?;
                Ok::<_, Error>(Some((row, draft)))
            })
            .await?;
        // Sent by an attempt that could not say so any more, or changed meanwhile.
        let Some((row, draft)) = due else { return Ok(()) };
        let email = row.email.unwrap_or_default();
        let sent = match draft {
            Some(draft) => self.send(draft, &email, job.id).await,
            None => Err((MailProblem::NoDocument, Refusal::of("no signed file"))),
        };
        let now = app.moment();
        match sent {
            Ok(()) => Ok(app.db.write(move |tx| sent_off(tx, now, payload, &email)).await?),
            Err((problem, refusal)) => {
                let again = refusal.again && !job.is_last();
                let detail: String = refusal.cause.chars().take(DETAIL_LENGTH).collect();
                if !again {
                    app.db.write(move |tx| give_up(tx, now, payload, (problem, &detail))).await?;
                }
                Err(Failure { again, cause: refusal.cause })
            }
        }
    }
}

impl MailLetter {
    async fn send(&self, draft: Draft, email: &str, id: Id) -> Result<(), (MailProblem, Refusal)> {
        let mut files = Vec::with_capacity(draft.files.len() + 1);
        for FileRef { sha256, file_name, media_type, size_bytes } in draft.files {
            let lost = |e| (MailProblem::NoDocument, Refusal { again: true, ..Refusal::of(e) });
            let content = self.blobs.load(&sha256, size_bytes).await.map_err(lost)?.to_vec();
            files.push(Enclosure { file_name, media_type, content });
        }
        if let Some(calendar) = draft.calendar {
            files.push(Enclosure {
                file_name: "undangan.ics".into(),
                media_type: "text/calendar; charset=utf-8".into(),
                content: calendar.into_bytes(),
            });
        }
        let parcel = Parcel {
            from_name: draft.from,
            to_name: draft.to,
            to: email.to_owned(),
            subject: draft.subject,
            text: draft.text,
            files,
            id,
        };
        self.mailer.send_parcel(parcel).await.map_err(|refusal| (problem(&refusal), refusal))
    }
}

/// What a refusal means for the clerk.
pub fn problem(refusal: &Refusal) -> MailProblem {
    match refusal.status {
        Some(550 | 551 | 553) => MailProblem::UnknownAddress,
        Some(552) => MailProblem::TooLarge,
        Some(500..) => MailProblem::Refused,
        _ if refusal.again => MailProblem::Unreachable,
        _ => MailProblem::Refused,
    }
}

/// The row, where this mail is still to be sent.
fn due(row: Option<Dispatch>, payload: Payload) -> Option<Dispatch> {
    row.filter(|row| row.status == DispatchStatus::Waiting && row.mails == payload.mails)
}

/// The mail server took it. Where the clerk chose another way at that moment, only the ledger tells of the mail.
fn sent_off(tx: &mut Conn, at: Moment, payload: Payload, email: &str) -> Result<()> {
    let letter = letters::find(tx, payload.letter_id)?;
    let Some(mut row) = store::lock(tx, payload.letter_id, payload.pos)? else { return Ok(()) };
    let before = row.status;
    let late = due(Some(row.clone()), payload).is_none();
    if !late && let Some(status) = after(row.way, row.status, DispatchMove::Send) {
        row = Dispatch { status, since: at.now, problem: None, problem_detail: None, ..row };
        save(tx, &mut row)?;
    }
    let data = json!({"email": email, "mails": payload.mails, "late": late});
    ledger::record_by_system(tx, at, &letter, "dispatch.send", facts(&row, before, data))
}

/// The mail is given up: the clerk learns why.
fn give_up(
    tx: &mut Conn,
    at: Moment,
    payload: Payload,
    (problem, detail): (MailProblem, &str),
) -> Result<()> {
    let letter = letters::find(tx, payload.letter_id)?;
    let row = store::lock(tx, payload.letter_id, payload.pos)?;
    let Some(row) = due(row, payload) else { return Ok(()) };
    let Some(status) = after(row.way, row.status, DispatchMove::Fail) else { return Ok(()) };
    let before = row.status;
    let mut row = Dispatch {
        status,
        since: at.now,
        problem: Some(problem),
        problem_detail: Some(detail.to_owned()),
        ..row
    };
    save(tx, &mut row)?;
    let data = json!({"problem": problem, "detail": detail, "mails": payload.mails});
    ledger::record_by_system(tx, at, &letter, "dispatch.fail", facts(&row, before, data))?;
    notices::mail_failed(tx, at, letter.id, row.position_id)
}

fn save(tx: &mut Conn, row: &mut Dispatch) -> Result<()> {
    let before = row.version;
    row.version = before + 1;
    if store::save(tx, row, before)? { Ok(()) } else { Err(Error::internal("a locked row changed")) }
}
