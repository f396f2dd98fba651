//! Uploaded files: addressed by their SHA-256, checked before they are accepted, attached to a record later.
//!
//! A row exists only for a file that is whole and safe in the store. What is not attached within 24 hours is swept.
//! A file that an act destroys is sent to nobody from that act on; its row stays, its bytes are removed afterwards.
pub mod archive;
mod blobs;
mod content;
mod failure;
mod harm;
mod incoming;
mod mail;
mod model;
mod notes;
mod partial;
mod removal;
mod routes;
mod s3;
mod service;
mod store;
#[cfg(test)]
mod tests;

pub use blobs::Blobs;
pub use content::{CSV, clean_name};
pub use incoming::{Received, too_large};
pub use mail::{MESSAGE, insert_kept, keep_as, mail_type};
pub use model::{FileRef, Upload};
pub use notes::refuse_noted;
pub use removal::{REMOVE, Removals, RemoveFiles, discard, removals, remove_marked};
pub use routes::{receive_upload, routes, serve};
pub use service::{
    Swept, announce, create_upload, find_kept, fingerprint, keep, link, link_one, link_table, look, preserve,
    sweep, sweep_hourly, table,
};
