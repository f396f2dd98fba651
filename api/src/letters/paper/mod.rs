//! An outgoing letter on paper, as PDF.
mod content;
pub mod routes;
mod service;

pub use content::{security, urgency};
pub use service::{options, printed};
