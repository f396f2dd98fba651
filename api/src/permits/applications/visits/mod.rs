//! Visits on site: what an officer found there, with photos, as the phone sent it when it had a network again.
//!
//! A report does not move the application; the step or the result of the check is taken by itself.
mod inputs;
pub mod model;
pub mod routes;
pub mod service;
pub mod store;
