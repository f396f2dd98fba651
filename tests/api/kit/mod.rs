//! The kit that every API test stands on: an application with a database of its own, people who call it, and builders
//! for the data that several tests need.
//!
//! ```ignore
//! let app = TestApp::start().await;
//! let head = app.user("urban_village_head").at("15.71.01.1001").await;
//! head.get("/letters").await.expect(200);
//! head.post("/letters", json!({})).await.problem("invalid");
//! ```
//! `PAMONG_TEST_DB=postgres` runs the same tests on PostgreSQL; SQLite is the default.
#![allow(dead_code, reason = "a kit offers more than the tests of the day use")]
mod actor;
mod app;
mod bucket;
pub mod builders;
mod database;
mod dovecot;
mod events;
mod gateway;
mod mailbox;
pub mod many;
pub mod pdf;
mod postgres;
mod reply;
mod servers;
mod signers;

pub use actor::Actor;
pub use app::{People, START, TestApp};
pub use bucket::{Bucket, SECRET_KEY};
pub use database::{Database, texts};
pub use dovecot::{Cutter, Dovecot, MAIL_PASSWORD, MAIL_USER};
pub use events::{Events, Everything, parse_all};
pub use gateway::{GATEWAY_SECRET, Gateway};
pub use mailbox::MailServer;
pub use reply::Reply;
pub use servers::{Servers, command};
pub use signers::{ACCOUNT_PASSWORD, PASSPHRASE};
