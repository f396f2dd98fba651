//! No table is forgotten: each is in the package whole, or on the list of what is left out with its reason.
use pamong::packages::{LEFT_OUT, tables};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The tables of schema.rs with their columns.
fn schema() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = fs::read_to_string(root.join("api/db/src/schema.rs")).unwrap();
    let (mut all, mut table) = (BTreeMap::<String, BTreeSet<String>>::new(), String::new());
    for line in text.lines().map(str::trim) {
        if let Some((name, _)) = line.strip_suffix(") {").and_then(|head| head.split_once(" (")) {
            table = name.into();
        } else if let Some((column, _)) = line.trim_end_matches(',').split_once(" -> ")
            && !line.contains('!')
        {
            all.entry(table.clone()).or_default().insert(column.to_owned());
        }
    }
    assert!(all.len() > 60, "schema.rs could not be read");
    all
}

#[test]
fn every_table_is_in_the_package_or_left_out_for_a_reason() {
    let held: BTreeMap<String, BTreeSet<String>> = tables()
        .unwrap()
        .into_iter()
        .map(|(table, columns)| (table.to_owned(), columns.into_iter().map(String::from).collect()))
        .collect();
    let left: BTreeSet<&str> = LEFT_OUT.iter().map(|(table, _)| *table).collect();
    for (table, columns) in schema() {
        match held.get(&table) {
            Some(found) => {
                assert_eq!(*found, columns, "{table}: its columns in the package");
                assert!(!left.contains(table.as_str()), "{table} is in the package: take it off the list");
            }
            None => assert!(
                left.contains(table.as_str()),
                "{table} is new: put it into the package, or say why not"
            ),
        }
    }
    assert!(LEFT_OUT.iter().all(|(table, reason)| schema().contains_key(*table) && reason.len() > 10));
}

#[test]
fn the_documentation_lists_every_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let text = fs::read_to_string(root.join("docs/EXPORT.md")).unwrap();
    let named = |table: &str| text.contains(&format!("`{table}`"));
    let all = tables().unwrap();
    let missing: Vec<&str> = all
        .iter()
        .map(|(table, _)| *table)
        .chain(LEFT_OUT.iter().map(|(table, _)| *table))
        .filter(|t| !named(t))
        .collect();
    assert_eq!(missing, Vec::<&str>::new(), "not in docs/EXPORT.md");
}
