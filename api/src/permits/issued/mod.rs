//! Issued permits and certificates. Each is registered as an outgoing letter of its office, which gives it its number.
pub mod model;
pub mod routes;
mod service;
pub mod store;

pub use model::Permit;
pub use service::{issue, of_application, registered_as, until, valid_until, views};
