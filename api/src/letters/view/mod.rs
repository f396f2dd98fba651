//! Letters as callers see them.
mod actions;
mod model;
mod service;

pub use model::{Holder, HolderRole, LetterView};
pub use service::letter;
