//! The signing queue: papers whose signature has not come yet, with every attempt.
pub mod routes;
mod service;
