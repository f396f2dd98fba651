//! Form fields of the catalogue as JSON Schema 2020-12.
use super::import::SourceField;
use crate::agencies::AgencyRef;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Characters of an ordinary answer and of one that needs several lines.
const SHORT: u32 = 200;
const LONG: u32 = 1000;
/// Answers that need several lines.
const LONG_KEYS: &[&str] = &[
    "address",
    "business_address",
    "org_address",
    "building_address",
    "institution_address",
    "dest_address",
    "land_address",
    "purpose",
    "reason",
    "move_reason",
    "change_reason",
    "difference",
    "detour",
    "facilities",
];
/// Dates of things that have happened.
const PAST_KEYS: &[&str] = &[
    "birth_date",
    "child_birth_date",
    "died_on",
    "lost_on",
    "stay_since",
    "started_on",
    "kua_registered_on",
    "kel_letter_date",
];

/// English wording of labels and choices; what it does not know stays Indonesian.
#[derive(Debug, Deserialize)]
pub struct Labels {
    fields: BTreeMap<String, String>,
    choices: BTreeMap<String, Value>,
}

/// The schema of a form with its fields in the order of the paper.
pub fn of_fields(fields: &[SourceField], labels: &Labels) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|f| (f.key.clone(), Value::Object(property(f, labels)))).collect();
    let required: Vec<&str> = fields.iter().filter(|f| f.required).map(|f| f.key.as_str()).collect();
    let order: Vec<&str> = fields.iter().map(|f| f.key.as_str()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
        "x-order": order,
    })
}

fn property(field: &SourceField, labels: &Labels) -> Map<String, Value> {
    let label = &field.label_id;
    let english = labels.fields.get(label).unwrap_or(label);
    let mut property = object(json!({"title": label, "x-label": {"id": label, "en": english}}));
    property.extend(object(shape(field, labels)));
    if PAST_KEYS.contains(&field.key.as_str()) {
        property.insert("x-not-future".into(), true.into());
    }
    property
}

fn shape(field: &SourceField, labels: &Labels) -> Value {
    let text = |length: u32| json!({"type": "string", "minLength": 1, "maxLength": length});
    match field.kind.as_str() {
        "enum" => choice(&field.options, labels),
        "nik" => json!({"type": "string", "format": "nik"}),
        "kk" => json!({"type": "string", "format": "kk"}),
        "phone" => json!({"type": "string", "format": "phone", "maxLength": 20}),
        "npwp" => json!({"type": "string", "format": "npwp", "maxLength": 30}),
        "date" => json!({"type": "string", "format": "date"}),
        "region" => json!({"type": "string", "format": "urban_village", "maxLength": 20}),
        "integer" => json!({"type": "integer", "minimum": 0, "maximum": 1_000_000}),
        "number" => json!({"type": "number", "minimum": 0, "maximum": 1_000_000_000}),
        "money" => {
            json!({"type": "integer", "minimum": 0, "maximum": 1_000_000_000_000_i64, "x-unit": "IDR"})
        }
        "list" => json!({"type": "array", "items": text(SHORT), "minItems": 1, "maxItems": 50}),
        _ if LONG_KEYS.contains(&field.key.as_str()) => text(LONG),
        _ => text(SHORT),
    }
}

fn choice(options: &[String], labels: &Labels) -> Value {
    let known: Map<String, Value> = options
        .iter()
        .filter_map(|option| Some((option.clone(), labels.choices.get(option)?.clone())))
        .collect();
    json!({"type": "string", "enum": options, "x-enum-labels": known})
}

/// The stored schema with the urban villages of today as the choices of its region fields.
pub fn offered(mut schema: Value, villages: &[AgencyRef]) -> Value {
    let codes: Vec<&str> = villages.iter().map(|v| v.code.as_str()).collect();
    let names: Map<String, Value> =
        villages.iter().map(|v| (v.code.clone(), json!({"id": v.name, "en": v.name}))).collect();
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for property in properties.into_iter().flat_map(|p| p.values_mut()) {
        if property.get("format").and_then(Value::as_str) == Some("urban_village")
            && let Some(property) = property.as_object_mut()
        {
            property.insert("enum".into(), json!(codes));
            property.insert("x-enum-labels".into(), Value::Object(names.clone()));
        }
    }
    schema
}

/// A form of these fields alone, each asked for whatever the other answers are.
pub fn narrowed(mut schema: Value, fields: &[String]) -> Value {
    if let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|key, _| fields.contains(key));
        for property in properties.values_mut().filter_map(Value::as_object_mut) {
            property.remove("x-when");
        }
    }
    for list in ["required", "x-order"] {
        if let Some(keys) = schema.get_mut(list).and_then(Value::as_array_mut) {
            keys.retain(|key| fields.iter().any(|field| key == field));
        }
    }
    schema
}

/// A form of which any part may be answered.
pub fn freed(schema: Value) -> Value {
    let keys: Vec<String> = schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect();
    let mut schema = narrowed(schema, &keys);
    if let Some(required) = schema.get_mut("required") {
        *required = json!([]);
    }
    schema
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
