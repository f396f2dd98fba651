use super::*;
use crate::agencies::AgencyKind;
use crate::http::PageArgs;
use chrono::NaiveDate;
use pamong_db::{Clock, Db};

fn moment() -> Moment {
    Moment { now: Clock::default().now(), zone: chrono_tz::Asia::Jakarta }
}

fn database() -> (tempfile::TempDir, Db) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(&format!("sqlite://{}", folder.path().join("t.db").display()), 1).unwrap();
    (folder, db)
}

fn count(db: &Db, kind: AgencyKind, at: &str) -> usize {
    let filter = agency_store::AgencyFilter {
        kind: Some(kind),
        at: Some(at.parse::<NaiveDate>().unwrap()),
        ..Default::default()
    };
    let page = PageArgs { limit: 100, after: None };
    db.read_blocking(|c| agency_store::list(c, &filter, &page)).unwrap().len()
}

#[test]
fn the_second_run_changes_nothing() {
    let (_folder, db) = database();
    let first = db.write_blocking(|tx| run(tx, moment())).unwrap();
    assert!(first.changed);
    assert_eq!(first.agencies, Counts { added: 121, changed: 0, unchanged: 0 });
    assert_eq!(first.classifications.added, 267);
    assert_eq!(first.letter_kinds.added, 16);
    assert_eq!(first.disposition_instructions.added, 17);
    assert_eq!(first.calendar_days.added, 129);

    let second = db.write_blocking(|tx| run(tx, moment())).unwrap();
    assert!(!second.changed);
    assert_eq!(second.agencies, Counts { added: 0, changed: 0, unchanged: 121 });
    assert_eq!(second.to_string(), "reference data: 0 added, 0 changed, 550 unchanged");
}

#[test]
fn the_tree_is_that_of_the_day_asked_for() {
    let (_folder, db) = database();
    db.write_blocking(|tx| run(tx, moment())).unwrap();
    assert_eq!(count(&db, AgencyKind::City, "2022-01-03"), 1);
    assert_eq!(count(&db, AgencyKind::SubDistrict, "2022-01-03"), 11);
    assert_eq!(count(&db, AgencyKind::UrbanVillage, "2022-01-03"), 62);
    assert_eq!(count(&db, AgencyKind::UrbanVillage, "2025-01-01"), 68);
    assert_eq!(count(&db, AgencyKind::Office, "2022-01-03"), 29);
    assert_eq!(count(&db, AgencyKind::Division, "2022-01-03"), 10);
    assert_eq!(count(&db, AgencyKind::Hospital, "2022-01-03"), 2);
    let division = db.read_blocking(|c| agency_store::find_by_code(c, "setda.hukum")).unwrap().unwrap();
    assert_eq!(division.path, "15.71/setda/setda.hukum/");
}

#[test]
fn a_row_that_differs_is_brought_up_to_date_and_keeps_its_id() {
    let (_folder, db) = database();
    db.write_blocking(|tx| run(tx, moment())).unwrap();
    let before = db.read_blocking(|c| agency_store::find_by_code(c, "disdik")).unwrap().unwrap();
    let renamed = Agency { name: "Dinas Pengajaran".into(), ..before.clone() };
    db.write_blocking(|tx| store::update_agencies(tx, std::slice::from_ref(&renamed))).unwrap();

    let report = db.write_blocking(|tx| run(tx, moment())).unwrap();
    assert_eq!(report.agencies, Counts { added: 0, changed: 1, unchanged: 120 });
    let after = db.read_blocking(|c| agency_store::find_by_code(c, "disdik")).unwrap().unwrap();
    assert_eq!((after.id, after.name.as_str(), after.version), (before.id, "Dinas Pendidikan", 2));
}

#[test]
fn each_classification_scheme_is_in_use_in_its_years() {
    let (_folder, db) = database();
    db.write_blocking(|tx| run(tx, moment())).unwrap();
    let used = |code: &str, day: &str| {
        let day = day.parse().unwrap();
        db.read_blocking(|c| agency_store::has_classification(c, code, day)).unwrap()
    };
    assert!(used("090", "2022-02-15") && used("090", "2022-12-31"));
    assert!(!used("090", "2023-01-01"));
    assert!(used("000.1.2.3", "2023-01-01"));
    assert!(!used("000.1.2.3", "2022-02-15"));
}

#[test]
fn a_search_takes_wildcards_literally() {
    let (_folder, db) = database();
    db.write_blocking(|tx| run(tx, moment())).unwrap();
    let found = |q: &str| {
        let filter = agency_store::AgencyFilter { q: Some(q.into()), ..Default::default() };
        let page = PageArgs { limit: 100, after: None };
        db.read_blocking(|c| agency_store::list(c, &filter, &page)).unwrap().len()
    };
    assert_eq!(found("KOMUNIKASI"), 2);
    assert_eq!(found("rsud_"), 2);
    assert_eq!(found("%"), 0);
}
