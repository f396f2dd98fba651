//! One act on several letters: each succeeds or is refused by itself, by the rules of a single one, and the answer tells which.
mod model;
pub mod routes;
mod service;
