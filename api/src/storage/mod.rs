//! Uploaded files: addressed by their SHA-256, checked before they are accepted, attached to a record later.
//!
//! A row exists only for a file that is whole and on disk. What is not attached within 24 hours is swept.
mod blobs;
mod content;
mod model;
mod routes;
mod service;
mod store;
#[cfg(test)]
mod tests;

pub use blobs::{Blobs, Received, too_large};
pub use model::{FileRef, Upload};
pub use routes::{receive_upload, routes, serve};
pub use service::{Swept, create_upload, find_kept, keep, link, look, preserve, sweep, sweep_hourly};
