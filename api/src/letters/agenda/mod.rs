//! Agenda books of incoming and outgoing letters, and the state of their numbers.
pub mod book;
mod model;
pub mod routes;
mod service;
mod store;

pub use model::AgendaRegister;
