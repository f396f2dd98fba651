//! What is wrong with the form of a service: told with its place before anybody fills it in.
//!
//! A form is JSON Schema 2020-12, of which only what the pages can draw and the papers can print is taken. Nothing is read
//! from elsewhere, and no pattern takes longer than its text is long.
use crate::error::{Code, Violations, below};
use crate::permits::condition::ConditionPart;
use regex_syntax::hir::{Hir, HirKind};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Fields of a form, and of a repeated group.
const MOST_FIELDS: usize = 150;
/// Characters of a key, a label and a pattern.
const KEY: usize = 60;
const LABEL: usize = 200;
const PATTERN: usize = 200;
/// Formats of texts.
const FORMATS: &[&str] = &["nik", "kk", "phone", "npwp", "date", "urban_village", "email"];
/// Formats of numbers that belong to a person; they are encrypted by their field, so a repeated group has none.
const PERSONAL: &[&str] = &["nik", "kk"];

/// Notes everything that is wrong with the form, below `/form_schema`.
pub fn form_faults(schema: &Value, violations: &mut Violations) {
    let at = "/form_schema";
    references(at, schema, violations);
    let Some(form) = schema.as_object() else {
        violations.add(at, Code::InvalidFormat);
        return;
    };
    for keyword in form.keys() {
        const KNOWN: &[&str] =
            &["$schema", "type", "additionalProperties", "properties", "required", "x-order"];
        if !KNOWN.contains(&keyword.as_str()) {
            violations.add_with(below(at, keyword), Code::SchemaKeyword, keyword);
        }
    }
    let draft = form.get("$schema").and_then(Value::as_str);
    if draft.is_some_and(|draft| draft != "https://json-schema.org/draft/2020-12/schema") {
        violations.add(below(at, "$schema"), Code::InvalidChoice);
    }
    fields(at, form, true, violations);
}

/// Whatever would be read from another place.
fn references(at: &str, value: &Value, violations: &mut Violations) {
    match value {
        Value::Object(map) => {
            for (key, inner) in map {
                let at = below(at, key);
                let refers = ["$ref", "$dynamicRef", "$id", "$anchor", "$dynamicAnchor", "$vocabulary"];
                if refers.contains(&key.as_str()) {
                    violations.add_with(at, Code::SchemaReference, key);
                } else {
                    references(&at, inner, violations);
                }
            }
        }
        Value::Array(values) => {
            for (i, inner) in values.iter().enumerate() {
                references(&format!("{at}/{i}"), inner, violations);
            }
        }
        _ => {}
    }
}

/// The fields of a form or of a group in it, with their order.
fn fields(at: &str, form: &Map<String, Value>, outermost: bool, violations: &mut Violations) {
    if form.get("type") != Some(&"object".into()) {
        violations.add(below(at, "type"), Code::InvalidChoice);
    }
    if form.get("additionalProperties") != Some(&false.into()) {
        violations.add(below(at, "additionalProperties"), Code::InvalidChoice);
    }
    let empty = Map::new();
    let properties = form.get("properties").and_then(Value::as_object).unwrap_or(&empty);
    if properties.is_empty() {
        violations.add(below(at, "properties"), Code::Required);
    }
    if properties.len() > MOST_FIELDS {
        violations.add_with(below(at, "properties"), Code::TooMany, MOST_FIELDS);
    }
    let texts = |name: &str| -> Option<Vec<&str>> {
        form.get(name).map_or(Some(Vec::new()), |list| list.as_array()?.iter().map(Value::as_str).collect())
    };
    match texts("required") {
        Some(keys) if keys.iter().all(|key| properties.contains_key(*key)) => {}
        _ => violations.add(below(at, "required"), Code::UnknownReference),
    }
    let order = texts("x-order").unwrap_or_default();
    let ordered: BTreeSet<&str> = order.iter().copied().collect();
    let complete = ordered.len() == order.len()
        && ordered.len() == properties.len()
        && properties.keys().all(|key| ordered.contains(key.as_str()));
    if !complete {
        violations.add(below(at, "x-order"), Code::SchemaOrder);
    }
    for (key, property) in properties {
        let at = below(&below(at, "properties"), key);
        let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if key.is_empty() || key.len() > KEY || !plain {
            violations.add(at.clone(), Code::InvalidFormat);
        }
        let before: Vec<&str> = order.iter().copied().take_while(|other| other != key).collect();
        field(&at, property, (&before, properties), outermost, violations);
    }
}

