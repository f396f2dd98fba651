//! Encrypted numbers of applications with the index of the NIK, for a change of keys.
use crate::error::Result;
use crate::permits::applications::store;
use crate::permits::form::{self, APPLICANT_NIK};
use crate::secrets::rotation::{SealedRow, Vault};
use crate::secrets::{Place, Secrets};
use pamong_db::{Conn, Id};

/// The column with the numbers.
#[derive(Debug, Clone, Copy)]
pub struct Numbers;

impl Vault for Numbers {
    fn name(&self) -> &'static str {
        "permit_secrets.ciphertext"
    }

    fn page(&self, c: &mut Conn, after: Option<(Id, String)>, limit: i64) -> Result<Vec<SealedRow>> {
        let rows = store::sealed(c, after, limit)?;
        Ok(rows.into_iter().map(|(id, part, value)| SealedRow { id, part, value }).collect())
    }

    fn place(&self, row: &SealedRow) -> Place {
        form::place(row.id, &row.part)
    }

    fn trails(&self, c: &mut Conn, secrets: &Secrets, row: &SealedRow) -> Result<bool> {
        if row.part != APPLICANT_NIK {
            return Ok(false);
        }
        Ok(store::nik_index(c, row.id)?.is_some_and(|index| !secrets.is_current(&index)))
    }

    fn replace(
        &self,
        tx: &mut Conn,
        secrets: &Secrets,
        row: &SealedRow,
        plain: &str,
        sealed: &str,
    ) -> Result<()> {
        // In the order in which a step locks: the application, then its numbers.
        let index = store::lock_index(tx, row.id)?;
        let there = store::reseal(tx, (row.id, &row.part), &row.value, sealed)?;
        if there && row.part == APPLICANT_NIK && index.is_some() {
            store::set_index(tx, row.id, &secrets.index(plain))?;
        }
        Ok(())
    }
}
