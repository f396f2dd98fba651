//! An outgoing letter on paper, as PDF.
mod content;
pub mod routes;
mod service;

pub use service::{options, printed};
pub use content::{security, urgency};
