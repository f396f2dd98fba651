//! Invitations (undangan): their calendar file, what the invited offices answer, and who was there.
//!
//! Answers and attendance belong to the outgoing letter. Each invited office sees it through its own copy: the event, its
//! own answer and whether it was noted as present; the list is for those who see the letter of the inviting office.
mod calendar;
mod event;
mod model;
mod paper;
pub mod routes;
mod service;
mod store;
mod view;

pub use service::calendar_of;
