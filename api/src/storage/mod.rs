//! Uploaded files: addressed by their SHA-256, checked before they are accepted, attached to a record later.
mod model;
mod store;

pub use model::Upload;

use crate::error::{Code, Error, FieldError, Result};
use pamong_db::{Conn, Id, Ts};

/// Routes of this feature.
pub fn routes(_cfg: &mut utoipa_actix_web::service_config::ServiceConfig<'_>) {}

/// Attaches uploads of `owner` (null: made on the public pages) to a record, in the caller's transaction.
///
/// An upload that does not exist, belongs to someone else or is attached already is an invalid field below `pointer`.
pub fn link(tx: &mut Conn, owner: Option<Id>, pointer: &str, ids: &[Id], now: Ts) -> Result<Vec<Upload>> {
    let mut linked = Vec::with_capacity(ids.len());
    let mut wrong = Vec::new();
    for (i, id) in ids.iter().enumerate() {
        match store::link(tx, owner, *id, now)? {
            Some(upload) => linked.push(upload),
            None => wrong.push(FieldError {
                pointer: format!("{pointer}/{i}"),
                code: Code::UnknownReference,
                arg: None,
            }),
        }
    }
    if wrong.is_empty() { Ok(linked) } else { Err(Error::Invalid(wrong)) }
}
