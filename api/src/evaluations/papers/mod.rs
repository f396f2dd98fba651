//! Evaluations on paper: the report of a period, and the attendance list of a visit.
mod attendance;
mod report;
pub mod routes;
