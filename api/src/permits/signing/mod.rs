//! Signing permits and certificates electronically.
mod model;
pub mod routes;
mod service;
