//! Who may see a letter, by its security level: the one rule, what it reads, and its answer to "why".
//!
//! `rule` says it as data and decides one letter in memory; `store::visible_to` says the same in SQL and starts every
//! query that reads letters. `tests/api/access` holds the two against each other.
mod model;
pub mod routes;
mod rule;
mod service;
mod sight;
pub mod store;
mod words;

pub use rule::{MAIL_ROOM, opens_everything};
pub use service::note;
pub use sight::Sight;
