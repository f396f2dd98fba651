//! Everything that can be seen without writing: every row is read as what it is, and the chain of the ledger is computed.
use crate::audit::seals::{first, link};
use crate::error::{Error, Result};
use crate::packages::archive::{FILES, LEDGER, ROLES, Reader};
use crate::packages::store::{
    Kind, LedgerEntry, Record, Role, Upload, UploadRemoval, Visitor, visit_people, visit_records,
};
use std::collections::BTreeSet;

struct Rows<'a> {
    reader: &'a mut Reader,
    seen: u64,
}

impl Visitor for Rows<'_> {
    fn visit<R: Record>(&mut self, _kind: Kind, _shared: bool) -> Result<()> {
        self.seen += self.reader.records(&mut |_row: R| Ok(()))?;
        Ok(())
    }
}

/// Reads every row; returns how many there are.
pub fn everything(reader: &mut Reader) -> Result<u64> {
    let mut rows = Rows { reader, seen: 0 };
    visit_people(&mut rows)?;
    visit_records(&mut rows)?;
    let seen = rows.seen;
    reader.rows(ROLES, &mut |_role: Role| Ok(()))?;
    let mut destroyed = BTreeSet::new();
    reader.records(&mut |removal: UploadRemoval| {
        destroyed.insert(removal.upload_id);
        Ok(())
    })?;
    let mut named = Vec::new();
    reader.records(&mut |upload: Upload| {
        if !destroyed.contains(&upload.id) {
            named.push(upload.sha256);
        }
        Ok(())
    })?;
    for sha256 in named {
        reader.entry(&format!("{FILES}{sha256}"))?;
    }
    chain(reader)?;
    Ok(seen)
}

/// Computes the chain and compares it with the seals and with the end that the manifest names.
fn chain(reader: &mut Reader) -> Result<()> {
    let (agency, end) = (reader.manifest.agency.id, reader.manifest.ledger.clone());
    let (mut seq, mut hash) = (0, first());
    reader.rows(LEDGER, &mut |entry: LedgerEntry| {
        let fact = serde_json::to_value(&entry.fact).map_err(Error::internal)?;
        let wanted = link(&hash, &fact)?;
        let fits = entry.seq == seq + 1 && entry.hash == wanted && entry.fact.agency_id == agency;
        if !fits {
            return Err(Error::internal(format!(
                "the package's ledger is broken at seal {} ({LEDGER}); nothing was written",
                seq + 1
            )));
        }
        (seq, hash) = (entry.seq, entry.hash);
        Ok(())
    })?;
    if seq == end.seals && hash == end.hash {
        Ok(())
    } else {
        Err(Error::internal(format!(
            "the package's ledger ends at seal {seq} and not at {}; nothing was written",
            end.seals
        )))
    }
}
