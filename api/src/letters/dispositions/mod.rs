//! Dispositions: an incoming letter is given to positions with instructions, passed on, reported on and done.
mod model;
mod query;
pub mod routes;
pub mod service;
pub mod store;
pub mod view;

pub use model::{
    Disposition, DispositionAction, DispositionStatus, DispositionView, FollowUp, NewDispositions,
    NewFollowUp, NewReceiver, after,
};
