//! What a code stands for.
use super::model::{VerificationState, VerificationView, VerifiedSignature, WithdrawnPaper};
use crate::documents::signing::paper::{PaperRow, PaperSignature, PaperStatus, store};
use crate::error::Result;
use crate::http::Moment;
use crate::storage;
use pamong_db::{Conn, Id};
use pamong_sign::code::VerificationCode;

/// The answer to a code as somebody typed it.
pub fn by_code(c: &mut Conn, at: Moment, typed: &str) -> Result<VerificationView> {
    let Ok(code) = VerificationCode::parse(typed) else {
        return Ok(VerificationView::bare(VerificationState::Mistyped, None));
    };
    match store::by_code(c, code.as_str())? {
        Some(row) => view(c, at, &row),
        None => Ok(VerificationView {
            code: Some(code.grouped()),
            ..VerificationView::bare(VerificationState::Unknown, None)
        }),
    }
}

/// What anyone may know of a paper.
pub fn view(c: &mut Conn, at: Moment, row: &PaperRow) -> Result<VerificationView> {
    let state = state(row.status);
    let bare = VerificationView { code: grouped(&row.code), ..VerificationView::bare(state, None) };
    if state == VerificationState::NotSigned {
        return Ok(bare);
    }
    let facts = row.facts()?;
    let file = row.upload_id.map(|upload| storage::fingerprint(c, upload)).transpose()?;
    let destroyed = file.as_ref().and_then(|(_, destroyed)| *destroyed);
    Ok(VerificationView {
        title: Some(facts.title),
        subject: facts.subject,
        agency: Some(facts.agency),
        number: row.number.clone(),
        date: row.dated,
        expired: facts.valid_until.is_some_and(|last| last < at.today()),
        valid_from: facts.valid_from,
        valid_until: facts.valid_until,
        signatures: store::signatures(c, row.id)?.into_iter().map(signature).collect(),
        revoked_at: row.revoked_at,
        revoke_reason: row.revoke_reason.clone(),
        replaced_by_code: match row.replaced_by_id {
            Some(id) => replacement(c, id)?,
            None => None,
        },
        file_destroyed_on: destroyed.map(|when| when.0.with_timezone(&at.zone).date_naive()),
        sha256: file.map(|(sha256, _)| sha256),
        ..bare
    })
}

/// The code of a paper that took another's place, once it is signed itself.
fn replacement(c: &mut Conn, id: Id) -> Result<Option<String>> {
    let row = store::find(c, id)?.filter(|row| state(row.status) != VerificationState::NotSigned);
    Ok(row.and_then(|row| grouped(&row.code)))
}

const fn state(status: PaperStatus) -> VerificationState {
    match status {
        PaperStatus::Reserved | PaperStatus::Signing | PaperStatus::Void => VerificationState::NotSigned,
        PaperStatus::Signed => VerificationState::Valid,
        PaperStatus::Superseded => VerificationState::Superseded,
        PaperStatus::Revoked => VerificationState::Revoked,
    }
}

fn grouped(code: &str) -> Option<String> {
    VerificationCode::parse(code).ok().map(|code| code.grouped())
}

fn signature(row: PaperSignature) -> VerifiedSignature {
    VerifiedSignature {
        pos: row.pos,
        kind: row.kind,
        signer_name: row.signer_name,
        signer_title: row.signer_title,
        certified: row.certified,
        timestamped: row.timestamped,
        signed_at: row.signed_at,
        certificate_serial: row.certificate_serial,
    }
}

/// The papers that no longer count, by their codes.
pub fn withdrawn(c: &mut Conn, at: Moment) -> Result<Vec<WithdrawnPaper>> {
    let rows = store::withdrawn(c)?.into_iter();
    Ok(rows
        .map(|(code, status, since)| WithdrawnPaper {
            code,
            state: state(status),
            date: since.0.with_timezone(&at.zone).date_naive(),
        })
        .collect())
}
