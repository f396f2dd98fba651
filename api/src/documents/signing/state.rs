//! How far the electronic signature of a paper is, as the record it belongs to shows it.
use super::paper::{AttemptOutcome, PaperRow, PaperSignature, PaperStatus, SubjectType, store};
use crate::error::Result;
use pamong_db::{Conn, Id, Ts, text_enum};
use serde::Serialize;
use utoipa::ToSchema;

text_enum! {
    /// How far an electronic signature is.
    pub enum SignatureState {
        /// It waits in the signing queue: not yet signed.
        Waiting = "waiting",
        /// Signed.
        Signed = "signed",
        /// Signed, and taken back later.
        Revoked = "revoked",
        /// Signed, and replaced by another paper later.
        Superseded = "superseded",
    }
}

/// The electronic signature of a paper.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ElectronicSignature {
    /// How far it is.
    pub state: SignatureState,
    /// Id of the paper.
    pub paper_id: Id,
    /// Verification code, once it is signed.
    pub code: Option<String>,
    /// The signatures in order; none while it waits.
    pub signatures: Vec<PaperSignature>,
    /// How the latest attempt to sign ended.
    pub last_outcome: Option<AttemptOutcome>,
    /// Since when it waits, or when it was last changed.
    pub since: Ts,
    /// When it was taken back.
    pub revoked_at: Option<Ts>,
    /// Why.
    pub revoke_reason: Option<String>,
}

/// The electronic signature of a subject; none before the first attempt, after a refusal, or where it was approved without.
pub fn of_subject(c: &mut Conn, kind: SubjectType, subject: Id) -> Result<Option<ElectronicSignature>> {
    let Some(row) = store::of_subject(c, kind, subject)? else { return Ok(None) };
    let state = match row.status {
        PaperStatus::Reserved | PaperStatus::Void => return Ok(None),
        PaperStatus::Signing => SignatureState::Waiting,
        PaperStatus::Signed => SignatureState::Signed,
        PaperStatus::Revoked => SignatureState::Revoked,
        PaperStatus::Superseded => SignatureState::Superseded,
    };
    let PaperRow { id, code, updated_at, revoked_at, revoke_reason, .. } = row;
    Ok(Some(ElectronicSignature {
        state,
        paper_id: id,
        code: (state != SignatureState::Waiting).then_some(code),
        signatures: store::signatures(c, id)?,
        last_outcome: store::last_attempt(c, id)?.map(|attempt| attempt.outcome),
        since: updated_at,
        revoked_at,
        revoke_reason,
    }))
}
