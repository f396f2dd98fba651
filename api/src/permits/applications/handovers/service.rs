//! Noting who took a paper.
use super::inputs::NewPermitReceiver;
use super::model::Handover;
use super::store;
use crate::error::{Code, Error, Result};
use crate::identity::Me;
use crate::storage;
use pamong_db::{Conn, Id};

const SIGNATURE: &str = "/receiver/signature_upload_id";

/// Notes who took the paper of an application, in the transaction of the step.
pub fn record(tx: &mut Conn, me: &Me, application: Id, receiver: &NewPermitReceiver) -> Result<()> {
    let signature = receiver
        .signature_upload_id
        .map(|id| storage::link_one(tx, me.user_id, SIGNATURE, id, me.now()))
        .transpose()?;
    if signature.as_ref().is_some_and(|upload| upload.media_type != "image/png") {
        return Err(Error::field(SIGNATURE, Code::FileType));
    }
    let (upload_id, file) = signature.map(|upload| (upload.id, (upload.size_bytes, upload.sha256))).unzip();
    let (size_bytes, sha256) = file.unzip();
    let handover = Handover {
        application_id: application,
        is_applicant: receiver.is_applicant,
        receiver_name: Some(receiver.name.trim().to_owned()),
        upload_id,
        size_bytes,
        sha256,
        handed_at: me.now(),
    };
    Ok(store::insert(tx, &handover)?)
}
