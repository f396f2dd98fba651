//! Electronic signatures for Pamong: keys and certificates, PDF signatures, their inspection, signing
//! services, verification codes and offline tokens.
//!
//! Nothing here reads files, knows the database or asks the clock: every moment is an argument. Only
//! [`provider::BsreSigner`] and [`tsa::HttpTimestamper`] use the network.
//!
//! | module | what it gives | after |
//! |---|---|---|
//! | [`authority`] | a local root, certificates of persons and seals | RFC 5280, RFC 5958 |
//! | [`pades`] | signatures in PDF files | ETSI EN 319 142-1, RFC 5652, RFC 3161 |
//! | [`tsa`] | time-stamps over HTTP | RFC 3161 |
//! | [`inspect`] | what the signatures of a file are worth | ETSI EN 319 102-1 in part |
//! | [`provider`] | signing here or at the BSrE client service, behind one trait | |
//! | [`code`], [`token`] | verification codes and offline tokens | FIPS 186-5, RFC 7517 |
pub mod authority;
pub mod code;
mod error;
mod http;
pub mod inspect;
pub mod pades;
pub mod provider;
pub mod token;
pub mod tsa;

pub use error::{Error, Result};
pub use http::HttpLimits;
