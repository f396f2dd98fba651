//! Moving in: agenda books that were kept on paper or in another program become letters of the archive.
//!
//! A file is read into rows that anybody may look at before one of them counts (`previewed`). Accepting takes the good
//! rows over, some hundreds in each request and transaction, so that a crash between two of them leaves a state in which
//! the next request simply goes on. Undoing goes the same way back and removes exactly the letters that nobody has
//! touched since.
//!
//! Decisions:
//! - An incoming letter arrives as `closed` and an outgoing one as `dispatched`: they are history, nobody has to read or
//!   dispose them, and no list of open work may be flooded by them.
//! - `created_at` of such a letter is the day of its entry in the book, so that lists show it where it stood in the
//!   book and not as the newest; `updated_at` and the ledger say when it was taken over.
//! - Each letter leaves a fact of medium paper that counts on the day of its entry. Evaluations count it as work on
//!   paper, unless a paper record of the same register covers that day already: paper work counts once.
//! - The numbers stay as they are in the book, and the register goes on after the highest of them.
mod accept;
mod check;
mod columns;
mod dates;
mod model;
pub mod reading;
pub mod routes;
mod scans;
mod service;
mod store;
mod template;
#[cfg(test)]
mod tests;
mod undo;
mod view;

pub use model::ORIGIN;
pub use service::moved_in;
