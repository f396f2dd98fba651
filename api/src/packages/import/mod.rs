//! Reads a package into an installation that was just made.
//!
//! Everything is checked before anything is written: the hash of the file and of every entry, that every row can be read,
//! and the chain of the ledger. Files go into the store first, because no row may name one that is not there; one
//! transaction writes all rows, reads them again as an export would, and compares the result with the package. The file is
//! read inside that transaction: it lies on the same machine, and nobody else works on an empty installation.
mod check;
mod people;
mod records;

use super::archive::{FILES, LEDGER, Reader};
use super::store::{self, LedgerEntry};
use crate::audit::seals::{self, Seal};
use crate::audit::{self, Application, NewFact};
use crate::error::{Error, Result};
use crate::http::{AppState, Moment};
use crate::letters;
use crate::storage::Blobs;
use bytes::Bytes;
use pamong_db::{AT_ONCE, Conn, Id};
use serde_json::json;
use std::path::Path;

/// What was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Name of the agency.
    pub agency: String,
    /// Its letters.
    pub letters: u64,
    /// Rows of all tables.
    pub rows: u64,
    /// Stored files.
    pub files: usize,
    /// Facts of its ledger.
    pub facts: i64,
    /// Hash of the last of them.
    pub ledger_hash: String,
    /// People who are called otherwise here, because somebody else has their user name: before and now.
    pub renamed: Vec<(String, String)>,
}

impl std::fmt::Display for Imported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "{}: {} letters, {} rows, {} files, {} facts of the ledger",
            self.agency, self.letters, self.rows, self.files, self.facts
        )?;
        for (before, now) in &self.renamed {
            writeln!(f, "user name {before} is taken; this person is called {now} here")?;
        }
        writeln!(f, "ledger hash {}: the same as in the package", self.ledger_hash)
    }
}

/// Imports a package. `reference` loads what every installation starts from.
pub async fn import(
    app: &AppState,
    blobs: &Blobs,
    path: &Path,
    reference: fn(&mut Conn, Moment) -> Result<()>,
) -> Result<Imported> {
    let mut reader = Reader::open(path)?;
    let counted = check::everything(&mut reader)?;
    app.db.read_blocking(|c| fresh(c, &reader))?;
    // From here on files are in the store; without their rows the sweep takes them away again.
    let _settling = blobs.hold().await;
    let files = keep(blobs, &mut reader).await?;
    let moment = app.moment();
    let (renamed, manifest) = app.db.write_blocking(|tx| {
        let mut reader = Reader::again(path, reader.manifest.clone())?;
        fresh(tx, &reader)?;
        let renamed = people::insert(tx, &mut reader, |tx| reference(tx, moment))?;
        records::insert(tx, &mut reader)?;
        ledger(tx, &mut reader)?;
        let manifest = reader.manifest.clone();
        let sets = store::sets(tx, manifest.agency.id)?;
        letters::read_later(tx, sets.keys(store::Kind::Letters), moment.now)?;
        letters::index_again(tx, sets.keys(store::Kind::Letters))?;
        records::compare(tx, &reader, &sets)?;
        let data = json!({
            "installation": manifest.installation,
            "made_at": manifest.made_at,
            "letters": manifest.letters,
            "seals": manifest.ledger.seals,
            "ledger_hash": manifest.ledger.hash,
        });
        let subject = ("package", manifest.package_id);
        let fact = NewFact::new(Application::Platform, "package.import", subject, manifest.agency.id, data);
        audit::record_public(tx, moment, fact)?;
        Ok::<_, Error>((renamed, manifest))
    })?;
    Ok(Imported {
        agency: manifest.agency.name,
        letters: manifest.letters,
        rows: counted,
        files,
        facts: manifest.ledger.seals,
        ledger_hash: manifest.ledger.hash,
        renamed,
    })
}

/// Refuses an installation in which the agency has something already, or that numbers its offices in its own way.
fn fresh(c: &mut Conn, reader: &Reader) -> Result<()> {
    let whose = &reader.manifest.agency;
    if store::letters_of(c, whose.id)? > 0 || seals::prove(c, whose.id, None)?.seals > 0 {
        return Err(Error::internal(format!(
            "{} ({}) has letters or a ledger in this installation already; a package is imported once, into an \
             installation that was just made; nothing was written",
            whose.name, whose.code
        )));
    }
    Ok(())
}

/// Puts the files of a package into the store.
async fn keep(blobs: &Blobs, reader: &mut Reader) -> Result<usize> {
    let files: Vec<(String, u64)> = reader
        .manifest
        .entries
        .iter()
        .filter(|(name, _)| name.starts_with(FILES))
        .map(|(name, entry)| (name.clone(), entry.size))
        .collect();
    for (name, size) in &files {
        let mut file = blobs.begin(usize::try_from(*size).map_err(Error::internal)?);
        // One part after the other: the archive is read here, the store is written to there.
        let (send, mut receive) = tokio::sync::mpsc::channel::<Bytes>(4);
        let writing = async move {
            while let Some(part) = receive.recv().await {
                file.write(part).await?;
            }
            file.finish(String::new(), |_seen| Ok("application/octet-stream")).await
        };
        let reading = async {
            // An upload is some megabytes at most, so one file is held at a time.
            let mut parts = Vec::new();
            reader.stream(name, &mut |bytes| {
                parts.push(Bytes::copy_from_slice(bytes));
                Ok(())
            })?;
            for part in parts {
                send.send(part).await.map_err(Error::internal)?;
            }
            drop(send);
            Ok::<_, Error>(())
        };
        let (kept, read) = futures_util::future::join(writing, reading).await;
        read?;
        kept?;
    }
    Ok(files.len())
}

/// The ledger with its seals, as they are.
fn ledger(tx: &mut Conn, reader: &mut Reader) -> Result<()> {
    let agency = reader.manifest.agency.id;
    let mut waiting: Vec<LedgerEntry> = Vec::with_capacity(AT_ONCE);
    reader.rows(LEDGER, &mut |entry: LedgerEntry| {
        waiting.push(entry);
        if waiting.len() == AT_ONCE { add(tx, agency, &mut waiting) } else { Ok(()) }
    })?;
    add(tx, agency, &mut waiting)
}

fn add(tx: &mut Conn, agency: Id, waiting: &mut Vec<LedgerEntry>) -> Result<()> {
    let (mut facts, mut all) = (Vec::with_capacity(waiting.len()), Vec::with_capacity(waiting.len()));
    for LedgerEntry { seq, hash, sealed_at, fact } in waiting.drain(..) {
        all.push(Seal { agency_id: agency, seq, fact_id: fact.id, hash, sealed_at });
        facts.push(fact);
    }
    if facts.is_empty() {
        return Ok(());
    }
    store::insert_facts(tx, &facts)?;
    seals::append(tx, &all)
}
