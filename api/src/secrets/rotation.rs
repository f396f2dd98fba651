//! Moves every sealed value to the newest key while servers run: a row at a time, in a transaction of its own, and only
//! where it is still as it was read.
use super::{Place, Secrets};
use crate::error::{Error, Result};
use pamong_db::{Conn, Db, Id};
use std::collections::BTreeMap;
use std::time::Duration;

/// Values that are read at a time.
const AT_ONCE: i64 = 200;
/// Passes that are made before giving up: each finds what servers wrote with the former key meanwhile.
const PASSES: usize = 10;
/// A little longer than a server goes without a look at the file of keys.
const PAUSE: Duration = Duration::from_millis(1500);

/// A sealed value as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRow {
    /// Id of the row that it belongs to.
    pub id: Id,
    /// Which of the row's values, where there are several.
    pub part: String,
    /// The value.
    pub value: String,
}

/// A column that holds sealed values.
pub trait Vault {
    /// Table and column.
    fn name(&self) -> &'static str;

    /// So many values behind this one, in the order of id and part.
    fn page(&self, c: &mut Conn, after: Option<(Id, String)>, limit: i64) -> Result<Vec<SealedRow>>;

    /// Where a value is stored.
    fn place(&self, row: &SealedRow) -> Place;

    /// Whether something that was derived from the value, such as an index, is of a former key.
    fn trails(&self, _c: &mut Conn, _secrets: &Secrets, _row: &SealedRow) -> Result<bool> {
        Ok(false)
    }

    /// Puts `sealed`, of `plain`, in the place of a value that is still as it was read.
    fn replace(
        &self,
        tx: &mut Conn,
        secrets: &Secrets,
        row: &SealedRow,
        plain: &str,
        sealed: &str,
    ) -> Result<()>;
}

/// How many values of each column each key sealed; `-` stands for values of before keys had ids.
pub fn census(db: &Db, vaults: &[&dyn Vault]) -> Result<BTreeMap<(&'static str, String), usize>> {
    let mut counts = BTreeMap::new();
    for vault in vaults {
        each(db, *vault, |row| {
            let id = super::keyring::id_of(&row.value).unwrap_or("-").to_owned();
            *counts.entry((vault.name(), id)).or_default() += 1;
            Ok(())
        })?;
    }
    Ok(counts)
}

/// Seals everything anew that is not of the newest key; how many values that were. An error where some were left, because
/// a server kept writing with a former key.
pub fn rotate(db: &Db, secrets: &Secrets, vaults: &[&dyn Vault]) -> Result<usize> {
    let mut moved = 0;
    for pass in 0..PASSES {
        let mut found = 0;
        for vault in vaults {
            each(db, *vault, |row| {
                let trails = db.read_blocking(|c| vault.trails(c, secrets, row))?;
                if secrets.is_current(&row.value) && !trails {
                    return Ok(());
                }
                found += 1;
                let place = vault.place(row);
                let plain = secrets.open(&place, &row.value)?;
                let sealed = secrets.seal(&place, &plain)?;
                db.write_blocking(|tx| vault.replace(tx, secrets, row, &plain, &sealed))
            })?;
        }
        moved += found;
        // The first pass may end before each server has looked at the file.
        if found == 0 && pass > 0 {
            return Ok(moved);
        }
        std::thread::sleep(PAUSE);
    }
    Err(Error::internal("a server keeps sealing with a former key: does it read the same secret file?"))
}

fn each(db: &Db, vault: &dyn Vault, mut work: impl FnMut(&SealedRow) -> Result<()>) -> Result<()> {
    let mut after = None;
    loop {
        let rows = db.read_blocking(|c| vault.page(c, after.clone(), AT_ONCE))?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = Some((last.id, last.part.clone()));
        rows.iter().try_for_each(&mut work)?;
    }
}
