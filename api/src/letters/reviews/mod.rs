//! Initials (paraf hierarki): at most three positions initial a letter in order before it is approved.
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{NewReview, Review, ReviewDecision, ReviewStatus, ReviewView};
