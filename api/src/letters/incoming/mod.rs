//! Incoming letters: registration, opening, closing.
mod model;
pub mod service;

pub use model::{IncomingAction, IncomingDirection, NewIncomingLetter, after};
