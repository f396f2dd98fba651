//! Files of letters and of follow-ups.
mod model;
pub mod routes;
pub mod store;

pub use model::{Attachment, AttachmentView, MAX_UPLOADS, validate_uploads};
