//! What the API's description itself must say.
use super::operation::{operations, spec};
use pamong::error::Code;
use serde_json::json;
use std::collections::BTreeSet;

/// First words of operationIds: what is done. The rest says to what.
const VERBS: &[&str] = &[
    "accept",
    "acknowledge",
    "answer",
    "append",
    "approve",
    "ask",
    "assign",
    "attach",
    "cancel",
    "change",
    "close",
    "comment",
    "compare",
    "compute",
    "confirm",
    "create",
    "delete",
    "discard",
    "dispatch",
    "dispose",
    "draft",
    "drop",
    "execute",
    "file",
    "find",
    "follow_up",
    "freeze",
    "get",
    "hand_over",
    "import",
    "list",
    "merge",
    "pass_on",
    "preview",
    "publish",
    "put",
    "read",
    "recall",
    "record",
    "release",
    "report",
    "reset",
    "resolve",
    "restore",
    "retry",
    "return",
    "reveal",
    "review",
    "revoke",
    "sign",
    "submit",
    "take_out",
    "test",
    "undo",
    "update",
    "verify",
    "withdraw",
];
/// Words of sign-in, where the noun would only be "session".
const NOUNLESS: &[&str] = &["login", "logout", "refresh"];

/// POSTs of one who must have seen what it is about.
const SEEN: &[&str] =
    &["sign_letter", "sign_permit", "update_service_definition", "publish_service", "put_service_offer"];

#[test]
fn operations_are_named_by_what_they_do() {
    let names: Vec<String> = operations().into_iter().map(|o| o.id).collect();
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len(), "an operationId is used twice");
    for name in &names {
        let named = VERBS.iter().any(|verb| {
            name.strip_prefix(verb)
                .and_then(|rest| rest.strip_prefix('_'))
                .is_some_and(|noun| !noun.is_empty())
        });
        assert!(named || NOUNLESS.contains(&name.as_str()), "{name} is not verb_noun with a known verb");
    }
}

#[test]
fn every_operation_documents_what_the_conventions_promise() {
    for o in operations() {
        assert!(!o.secured || o.says(401), "{}: 401 is not documented", o.id);
        assert!(o.rights.is_empty() || o.says(403), "{}: 403 is not documented", o.id);
        assert!(o.body.is_none() || (o.says(422) && o.says(400) && o.says(415)), "{}: 400, 415, 422", o.id);
        assert!(!o.names_one_thing() || o.says(404), "{}: 404 is not documented", o.id);
        let versioned = o.is_versioned() || SEEN.contains(&o.id.as_str());
        assert!(!versioned || (o.says(412) && o.says(428)), "{}: If-Match is not documented", o.id);
        assert_eq!(versioned, o.parameters.contains("If-Match") && o.says(428), "{}: If-Match", o.id);
    }
}

#[test]
fn every_documented_error_is_a_problem() {
    for o in operations() {
        for (status, response) in &o.responses {
            if !status.starts_with(['4', '5']) {
                continue;
            }
            let content = response["content"].as_object();
            let content = content.unwrap_or_else(|| panic!("{} {status} has no body", o.id));
            let schema = &content.get("application/problem+json").map(|c| c["schema"].clone());
            let problem = json!({"$ref": "#/components/schemas/Problem"});
            assert_eq!(schema.as_ref(), Some(&problem), "{} {status}: {content:?}", o.id);
            assert_eq!(content.len(), 1, "{} {status}", o.id);
        }
    }
}

#[test]
fn the_description_lists_every_error_code() {
    let spec = spec();
    let listed: BTreeSet<&str> = spec["components"]["schemas"]["ErrorCode"]["enum"]
        .as_array()
        .expect("no schema ErrorCode")
        .iter()
        .map(|code| code.as_str().unwrap())
        .collect();
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(listed, known);
}

#[test]
fn every_reference_in_the_description_leads_somewhere() {
    fn walk(value: &serde_json::Value, spec: &serde_json::Value) {
        if let Some(reference) = value.get("$ref").and_then(|r| r.as_str()) {
            let pointer = reference.strip_prefix('#').unwrap_or_else(|| panic!("{reference}"));
            assert!(spec.pointer(pointer).is_some(), "{reference} leads nowhere");
        }
        match value {
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, spec)),
            serde_json::Value::Object(fields) => fields.values().for_each(|field| walk(field, spec)),
            _ => {}
        }
    }
    let spec = spec();
    walk(&spec, &spec);
}
