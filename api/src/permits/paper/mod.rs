//! What a service hands out, on paper: the permit or certificate, and the receipt of the application.
mod answers;
mod content;
mod outputs;
mod receipt;
pub mod routes;
mod sentence;
mod service;

pub use content::{Numbers, certificate};
pub use sentence::keys as blanks;
pub use service::{options, paper};
