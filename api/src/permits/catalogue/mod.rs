//! The services that urban villages and sub-districts offer, each with its requirements, steps, time, fee and form.
pub mod import;
pub mod model;
pub mod routes;
mod schema;
pub mod store;

pub use import::import;
pub use model::{PermitService, PermitServiceRef, ServiceStatus};
pub use schema::offered;
