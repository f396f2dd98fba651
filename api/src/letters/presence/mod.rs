//! Who is looking at a letter now, and who writes on it, so that two people do not do the same work.
//!
//! Invariants: presence is told by those who may see the letter to those who may see it, and to nobody about oneself; it
//! is worth nothing a minute after it was renewed; it is no act on the letter: it leaves no fact in the ledger and moves
//! no version.
mod model;
pub mod routes;
mod service;
mod store;

pub use service::{FORGET, FORGET_MINUTES, Forget};
