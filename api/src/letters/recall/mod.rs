//! Taking a letter back (penarikan naskah) while no agency of the city has read it.
//!
//! All or nothing: once one addressee has read it, it is known, and only a new letter can correct it. The copies stay in the
//! agenda books with their numbers, and say that they were taken back. So does verification of a letter that was signed: it
//! keeps its number and is void.
mod model;
pub mod routes;
mod service;
mod store;

pub use model::RecallView;
pub use service::{of, within_the_city};
