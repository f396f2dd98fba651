//! Evaluation periods: open, computed, published.
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{EvaluationPeriod, NewPeriod, PeriodAction, PeriodRow, PeriodStatus};
