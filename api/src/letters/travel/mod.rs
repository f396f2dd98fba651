//! What comes back from a journey: the visa table (visum) of a travel order (SPPD), and the traveller's report.
mod model;
pub mod routes;
mod service;
pub mod store;
