//! The agenda books and the expedition book of a period: the same lines as PDF, XLSX and CSV.
mod dispatches;
mod model;
mod print;
pub mod routes;
mod service;
mod sheet;
