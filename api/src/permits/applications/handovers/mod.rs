//! Who took a finished paper at the counter: the applicant or somebody for the applicant, with a signature of receipt that was
//! drawn on a screen.
pub mod inputs;
pub mod model;
pub mod routes;
pub mod service;
pub mod store;
