//! Letter kinds, disposition instructions and archive classification.
mod model;

pub use model::{Classification, DispositionInstruction, LetterKind};
