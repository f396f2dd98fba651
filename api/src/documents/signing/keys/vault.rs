//! Accounts of signers at the signature service, which are their NIKs, for a change of keys.
use super::{service, store};
use crate::error::Result;
use crate::secrets::rotation::{SealedRow, Vault};
use crate::secrets::{Place, Secrets};
use pamong_db::{Conn, Id};

/// The column with the accounts.
#[derive(Debug, Clone, Copy)]
pub struct Accounts;

impl Vault for Accounts {
    fn name(&self) -> &'static str {
        "signer_accounts.sealed"
    }

    fn page(&self, c: &mut Conn, after: Option<(Id, String)>, limit: i64) -> Result<Vec<SealedRow>> {
        let rows = store::sealed_accounts(c, after.map(|(id, _)| id), limit)?;
        Ok(rows.into_iter().map(|(id, value)| SealedRow { id, part: String::new(), value }).collect())
    }

    fn place(&self, row: &SealedRow) -> Place {
        service::place(row.id)
    }

    fn replace(&self, tx: &mut Conn, _: &Secrets, row: &SealedRow, _: &str, sealed: &str) -> Result<()> {
        Ok(store::reseal_account(tx, row.id, &row.value, sealed)?)
    }
}
