//! Letters that were made on paper while the system was out of reach, with a number that was lent for it.
mod model;
pub mod routes;
mod service;
