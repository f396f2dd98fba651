//! The fixed words of papers, which an administrator may change without changing code.
//!
//! Versions are only added: the one with the highest number holds, and an old one is restored by a new one with its texts.
//! A paper keeps the words of the moment at which it came to be.
mod model;
mod routes;
mod sample;
mod service;
mod store;

pub use routes::routes;
pub use service::texts_at;
