//! Whether a file is the one that was signed.
use super::model::{FileFinding, VerificationState, VerificationView};
use super::service;
use crate::documents::signing::{hex, keys, paper};
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use pamong_db::{Conn, Id};
use pamong_sign::authority::read_certificate;
use pamong_sign::inspect::{Mark, Report, SignatureReport, Verdict, inspect, verdict};
use sha2::{Digest as _, Sha256};

/// The answer to a file. Blocks.
///
/// The record decides, not the signature alone: a file counts as signed here only where the SHA-256 of one of its
/// revisions is on record, and as whole only where that revision is all of it.
pub fn check(app: &AppState, at: Moment, pdf: &[u8]) -> Result<VerificationView> {
    let mark = Mark::of(pdf);
    let ours = app.db.read_blocking(|c| recorded(c, &mark))?;
    if let Some(paper) = ours {
        return app.db.read_blocking(|c| whole(c, at, paper, pdf));
    }
    let roots = app.db.read_blocking(keys::published_root)?;
    let roots = roots.map(|(der, _)| read_certificate(&der)).transpose().map_err(Error::internal)?;
    let report = match inspect(pdf, roots.as_slice(), at.now.0) {
        Ok(report) => report,
        Err(e) => {
            log::debug!("an uploaded file is unreadable: {e}");
            return Ok(unknown(FileFinding::Unreadable));
        }
    };
    app.db.read_blocking(|c| judge(c, at, &report))
}

/// The paper to which a revision belongs.
fn recorded(c: &mut Conn, mark: &Mark) -> Result<Option<Id>> {
    Ok(paper::store::by_revision(c, &hex(&mark.sha256))?)
}

/// Nothing but a recorded revision.
fn whole(c: &mut Conn, at: Moment, paper: Id, pdf: &[u8]) -> Result<VerificationView> {
    let row = paper::store::find(c, paper)?.ok_or_else(|| Error::internal("a signature without paper"))?;
    let view = service::view(c, at, &row)?;
    let exact = view.sha256.as_deref() == Some(hex(&Sha256::digest(pdf)).as_str());
    let finding = if exact { FileFinding::Exact } else { FileFinding::Revision };
    Ok(VerificationView { finding: Some(finding), ..view })
}

/// A file that as a whole is not on record.
fn judge(c: &mut Conn, at: Moment, report: &Report) -> Result<VerificationView> {
    for revision in report.revisions.iter().rev() {
        let Some(paper) = recorded(c, &revision.mark)? else { continue };
        let row = paper::store::find(c, paper)?;
        let row = row.ok_or_else(|| Error::internal("a signature without paper"))?;
        return Ok(VerificationView {
            state: VerificationState::Altered,
            finding: Some(FileFinding::Appended),
            ..service::view(c, at, &row)?
        });
    }
    Ok(match verdict(report, &[]) {
        Verdict::Altered { why } => {
            log::debug!("an uploaded file is altered: {why}");
            let broken = report.malformed.is_some() || report.signatures.iter().any(|s| !s.intact());
            let finding = if broken { FileFinding::ContentChanged } else { FileFinding::Appended };
            VerificationView::bare(VerificationState::Altered, Some(finding))
        }
        _ if report.signatures.is_empty() => unknown(FileFinding::NoSignature),
        _ if signed_after_revocation(c, report)? => unknown(FileFinding::CertificateRevoked),
        Verdict::Valid => unknown(FileFinding::Unrecorded),
        Verdict::Unknown { why } => {
            log::debug!("an uploaded file is unknown: {why}");
            unknown(FileFinding::ForeignSignature)
        }
    })
}

/// Whether one of our certificates was revoked before it signed. The time is the signer's own claim unless it is stamped;
/// a signature without any time counts as made now.
fn signed_after_revocation(c: &mut Conn, report: &Report) -> Result<bool> {
    let ours: Vec<&SignatureReport> = report.signatures.iter().filter(|s| s.chain_ok).collect();
    let serials: Vec<String> = ours.iter().map(|s| s.serial.clone()).collect();
    let revoked = keys::store::revoked(c, &serials)?;
    Ok(ours.iter().any(|s| {
        revoked.iter().any(|(serial, when)| {
            let before = |when: &pamong_db::Ts| s.signed_at().is_none_or(|signed| when.0 <= signed);
            *serial == s.serial && when.as_ref().is_none_or(before)
        })
    }))
}

fn unknown(finding: FileFinding) -> VerificationView {
    VerificationView::bare(VerificationState::Unknown, Some(finding))
}
