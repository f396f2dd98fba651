//! Users, positions, roles and who holds which position.
pub mod routes;
pub mod service;
pub mod store;
