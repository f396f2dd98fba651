//! Outgoing letters: draft, approval with its number, dispatch.
pub mod approval;
pub mod dispatch;
mod model;
pub mod routes;
pub mod service;
mod store;

pub use approval::NewApproval;
pub use model::{
    LetterPatch, MAX_ADDRESSEES, Move, NewAddressee, NewOutgoingLetter, OutgoingDirection, after,
};
