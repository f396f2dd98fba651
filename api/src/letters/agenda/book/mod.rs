//! The agenda book of a period on paper.
pub mod routes;
mod service;
