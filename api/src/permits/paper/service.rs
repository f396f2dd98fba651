//! Which paper an application has, and how it is set.
use super::content::{self, Numbers};
use super::receipt;
use crate::audit::{self, Application, NewFact};
use crate::documents::papers;
use crate::documents::signing::paper::{PaperRow, SubjectType, store as signed_papers};
use crate::documents::templates::texts_at;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::{PermitApplication, PermitStatus};
use crate::permits::applications::store;
use crate::permits::catalogue;
use crate::permits::catalogue::model::Signer;
use crate::permits::issued::model::PermitState;
use crate::permits::issued::{self, Permit};
use crate::permits::personal;
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use pamong_render::paper::ReceiptFormat;
use pamong_render::{Paper, PaperSize, RenderOptions};
use serde_json::json;

/// The paper of an application, with masked numbers.
pub fn paper(
    c: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    id: Id,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let application = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    personal::refuse_erased(c, id)?;
    let paper = content::certificate(c, me, secrets, &application, Numbers::Masked)?;
    let options = options(c, me, &application, size)?;
    Ok((Paper::Certificate(Box::new(paper)), options))
}

/// The paper of an issued permit, with masked numbers.
pub fn permit_paper(
    c: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    id: Id,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let permit = issued::store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    paper(c, me, secrets, permit.application_id, size)
}

/// The signed paper of a permit. It shows personal numbers in full, so the look is a fact of the ledger.
pub fn signed(tx: &mut Conn, me: &Me, id: Id) -> Result<PaperRow> {
    let permit = issued::store::find_visible(tx, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let application = permit.application_id;
    let row = signed_papers::of_subject(tx, SubjectType::PermitApplication, application)?;
    let row = row.filter(|row| row.upload_id.is_some()).ok_or(Code::NotSigned)?;
    let subject = ("permit_application", application);
    let data = json!({"paper_id": row.id});
    audit::record(
        tx,
        me,
        NewFact::new(Application::Permits, "permit.show_paper", subject, permit.agency_id, data),
    )?;
    Ok(row)
}

/// The receipt of an application.
pub fn receipt_paper(c: &mut Conn, me: &Me, id: Id, format: ReceiptFormat) -> Result<(Paper, RenderOptions)> {
    let application = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    personal::refuse_erased(c, id)?;
    let document = format!("{id}-receipt");
    let at = application.created_at;
    let options = papers::options(me, PaperSize::A4, None, document, at, texts_at(c, Some(at))?);
    let receipt = receipt::receipt(c, application, format)?;
    Ok((Paper::Receipt(Box::new(receipt)), options))
}

/// How the paper of an application is set now.
pub fn options(
    c: &mut Conn,
    me: &Me,
    application: &PermitApplication,
    size: PaperSize,
) -> Result<RenderOptions> {
    let permit = issued::of_application(c, application.id)?;
    let service = catalogue::store::find(c, application.service_id)?;
    let unsigned = service.is_some_and(|s| s.signer == Signer::Nobody);
    let mark = watermark(application.status, permit.as_ref(), unsigned);
    let at = permit.as_ref().map_or(application.updated_at, |p| p.created_at);
    let document = match &permit {
        Some(permit) => format!("{}-{}", permit.id, permit.version),
        None => format!("{}-{}", application.id, application.version),
    };
    let texts = texts_at(c, permit.map(|p| p.created_at))?;
    Ok(papers::options(me, size, mark, document, at, texts))
}

/// What stands across the pages of a paper that does not count yet, or no longer.
fn watermark(status: PermitStatus, permit: Option<&Permit>, unsigned: bool) -> Option<&'static str> {
    match (permit.map(|p| p.status), status) {
        (Some(PermitState::Revoked), _) => Some("DICABUT"),
        (Some(PermitState::Replaced), _) => Some("DIGANTI"),
        (Some(PermitState::Valid), _) => None,
        (None, PermitStatus::Rejected | PermitStatus::Cancelled | PermitStatus::Withdrawn) => Some("BATAL"),
        (None, PermitStatus::HandedOver) if unsigned => None,
        (None, _) if unsigned => Some("DRAF"),
        (None, _) => Some("BELUM DITANDATANGANI"),
    }
}
