//! Complaints about services: received from anybody, worked on by an office that is not always the one complained about,
//! answered in time, and closed by the complainant or by time.
mod follow;
mod inputs;
pub mod model;
mod notices;
mod public;
pub mod routes;
pub mod routes_public;
pub mod service;
pub mod store;
mod views;

pub use follow::{Follow, KIND};
pub use inputs::{NewComplaint, NewComplaintStep, NewVerdict};
pub use notices::ComplaintSubjects;
