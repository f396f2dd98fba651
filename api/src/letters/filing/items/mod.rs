//! Letters in folders: filing them, one or many, taking one out, and which folder fits a letter.
mod model;
pub mod routes;
mod service;
pub mod store;
