//! Interviews: what the evaluators asked and saw at an agency.
mod model;
pub mod routes;
pub mod service;
pub mod store;

pub use model::{Answer, Interview, InterviewPatch, NewInterview};
