//! Dispositions: an incoming letter is given to positions with instructions, passed on, reported on and done.
//!
//! An opinion is asked in the same tree, but hands nothing over: whoever asks keeps the letter, and the ledger counts
//! neither the question nor its answer as work on the letter (`disposition.ask_opinion`, `disposition.answer`).
mod holders;
mod model;
pub mod opinions;
mod query;
pub mod routes;
pub mod service;
pub mod store;
pub mod view;

pub use holders::holding;
pub use model::{
    Disposition, DispositionAction, DispositionKind, DispositionStatus, DispositionView, FollowUp,
    NewDispositions, NewFollowUp, NewOpinions, NewReceiver, after,
};
