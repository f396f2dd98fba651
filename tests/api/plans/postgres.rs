//! PostgreSQL: what the server says of every query that it has run, with the rows that it has looked at.
use super::{GROWING, run};
use crate::kit::Database;
use pamong_db::Url;
use serde_json::Value;

/// Rows that one step of a page may look at: far below what one office has.
const MOST_ROWS: f64 = 4_000.0;

/// Lets the server tell its plans from the next connection to this database on.
pub fn watch(url: &Url) {
    let Url::Pg(text) = url else { panic!("not PostgreSQL") };
    let name = text.rsplit('/').next().unwrap().split('?').next().unwrap();
    for (setting, value) in [
        ("session_preload_libraries", "auto_explain"),
        ("auto_explain.log_min_duration", "0"),
        ("auto_explain.log_analyze", "on"),
        ("auto_explain.log_timing", "off"),
        ("auto_explain.log_format", "json"),
    ] {
        run(url, &format!("LOAD 'auto_explain'; ALTER DATABASE {name} SET {setting} = '{value}'"));
    }
}

/// Bytes of the log that tell of what was asked before the letters were many.
pub fn begin() -> usize {
    log().len()
}

fn log() -> String {
    Database::server_log().expect("the plans are in the log of the kit's own server")
}

/// Plans that read a growing table whole, or look at more rows than a page or a search has reason to.
pub fn faults(begin: usize) -> Vec<String> {
    let plans: Vec<Value> = log()[begin..].split("plan:\n").skip(1).filter_map(plan).collect();
    let reads = |plan: &&Value| {
        let text = plan["Query Text"].as_str().unwrap_or_default();
        (text.starts_with("SELECT") || text.starts_with("WITH"))
            && text.contains("letter")
            && !text.contains("COUNT(*) AS n")
    };
    let read: Vec<&Value> = plans.iter().filter(reads).collect();
    assert!(read.len() > 100, "the plans were not seen: {}", read.len());
    let mut faults: Vec<String> = read.into_iter().filter_map(fault).collect();
    faults.sort();
    faults.dedup();
    faults
}

/// A plan stands in the log as JSON, its lines indented by a tab.
fn plan(rest: &str) -> Option<Value> {
    let lines: Vec<&str> = rest.lines().take_while(|line| line.starts_with('\t')).collect();
    serde_json::from_str(&lines.join("\n")).ok()
}

fn fault(plan: &Value) -> Option<String> {
    let step = worst(&plan["Plan"])?;
    Some(format!("{}\n  {step}", plan["Query Text"].as_str().unwrap_or_default()))
}

fn worst(node: &Value) -> Option<String> {
    let number = |name: &str| node[name].as_f64().unwrap_or_default();
    let looked_at =
        number("Actual Rows") + number("Rows Removed by Filter") + number("Rows Removed by Index Recheck");
    let rows = looked_at * number("Actual Loops");
    let table = node["Relation Name"].as_str().unwrap_or_default();
    let whole = node["Node Type"] == "Seq Scan" && rows > 0.0;
    // Of the search only the letters with the words are looked at, however many these are.
    let many = rows > MOST_ROWS && table != "letter_search";
    if GROWING.contains(&table) && (whole || many) {
        return Some(format!("{} of {table} by {}: {rows} rows", node["Node Type"], node["Index Name"]));
    }
    node["Plans"].as_array()?.iter().find_map(worst)
}
