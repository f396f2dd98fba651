//! Positions and persons as letters name them.
mod model;
pub mod store;

pub use model::{People, PersonRef, Post};
