//! Sealed contacts of codes, for a change of keys.
use super::model::place;
use super::store;
use crate::error::Result;
use crate::secrets::rotation::{SealedRow, Vault};
use crate::secrets::{Place, Secrets};
use pamong_db::{Conn, Id};

/// The column with the contacts.
#[derive(Debug, Clone, Copy)]
pub struct Contacts;

impl Vault for Contacts {
    fn name(&self) -> &'static str {
        "contact_codes.contact_sealed"
    }

    fn page(&self, c: &mut Conn, after: Option<(Id, String)>, limit: i64) -> Result<Vec<SealedRow>> {
        let rows = store::sealed(c, after.map(|(id, _)| id), limit)?;
        Ok(rows.into_iter().map(|(id, value)| SealedRow { id, part: String::new(), value }).collect())
    }

    fn place(&self, row: &SealedRow) -> Place {
        place(row.id)
    }

    fn replace(&self, tx: &mut Conn, _: &Secrets, row: &SealedRow, _: &str, sealed: &str) -> Result<()> {
        Ok(store::reseal(tx, row.id, &row.value, sealed)?)
    }
}
