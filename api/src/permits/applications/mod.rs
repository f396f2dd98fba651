//! Applications from the counter and from the public pages, on their way to a signed paper.
pub mod book;
pub mod checks;
pub mod correcting;
pub mod handovers;
pub mod inputs;
pub mod model;
pub mod public;
pub mod routes;
pub mod service;
pub mod several;
pub mod store;
mod store_register;
pub mod store_revisions;
pub mod submission;
pub mod views;
pub mod visits;
pub mod workflow;
