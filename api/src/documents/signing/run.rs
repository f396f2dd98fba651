//! Signs a paper from beginning to end: number reserved, file made, signed, kept, recorded. The database is written
//! before and after; files are made, kept and signed in between, so that no transaction waits for any of it.
use super::paper::{AttemptOutcome, PaperRow, SignatureKind};
use super::provider::{Made, Session, with_key};
use super::service::{self, Begun};
use super::{Signable, Signing};
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::storage;
use bytes::Bytes;
use pamong_sign::pades::SignParams;
use pamong_sign::provider::SignError;
use std::sync::Arc;

/// A paper to sign and by whom.
#[derive(Clone)]
pub struct Order {
    /// Who signs.
    pub me: Me,
    /// What.
    pub subject: Arc<dyn Signable>,
    /// The signer looked at the service after an attempt whose end is not known, and wants to sign anew.
    pub confirmed: bool,
}

impl Signing {
    /// Signs one paper. An error leaves it unnumbered: not begun, or waiting in the queue with the attempt on record.
    pub async fn sign(&self, order: &Order, session: Arc<Session>) -> Result<PaperRow> {
        let (beginning, provider) = (order.clone(), self.provider.name());
        let begun = self
            .app
            .db
            .write(move |tx| {
                service::begin(tx, &beginning.me, &*beginning.subject, provider, beginning.confirmed)
            })
            .await?;
        let pdf = match self.file(order, &begun).await {
            Ok(pdf) => pdf,
            Err(e) => {
                self.note(order, &begun, AttemptOutcome::Refused, e.to_string()).await?;
                return Err(e);
            }
        };
        match self.signatures(order, &begun, session, pdf).await {
            Ok(made) => self.keep(order, &begun, made).await,
            Err(e) => {
                let (outcome, error) = told(&e);
                self.note(order, &begun, outcome, e.to_string()).await?;
                Err(error)
            }
        }
    }

    /// The file to sign: made now and kept, or the one of the attempt before.
    async fn file(&self, order: &Order, begun: &Begun) -> Result<Bytes> {
        let Some((paper, options)) = begun.print.clone() else {
            let upload = begun.row.prepared_upload_id.ok_or_else(|| Error::internal("no prepared file"))?;
            let upload = self.app.db.read(move |c| storage::find_kept(c, upload)).await?;
            return self.blobs.load(&upload.sha256, upload.size_bytes).await;
        };
        let rendered = self.renderer.render(paper, options).await?;
        let pdf = Bytes::from(rendered.pdf);
        let pages = i32::try_from(rendered.pages).map_err(Error::internal)?;
        let (me, paper, name) = (order.me.clone(), begun.row.id, file_name(&begun.row, "konsep"));
        storage::preserve(&self.app, &self.blobs, &name, pdf.clone(), move |tx, upload| {
            service::prepared(tx, &me, paper, upload.id, pages)
        })
        .await?;
        Ok(pdf)
    }

    /// The signer's signature and, where the installation wants it, the agency's seal over it.
    async fn signatures(
        &self,
        order: &Order,
        begun: &Begun,
        session: Arc<Session>,
        pdf: Bytes,
    ) -> Result<Vec<Made>, SignError> {
        let (me, row, seal) = (order.me.clone(), begun.row.clone(), self.seals.then(|| self.keys.clone()));
        let broken = |e: Error| SignError::Rejected(e.to_string());
        tokio::task::spawn_blocking(move || {
            let number = row.number.clone().unwrap_or_default();
            let agency = row.facts().map_err(broken)?.agency;
            let params = |name, reason, field| SignParams {
                name,
                reason,
                location: &agency,
                contact: "",
                at: me.at.local(),
                field,
            };
            let reason = format!("Menandatangani naskah nomor {number}");
            let first = session.sign(&pdf, &params(&me.name, &reason, "Tanda_tangan_1"))?;
            let Some(keys) = seal else { return Ok(vec![first]) };
            let key = keys.seal(row.agency_id, &agency, me.now()).map_err(broken)?;
            let reason = format!("Segel elektronik {agency}");
            let second = with_key(&key, None, &first.signed.pdf, &params(&agency, &reason, "Segel_1"))?;
            Ok(vec![first, second])
        })
        .await
        .unwrap_or_else(|e| Err(SignError::Unknown(e.to_string())))
    }

    /// Keeps the signed file and records it.
    async fn keep(&self, order: &Order, begun: &Begun, made: Vec<Made>) -> Result<PaperRow> {
        let last = made.last().ok_or_else(|| Error::internal("no signature"))?;
        let pdf = Bytes::from(last.signed.pdf.clone());
        let agency = begun.row.facts()?.agency;
        let provider = (self.provider.name(), !self.provider.is_local());
        let (me, paper) = (&order.me, begun.row.id);
        let mut signatures = Vec::with_capacity(made.len());
        for (made, pos) in made.iter().zip(1..) {
            signatures.push(if pos == 1 {
                let who = (me.name.as_str(), me.position_title.as_str());
                service::signature(me, paper, (pos, SignatureKind::Person), made, provider, who)?
            } else {
                let who = (agency.as_str(), agency.as_str());
                service::signature(me, paper, (pos, SignatureKind::Seal), made, ("local", false), who)?
            });
        }
        let (order, attempt, name) = (order.clone(), begun.attempt, file_name(&begun.row, "surat"));
        storage::preserve(&self.app, &self.blobs, &name, pdf, move |tx, upload| {
            service::finish(tx, &order.me, &*order.subject, attempt, paper, (upload.id, &signatures))
        })
        .await
    }

    async fn note(
        &self,
        order: &Order,
        begun: &Begun,
        outcome: AttemptOutcome,
        detail: String,
    ) -> Result<()> {
        let (me, paper, attempt) = (order.me.clone(), begun.row.id, begun.attempt);
        self.app.db.write(move |tx| service::failed(tx, &me, paper, attempt, (outcome, &detail))).await
    }

    /// The signed file of a paper, as it is to be sent.
    pub async fn signed_file(&self, row: &PaperRow) -> Result<storage::FileRef> {
        let upload = row.upload_id.ok_or(Code::NotSigned)?;
        self.app.db.read(move |c| storage::find_kept(c, upload)).await
    }
}

fn file_name(row: &PaperRow, prefix: &str) -> String {
    let number: String =
        row.number.as_deref().unwrap_or_default().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
    format!("{prefix}-{number}.pdf")
}

/// What a failure means for the record and for the caller.
fn told(e: &SignError) -> (AttemptOutcome, Error) {
    let refused = AttemptOutcome::Refused;
    match e {
        SignError::BadPassphrase => (refused, Error::field("/passphrase", Code::PassphraseWrong)),
        SignError::Expired => (refused, Code::CertificateExpired.into()),
        SignError::SignerNotReady(why) | SignError::Rejected(why) => {
            (refused, Error::Code(Code::SigningRefused, Some(why.clone())))
        }
        SignError::Unavailable(_) => (AttemptOutcome::Unavailable, Code::SigningUnavailable.into()),
        SignError::Unknown(_) | SignError::BadResult(_) => {
            (AttemptOutcome::Unknown, Code::SigningUnanswered.into())
        }
    }
}
