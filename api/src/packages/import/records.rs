//! Writes the rows of every table, and compares what was written with the package.
use crate::audit::seals;
use crate::error::{Error, Result};
use crate::packages::archive::{Fingerprint, Reader, entry_of};
use crate::packages::rows;
use crate::packages::store::{Kind, Record, Sets, Visitor, visit_records};
use pamong_db::{AT_ONCE, Conn, Id};
use std::collections::BTreeSet;

struct Insert<'a> {
    tx: &'a mut Conn,
    reader: &'a mut Reader,
}

impl Visitor for Insert<'_> {
    fn visit<R: Record>(&mut self, _kind: Kind, shared: bool) -> Result<()> {
        let tx = &mut *self.tx;
        if shared {
            self.reader.records(&mut |row: R| Ok(R::keep(tx, &row)?))?;
            return Ok(());
        }
        let mut lines = Lines::<R> { ready: Vec::new(), there: BTreeSet::new(), late: Vec::new() };
        self.reader.records(&mut |row: R| lines.take(tx, row))?;
        lines.finish(tx)
    }
}

/// Rows on their way in. One that points at a row of its own table waits until that one is there.
struct Lines<R> {
    ready: Vec<R>,
    there: BTreeSet<Id>,
    late: Vec<R>,
}

impl<R: Record> Lines<R> {
    fn take(&mut self, tx: &mut Conn, row: R) -> Result<()> {
        if row.after().iter().any(|id| Some(*id) != row.id() && !self.there.contains(id)) {
            self.late.push(row);
            return Ok(());
        }
        self.there.extend(row.id());
        self.ready.push(row);
        if self.ready.len() == AT_ONCE { self.write(tx) } else { Ok(()) }
    }

    fn write(&mut self, tx: &mut Conn) -> Result<()> {
        if !self.ready.is_empty() {
            R::insert(tx, &self.ready)?;
            self.ready.clear();
        }
        Ok(())
    }

    fn finish(mut self, tx: &mut Conn) -> Result<()> {
        while !self.late.is_empty() {
            let late = std::mem::take(&mut self.late);
            let before = late.len();
            for row in late {
                self.take(tx, row)?;
            }
            if self.late.len() == before {
                return Err(Error::internal(format!(
                    "{before} rows of {} point at rows that the package does not hold; nothing was written",
                    R::TABLE
                )));
            }
        }
        self.write(tx)
    }
}

/// Writes every table.
pub fn insert(tx: &mut Conn, reader: &mut Reader) -> Result<()> {
    visit_records(&mut Insert { tx, reader })
}

struct Compare<'a> {
    tx: &'a mut Conn,
    reader: &'a Reader,
    sets: &'a Sets,
}

impl Visitor for Compare<'_> {
    fn visit<R: Record>(&mut self, kind: Kind, shared: bool) -> Result<()> {
        // What is the city's too may be there already, in its own words.
        if shared {
            return Ok(());
        }
        let mut seen = Fingerprint::default();
        let rows = rows::write::<R>(&mut self.tx, (self.sets, kind), &mut seen, &mut |_row| ())?;
        if seen.entry(Some(rows)) == *self.reader.entry(&entry_of(R::TABLE))? {
            Ok(())
        } else {
            Err(Error::internal(format!(
                "{} reads otherwise after it was written than in the package; nothing was written",
                R::TABLE
            )))
        }
    }
}

/// Reads every table of the agency again as an export would and compares it, byte by byte, with the package; and proves
/// the ledger.
pub fn compare(tx: &mut Conn, reader: &Reader, sets: &Sets) -> Result<()> {
    let manifest = &reader.manifest;
    let proof = seals::prove(tx, manifest.agency.id, None)?;
    let whole = proof.intact && proof.seals == manifest.ledger.seals && proof.hash == manifest.ledger.hash;
    if !whole || proof.unsealed != 0 {
        return Err(Error::internal("the ledger reads otherwise than in the package; nothing was written"));
    }
    visit_records(&mut Compare { tx, reader, sets })
}
