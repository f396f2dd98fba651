//! The chain of an agency's ledger: every seal is the SHA-256 of the seal before it and of one fact.
//!
//! Facts are written by many requests side by side; a chain that each of them had to extend would make them wait for each
//! other. So facts are sealed afterwards, each night and before a package is made, in an order that the seals themselves
//! keep. From then on a fact can neither be changed nor removed without the chain saying so, and an agency's chain can be
//! checked without the facts of any other agency: that is why a package can carry it.
mod model;
pub mod routes;
mod service;
mod store;

pub use model::{Proof, Seal, canonical, first, link};
pub use service::{KIND, Nightly, append, prove, seal, unsealed};
