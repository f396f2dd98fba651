//! The ledger only grows: there is one insert and no update or delete, and the databases refuse both.
use super::model::Fact;
use diesel::prelude::*;
use pamong_db::schema::audit_facts;
use pamong_db::{Conn, Res};

/// Appends one fact.
pub fn append(c: &mut Conn, fact: &Fact) -> Res<()> {
    diesel::insert_into(audit_facts::table).values(fact).execute(c)?;
    Ok(())
}
