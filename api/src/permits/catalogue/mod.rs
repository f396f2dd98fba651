//! The services that urban villages and sub-districts offer, each with its requirements, steps, time, fee and form.
mod definition;
mod form_faults;
pub mod import;
pub mod model;
pub mod revisions;
pub mod routes;
mod schema;
mod shelf;
pub mod store;

pub use definition::ServiceDefinition;
pub use import::import;
pub use model::{PermitService, PermitServiceRef, ServiceStatus};
pub use schema::{freed, narrowed, offered};
pub use shelf::Shelf;
