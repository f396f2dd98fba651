//! Keeping the catalogue: revisions are drafted, checked, published from a day on, and never changed afterwards.
//!
//! An application stays on the revision that it was made for; `moving` takes running ones along where that does them no harm.
mod inputs;
pub mod moving;
pub mod routes;
mod service;
mod views;

pub use inputs::{NewServiceDraft, NewServiceOffer, NewServicePublication};