fn field(
    at: &str,
    property: &Value,
    (before, all): (&[&str], &Map<String, Value>),
    outermost: bool,
    violations: &mut Violations,
) {
    let Some(property) = property.as_object() else {
        violations.add(at, Code::InvalidFormat);
        return;
    };
    for language in ["id", "en"] {
        let label = property.get("x-label").and_then(|label| label.get(language)).and_then(Value::as_str);
        violations.text(&format!("{at}/x-label/{language}"), label.unwrap_or_default(), LABEL);
    }
    let kind = property.get("type").and_then(Value::as_str).unwrap_or_default();
    let common = ["title", "type", "x-label", "x-when", "x-help"];
    let own: &[&str] = match kind {
        "string" => &["minLength", "maxLength", "format", "pattern", "enum", "x-enum-labels", "x-not-future"],
        "integer" | "number" => &["minimum", "maximum", "x-unit"],
        "boolean" => &[],
        "array" => &["items", "minItems", "maxItems"],
        _ => {
            violations.add(below(at, "type"), Code::InvalidChoice);
            return;
        }
    };
    for keyword in property.keys() {
        let known = common.contains(&keyword.as_str()) || own.contains(&keyword.as_str());
        // what would be read from elsewhere was told before
        if !known && !keyword.starts_with('$') {
            violations.add_with(below(at, keyword), Code::SchemaKeyword, keyword);
        }
    }
    bounds(at, property, violations);
    text(at, property, outermost, violations);
    condition(at, property.get("x-when"), (before, all), violations);
    if kind == "array" {
        items(at, property, outermost, violations);
    }
}

/// Bounds are numbers that fit each other; what repeats has one.
fn bounds(at: &str, property: &Map<String, Value>, violations: &mut Violations) {
    for (least, most) in [("minLength", "maxLength"), ("minItems", "maxItems"), ("minimum", "maximum")] {
        let number = |name: &str| property.get(name).map(Value::as_f64);
        for name in [least, most] {
            let whole = name == "minimum" || name == "maximum";
            let good = number(name).is_none_or(|n| {
                n.is_some_and(|n| whole || ((0.0..=100_000.0).contains(&n) && n.fract() == 0.0))
            });
            if !good {
                violations.add(below(at, name), Code::InvalidFormat);
            }
        }
        if let (Some(Some(from)), Some(Some(to))) = (number(least), number(most))
            && from > to
        {
            violations.add_with(below(at, least), Code::OutOfRange, format!("≤ {to}"));
        }
    }
}

/// Choices, format and pattern of a text.
fn text(at: &str, property: &Map<String, Value>, outermost: bool, violations: &mut Violations) {
    if let Some(format) = property.get("format") {
        let format = format.as_str().unwrap_or_default();
        if !FORMATS.contains(&format) || (PERSONAL.contains(&format) && !outermost) {
            violations.add(below(at, "format"), Code::InvalidChoice);
        }
    }
    if let Some(choices) = property.get("enum") {
        let choices: Option<BTreeSet<&str>> =
            choices.as_array().and_then(|all| all.iter().map(Value::as_str).collect());
        let given = property.get("enum").and_then(Value::as_array).map_or(0, Vec::len);
        if choices.is_none_or(|different| different.is_empty() || different.len() != given) {
            violations.add(below(at, "enum"), Code::InvalidFormat);
        }
    }
    if let Some(pattern) = property.get("pattern") {
        let pattern = pattern.as_str().unwrap_or_default();
        if pattern.is_empty() || pattern.chars().count() > PATTERN {
            violations.add_with(below(at, "pattern"), Code::TooLong, PATTERN);
        } else if let Err(why) = judge(pattern) {
            violations.add_with(below(at, "pattern"), Code::SchemaPattern, why);
        }
    }
}

