//! The thread of a correspondence: a letter, what it answers, and what answers it, across the agencies of the city.
pub mod routes;
mod service;
mod store;
