//! Bodies that nobody should send: each is refused with a reason, none breaks anything.
use super::calls::{Call, call};
use super::operation::{Operation, operations, spec};
use super::world::World;
use crate::kit::TestApp;
use pamong::identity::Permission;
use serde_json::{Value, json};

const VILLAGE: &str = super::world::VILLAGE;

#[tokio::test]
async fn what_cannot_be_read_is_refused_before_anything_is_written() {
    let app = TestApp::start().await;
    let actor = app.custom_role(Permission::ALL).at(VILLAGE).await;
    let before = app.rows();
    for o in operations().iter().filter(|o| o.body.is_some()) {
        let unknown = o.send(&actor, Some(json!({"bukan_isian": true}))).await;
        assert_eq!(unknown.status, 422, "{}: {}", o.id, unknown.text());
        unknown.is_problem();
        assert!(!unknown.body["errors"].as_array().unwrap().is_empty(), "{} names no field", o.id);
        for (text, content_type, status) in [
            ("{\"a\":", "application/json", 400),
            ("[1,2", "application/json", 400),
            ("", "application/json", 400),
            ("{}", "text/plain", 415),
            ("a=b", "application/x-www-form-urlencoded", 415),
        ] {
            let request = o.request(&actor).header("content-type", content_type).body(text);
            let reply = actor.send(request).await;
            assert_eq!(reply.status, status, "{} on {content_type} {text}: {}", o.id, reply.text());
            reply.is_problem();
        }
        for other in [json!([]), json!("kata"), json!(7), json!(null)] {
            let reply = o.send(&actor, Some(other.clone())).await;
            assert_eq!(reply.status, 422, "{} takes {other}: {}", o.id, reply.text());
        }
        let deep = "[".repeat(100_000);
        let reply = actor.send(o.request(&actor).header("content-type", "application/json").body(deep)).await;
        assert_eq!(reply.status, 400, "{}: {}", o.id, reply.text());
    }
    let differ: Vec<_> = app.rows().into_iter().filter(|(table, n)| before[table] != *n).collect();
    assert!(differ.is_empty(), "{differ:?}");
}

/// Pointers to everything in a body.
fn pointers(value: &Value, at: &str, into: &mut Vec<String>) {
    if !at.is_empty() {
        into.push(at.to_owned());
    }
    match value {
        Value::Object(fields) => fields.iter().for_each(|(k, v)| pointers(v, &format!("{at}/{k}"), into)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, v)| pointers(v, &format!("{at}/{i}"), into));
        }
        _ => {}
    }
}

fn replaced(body: &Value, pointer: &str, with: Value) -> Value {
    let mut body = body.clone();
    *body.pointer_mut(pointer).unwrap() = with;
    body
}

/// Values of another type than this one has.
fn other_types(value: &Value) -> Vec<Value> {
    let all = [json!("kata"), json!(true), json!(["kata"]), json!({"kunci": "nilai"}), json!(1.5)];
    let same = |other: &Value| std::mem::discriminant(other) == std::mem::discriminant(value);
    all.into_iter().filter(|other| !same(other)).collect()
}

/// Values of the same type that are hard to digest.
fn extremes(value: &Value) -> Vec<Value> {
    match value {
        Value::String(_) => [
            "",
            " ",
            "\u{0}",
            "a\u{0}b",
            "\u{202e}terbalik",
            "'; DROP TABLE letters; --",
            "9999-12-31",
            "-9999-01-01",
            "262143-12-31",
            "0001-01-01",
            "2026-02-31",
            "0000-00-00",
            "01900000-0000-7000-8000-000000000000",
            "💥",
        ]
        .iter()
        .map(|text| json!(text))
        .chain([json!("a".repeat(100_000))])
        .collect(),
        Value::Number(_) => {
            vec![json!(0), json!(-1), json!(i64::MAX), json!(i64::MIN), json!(1e300), json!(u64::MAX)]
        }
        Value::Array(items) => {
            let first = items.first().cloned().unwrap_or_else(|| json!("kata"));
            vec![json!([]), json!([first, first]), json!(vec![first; 1000])]
        }
        Value::Object(_) => vec![json!({})],
        Value::Bool(_) | Value::Null => vec![json!(null)],
    }
}

