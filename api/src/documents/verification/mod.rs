//! Verification for anyone: what a code stands for, whether a file is the one that was signed, and what a phone needs to
//! check a paper without a network.
//!
//! Invariants: an answer tells nothing that the paper itself does not show; a paper without a signature shows neither its
//! number nor who was to sign it; nothing that is sent here is kept.
mod dates;
mod files;
mod model;
mod page;
mod result;
mod routes;
mod service;
mod words;

pub use routes::{pages, routes};
