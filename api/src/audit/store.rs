//! The ledger only grows: there is one insert and no update or delete, and the databases refuse both.
use super::model::{Application, Fact};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::audit_facts;
use pamong_db::{Conn, Id, MultiBackend, Res, Ts};

/// Facts that are read at once from a big ledger.
const CHUNK: i64 = 5_000;

/// Which facts a list shows.
#[derive(Debug, Clone, Default)]
pub struct FactFilter {
    /// About this thing.
    pub subject_id: Option<Id>,
    /// Of this agency.
    pub agency_id: Option<Id>,
    /// Done by this person.
    pub actor_user_id: Option<Id>,
    /// Of this part of the product.
    pub application: Option<Application>,
    /// Of this action.
    pub action: Option<String>,
    /// Recorded at this instant or later.
    pub from: Option<Ts>,
    /// Recorded before this instant.
    pub before: Option<Ts>,
}

/// Appends one fact.
pub fn append(c: &mut Conn, fact: &Fact) -> Res<()> {
    diesel::insert_into(audit_facts::table).values(fact).execute(c)?;
    Ok(())
}

/// The facts that a caller may see: those of the agency and all below it.
#[diesel::dsl::auto_type]
fn visible_to(scope: &Scope) -> _ {
    let ids: Vec<Id> = scope.agency_ids.clone();
    audit_facts::table.filter(audit_facts::agency_id.eq_any(ids))
}

/// Facts in the scope, newest first.
pub fn list(c: &mut Conn, scope: &Scope, filter: &FactFilter, page: &PageArgs) -> Res<Vec<Fact>> {
    let mut query = visible_to(scope).select(Fact::as_select()).into_boxed::<MultiBackend>();
    if let Some(subject) = filter.subject_id {
        query = query.filter(audit_facts::subject_id.eq(subject));
    }
    if let Some(agency) = filter.agency_id {
        query = query.filter(audit_facts::agency_id.eq(agency));
    }
    if let Some(actor) = filter.actor_user_id {
        query = query.filter(audit_facts::actor_user_id.eq(actor));
    }
    if let Some(application) = filter.application {
        query = query.filter(audit_facts::application.eq(application));
    }
    if let Some(action) = &filter.action {
        query = query.filter(audit_facts::action.eq(action.clone()));
    }
    if let Some(from) = filter.from {
        query = query.filter(audit_facts::recorded_at.ge(from));
    }
    if let Some(before) = filter.before {
        query = query.filter(audit_facts::recorded_at.lt(before));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(audit_facts::recorded_at.le(at))
            .filter(audit_facts::recorded_at.lt(at).or(audit_facts::id.lt(id)));
    }
    let query = query.order((audit_facts::recorded_at.desc(), audit_facts::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// Facts that count between two business dates, both included, and were recorded by `recorded_until`, in the order in
/// which they were recorded; of the given agencies, or of all.
///
/// The same arguments give the same facts for ever, because the ledger only grows. A big ledger is read in chunks.
pub fn facts_of(
    c: &mut Conn,
    agency_ids: Option<&[Id]>,
    from: NaiveDate,
    until: NaiveDate,
    recorded_until: Ts,
) -> Res<Vec<Fact>> {
    let mut facts: Vec<Fact> = Vec::new();
    loop {
        let mut query = audit_facts::table
            .filter(audit_facts::effective_date.between(from, until))
            .filter(audit_facts::recorded_at.le(recorded_until))
            .select(Fact::as_select())
            .into_boxed::<MultiBackend>();
        if let Some(ids) = agency_ids {
            query = query.filter(audit_facts::agency_id.eq_any(ids.to_vec()));
        }
        if let Some(last) = facts.last() {
            query = query
                .filter(audit_facts::recorded_at.ge(last.recorded_at))
                .filter(audit_facts::recorded_at.gt(last.recorded_at).or(audit_facts::id.gt(last.id)));
        }
        let query = query.order((audit_facts::recorded_at, audit_facts::id)).limit(CHUNK);
        let mut chunk: Vec<Fact> = query.load(c)?;
        if chunk.is_empty() {
            return Ok(facts);
        }
        facts.append(&mut chunk);
    }
}
