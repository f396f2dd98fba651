//! The rules of the house, checked on the source text: how long a file may be, who may import whom,
//! where the web framework and the database may show, and that nothing is left unfinished.
//! (The web pages' import zones are in frontend/biome.json.)
//!
//! Nothing but the standard library, so that `scripts/house.sh` compiles this file alone in a second.
use std::collections::BTreeMap;
use std::fs;

use source::{Source, paths, root, server_sources, sources};

// The paths are given so that this file compiles as a module and alone.
#[path = "house/seen.rs"]
mod seen;
#[path = "house/source.rs"]
mod source;

const MAX_LINES: usize = 400;
const MAX_PER_DATABASE: usize = 9;

/// The modules of `api/src` from the top down. A module may import what stands in a lower layer, and its neighbours
/// where `true` says so: letters, permits and evaluations meet only in what lies below them.
const LAYERS: [(&[&str], bool); 6] = [
    (&["main", "lib", "app", "server", "web_root", "startup", "demo"], true),
    // Reads every table of an agency into its export package, and writes them from one.
    (&["packages"], false),
    (&["letters", "permits", "evaluations"], false),
    (&["documents"], true),
    (
        &[
            "identity",
            "agencies",
            "audit",
            "storage",
            "paper_records",
            "satisfaction",
            "jobs",
            "notifications",
        ],
        true,
    ),
    (&["http", "error", "config", "secrets"], true),
];

/// Tables that only their own feature's folder may name, so that a score can come from nowhere but the ledger.
const TABLES: [(&str, &[&str]); 3] = [
    (
        "letters",
        &[
            "letters",
            "agenda_imports",
            "agenda_import_rows",
            "letter_addressees",
            "letter_attachments",
            "letter_reviews",
            "letter_texts",
            "letter_hands",
            "letter_involved",
            "dispositions",
            "disposition_follow_ups",
            "disposition_reminders",
            "letter_versions",
            "letter_comments",
            "letter_presence",
            "letter_recalls",
            "letter_dispatches",
            "letter_scans",
            "letter_receipts",
            "invitation_answers",
            "attendance_lists",
            "travel_visas",
            "travel_reports",
            "travel_report_files",
            "file_folders",
            "file_folder_counters",
            "letter_filings",
            "retention_schedules",
            "retention_rules",
            "disposal_lists",
            "disposal_items",
            "letter_destructions",
            "mailboxes",
            "mailbox_rules",
            "mailbox_messages",
            "scan_texts",
        ],
    ),
    (
        "permits",
        &[
            "permits",
            "contact_codes",
            "permit_contacts",
            "permit_successions",
            "permit_services",
            "permit_applications",
            "permit_checks",
            "permit_assignments",
            "permit_handovers",
            "permit_reminders",
            "queue_days",
            "queue_tickets",
            "permit_visits",
            "permit_visit_photos",
            "permit_secrets",
            "permit_erasures",
            "permit_retention",
            "permit_documents",
            "permit_events",
            "payment_orders",
            "payment_receipts",
            "payment_refunds",
            "cashier_closings",
            "surveys",
            "complaints",
            "complaint_steps",
        ],
    ),
    ("evaluations", &["instruments", "evaluation_periods", "interviews", "scores", "recommendations"]),
];

/// `api/src/letters/store.rs` → `letters`
fn module_of(path: &str) -> &str {
    let inner = path.strip_prefix("api/src/").unwrap_or(path);
    inner.split_once('/').map_or_else(|| inner.trim_end_matches(".rs"), |(first, _)| first)
}

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|(modules, _)| modules.contains(&module))
}

/// Which top-level module a path means in this file, if it means one: `crate::x::…`, or `super::…` climbing out.
fn target<'a>(file: &str, path: &'a [String]) -> Option<&'a str> {
    let climbs = path.iter().take_while(|s| *s == "super").count();
    let inner = file.strip_prefix("api/src/")?;
    let mut depth = inner.matches('/').count() + 1;
    if inner.ends_with("/mod.rs") || inner == "lib.rs" || inner == "main.rs" {
        depth -= 1;
    }
    let skip = match path.first()?.as_str() {
        "crate" | "pamong" => 1,
        "super" if climbs == depth => climbs,
        _ => return None,
    };
    let name = path.get(skip)?;
    name.chars().next()?.is_lowercase().then_some(name.as_str())
}

fn import_fault(file: &str, path: &[String]) -> Option<String> {
    let (from, to) = (module_of(file), target(file, path)?);
    let Some(above) = layer_of(from) else {
        return Some(format!("{from} stands in no layer: add it to LAYERS"));
    };
    // functions and macros of the crate root have no layer
    let below = layer_of(to)?;
    let allowed = from == to || above < below || (above == below && LAYERS[above].1);
    (!allowed).then(|| format!("{from} may not import {to}"))
}

fn may_name_actix(file: &str) -> bool {
    let inner = file.strip_prefix("api/src/").unwrap_or(file);
    // guard.rs turns a request into the person who makes it
    layer_of(module_of(file)) == Some(0)
        || ["http", "error"].contains(&module_of(file))
        || inner == "identity/guard.rs"
        || inner.split('/').skip(1).any(|part| part.starts_with("routes"))
}

