//! The ledger only grows: there is one insert and no update or delete, and the databases refuse both.
use super::model::{Application, Fact};
use crate::http::{Cursor, PageArgs};
use crate::identity::Scope;
use chrono::NaiveDate;
use diesel::prelude::*;
use pamong_db::schema::audit_facts;
use pamong_db::{Conn, Id, MultiBackend, OneOfExt, Res, Ts};

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

/// Appends many facts.
pub fn append_all(c: &mut Conn, facts: &[Fact]) -> Res<()> {
    for facts in facts.chunks(pamong_db::AT_ONCE) {
        pamong_db::each!(c => diesel::insert_into(audit_facts::table).values(facts).execute(c))?;
    }
    Ok(())
}

/// Facts about these things, of these actions, newest first. The caller has asked who may see the things.
pub fn facts_about(c: &mut Conn, subjects: &[Id], actions: Vec<String>, page: &PageArgs) -> Res<Vec<Fact>> {
    let mut query = audit_facts::table
        .filter(audit_facts::subject_id.one_of(subjects.to_vec()))
        .filter(audit_facts::action.one_of(actions))
        .select(Fact::as_select())
        .into_boxed::<MultiBackend>();
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(audit_facts::recorded_at.le(at))
            .filter(audit_facts::recorded_at.lt(at).or(audit_facts::id.lt(id)));
    }
    let query = query.order((audit_facts::recorded_at.desc(), audit_facts::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// Facts in the scope of these actions, newest first; of one agency, or of all.
pub fn list_actions(
    c: &mut Conn,
    scope: &Scope,
    actions: &[&str],
    agency: Option<Id>,
    page: &PageArgs,
) -> Res<Vec<Fact>> {
    let actions: Vec<String> = actions.iter().map(ToString::to_string).collect();
    let mut query = visible_to(scope).select(Fact::as_select()).into_boxed::<MultiBackend>();
    query = query.filter(audit_facts::action.one_of(actions));
    if let Some(agency) = agency {
        query = query.filter(audit_facts::agency_id.eq(agency));
    }
    if let Some(Cursor(at, id)) = page.after {
        query = query
            .filter(audit_facts::recorded_at.le(at))
            .filter(audit_facts::recorded_at.lt(at).or(audit_facts::id.lt(id)));
    }
    let query = query.order((audit_facts::recorded_at.desc(), audit_facts::id.desc()));
    Ok(query.limit(page.fetch()).load(c)?)
}

/// When facts of an action about a thing were recorded, newest first; at most so many.
pub fn times_of(c: &mut Conn, subject: Id, action: &str, most: i64) -> Res<Vec<Ts>> {
    let query = audit_facts::table
        .filter(audit_facts::subject_id.eq(subject))
        .filter(audit_facts::action.eq(action.to_owned()))
        .order(audit_facts::recorded_at.desc());
    Ok(query.select(audit_facts::recorded_at).limit(most).load(c)?)
}

/// Which of the subjects have a fact of another action than this one.
pub fn touched(c: &mut Conn, subjects: &[Id], but: &str) -> Res<Vec<Id>> {
    let query = audit_facts::table
        .filter(audit_facts::subject_id.one_of(subjects.to_vec()))
        .filter(audit_facts::action.ne(but.to_owned()));
    Ok(query.select(audit_facts::subject_id).distinct().load(c)?)
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
    in_chunks(c, (from, until), recorded_until, |query| match agency_ids {
        Some(ids) => query.filter(audit_facts::agency_id.one_of(ids.to_vec())),
        None => query,
    })
}

/// The same for the facts of some actions.
pub fn facts_of_actions(
    c: &mut Conn,
    actions: &[&str],
    agency_ids: Option<&[Id]>,
    (from, until): (NaiveDate, NaiveDate),
    recorded_until: Ts,
) -> Res<Vec<Fact>> {
    let actions: Vec<String> = actions.iter().map(ToString::to_string).collect();
    in_chunks(c, (from, until), recorded_until, |query| {
        let query = query.filter(audit_facts::action.one_of(actions.clone()));
        match agency_ids {
            Some(ids) => query.filter(audit_facts::agency_id.one_of(ids.to_vec())),
            None => query,
        }
    })
}

type Facts = audit_facts::BoxedQuery<'static, MultiBackend>;

fn in_chunks(
    c: &mut Conn,
    (from, until): (NaiveDate, NaiveDate),
    recorded_until: Ts,
    narrow: impl Fn(Facts) -> Facts,
) -> Res<Vec<Fact>> {
    let mut facts: Vec<Fact> = Vec::new();
    loop {
        let query = audit_facts::table
            .filter(audit_facts::effective_date.between(from, until))
            .filter(audit_facts::recorded_at.le(recorded_until))
            .into_boxed::<MultiBackend>();
        let mut query = narrow(query);
        if let Some(last) = facts.last() {
            query = query
                .filter(audit_facts::recorded_at.ge(last.recorded_at))
                .filter(audit_facts::recorded_at.gt(last.recorded_at).or(audit_facts::id.gt(last.id)));
        }
        let query = query.order((audit_facts::recorded_at, audit_facts::id)).limit(CHUNK);
        let mut chunk: Vec<Fact> = query.select(Fact::as_select()).load(c)?;
        if chunk.is_empty() {
            return Ok(facts);
        }
        facts.append(&mut chunk);
    }
}

/// True where anybody has worked with letters, permits or evaluations.
pub fn has_work(c: &mut Conn) -> Res<bool> {
    let work = [Application::Letters, Application::Permits, Application::Evaluations];
    let facts = audit_facts::table.filter(audit_facts::application.eq_any(work));
    Ok(diesel::select(diesel::dsl::exists(facts)).get_result(c)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agencies;
    use crate::audit::{NewFact, record_public};
    use crate::http::Moment;
    use chrono::Duration;
    use pamong_db::{Clock, Db, DbError};
    use serde_json::json;

    struct Ledger {
        _folder: tempfile::TempDir,
        db: Db,
        at: Moment,
        agency: Id,
    }

    impl Ledger {
        fn new() -> Self {
            let folder = tempfile::tempdir().unwrap();
            let db = Db::open(&format!("sqlite://{}", folder.path().join("t.db").display()), 1).unwrap();
            let now = Ts("2022-01-10T01:00:00Z".parse().unwrap());
            let at = Moment { now, zone: chrono_tz::Asia::Jakarta };
            db.write_blocking(|tx| agencies::import::run(tx, at)).unwrap();
            let agency = db.read_blocking(agencies::store::city).unwrap().unwrap().id;
            Self { _folder: folder, db, at, agency }
        }

        fn append(&self, facts: usize, at: Moment) {
            let write = |tx: &mut Conn| {
                for _ in 0..facts {
                    let subject = ("letter", Id::new());
                    let fact =
                        NewFact::new(Application::Letters, "letter.read", subject, self.agency, json!({}));
                    record_public(tx, at, fact)?;
                }
                Ok::<_, crate::error::Error>(())
            };
            self.db.write_blocking(write).unwrap();
        }

        fn facts(&self, agencies: Option<&[Id]>, from: &str, until: &str, recorded_until: Ts) -> Vec<Fact> {
            let (from, until) = (from.parse().unwrap(), until.parse().unwrap());
            self.db.read_blocking(|c| facts_of(c, agencies, from, until, recorded_until)).unwrap()
        }
    }

    #[test]
    fn the_database_refuses_to_change_or_remove_a_fact() {
        let ledger = Ledger::new();
        ledger.append(1, ledger.at);
        let change = |tx: &mut Conn| -> Result<usize, DbError> {
            Ok(diesel::update(audit_facts::table).set(audit_facts::quantity.eq(9)).execute(tx)?)
        };
        let remove =
            |tx: &mut Conn| -> Result<usize, DbError> { Ok(diesel::delete(audit_facts::table).execute(tx)?) };
        for refused in [ledger.db.write_blocking(change), ledger.db.write_blocking(remove)] {
            assert!(refused.unwrap_err().to_string().contains("append-only"));
        }
        assert_eq!(ledger.facts(None, "2022-01-10", "2022-01-10", Clock::default().now()).len(), 1);
    }

    #[test]
    fn a_big_ledger_is_read_whole_and_in_order() {
        let ledger = Ledger::new();
        let facts = usize::try_from(CHUNK).unwrap() + 7;
        ledger.append(facts, ledger.at);
        let found = ledger.facts(None, "2022-01-01", "2022-01-31", ledger.at.now);
        assert_eq!(found.len(), facts);
        assert!(
            found
                .windows(2)
                .all(|pair| (pair[0].recorded_at, pair[0].id) < (pair[1].recorded_at, pair[1].id))
        );
    }

    #[test]
    fn facts_are_those_of_the_days_the_agencies_and_the_knowledge_asked_for() {
        let ledger = Ledger::new();
        let later = Moment { now: Ts(ledger.at.now.0 + Duration::days(1)), ..ledger.at };
        ledger.append(2, ledger.at);
        ledger.append(3, later);
        let (city, another) = ([ledger.agency], [Id::new()]);
        let count = |agencies, from, until, known| ledger.facts(agencies, from, until, known).len();
        assert_eq!(count(None, "2022-01-01", "2022-01-31", later.now), 5);
        assert_eq!(count(None, "2022-01-01", "2022-01-31", ledger.at.now), 2);
        assert_eq!(count(Some(&city[..]), "2022-01-11", "2022-01-11", later.now), 3);
        assert_eq!(count(Some(&another[..]), "2022-01-01", "2022-01-31", later.now), 0);
        assert_eq!(count(Some(&[]), "2022-01-01", "2022-01-31", later.now), 0);
    }
}
