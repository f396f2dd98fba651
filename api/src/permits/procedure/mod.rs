//! The way of an application through the office, as data of each revision of a service.
//!
//! Stages and moves are free; what a kind of stage and an action mean is not, because clock, numbers, ledger and scores are
//! built on it. `faults` refuses a procedure that would lead nowhere before it is published; `standard` is the one of
//! PATEN, which holds where a service says nothing.
#[cfg(test)]
mod against_a_model;
mod faults;
mod graph;
pub mod model;
mod rules;
mod standard;
#[cfg(test)]
mod tests;

pub use faults::{Asked, faults};
pub use model::{Move, Procedure, Stage, StageCheck};
pub use rules::{Needs, Refusal, Situation, Standing};
pub use standard::standard;
