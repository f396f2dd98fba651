//! Ten thousand rows with 137 planted faults: the others become letters, each fault is named by row and column, and the
//! undo leaves what was there before.
use super::{Cell, HEAD, HEAD_ROW, VILLAGE, all, good, path, read, text, through, workbook};
use crate::kit::{Actor, TestApp};
use pamong::identity::Permission;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

const ROWS: u32 = 10_000;
const FAULTS: u32 = 137;
/// Letters that the register of 2022 has already.
const BEFORE: u32 = 3;

/// What is planted: in which column, what stands there, and what the import calls it.
fn kinds() -> Vec<(usize, Cell, &'static str)> {
    let day = |text: &str| Cell::Day(text.parse().unwrap());
    vec![
        (0, Cell::Empty, "missing"),
        (0, text("dua belas"), "bad_number"),
        (0, Cell::Number(20.0), "duplicate_in_file"),
        (0, Cell::Number(2.0), "duplicate_in_register"),
        (1, Cell::Empty, "missing"),
        (1, text("30/02/2022"), "bad_date"),
        (1, day("2027-01-04"), "future_date"),
        (1, day("2021-12-31"), "wrong_year"),
        (3, text("tanpa tanggal"), "bad_date"),
        (3, day("2023-01-01"), "date_order"),
        (4, Cell::Empty, "missing"),
        (5, Cell::Empty, "missing"),
        (5, text("panjang ".repeat(80)), "too_long"),
        (6, text("999.99"), "unknown_classification"),
        (7, text("Keluar"), "wrong_direction"),
    ]
}

/// The book, and what is wrong with it: row and column to the fault.
fn planted() -> (Vec<u8>, BTreeSet<(i64, String, String)>) {
    let kinds = kinds();
    let (mut rows, mut faults) = (Vec::new(), BTreeSet::new());
    for place in 0..ROWS {
        let mut row = good(place + BEFORE + 1).to_vec();
        // From row 60 on, so that what is repeated stands above it.
        let turn = place.checked_sub(60).filter(|after| after.is_multiple_of(72)).map(|after| after / 72);
        if let Some(turn) = turn.filter(|turn| *turn < FAULTS) {
            let (column, cell, code) = &kinds[usize::try_from(turn).unwrap() % kinds.len()];
            row[*column] = cell.clone();
            if *code == "wrong_year" {
                row[3] = Cell::Empty; // else it would be dated after its receipt too
            }
            let number = i64::from(place + HEAD_ROW + 1);
            let name = char::from(b'A' + u8::try_from(*column).unwrap()).to_string();
            faults.insert((number, name, (*code).to_owned()));
        }
        rows.push(row);
    }
    (workbook(&HEAD, &rows), faults)
}

async fn register(clerk: &Actor, subject: &str, day: String) -> Value {
    let body = json!({
        "direction": "incoming", "channel": "paper", "sender_name": "BPS", "letter_number": "B/1",
        "letter_date": day, "received_date": day, "subject": subject, "urgency": "normal",
        "security_level": "open",
    });
    clerk.post("/letters", body).await.expect(201).body
}

/// Rows of every table but those that only grow: the ledger, and what is kept of imports and their files. The words of
/// SQLite's index are counted by letter, not by its own pages.
fn lasting(app: &TestApp) -> BTreeMap<String, i64> {
    let grows = |table: &str| {
        let own = ["audit_facts", "uploads", "agenda_imports", "agenda_import_rows"];
        own.contains(&table) || ["letter_search_data", "letter_search_idx"].contains(&table)
    };
    app.rows().into_iter().filter(|(table, _)| !grows(table)).collect()
}

