//! SQLite: which queries were run, and the plan of each.
use super::GROWING;
use crate::kit::TestApp;
use diesel::connection::{Instrumentation, InstrumentationEvent, set_default_instrumentation};
use diesel::prelude::*;
use diesel::sql_types::Text;
use pamong_db::{Conn, Url};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// Queries of the databases that are watched, by the path of the file.
static SEEN: Mutex<BTreeMap<String, BTreeSet<String>>> = Mutex::new(BTreeMap::new());

/// Writes down what one connection asks, if its database is watched.
#[derive(Default)]
struct Watch {
    file: String,
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => self.file = url.to_owned(),
            InstrumentationEvent::StartQuery { query, .. } => {
                if let Some(queries) = SEEN.lock().unwrap().get_mut(&self.file) {
                    let query = query.to_string();
                    queries.insert(query.split(" -- binds:").next().unwrap_or_default().to_owned());
                }
            }
            _ => {}
        }
    }
}

/// Watches the database from its next connection on.
pub fn watch(url: &Url) {
    let Url::Sqlite(file) = url else { panic!("not SQLite") };
    SEEN.lock().unwrap().insert(file.clone(), BTreeSet::new());
    set_default_instrumentation(|| Some(Box::<Watch>::default())).unwrap();
}

/// Forgets what was asked so far.
pub fn begin(app: &TestApp) -> usize {
    let Url::Sqlite(file) = app.db().url() else { panic!("not SQLite") };
    SEEN.lock().unwrap().insert(file.clone(), BTreeSet::new());
    0
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

fn plan(c: &mut Conn, query: &str) -> Vec<String> {
    let Conn::Sqlite(c) = c else { panic!("not SQLite") };
    let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {query}")).load(c).unwrap();
    steps.into_iter().map(|step| step.detail).collect()
}

/// Queries that read a growing table whole, or sort more of it than was picked by id.
pub fn faults(app: &TestApp) -> Vec<String> {
    let Url::Sqlite(file) = app.db().url() else { panic!("not SQLite") };
    let seen = SEEN.lock().unwrap().remove(file).unwrap();
    // A list of no ids is written `1=0`, which reads nothing.
    let reads =
        |query: &&String| query.starts_with("SELECT") && query.contains("letter") && !query.contains("(1=0)");
    let reads = seen.iter().filter(reads);
    let plans = reads.map(|query| {
        let steps = app.db().read_blocking(|c| Ok::<_, pamong_db::DbError>(plan(c, query))).unwrap();
        (query, steps)
    });
    let plans: Vec<_> = plans.collect();
    assert!(plans.len() > 20, "the queries were not seen: {}", plans.len());
    let bad = plans.into_iter().filter(|(_, steps)| is_bad(steps));
    bad.map(|(query, steps)| format!("{query}\n  {}", steps.join("\n  "))).collect()
}

fn is_bad(steps: &[String]) -> bool {
    let scans = |step: &String| {
        let table = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
        // Along the order of the list, until the page is full; or of words, which are looked up.
        let in_order = step.ends_with("USING INDEX letters_created") || step.contains("VIRTUAL TABLE INDEX");
        table.is_some_and(|table| GROWING.contains(&table)) && !in_order
    };
    let sorts = steps.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER BY"));
    let picked =
        steps.iter().any(|step| step.starts_with("SEARCH letters USING") && step.ends_with("(id=?)"));
    steps.iter().any(|step| scans(step) || step.contains("MULTI-INDEX OR")) || sorts && !picked
}
