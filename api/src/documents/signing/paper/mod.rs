//! Signed papers as they are recorded: their number, their files, their signatures, every attempt to sign them.
mod model;
pub mod store;

pub use model::{
    Attempt, AttemptOutcome, PaperFacts, PaperRow, PaperSignature, PaperStatus, SignatureKind, SubjectType,
};
