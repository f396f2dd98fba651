//! Issued permits and certificates. Each is registered as an outgoing letter of its office, which gives it its number.
mod expiry;
pub mod model;
pub mod routes;
mod service;
mod standing;
pub mod store;

pub use expiry::{KIND, TellExpiry};
pub use model::Permit;
pub use service::{details, in_words, issue, of_application, registered_as, versions, view, views};
pub use standing::Validity;