#[tokio::test]
async fn ten_thousand_rows_with_137_faults_are_moved_in_and_out_again() {
    let app = TestApp::start().await;
    app.clock.set("2022-01-03T09:00:00+07:00");
    let clerk = app.custom_role(Permission::ALL).at(VILLAGE).await;
    for n in 1..=BEFORE {
        register(&clerk, &format!("Surat terdaftar {n}"), app.clock.day(0)).await;
    }
    app.clock.set(crate::kit::START);
    let (file, faults) = planted();
    assert_eq!(faults.len(), 137);

    let import = read(&clerk, "buku agenda 2022.xlsx", file, "incoming", Some(2022)).await;
    let counts =
        |import: &Value| ["rows", "ready", "faulty", "imported"].map(|key| import[key].as_i64().unwrap());
    assert_eq!(counts(&import), [10_000, 9_863, 137, 0], "{import}");
    assert_eq!(
        (&import["status"], &import["columns"]["received_date"]),
        (&json!("previewed"), &json!("Tgl Terima"))
    );
    let mut told = BTreeSet::new();
    for row in all(&clerk, &format!("{}/rows?result=faulty", path(&import))).await {
        let [fault] = row["faults"].as_array().unwrap().as_slice() else { panic!("several faults: {row}") };
        let place = |key: &str| fault[key].as_str().unwrap().to_owned();
        assert!(place("message").len() > 20 && !place("heading").is_empty(), "{fault}");
        told.insert((row["row"].as_i64().unwrap(), place("column"), place("code")));
    }
    assert_eq!(told, faults);

    let (before, series) = (lasting(&app), all(&clerk, "/number-series").await);
    let entries = all(&clerk, "/agenda-entries?register=incoming").await;
    assert_eq!(entries.len(), 3);
    let facts = app.facts("letter.import");
    let (accepted, steps) = through(&clerk, &import, "accept", "acceptance").await;
    assert_eq!(counts(&accepted), [10_000, 0, 137, 9_863]);
    assert_eq!((&accepted["status"], steps), (&json!("accepted"), 20));
    assert_eq!(app.facts("letter.import") - facts, 9_863);
    assert_eq!(lasting(&app)["letters"] - before["letters"], 9_863);
    clerk.command(&format!("{}/acceptance", path(&import))).await.problem("already_done");
    letters_are_as_the_book_says(&clerk).await;

    let (undone, steps) = through(&clerk, &accepted, "undo", "undo").await;
    assert_eq!((&undone["status"], steps), (&json!("undone"), 20));
    assert_eq!((&undone["removed"], &undone["kept"]), (&json!(9_863), &json!(0)));
    assert_eq!(lasting(&app), before);
    assert_eq!(all(&clerk, "/number-series").await, series);
    assert_eq!(all(&clerk, "/agenda-entries?register=incoming").await, entries);
    assert_eq!(clerk.get("/letters?q=undangan").await.expect(200).items().len(), 0);
    assert_eq!(app.facts("agenda_import.undo"), 1);
    clerk.command(&format!("{}/undo", path(&import))).await.problem("already_done");
}

async fn letters_are_as_the_book_says(clerk: &Actor) {
    let found = clerk.get("/letters?q=ke-5000").await.expect(200);
    let [letter] = found.items() else { panic!("{}", found.body) };
    let letter = clerk.get(&format!("/letters/{}", letter["id"].as_str().unwrap())).await.expect(200).body;
    for (key, value) in [
        ("status", json!("closed")),
        ("channel", json!("paper")),
        ("agenda_number", json!(5_000)),
        ("register_year", json!(2022)),
        ("letter_number", json!("B/5000/BPS/2022")),
        ("received_date", json!("2022-11-17")),
        ("letter_date", json!("2022-11-16")),
        ("sender_name", json!("Badan Pusat Statistik")),
        ("subject", json!("Undangan rapat ke-5000")),
        ("allowed_actions", json!([])),
    ] {
        assert_eq!(letter[key], value, "{key}");
    }
    let event = clerk.get(&format!("/audit-events?subject_id={}", letter["id"].as_str().unwrap())).await;
    let [fact] = event.items() else { panic!("{}", event.body) };
    assert_eq!((&fact["action"], &fact["medium"]), (&json!("letter.import"), &json!("paper")));
    assert_eq!(fact["effective_date"], "2022-11-17");
}
