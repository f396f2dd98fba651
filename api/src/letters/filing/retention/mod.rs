//! The retention schedule (jadwal retensi arsip): versions that an administrator imports, and what one says of a folder.
mod model;
mod reading;
pub mod routes;
mod rule;
mod service;
mod store;

pub use model::FinalDisposition;
pub use rule::{FolderRetention, RetentionPhase, lineage};
pub use service::in_force;
