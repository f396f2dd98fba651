//! Three things say what the tables are: both migration folders and schema.rs. They must say the same.
use crate::kit::Database;
use diesel::prelude::*;
use diesel::sql_types::{Bool, Text};
use pamong_db::{Conn, Url, migrate};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// (table, column) → (type, not null)
type Shape = BTreeMap<(String, String), (String, bool)>;

/// What only one database has, on purpose: each searches letters in its own way.
const BACKEND_ONLY: &str = "letter_search";

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    #[diesel(sql_type = Text)]
    type_name: String,
    #[diesel(sql_type = Bool)]
    not_null: bool,
}

const POSTGRES_COLUMNS: &str = "SELECT table_name::text, column_name::text, data_type::text AS type_name, \
    is_nullable = 'NO' AS not_null FROM information_schema.columns WHERE table_schema = 'public'";
const SQLITE_COLUMNS: &str = "SELECT m.name AS table_name, p.name AS column_name, lower(p.type) AS type_name, \
    (p.\"notnull\" OR p.pk > 0) AS not_null FROM sqlite_schema m JOIN pragma_table_info(m.name) p \
    WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

fn shape(columns: Vec<Column>, named: impl Fn(&str) -> String) -> Shape {
    let ours = |c: &Column| !c.table_name.starts_with("__diesel") && !c.table_name.starts_with(BACKEND_ONLY);
    let entry = |c: Column| ((c.table_name, c.column_name), (named(&c.type_name), c.not_null));
    columns.into_iter().filter(ours).map(entry).collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The tables of schema.rs, read from its text: `table! { … name (key) { column -> Type, … } }`.
fn schema_rs() -> Shape {
    let text = fs::read_to_string(root().join("api/db/src/schema.rs")).unwrap();
    let (mut shape, mut table) = (Shape::new(), String::new());
    for line in text.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(") {").and_then(|head| head.split_once(" (")) {
            table = name.into();
        } else if let Some((column, kind)) = line.trim_end_matches(',').split_once(" -> ")
            && !line.contains('!')
        {
            let inner = kind.strip_prefix("Nullable<").map(|rest| rest.trim_end_matches('>'));
            let value = (inner.unwrap_or(kind).to_owned(), inner.is_none());
            shape.insert((table.clone(), column.to_owned()), value);
        }
    }
    assert!(shape.len() > 100, "schema.rs could not be read: {} columns", shape.len());
    shape
}

/// STRICT tables know only storage classes.
fn storage_class(kind: &str) -> &'static str {
    match kind {
        "UuidT" | "Jsonb" => "blob",
        "Text" | "Date" => "text",
        "Integer" | "BigInt" | "Bool" | "UtcTs" => "integer",
        other => panic!("schema.rs has a type without a storage class: {other}"),
    }
}

fn postgres_type(name: &str) -> String {
    match name {
        "uuid" => "UuidT",
        "timestamp with time zone" => "UtcTs",
        "text" => "Text",
        "integer" => "Integer",
        "bigint" => "BigInt",
        "boolean" => "Bool",
        "date" => "Date",
        "jsonb" => "Jsonb",
        other => other,
    }
    .into()
}

fn differences(found: &Shape, wanted: &Shape) -> BTreeSet<String> {
    let lines = |shape: &Shape| {
        shape
            .iter()
            .map(|((t, c), (kind, not_null))| format!("{t}.{c} {kind} not null: {not_null}"))
            .collect()
    };
    let (found, wanted): (BTreeSet<String>, BTreeSet<String>) = (lines(found), lines(wanted));
    found.symmetric_difference(&wanted).cloned().collect()
}

/// Columns of a SQLite file and what schema.rs says of them, both as storage classes.
fn sqlite_shapes(conn: &mut SqliteConnection) -> (Shape, Shape) {
    let found = shape(diesel::sql_query(SQLITE_COLUMNS).load(conn).unwrap(), str::to_owned);
    let class = |(key, (kind, not_null)): ((String, String), (String, bool))| {
        (key, (storage_class(&kind).to_owned(), not_null))
    };
    (found, schema_rs().into_iter().map(class).collect())
}

#[test]
fn sqlite_tables_check_their_types() {
    let folder = tempfile::tempdir().unwrap();
    let url = Url::Sqlite(folder.path().join("s.db").display().to_string());
    migrate(&url).unwrap();
    let Conn::Sqlite(mut conn) = url.connect().unwrap() else { panic!("not SQLite") };
    let loose = "SELECT name AS table_name, '' AS column_name, '' AS type_name, true AS not_null \
        FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 \
        AND name NOT LIKE 'sqlite_%'";
    let loose = shape(diesel::sql_query(loose).load(&mut conn).unwrap(), str::to_owned);
    assert_eq!(loose, Shape::new(), "tables that are not STRICT check no types");
}

/// The kit's databases are made by the migrations, so the run on PostgreSQL has something to compare.
#[test]
fn the_migrations_of_the_database_under_test_end_in_schema_rs() {
    let database = Database::create();
    let (found, wanted) = match Url::parse(database.url()).unwrap().connect().unwrap() {
        Conn::Sqlite(mut conn) => sqlite_shapes(&mut conn),
        Conn::Pg(mut conn) => {
            (shape(diesel::sql_query(POSTGRES_COLUMNS).load(&mut conn).unwrap(), postgres_type), schema_rs())
        }
    };
    assert_eq!(differences(&found, &wanted), BTreeSet::new());
}

#[test]
fn both_databases_have_the_same_migrations() {
    let names = |database: &str| -> BTreeSet<String> {
        let folder = root().join("api/db/migrations").join(database);
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert_eq!(names("sqlite"), names("postgres"));
}
