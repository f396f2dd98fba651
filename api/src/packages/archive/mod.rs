//! The file of a package: a ZIP archive whose last 64 bytes are the SHA-256 of everything before them, so that a change
//! anywhere in it shows, also between the entries.
mod lines;
mod reader;
mod schema;
mod writer;

pub use lines::{Fingerprint, Sink, line};
pub use reader::Reader;
pub use schema::schema;
pub use writer::{Scratch, Writer};

/// Name of the entry that lists the others.
pub const MANIFEST: &str = "manifest.json";
/// Name of the entry with the ledger.
pub const LEDGER: &str = "ledger.jsonl";
/// Name of the entry with the roles.
pub const ROLES: &str = "roles.jsonl";
/// Name of the entry that describes the records.
pub const SCHEMA: &str = "schema.json";
/// Folder of stored files.
pub const FILES: &str = "files/";

/// What stands at the end of the file, before the hash.
const SEAL: &str = "pamong-package sha256=";
/// Characters of a hash.
const HASH_LENGTH: usize = 64;
/// Bytes that are read or written at once.
const BUFFER: usize = 64 * 1024;

/// The entry of a table.
pub fn entry_of(table: &str) -> String {
    format!("records/{table}.jsonl")
}
