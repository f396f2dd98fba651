//! Queries on seals, and on facts by their seals.
use super::model::Seal;
use crate::audit::Fact;
use diesel::prelude::*;
use pamong_db::schema::{audit_facts, ledger_seals};
use pamong_db::{Conn, Id, Res};

/// The last seal of an agency.
pub fn last(c: &mut Conn, agency: Id) -> Res<Option<Seal>> {
    let seals = ledger_seals::table.filter(ledger_seals::agency_id.eq(agency));
    Ok(seals.order(ledger_seals::seq.desc()).select(Seal::as_select()).first(c).optional()?)
}

/// Adds seals.
pub fn insert(c: &mut Conn, seals: &[Seal]) -> Res<()> {
    for part in seals.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(ledger_seals::table).values(part).execute(c))?;
    }
    Ok(())
}

/// Facts of an agency that have no seal yet, as they were recorded.
pub fn unsealed(c: &mut Conn, agency: Id, limit: i64) -> Res<Vec<Fact>> {
    let sealed = ledger_seals::table.filter(ledger_seals::fact_id.eq(audit_facts::id));
    let query = audit_facts::table
        .filter(audit_facts::agency_id.eq(agency))
        .filter(diesel::dsl::not(diesel::dsl::exists(sealed)))
        .order((audit_facts::recorded_at, audit_facts::id))
        .limit(limit);
    Ok(query.select(Fact::as_select()).load(c)?)
}

/// How many facts of an agency there are.
pub fn facts(c: &mut Conn, agency: Id) -> Res<i64> {
    Ok(audit_facts::table.filter(audit_facts::agency_id.eq(agency)).count().get_result(c)?)
}

/// How many seals an agency has.
pub fn count(c: &mut Conn, agency: Id) -> Res<i64> {
    Ok(ledger_seals::table.filter(ledger_seals::agency_id.eq(agency)).count().get_result(c)?)
}

/// The next seals of an agency with their facts.
pub fn after(c: &mut Conn, agency: Id, seq: i64, limit: i64) -> Res<Vec<(Seal, Fact)>> {
    let query = ledger_seals::table
        .inner_join(audit_facts::table)
        .filter(ledger_seals::agency_id.eq(agency))
        .filter(ledger_seals::seq.gt(seq))
        .order(ledger_seals::seq)
        .limit(limit);
    Ok(query.select((Seal::as_select(), Fact::as_select())).load(c)?)
}

/// Agencies that have facts.
pub fn agencies(c: &mut Conn) -> Res<Vec<Id>> {
    Ok(audit_facts::table.select(audit_facts::agency_id).distinct().load(c)?)
}