/// Whether every engine reads the pattern in a time that grows with the text alone: no look around, no reference back, and
/// no repetition inside a repetition. Browsers try all ways of the last.
fn judge(pattern: &str) -> Result<(), String> {
    let parsed = regex_syntax::Parser::new().parse(pattern).map_err(|e| match e {
        regex_syntax::Error::Parse(e) => e.kind().to_string(),
        other => other.to_string(),
    })?;
    if nests(&parsed, false) { Err(pattern.to_owned()) } else { Ok(()) }
}

fn nests(part: &Hir, inside: bool) -> bool {
    match part.kind() {
        HirKind::Repetition(repeated) => {
            let many = repeated.max.is_none_or(|most| most > 1);
            (inside && many) || nests(&repeated.sub, inside || many)
        }
        HirKind::Capture(group) => nests(&group.sub, inside),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(|part| nests(part, inside)),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

/// A condition asks for answers that are given before; so conditions never go round in a circle.
fn condition(
    at: &str,
    condition: Option<&Value>,
    (before, all): (&[&str], &Map<String, Value>),
    violations: &mut Violations,
) {
    let Some(value) = condition else { return };
    let at = below(at, "x-when");
    let Ok(parts) = serde_json::from_value::<Vec<ConditionPart>>(value.clone()) else {
        violations.add(at, Code::InvalidFormat);
        return;
    };
    for (i, part) in parts.iter().enumerate() {
        let at = format!("{at}/{i}");
        condition_part(&at, part, all, violations);
        if all.contains_key(&part.field) && !before.contains(&part.field.as_str()) {
            violations.add_with(format!("{at}/field"), Code::ConditionOrder, &part.field);
        }
    }
}

/// A part of a condition names a field of the form and answers that it can have.
pub fn condition_part(at: &str, part: &ConditionPart, all: &Map<String, Value>, violations: &mut Violations) {
    let Some(asked) = all.get(&part.field) else {
        violations.add(format!("{at}/field"), Code::UnknownReference);
        return;
    };
    let choices = asked.get("enum").and_then(Value::as_array);
    let possible = |value: &Value| choices.is_none_or(|choices| choices.contains(value));
    let plain = |value: &Value| value.is_string() || value.is_number() || value.is_boolean();
    if part.is.is_empty() || !part.is.iter().all(|value| plain(value) && possible(value)) {
        violations.add(format!("{at}/is"), Code::InvalidChoice);
    }
}

/// Texts, or groups of fields, that are given as often as needed.
fn items(at: &str, property: &Map<String, Value>, outermost: bool, violations: &mut Violations) {
    let at = below(at, "items");
    let Some(items) = property.get("items").and_then(Value::as_object) else {
        violations.add(at, Code::Required);
        return;
    };
    if !property.contains_key("maxItems") {
        violations.add(at.replace("/items", "/maxItems"), Code::Required);
    }
    match items.get("type").and_then(Value::as_str) {
        Some("string") => {
            for keyword in items.keys() {
                if !["type", "minLength", "maxLength"].contains(&keyword.as_str())
                    && !keyword.starts_with('$')
                {
                    violations.add_with(below(&at, keyword), Code::SchemaKeyword, keyword);
                }
            }
            bounds(&at, items, violations);
        }
        Some("object") if outermost => fields(&at, items, false, violations),
        _ => violations.add(below(&at, "type"), Code::InvalidChoice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use serde_json::json;

    fn told(schema: &Value) -> Vec<String> {
        let mut violations = Violations::default();
        form_faults(schema, &mut violations);
        match violations.finish() {
            Err(Error::Invalid(fields)) => {
                let mut told: Vec<_> = fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect();
                told.sort();
                told
            }
            _ => Vec::new(),
        }
    }

    fn form(properties: Value) -> Value {
        let order: Vec<String> = properties.as_object().unwrap().keys().cloned().collect();
        json!({"type": "object", "additionalProperties": false, "properties": properties, "x-order": order})
    }

    fn field(more: Value) -> Value {
        let mut field = json!({"type": "string", "x-label": {"id": "Nama", "en": "Name"}});
        field.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        field
    }

    #[test]
    fn what_pages_can_draw_is_taken() {
        let group = json!({
            "type": "object", "additionalProperties": false, "x-order": ["name"], "required": ["name"],
            "properties": {"name": field(json!({"maxLength": 100}))},
        });
        let good = form(json!({
            "a_status": field(json!({"enum": ["ya", "tidak"]})),
            "b_reason": field(json!({"x-when": [{"field": "a_status", "is": ["ya"]}], "pattern": "^[A-Z]{1,3}[0-9]+$"})),
            "c_heirs": field(json!({"type": "array", "items": group, "maxItems": 10})),
            "d_nik": field(json!({"format": "nik"})),
            "e_area": field(json!({"type": "number", "minimum": -5, "maximum": 7.5})),
        }));
        assert!(told(&good).is_empty(), "{:?}", told(&good));
    }

    #[test]
    fn everything_else_is_refused_with_its_place() {
        let at = "/form_schema/properties/a";
        for (property, expected) in [
            (json!({"$ref": "https://contoh.go.id/skema.json"}), format!("{at}/$ref schema_reference")),
            (json!({"pattern": "^(a+)+$"}), format!("{at}/pattern schema_pattern")),
            (json!({"pattern": "^(?=a)b"}), format!("{at}/pattern schema_pattern")),
            (json!({"pattern": "(a)\\1"}), format!("{at}/pattern schema_pattern")),
            (json!({"pattern": "([a-z]{2,5}){3}"}), format!("{at}/pattern schema_pattern")),
            (json!({"pattern": "["}), format!("{at}/pattern schema_pattern")),
            (json!({"not": {}}), format!("{at}/not schema_keyword")),
            (json!({"type": "null"}), format!("{at}/type invalid_choice")),
            (json!({"format": "uri"}), format!("{at}/format invalid_choice")),
            (json!({"enum": ["x", "x"]}), format!("{at}/enum invalid_format")),
            (json!({"minLength": 5, "maxLength": 2}), format!("{at}/minLength out_of_range")),
            (json!({"maxLength": -1}), format!("{at}/maxLength invalid_format")),
            (json!({"x-label": {"id": "Nama"}}), format!("{at}/x-label/en required")),
            (
                json!({"x-when": [{"field": "a", "is": ["x"]}]}),
                format!("{at}/x-when/0/field condition_order"),
            ),
            (
                json!({"x-when": [{"field": "b", "is": ["x"]}]}),
                format!("{at}/x-when/0/field unknown_reference"),
            ),
            (json!({"x-when": "always"}), format!("{at}/x-when invalid_format")),
            (json!({"type": "array", "maxItems": 3}), format!("{at}/items required")),
            (json!({"type": "array", "items": {"type": "string"}}), format!("{at}/maxItems required")),
        ] {
            assert_eq!(told(&form(json!({"a": field(property.clone())}))), [expected], "{property}");
        }
        assert_eq!(told(&json!([])), ["/form_schema invalid_format"]);
        assert_eq!(
            told(&json!({"type": "object", "additionalProperties": true, "properties": {}, "allOf": []})),
            [
                "/form_schema/additionalProperties invalid_choice",
                "/form_schema/allOf schema_keyword",
                "/form_schema/properties required",
            ]
        );
        let mut lost = form(json!({"a": field(json!({}))}));
        lost["required"] = json!(["z"]);
        lost["x-order"] = json!(["a", "a"]);
        assert_eq!(
            told(&lost),
            ["/form_schema/required unknown_reference", "/form_schema/x-order schema_order"]
        );
    }

    #[test]
    fn a_personal_number_in_a_group_is_refused() {
        let group = json!({
            "type": "object", "additionalProperties": false, "x-order": ["nik"],
            "properties": {"nik": field(json!({"format": "nik"}))},
        });
        let schema = form(json!({"a": field(json!({"type": "array", "items": group, "maxItems": 9}))}));
        assert_eq!(told(&schema), ["/form_schema/properties/a/items/properties/nik/format invalid_choice"]);
    }

    #[test]
    fn the_shipped_forms_are_without_fault() {
        for schema in super::super::import::shipped_forms() {
            assert!(told(&schema).is_empty(), "{:?}", told(&schema));
        }
    }
}
