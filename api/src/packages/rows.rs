//! The rows of a table as a package holds them, read from a database part by part.
use super::archive::{Sink, line};
use super::store::{Kind, Record, Sets};
use crate::error::{Error, Result};
use pamong_db::{AT_ONCE, Conn, Id};
use serde_json::Value;

/// Something that runs a query: a connection inside a transaction, or the pool.
pub trait Source {
    /// Runs it.
    fn ask<T>(&mut self, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T>;
}

impl Source for pamong_db::Db {
    fn ask<T>(&mut self, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        self.read_blocking(query)
    }
}

impl Source for &mut Conn {
    fn ask<T>(&mut self, query: impl FnOnce(&mut Conn) -> Result<T>) -> Result<T> {
        query(self)
    }
}

/// Writes the rows of a table into `sink`, lets `look` see each, and returns how many there were.
pub fn write<R: Record>(
    source: &mut impl Source,
    (sets, kind): (&Sets, Kind),
    sink: &mut impl Sink,
    look: &mut impl FnMut(&Value),
) -> Result<u64> {
    let mut rows = 0;
    for part in sets.keys(kind).chunks(AT_ONCE) {
        let part: Vec<Id> = part.to_vec();
        let found = source.ask(|c| Ok(R::of(c, &part)?))?;
        for row in found.into_iter().filter_map(|row| row.fit(sets)) {
            let row = serde_json::to_value(&row).map_err(Error::internal)?;
            look(&row);
            line(sink, &row)?;
            rows += 1;
        }
    }
    Ok(rows)
}