fn may_name_diesel(file: &str) -> bool {
    file.split('/').any(|part| part.starts_with("store") && part != "storage" || part.starts_with("model"))
}

fn framework_fault(file: &str, path: &[String]) -> Option<String> {
    match path.first()?.as_str() {
        name @ ("actix_web" | "actix_files" | "actix_multipart" | "actix_http") if !may_name_actix(file) => {
            Some(format!("{name} belongs in routes, http, app and error"))
        }
        "diesel" if !may_name_diesel(file) => {
            Some("diesel belongs in store, model and the crate pamong-db".into())
        }
        _ => None,
    }
}

fn table_fault(file: &str, path: &[String]) -> Option<String> {
    let at = path.iter().position(|part| part == "schema")?;
    let table = path.get(at + 1)?;
    let from = module_of(file);
    let (owner, _) = TABLES.iter().find(|(_, tables)| tables.contains(&table.as_str()))?;
    // A package holds the rows as they are; nothing is decided by them.
    (from != *owner && from != "demo" && from != "packages")
        .then(|| format!("the table {table} belongs to {owner}: ask {owner} or read the ledger"))
}

/// Words that mean "not finished". Put together here so that this file does not contain them.
fn unfinished_word(file: &str, line: &str) -> Option<String> {
    let script = file.ends_with(".ts") || file.ends_with(".tsx");
    let words = [
        ("TO", "DO", true),
        ("FIX", "ME", true),
        ("#[ig", "nore", true),
        ("to", "do!", true),
        ("unimple", "mented!", true),
        ("not imple", "mented", true),
        (".on", "ly(", script),
        (".ski", "p(", script),
        (".fix", "me(", script),
        ("@ts-ig", "nore", script),
    ];
    let whole = |at: usize, word: &str| {
        let edge = |c: Option<char>| !c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !word.starts_with(char::is_alphabetic) || edge(line[..at].chars().next_back())
    };
    words.into_iter().find_map(|(head, tail, applies)| {
        let word = format!("{head}{tail}");
        let found = applies && line.match_indices(&word).any(|(at, _)| whole(at, &word));
        found.then_some(word)
    })
}

fn over_the_cap(source: &Source) -> Option<String> {
    let generated = source.path.ends_with("/schema.rs") || source.path.ends_with("/schema.d.ts");
    let capped = [".rs", ".ts", ".tsx"].iter().any(|end| source.path.ends_with(end));
    let lines = source.text.lines().count();
    (capped && !generated && lines > MAX_LINES)
        .then(|| format!("{}: {lines} lines, at most {MAX_LINES}: split it by noun", source.path))
}

fn check(sources: &[Source], fault: impl Fn(&str, &[String]) -> Option<String>) {
    let mut faults = Vec::new();
    for source in sources {
        for (line, path) in paths(&source.text) {
            if let Some(what) = fault(&source.path, &path) {
                faults.push(format!("{}:{line}: {what} ({})", source.path, path.join("::")));
            }
        }
    }
    none(faults);
}

fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn files_stay_under_the_cap() {
    none(sources().iter().filter_map(over_the_cap).collect());
}

#[test]
fn imports_point_down() {
    check(&server_sources(), import_fault);
}

#[test]
fn the_web_framework_and_the_database_stay_at_the_edges() {
    check(&server_sources(), framework_fault);
}

#[test]
fn a_feature_names_only_its_own_tables() {
    check(&server_sources(), table_fault);
}

#[test]
fn code_per_database_stays_rare() {
    let mut places = BTreeMap::new();
    for source in server_sources() {
        let count = paths(&source.text)
            .iter()
            .filter(|(_, path)| path.ends_with(&["Conn".into(), "Pg".into()]))
            .count();
        if count > 0 {
            places.insert(source.path, count);
        }
    }
    let sum: usize = places.values().sum();
    assert!(sum <= MAX_PER_DATABASE, "{sum} places differ by database: {places:?}");
}

#[test]
fn nothing_is_left_unfinished() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            if let Some(what) = unfinished_word(&source.path, line) {
                faults.push(format!("{}:{}: {what}", source.path, number + 1));
            }
        }
    }
    none(faults);
}

#[test]
fn every_table_with_an_owner_exists() {
    let schema = fs::read_to_string(root().join("api/db/src/schema.rs")).unwrap();
    for table in TABLES.iter().flat_map(|(_, tables)| *tables) {
        assert!(schema.contains(&format!("    {table} (")), "no table {table}");
    }
}

#[test]
fn the_server_crates_follow_the_workspace_lints() {
    for manifest in ["api/Cargo.toml", "api/db/Cargo.toml"] {
        let text = fs::read_to_string(root().join(manifest)).unwrap();
        let lints = text.split_once("[lints]").map_or("", |(_, after)| after);
        assert!(
            lints.trim_start().starts_with("workspace = true"),
            "{manifest}: add [lints] workspace = true"
        );
    }
}
