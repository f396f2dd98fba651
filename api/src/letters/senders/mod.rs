//! Who writes to an office: an address book that fills itself from the letters that come in, and the warning that a
//! letter may be in the agenda book already.
//!
//! A letter keeps the sender's name as it was written; the book says which names mean the same sender.
mod duplicates;
mod model;
pub mod routes;
mod service;
mod store;

pub use duplicates::certain as certain_duplicate;
pub use service::{email_of, email_of_letter, note};
