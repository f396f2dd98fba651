//! The words in files of letters: scans are read by tesseract, PDF files that have words of their own by poppler, each where
//! it is installed. They are searched along with the letter's other words and seen by whoever sees the letter.
//!
//! Invariants: a file is read once for its content, however many letters carry it; what is read stands in the index of
//! each letter that carries it; every file ends in a state that its reader is told, also where nothing can read it.
mod job;
mod model;
mod program;
mod reading;
mod service;
mod store;

pub use job::{ReadScan, Sweep};
pub use model::{ScanHit, ScanReason, ScanState, ScanStatus};
pub use reading::Reader;
pub use service::{add, forget, found_in, read_later, remove, state_of, words_of};

/// Kind of the job that reads one file.
pub const KIND: &str = "letter.scan";
/// Kind of the recurring look at files that nothing could read before.
pub const SWEEP: &str = "letter.scans";