/// The refusal of a body, which the description must announce and which names a field.
async fn refusal(o: &Operation, call: &Call, body: Value) -> Value {
    let reply = call.with(body).send().await;
    assert_eq!(reply.status, 422, "{} {}: {}", o.id, call.path, reply.text());
    reply.is_problem();
    reply.body["errors"].clone()
}

/// Free data, whose form the service decides and not the API: its own rules answer.
fn is_free(pointer: &str) -> bool {
    pointer.starts_with("/form_data/")
}

/// What a draft of a service keeps as it was written, to be told as a fault.
fn is_kept(pointer: &str) -> bool {
    pointer.contains("/form_schema/") || pointer.contains("/is/")
}

#[tokio::test]
async fn a_field_of_another_type_is_named() {
    let w = World::new().await;
    for o in operations().iter().filter(|o| o.body.is_some()) {
        let works = call(&w, o).await;
        let body = works.json().unwrap().clone();
        let before = w.app.rows();
        let mut all = Vec::new();
        pointers(&body, "", &mut all);
        for pointer in all.into_iter().filter(|pointer| !is_kept(pointer)) {
            for wrong in other_types(body.pointer(&pointer).unwrap()) {
                let text = wrong.to_string();
                let errors = refusal(o, &works, replaced(&body, &pointer, wrong)).await;
                let named = errors.as_array().unwrap().iter().any(|e| {
                    // The field, or the one in it that is wrong now.
                    e["pointer"].as_str().unwrap().starts_with(&pointer) || is_free(&pointer)
                });
                assert!(named, "{}: {pointer} = {text} is not named in {errors}", o.id);
            }
        }
        let mut unknown = body.clone();
        unknown["bukan_isian"] = json!(1);
        let errors = refusal(o, &works, unknown).await;
        assert_eq!(errors[0]["code"], "unknown_field", "{}: {errors}", o.id);
        assert_eq!(errors[0]["pointer"], "/bukan_isian", "{}: {errors}", o.id);
        assert_eq!(w.app.rows(), before, "{} wrote something", o.id);
    }
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let (w, spec) = (World::new().await, spec());
    for o in operations().iter().filter(|o| o.body.is_some()) {
        let works = call(&w, o).await;
        let body = works.json().unwrap().clone();
        let reference = o.body.as_ref().unwrap()["$ref"].as_str().unwrap();
        let mut schema = spec.pointer(reference.trim_start_matches('#')).unwrap();
        if let Some(mapping) = schema.pointer("/discriminator/mapping") {
            let chosen = mapping[body["direction"].as_str().unwrap()].as_str().unwrap();
            schema = spec.pointer(chosen.trim_start_matches('#')).unwrap();
        }
        for required in schema["required"].as_array().into_iter().flatten() {
            let field = required.as_str().unwrap();
            let mut less = body.clone();
            less.as_object_mut().unwrap().remove(field).unwrap_or_else(|| panic!("{}: no {field}", o.id));
            let errors = refusal(o, &works, less).await;
            let wanted = format!("/{field}");
            let named = errors.as_array().unwrap().iter();
            let named = named.filter(|e| e["pointer"] == wanted.as_str() && e["code"] == "required").count();
            assert_eq!(named, 1, "{}: {field} is missing: {errors}", o.id);
        }
    }
}

#[tokio::test]
async fn values_that_are_hard_to_digest_break_nothing() {
    let w = World::new().await;
    for o in operations().iter().filter(|o| o.body.is_some()) {
        let mut works = call(&w, o).await;
        let body = works.json().unwrap().clone();
        let mut all = Vec::new();
        pointers(&body, "", &mut all);
        for pointer in all {
            for extreme in extremes(body.pointer(&pointer).unwrap()) {
                let shown: String = extreme.to_string().chars().take(60).collect();
                let reply = works.with(replaced(&body, &pointer, extreme)).send().await;
                let (id, status, text) = (&o.id, reply.status, reply.text());
                assert!(o.says(status) || status == 413, "{id} {pointer} = {shown}: {status} {text}");
                if status >= 400 {
                    reply.is_problem();
                } else {
                    // It was accepted, which used the record up.
                    let next = call(&w, o).await;
                    works = Call { path: next.path, etag: next.etag, actor: next.actor, ..works };
                }
            }
        }
    }
}
