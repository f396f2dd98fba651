//! Personal data of applications: who looked at it, how long it is kept, its erasure, and a person's own copy
//! (ADR 0022).
pub mod copy;
mod erasure;
pub mod looks;
pub mod model;
pub mod proof;
mod retention;
pub mod routes;
pub mod routes_public;
pub mod store;
mod vault;

pub use erasure::{ErasureView, kept_until, of_application, refuse_erased};
pub use retention::cutoffs;
pub use vault::Numbers;
