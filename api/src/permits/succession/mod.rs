//! What follows an issued paper: its renewal, and its correction. Either is an application of its own that names the paper,
//! takes its answers over (once-only, Perpres 95/2018 on e-government: what an office has been told it does not ask again),
//! goes its way through the procedure of the service, and takes the paper's place with the signature (ADR 0025).
mod model;
mod service;
pub mod store;

pub use model::{AnswerOrigin, Succession, SuccessionKind, SuccessionView};
pub use service::{
    Carried, conclude, keep, of_application, open, refuse_ended, supplemented, validity, view,
};
