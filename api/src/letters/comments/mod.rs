//! Comments on a draft: written by whoever may see it, never changed and never removed, only noted as settled.
mod model;
pub mod routes;
pub mod service;
pub mod store;
