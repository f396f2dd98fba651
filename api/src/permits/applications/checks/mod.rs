//! What is examined at a stage side by side: by the own office, or as the opinion of another agency.
pub mod model;
pub mod routes;
pub mod service;
pub mod store;
