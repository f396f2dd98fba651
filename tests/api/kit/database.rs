//! A database for each test: a copy of a template that holds the schema, the reference data and the roles.
use super::app::{START, at};
use super::postgres::{Cluster, binaries};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use pamong::config::Config;
use pamong::{server, startup};
use pamong_db::{Clock, Conn, Db, Url};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;

/// The database of one test and the folder of its other files. Both are gone when it is dropped.
pub struct Database {
    folder: TempDir,
    url: String,
    admin: Option<String>,
}

enum Template {
    Sqlite(Vec<u8>),
    Postgres { cluster: Option<Cluster>, admin: String },
}

/// Name of the template on a PostgreSQL that outlives the tests (`TEST_DATABASE_URL`); it is made anew by each run.
const TEMPLATE: &str = "pamong_test_template";

fn postgres_chosen() -> bool {
    match std::env::var("PAMONG_TEST_DB").as_deref() {
        Ok("postgres") => true,
        Ok("sqlite") | Err(_) => false,
        Ok(other) => panic!("PAMONG_TEST_DB is {other}: sqlite or postgres"),
    }
}

fn template() -> &'static Template {
    static TEMPLATES: OnceLock<Template> = OnceLock::new();
    TEMPLATES.get_or_init(|| if postgres_chosen() { postgres_template() } else { sqlite_template() })
}

fn seed(url: &str, folder: &Path) {
    let clock = Clock::default();
    clock.set(at(START));
    let shared = server::open(Config::for_testing(folder, url.into()), clock).unwrap();
    let state = shared.state.get_ref();
    state.db.write_blocking(|tx| startup::reference(tx, state.moment())).unwrap();
}

fn sqlite_template() -> Template {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("template.db");
    let url = format!("sqlite://{}", file.display());
    seed(&url, folder.path());
    let mut conn = Url::parse(&url).unwrap().connect().unwrap();
    conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;").unwrap();
    drop(conn);
    // Kept in memory: nothing is left behind on disk.
    Template::Sqlite(std::fs::read(file).unwrap())
}

fn postgres_template() -> Template {
    let (cluster, admin) = match std::env::var("TEST_DATABASE_URL") {
        Ok(url) if !url.is_empty() => (None, url),
        _ => {
            let cluster = Cluster::start();
            let url = cluster.url("postgres");
            (Some(cluster), url)
        }
    };
    run(&admin, &format!("DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)"));
    run(&admin, &format!("CREATE DATABASE {TEMPLATE}"));
    let folder = tempfile::tempdir().unwrap();
    seed(&with_database(&admin, TEMPLATE), folder.path());
    // A database with connections cannot be copied.
    run(&admin, &format!("ALTER DATABASE {TEMPLATE} ALLOW_CONNECTIONS false"));
    let others =
        format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{TEMPLATE}'");
    run(&admin, &others);
    Template::Postgres { cluster, admin }
}

/// The same server, another database.
fn with_database(url: &str, database: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, None), |(a, q)| (a, Some(q)));
    let server = address.rsplit_once('/').map_or(address, |(server, _)| server);
    let query = query.map(|q| format!("?{q}")).unwrap_or_default();
    format!("{server}/{database}{query}")
}

fn run(url: &str, sql: &str) {
    let mut conn = Url::parse(url).unwrap().connect().unwrap();
    conn.batch_execute(sql).unwrap_or_else(|e| panic!("{sql}: {e}"));
}

