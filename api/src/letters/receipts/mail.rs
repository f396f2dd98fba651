//! The job that mails one acknowledgement.
use super::model::{ReceiptRow, ReceiptStatus};
use super::{paper, store};
use crate::agencies;
use crate::documents::papers::Renderer;
use crate::documents::words;
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::jobs::{Failure, Handler, Job, NewJob, enqueue as queue};
use crate::letters::dispatches::{MailProblem, mail_problem};
use crate::letters::model::Letter;
use crate::letters::{ledger, notices, store as letters};
use crate::notifications::mail::{Enclosure, Mailer, Parcel, Refusal};
use async_trait::async_trait;
use pamong_db::{Conn, Id, Ts};
use pamong_render::PaperSize;
use serde::Deserialize;
use serde_json::json;

/// Kind of the job.
pub const KIND: &str = "letter.receipt_mail";
/// Characters of a server's reply that are kept.
const DETAIL_LENGTH: usize = 300;

#[derive(Deserialize)]
struct Payload {
    receipt_id: Id,
}

/// Queues the mail in the transaction that acknowledged.
pub(super) fn enqueue(tx: &mut Conn, row: &ReceiptRow, now: Ts) -> Result<()> {
    let (key, payload) = (Some(format!("{KIND}/{}", row.id)), json!({"receipt_id": row.id}));
    queue(tx, NewJob { kind: KIND, key, payload, run_at: now }, now)?;
    Ok(())
}

/// Mails acknowledgements.
pub struct MailReceipt {
    /// Sends it.
    pub mailer: Mailer,
    /// Sets the slip.
    pub renderer: Renderer,
}

#[async_trait]
impl Handler for MailReceipt {
    async fn run(&self, app: &AppState, job: &Job) -> Result<(), Failure> {
        let payload: Payload = serde_json::from_value(job.payload.clone()).map_err(Error::internal)?;
        let (id, at) = (payload.receipt_id, app.moment());
        let due = app
            .db
            .read(move |c| {
                let row = store::find(c, id)?.filter(|row| row.status == ReceiptStatus::Waiting);
                // Sent by an attempt that could not say so any more.
                let Some(row) = row else { return Ok(None) };
                let letter = letters::find(c, row.letter_id)?;
                let agency = agencies::store::find(c, letter.agency_id)?;
                let agency = agency.ok_or_else(|| Error::internal("no agency"))?.name;
                let shown = [(row, letter)];
                let print = paper::slips(c, &shown, (at.zone, PaperSize::A4))?;
                let [(row, letter)] = shown;
                Ok::<_, Error>(Some((row, letter, agency, print)))
            })
            .await?;
        let Some((row, letter, agency, (slip, options))) = due else { return Ok(()) };
        let sent = match self.renderer.render(slip, options).await {
            Ok(slip) => self.mailer.send_parcel(parcel(job.id, &row, &letter, agency, slip.pdf)).await,
            Err(e) => Err(Refusal { again: true, ..Refusal::of(e) }),
        };
        let now = app.moment();
        match sent {
            Ok(()) => Ok(app.db.write(move |tx| end(tx, now, &row, None)).await?),
            Err(refusal) => {
                let again = refusal.again && !job.is_last();
                if !again {
                    let detail: String = refusal.cause.chars().take(DETAIL_LENGTH).collect();
                    let problem = mail_problem(&refusal);
                    app.db.write(move |tx| end(tx, now, &row, Some((problem, &detail)))).await?;
                }
                Err(Failure { again, cause: refusal.cause })
            }
        }
    }
}

fn parcel(id: Id, row: &ReceiptRow, letter: &Letter, agency: String, pdf: Vec<u8>) -> Parcel {
    let sender = letter.sender_name.clone().unwrap_or_default();
    let number = letter.letter_number.as_deref().unwrap_or_default();
    let text = [
        format!("Yth. {sender},"),
        String::new(),
        format!("Surat Saudara telah diterima {agency}:"),
        String::new(),
        format!("Nomor             : {number}"),
        format!("Hal               : {}", letter.subject),
        format!("Diterima tanggal  : {}", letter.received_date.map(words::date).unwrap_or_default()),
        format!("Nomor agenda      : {}/{}", letter.agenda_number.unwrap_or_default(), letter.register_year),
        String::new(),
        "Tanda terima terlampir.".to_owned(),
        String::new(),
        agency.clone(),
        String::new(),
    ];
    Parcel {
        from_name: agency,
        to_name: sender,
        to: row.email.clone().unwrap_or_default(),
        subject: format!("Tanda terima surat {number}"),
        text: text.join("\n"),
        files: vec![Enclosure {
            file_name: "tanda-terima.pdf".into(),
            media_type: "application/pdf".into(),
            content: pdf,
        }],
        id,
    }
}

/// Notes how the mail ended; whoever asked for one that failed learns of it.
fn end(tx: &mut Conn, at: Moment, row: &ReceiptRow, problem: Option<(MailProblem, &str)>) -> Result<()> {
    let status = if problem.is_some() { ReceiptStatus::Failed } else { ReceiptStatus::Sent };
    if !store::settle(tx, row.id, status, problem, at.now)? {
        return Ok(());
    }
    let letter = letters::find(tx, row.letter_id)?;
    let data = json!({
        "receipt_id": row.id, "email": row.email, "problem": problem.map(|(problem, _)| problem),
        "detail": problem.map(|(_, detail)| detail),
    });
    let action = if problem.is_some() { "receipt.fail" } else { "receipt.send" };
    ledger::record_by_system(tx, at, &letter, action, data)?;
    if problem.is_some() {
        notices::mail_failed(tx, at, letter.id, Some(row.position_id))?;
    }
    Ok(())
}
