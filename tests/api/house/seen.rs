//! The rules see what they forbid.
use super::source::paths;
use super::{framework_fault, import_fault, table_fault, unfinished_word};

#[test]
fn a_wrong_import_is_seen_however_it_is_written() {
    let faults = |file: &str, text: &str| {
        let all = paths(text);
        all.iter().filter_map(|(_, p)| import_fault(file, p)).count()
    };
    let service = "api/src/permits/service.rs";
    assert_eq!(faults(service, "use crate::letters::model::Letter;"), 1);
    assert_eq!(faults(service, "use crate::{\n  audit,\n  letters::{self, model as m}};"), 2);
    assert_eq!(faults(service, "fn f() { crate :: letters :: read() }"), 1);
    assert_eq!(faults(service, "use super::super::evaluations;"), 1);
    assert_eq!(faults("api/src/permits/mod.rs", "use super::letters::X;"), 1);
    assert_eq!(faults("api/src/audit/mod.rs", "use crate::documents;"), 1);
    assert_eq!(faults("api/src/http/page.rs", "use crate::identity::Me;"), 1);
    assert_eq!(faults("api/src/unheard_of.rs", "use crate::http;"), 1);

    assert_eq!(faults(service, "// crate::letters\nlet a = \"crate::letters\";"), 0);
    assert_eq!(faults(service, "use crate::{audit::{self, record}, documents, http};"), 0);
    assert_eq!(faults(service, "use super::store; use super::model::Permit;"), 0);
    assert_eq!(faults("api/src/app.rs", "use crate::{letters, permits};"), 0);
}

#[test]
fn a_wrong_framework_table_or_word_is_seen() {
    let seen = |fault: fn(&str, &[String]) -> Option<String>, file: &str, text: &str| {
        paths(text).iter().any(|(_, p)| fault(file, p).is_some())
    };
    let service = "api/src/letters/service.rs";
    assert!(seen(framework_fault, service, "use actix_web::web;"));
    assert!(seen(framework_fault, service, "use diesel::prelude::*;"));
    assert!(!seen(framework_fault, "api/src/letters/dispositions/routes.rs", "use actix_web::web;"));
    assert!(!seen(framework_fault, "api/src/letters/store.rs", "use diesel::prelude::*;"));
    assert!(seen(framework_fault, "api/src/storage/mod.rs", "use diesel::prelude::*;"));

    let scores = "api/src/evaluations/store.rs";
    assert!(seen(table_fault, scores, "use pamong_db::schema::{audit_facts, letters};"));
    assert!(seen(table_fault, scores, "schema::permits::table.load(c)"));
    assert!(!seen(table_fault, scores, "use pamong_db::schema::{audit_facts, scores};"));

    let word = format!("// {}: later", "TO".to_owned() + "DO");
    assert!(unfinished_word("a.rs", &word).is_some());
    assert!(unfinished_word("a.rs", "let todos = numbers.skip(1);").is_none());
}