impl Database {
    /// A database with schema, reference data and roles.
    pub fn create() -> Self {
        let folder = tempfile::tempdir().unwrap();
        match template() {
            Template::Sqlite(template) => {
                let file = folder.path().join("pamong.db");
                std::fs::write(&file, template).unwrap();
                Self { url: format!("sqlite://{}", file.display()), folder, admin: None }
            }
            Template::Postgres { admin, .. } => {
                let name = Self::name();
                run(admin, &format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY WAL_LOG"));
                Self { url: with_database(admin, &name), folder, admin: Some(admin.clone()) }
            }
        }
    }

    /// A database without anything, as an operator makes it for a new installation.
    pub fn blank() -> Self {
        match template() {
            Template::Sqlite(_) => Self::blank_file(),
            Template::Postgres { admin, .. } => {
                let name = Self::name();
                run(admin, &format!("CREATE DATABASE {name}"));
                let folder = tempfile::tempdir().unwrap();
                Self { url: with_database(admin, &name), folder, admin: Some(admin.clone()) }
            }
        }
    }

    /// A SQLite file without anything, whichever database is under test.
    pub fn blank_file() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}", folder.path().join("pamong.db").display()), folder, admin: None }
    }

    fn name() -> String {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        format!("pamong_test_{}_{number}", std::process::id())
    }

    /// For `DATABASE_URL`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The log of the PostgreSQL that runs for the tests; null on SQLite and on a server of somebody else.
    pub fn server_log() -> Option<String> {
        match template() {
            Template::Postgres { cluster: Some(cluster), .. } => Some(cluster.log()),
            _ => None,
        }
    }

    /// Whether it is one of PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.admin.is_some()
    }

    /// What an operator copies away while the server runs (OPERATIONS.md).
    pub fn backup(&self) -> Vec<u8> {
        let copy = self.folder().join("copy-of-the-database");
        if self.is_postgres() {
            let dump = Command::new(binaries().join("pg_dump")).arg(self.url()).output().unwrap();
            assert!(dump.status.success(), "{}", String::from_utf8_lossy(&dump.stderr));
            return dump.stdout;
        }
        run(self.url(), &format!("VACUUM INTO '{}'", copy.display()));
        let bytes = std::fs::read(&copy).unwrap();
        std::fs::remove_file(copy).unwrap();
        bytes
    }

    /// Folder for secret, uploads and whatever else belongs to this database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let (Some(admin), Some((_, name))) = (&self.admin, self.url.rsplit_once('/')) {
            let name = name.split('?').next().unwrap();
            run(admin, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Rows of one table, or what any `SELECT COUNT(*) AS n …` says.
pub fn count(c: &mut Conn, sql: &str) -> i64 {
    let rows: Vec<Count> = pamong_db::each!(c => diesel::sql_query(sql).load(c)).unwrap();
    rows[0].n
}

/// Runs a statement in a transaction that is open.
pub fn execute(c: &mut Conn, sql: &str) -> QueryResult<usize> {
    pamong_db::each!(c => diesel::sql_query(sql).execute(c))
}

/// Rows of every table.
pub fn row_counts(db: &Db) -> BTreeMap<String, i64> {
    db.read_blocking(|c| {
        let sql = match c {
            Conn::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            }
            Conn::Pg(_) => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
        };
        let tables: Vec<Name> = pamong_db::each!(c => diesel::sql_query(sql).load(c)).unwrap();
        let rows = tables.into_iter().map(|t| {
            let n = count(c, &format!("SELECT COUNT(*) AS n FROM {}", t.name));
            (t.name, n)
        });
        Ok::<_, pamong_db::DbError>(rows.collect())
    })
    .unwrap()
}

/// Everything that the tables hold, a row a line, as the database writes it in text; what SQLite keeps as bytes is read as
/// text too.
pub fn texts(db: &Db) -> Vec<String> {
    let tables = row_counts(db);
    db.read_blocking(|c| {
        let mut all = Vec::new();
        for table in tables.keys() {
            let sql = match c {
                Conn::Sqlite(_) => {
                    let sql = format!("SELECT name FROM pragma_table_info('{table}')");
                    let columns: Vec<Name> = pamong_db::each!(c => diesel::sql_query(sql).load(c)).unwrap();
                    let quoted: Vec<String> =
                        columns.iter().map(|c| format!("quote(\"{}\")", c.name)).collect();
                    format!("SELECT {} AS name FROM {table}", quoted.join(" || ' ' || "))
                }
                Conn::Pg(_) => format!("SELECT t::text AS name FROM {table} t"),
            };
            let rows: Vec<Name> = pamong_db::each!(c => diesel::sql_query(sql).load(c)).unwrap();
            all.extend(rows.into_iter().map(|row| format!("{table}: {} {}", row.name, unquoted(&row.name))));
        }
        Ok::<_, pamong_db::DbError>(all)
    })
    .unwrap()
}

/// The bytes of every `X'…'` as text.
fn unquoted(row: &str) -> String {
    let bytes = |hex: &str| -> Vec<u8> {
        hex.as_bytes()
            .chunks(2)
            .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
            .collect()
    };
    let quoted = row.split("X'").skip(1).filter_map(|rest| rest.split('\'').next());
    quoted.map(|hex| String::from_utf8_lossy(&bytes(hex)).into_owned()).collect::<Vec<_>>().join(" ")
}
