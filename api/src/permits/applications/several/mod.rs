//! One step of several applications: each takes it or is refused by itself, by the rules of a single one.
mod model;
pub mod routes;

pub use model::{NewPermitTransitions, PermitResults};
