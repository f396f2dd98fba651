//! Rows as lines of canonical JSON: one row has one text, on whichever database it is stored.
use crate::audit::seals::canonical;
use crate::error::{Error, Result};
use crate::packages::model::Entry;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Takes the bytes of an entry.
pub trait Sink {
    /// Takes the next bytes.
    fn take(&mut self, bytes: &[u8]) -> Result<()>;
}

/// Size and hash of what went by.
#[derive(Debug, Clone, Default)]
pub struct Fingerprint {
    hash: Sha256,
    size: u64,
}

impl Fingerprint {
    /// The entry that was seen.
    pub fn entry(self, rows: Option<u64>) -> Entry {
        let mut sha256 = String::with_capacity(64);
        for byte in self.hash.finalize() {
            let _infallible = write!(sha256, "{byte:02x}");
        }
        Entry { size: self.size, sha256, rows }
    }
}

impl Sink for Fingerprint {
    fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.hash.update(bytes);
        self.size += u64::try_from(bytes.len()).map_err(Error::internal)?;
        Ok(())
    }
}

/// One row as a line.
pub fn line(sink: &mut impl Sink, row: &Value) -> Result<()> {
    let mut text = String::new();
    canonical(row, &mut text)?;
    text.push('\n');
    sink.take(text.as_bytes())
}
