//! The ledger of an agency, fact by fact in the order of its seals.
use crate::audit::seals::Seal;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::{audit_facts, ledger_seals};
use pamong_db::{Conn, Id, MultiBackend, Res, Ts};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A fact as it is stored. Its names are those of `audit::Fact`, so that both have the same canonical text.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = audit_facts, treat_none_as_default_value = false, check_for_backend(MultiBackend))]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub(in crate::packages) id: Id,
    recorded_at: Ts,
    effective_date: NaiveDate,
    actor_user_id: Option<Id>,
    actor_name: Option<String>,
    position_id: Option<Id>,
    on_behalf_of_position_id: Option<Id>,
    pub(in crate::packages) agency_id: Id,
    application: String,
    action: String,
    subject_type: String,
    subject_id: Id,
    medium: String,
    quantity: i32,
    data: Value,
}

/// A sealed fact.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LedgerEntry {
    /// Its place in the chain.
    pub seq: i64,
    /// The hash of its seal.
    pub hash: String,
    /// When it was sealed.
    pub sealed_at: Ts,
    /// The fact.
    pub fact: Fact,
}

/// The next sealed facts of an agency.
pub fn sealed(c: &mut Conn, agency: Id, after: i64, limit: i64) -> Res<Vec<LedgerEntry>> {
    let query = ledger_seals::table
        .inner_join(audit_facts::table)
        .filter(ledger_seals::agency_id.eq(agency))
        .filter(ledger_seals::seq.gt(after))
        .order(ledger_seals::seq)
        .limit(limit);
    let rows: Vec<(Seal, Fact)> = query.select((Seal::as_select(), Fact::as_select())).load(c)?;
    let entry = |(seal, fact): (Seal, Fact)| LedgerEntry {
        seq: seal.seq,
        hash: seal.hash,
        sealed_at: seal.sealed_at,
        fact,
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// Adds facts.
pub fn insert_facts(c: &mut Conn, facts: &[Fact]) -> Res<()> {
    pamong_db::each!(c => diesel::insert_into(audit_facts::table).values(facts).execute(c))?;
    Ok(())
}
