//! Signing outgoing letters electronically, one or many, and taking signed ones back.
mod model;
pub mod routes;
mod service;

pub use service::is_revoked;
