//! Writes the file of a package, entry after entry; no entry is ever held in memory.
use super::lines::{Fingerprint, Sink};
use super::{BUFFER, HASH_LENGTH, MANIFEST, SEAL};
use crate::error::{Error, Result};
use crate::packages::model::Manifest;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A file that is gone when this is dropped.
#[derive(Debug)]
pub struct Scratch(PathBuf);

impl Scratch {
    /// A new file of this name in a folder that is made where it is missing.
    pub fn new(folder: &Path, name: &str) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(Error::internal)?;
        Ok(Self(folder.join(name)))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(e) = std::fs::remove_file(&self.0) {
            log::warn!("{} is left for the nightly tidying: {e}", self.0.display());
        }
    }
}

/// A package that is being written.
pub struct Writer {
    zip: ZipWriter<BufWriter<File>>,
    open: Option<(String, Fingerprint)>,
    entries: BTreeMap<String, crate::packages::model::Entry>,
}

fn options(packed: bool) -> SimpleFileOptions {
    let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
    // The date of every entry is that of the manifest, so it is not written twice.
    SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .large_file(true)
}

impl Writer {
    /// Begins the file.
    pub fn create(path: &Path) -> Result<Self> {
        let file = File::options().read(true).write(true).create(true).truncate(true).open(path);
        let file = file.map_err(Error::internal)?;
        let zip = ZipWriter::new(BufWriter::with_capacity(BUFFER, file));
        Ok(Self { zip, open: None, entries: BTreeMap::new() })
    }

    /// Begins an entry. Files are formats that are compressed already, so they are stored as they are.
    pub fn begin(&mut self, name: &str, packed: bool) -> Result<()> {
        self.zip.start_file(name, options(packed)).map_err(Error::internal)?;
        self.open = Some((name.to_owned(), Fingerprint::default()));
        Ok(())
    }

    /// Ends the entry that was begun.
    pub fn end(&mut self, rows: Option<u64>) -> Result<()> {
        let (name, seen) = self.open.take().ok_or_else(|| Error::internal("no entry was begun"))?;
        self.entries.insert(name, seen.entry(rows));
        Ok(())
    }

    /// The entries so far.
    pub fn entries(&self) -> &BTreeMap<String, crate::packages::model::Entry> {
        &self.entries
    }

    /// Writes the manifest and what the file ends with.
    pub fn finish(mut self, manifest: &Manifest) -> Result<()> {
        let text = serde_json::to_vec_pretty(manifest).map_err(Error::internal)?;
        self.zip.start_file(MANIFEST, options(true)).map_err(Error::internal)?;
        self.zip.write_all(&text).map_err(Error::internal)?;
        let blank = "0".repeat(HASH_LENGTH);
        self.zip.set_comment(format!("{SEAL}{blank}")).map_err(Error::internal)?;
        let written = self.zip.finish().map_err(Error::internal)?;
        let mut file = written.into_inner().map_err(Error::internal)?;
        let hash = hash_of(&mut file)?;
        let back = i64::try_from(HASH_LENGTH).map_err(Error::internal)?;
        file.seek(SeekFrom::End(-back)).map_err(Error::internal)?;
        file.write_all(hash.as_bytes()).map_err(Error::internal)?;
        file.sync_all().map_err(Error::internal)
    }
}

impl Sink for Writer {
    fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.zip.write_all(bytes).map_err(Error::internal)?;
        let (_, seen) = self.open.as_mut().ok_or_else(|| Error::internal("no entry was begun"))?;
        seen.take(bytes)
    }
}

/// SHA-256 of a file without the hash at its end.
pub(super) fn hash_of(file: &mut File) -> Result<String> {
    let length = file.metadata().map_err(Error::internal)?.len();
    let tail = u64::try_from(HASH_LENGTH).map_err(Error::internal)?;
    file.seek(SeekFrom::Start(0)).map_err(Error::internal)?;
    let mut rest = file.take(length.saturating_sub(tail));
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; BUFFER]);
    loop {
        let read = rest.read(&mut buffer).map_err(Error::internal)?;
        if read == 0 {
            break;
        }
        hash.update(buffer.get(..read).unwrap_or_default());
    }
    let mut text = String::with_capacity(HASH_LENGTH);
    for byte in hash.finalize() {
        use std::fmt::Write as _;
        let _infallible = write!(text, "{byte:02x}");
    }
    Ok(text)
}
