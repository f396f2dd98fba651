//! Initials: positions initial a letter before it is approved.
//!
//! At most three officials initial it in order (paraf hierarki), and a letter that touches other units also needs theirs
//! (paraf koordinasi): Permendagri 54/2009, annex C. The regulation orders the first kind and leaves the second open, so
//! coordinating positions decide beside the others and in any order; the letter goes to its approver once nobody is
//! pending. Whoever sends it back sends it back for all, and the next round asks the same positions again.
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{Circuit, NewReview, Review, ReviewDecision, ReviewKind, ReviewStatus, ReviewView};
