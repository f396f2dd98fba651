//! Reads the file of a package. What is wrong with one is said by the name of the entry.
use super::lines::{Fingerprint, Sink};
use super::writer::hash_of;
use super::{BUFFER, FILES, HASH_LENGTH, MANIFEST, SEAL, entry_of};
use crate::error::{Error, Result};
use crate::packages::model::{Entry, FORMAT, Manifest, VERSION};
use crate::packages::store::Record;
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use zip::ZipArchive;

/// A package that was opened and whose every byte was checked.
pub struct Reader {
    zip: ZipArchive<BufReader<File>>,
    /// What it says of itself.
    pub manifest: Manifest,
}

fn damaged(entry: &str, why: &str) -> Error {
    Error::internal(format!("the package is damaged at {entry}: {why}; nothing was written"))
}

impl Reader {
    /// Opens a package and checks its format, the hash of the whole file and the hash of every entry.
    pub fn open(path: &Path) -> Result<Self> {
        let named = |e: std::io::Error| Error::internal(format!("{}: {e}", path.display()));
        let mut file = File::open(path).map_err(named)?;
        let whole = sealed(&mut file).map_err(|e| Error::internal(format!("{}: {e}", path.display())))?;
        file.seek(SeekFrom::Start(0)).map_err(named)?;
        let zip = ZipArchive::new(BufReader::with_capacity(BUFFER, file));
        let mut zip = zip.map_err(|e| damaged("the directory of the archive", &e.to_string()))?;
        let manifest = manifest(&mut zip)?;
        let mut reader = Self { zip, manifest };
        reader.entries()?;
        if !whole {
            return Err(damaged("the directory of the archive", "the hash of the file differs"));
        }
        Ok(reader)
    }

    /// Opens a package once more that was checked before.
    pub fn again(path: &Path, manifest: Manifest) -> Result<Self> {
        let file = File::open(path).map_err(Error::internal)?;
        let zip = ZipArchive::new(BufReader::with_capacity(BUFFER, file));
        Ok(Self { zip: zip.map_err(|e| damaged("the directory of the archive", &e.to_string()))?, manifest })
    }

    /// Compares every entry with the manifest.
    fn entries(&mut self) -> Result<()> {
        let listed: BTreeSet<String> = self.manifest.entries.keys().cloned().collect();
        let held: BTreeSet<String> = self.zip.file_names().map(str::to_owned).collect();
        if let Some(name) = held.iter().find(|name| *name != MANIFEST && !listed.contains(*name)) {
            return Err(damaged(name, "the manifest does not list it"));
        }
        for (name, wanted) in self.manifest.entries.clone() {
            let mut seen = Fingerprint::default();
            let mut read = |bytes: &[u8]| seen.take(bytes);
            self.stream(&name, &mut read)?;
            let found = seen.entry(wanted.rows);
            if found != wanted {
                return Err(damaged(&name, "its SHA-256 or size differs from the manifest"));
            }
            if name.strip_prefix(FILES).is_some_and(|sha256| sha256 != wanted.sha256) {
                return Err(damaged(&name, "its SHA-256 differs from its name"));
            }
        }
        Ok(())
    }

    /// What the manifest says of an entry.
    pub fn entry(&self, name: &str) -> Result<&Entry> {
        self.manifest.entries.get(name).ok_or_else(|| damaged(name, "it is missing"))
    }

    /// Gives the bytes of an entry, part by part.
    pub fn stream(&mut self, name: &str, take: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let size = self.entry(name)?.size;
        let entry = self.zip.by_name(name).map_err(|e| damaged(name, &e.to_string()))?;
        // A little more than the manifest says would show, and no archive can make it endless.
        let mut entry = entry.take(size.saturating_add(1));
        let mut buffer = vec![0; BUFFER];
        loop {
            let read = entry.read(&mut buffer).map_err(|e| damaged(name, &e.to_string()))?;
            if read == 0 {
                return Ok(());
            }
            take(buffer.get(..read).unwrap_or_default())?;
        }
    }

    /// Gives the rows of an entry, one after the other; returns how many there were.
    pub fn rows<T: DeserializeOwned>(
        &mut self,
        name: &str,
        take: &mut dyn FnMut(T) -> Result<()>,
    ) -> Result<u64> {
        let wanted = self.entry(name)?.rows;
        let entry = self.zip.by_name(name).map_err(|e| damaged(name, &e.to_string()))?;
        let mut rows = 0;
        for line in BufReader::with_capacity(BUFFER, entry).lines() {
            let line = line.map_err(|e| damaged(name, &e.to_string()))?;
            rows += 1;
            let row = serde_json::from_str(&line);
            take(row.map_err(|e| damaged(name, &format!("row {rows}: {e}")))?)?;
        }
        if wanted != Some(rows) {
            return Err(damaged(name, "the number of its rows differs from the manifest"));
        }
        Ok(rows)
    }

    /// The rows of a table.
    pub fn records<R: Record>(&mut self, take: &mut dyn FnMut(R) -> Result<()>) -> Result<u64> {
        self.rows(&entry_of(R::TABLE), take)
    }
}

/// Whether the hash at the end of the file is that of the file; an error where the file ends in another way.
fn sealed(file: &mut File) -> Result<bool> {
    let length = HASH_LENGTH + SEAL.len();
    let back = i64::try_from(length).map_err(Error::internal)?;
    let mut tail = String::new();
    let read = file.seek(SeekFrom::End(-back)).and_then(|_| file.read_to_string(&mut tail));
    let noted = read.ok().and_then(|_| tail.strip_prefix(SEAL).map(str::to_owned));
    let noted = noted.ok_or_else(|| {
        Error::internal("this is no package, or its end is damaged or missing; nothing was written")
    })?;
    Ok(noted == hash_of(file)?)
}

fn manifest(zip: &mut ZipArchive<BufReader<File>>) -> Result<Manifest> {
    let mut text = String::new();
    let entry = zip.by_name(MANIFEST).map_err(|e| damaged(MANIFEST, &e.to_string()))?;
    // Some hundred bytes for each entry; a manifest of this size would list a million files.
    let read = entry.take(512 * 1024 * 1024).read_to_string(&mut text);
    read.map_err(|e| damaged(MANIFEST, &e.to_string()))?;
    let manifest: Manifest = serde_json::from_str(&text).map_err(|e| damaged(MANIFEST, &e.to_string()))?;
    if manifest.format != FORMAT || manifest.version != VERSION {
        return Err(Error::internal(format!(
            "the package has the format {} {}, and this program reads {FORMAT} {VERSION}",
            manifest.format, manifest.version
        )));
    }
    Ok(manifest)
}
