//! The fingerprint of a revision of a file.
use sha2::{Digest as _, Sha256};

pub(super) const END: &[u8] = b"%%EOF";

/// A prefix of a file up to and with its last `%%EOF`, without the line end after it: the next signer
/// may add that line end, and the revision is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// Bytes.
    pub length: usize,
    /// SHA-256 of these bytes.
    pub sha256: [u8; 32],
}

impl Mark {
    /// The mark of a whole file, to be recorded when it is made.
    pub fn of(pdf: &[u8]) -> Self {
        Self::of_revision(without_line_end(pdf))
    }

    pub(super) fn of_revision(prefix: &[u8]) -> Self {
        Self { length: prefix.len(), sha256: Sha256::digest(prefix).into() }
    }
}

/// Takes off the one line end that may follow `%%EOF`.
pub(super) fn without_line_end(pdf: &[u8]) -> &[u8] {
    [&b"\r\n"[..], b"\n", b"\r"]
        .iter()
        .find_map(|line_end| pdf.strip_suffix(*line_end).filter(|rest| rest.ends_with(END)))
        .unwrap_or(pdf)
}
