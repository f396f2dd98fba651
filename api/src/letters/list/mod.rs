//! The list of letters: piles, filters, full text, counts.
mod facets;
mod model;
mod newest;
pub mod service;
mod store;

pub use model::{Filter, LetterBox, LetterPage, LetterRow, ListQuery};
