//! Work that an office did on paper, outside the system, recorded afterwards.
//!
//! Records are only added. A wrong one is corrected by a new one that names it, and both stay in the ledger; a record
//! can be corrected once, so a chain of corrections has one end, and that end counts.
mod model;
mod routes;
pub mod service;
mod store;

pub use model::{NewPaperRecord, PaperRecord, Register};
pub use routes::routes;
