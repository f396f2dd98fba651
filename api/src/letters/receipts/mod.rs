//! Acknowledgements of receipt (tanda terima) of incoming letters, on paper or by mail, one or many at once.
//!
//! Each is an act with its fact in the ledger. Those that were asked for together are one batch: on paper one PDF with a
//! slip for each letter, by mail one mail to each sender, sent by a job after the commit, at least once and with a stable
//! Message-ID.
mod mail;
mod model;
mod paper;
pub mod routes;
mod service;
mod store;
mod view;

pub use mail::{KIND, MailReceipt};
