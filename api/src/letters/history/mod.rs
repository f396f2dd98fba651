//! What happened to a letter, as the ledger has it.
mod model;
pub mod routes;
mod service;
