//! Files that arrive in pieces over bad lines, by "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload,
//! [ADR 0020](../../../docs/adr/0020-uploads-that-go-on.md)): begun, continued from where the line broke, and ended as an
//! ordinary upload.
//!
//! A piece is an object of its own in the file store with a row that says where it belongs, so that any server may take the
//! next one. How far an upload is stands in its row alone and moves in one transaction with the piece's row.
mod model;
mod routes;
mod service;
mod store;

pub use routes::routes;
pub use service::sweep;
