//! Scores of a period and where they come from.
pub mod explanation;
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{ApplicationSummaries, ApplicationSummary, Score};
