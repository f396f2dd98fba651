//! The satisfaction survey (survei kepuasan masyarakat, PermenPANRB 14/2017), asked once about each case that has ended.
mod inputs;
mod model;
mod results;
pub mod routes;
pub mod service;
pub mod store;

pub use inputs::{NewPublicSurvey, NewSurvey};
pub use service::{PublicSurvey, of_application, open_at_counter};
