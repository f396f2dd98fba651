//! Instruments: what is measured and how it is weighed, as data.
pub mod definition;
mod import;
mod model;
pub mod routes;
pub mod service;
pub mod store;
mod validation;

pub use import::import;
#[cfg(test)]
pub use import::shipped_definition;
pub use model::{Instrument, InstrumentPatch, InstrumentStatus, NewInstrument};
