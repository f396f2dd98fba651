//! Filters and searches of letters under a name: a person's own, and those that a colleague shares with the office.
//!
//! A view is only words: who opens it sees what the list shows that person, nothing more.
pub mod model;
pub mod routes;
mod service;
mod store;
