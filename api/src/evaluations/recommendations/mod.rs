//! What the evaluation recommends to the mayor: reprimands for poor use, awards for the best.
mod letter;
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{Recommendation, RecommendationKind, Reprimand, Reprimands};
