//! What a failure of the object store means.
use crate::error::{Code, Error};

/// A store elsewhere that fails is a service that is busy (503): the same request may work later. Anything else, such as
/// an object that is not there, should not happen.
pub fn broken(e: object_store::Error) -> Error {
    use object_store::Error::{Generic, PermissionDenied, Unauthenticated};
    match e {
        Generic { store: "S3", .. } | PermissionDenied { .. } | Unauthenticated { .. } => {
            unavailable(&told(&e))
        }
        _ => Error::internal(format!("object store: {}", told(&e))),
    }
}

/// The store cannot be used now; the cause is for the log.
pub fn unavailable(cause: &str) -> Error {
    Error::Code(Code::Unavailable, Some(format!("object store: {cause}")))
}

/// An object whose content is not what its name says.
pub fn damaged(sha256: &str, found: &str) -> Error {
    Error::internal(format!("object {sha256} is damaged: its content has {found}"))
}

/// An error with its causes, as far as it does not name them itself.
fn told(e: &dyn std::error::Error) -> String {
    let mut text = e.to_string();
    let mut cause = e.source();
    while let Some(inner) = cause {
        let more = inner.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        cause = inner.source();
    }
    text
}
