//! Which paper an application has, and how it is set.
use super::content::{self, Numbers};
use super::receipt;
use crate::documents::papers;
use crate::error::{Error, Result};
use crate::identity::Me;
use crate::permits::applications::model::{PermitApplication, PermitStatus};
use crate::permits::applications::store;
use crate::permits::catalogue;
use crate::permits::catalogue::model::Signer;
use crate::permits::issued::model::PermitState;
use crate::permits::issued::{self, Permit};
use crate::secrets::Secrets;
use pamong_db::{Conn, Id};
use pamong_render::paper::ReceiptFormat;
use pamong_render::{Paper, PaperSize, RenderOptions};

/// The paper of an application, with masked numbers.
pub fn paper(
    c: &mut Conn,
    me: &Me,
    secrets: &Secrets,
    id: Id,
    size: PaperSize,
) -> Result<(Paper, RenderOptions)> {
    let application = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
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

/// The receipt of an application.
pub fn receipt_paper(c: &mut Conn, me: &Me, id: Id, format: ReceiptFormat) -> Result<(Paper, RenderOptions)> {
    let application = store::find_visible(c, &me.scope, id)?.ok_or_else(Error::not_found)?;
    let document = format!("{id}-receipt");
    let options = papers::options(me, PaperSize::A4, None, document, application.created_at);
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
    Ok(papers::options(me, size, mark, document, at))
}

/// What stands across the pages of a paper that does not count yet, or no longer.
fn watermark(status: PermitStatus, permit: Option<&Permit>, unsigned: bool) -> Option<&'static str> {
    match (permit.map(|p| p.status), status) {
        (Some(PermitState::Revoked), _) => Some("DICABUT"),
        (Some(PermitState::Valid), _) => None,
        (None, PermitStatus::Rejected | PermitStatus::Cancelled | PermitStatus::Withdrawn) => Some("BATAL"),
        (None, PermitStatus::HandedOver) if unsigned => None,
        (None, _) if unsigned => Some("DRAF"),
        (None, _) => Some("BELUM DITANDATANGANI"),
    }
}
