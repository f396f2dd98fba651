//! The list of letters: piles, filters, full text, counts.
mod by_time;
mod facets;
mod model;
pub mod service;
mod store;

pub use model::{Filter, LetterBox, LetterPage, LetterRow, LetterSort, ListQuery};
