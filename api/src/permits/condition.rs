//! When something of a form is asked for: a field, a requirement.
use super::form::Answers;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

/// One part of a condition: the answer of a field is one of these. All parts must hold; without a part it always holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionPart {
    /// Key of a field that stands earlier on the form.
    pub field: String,
    /// Texts, numbers or truth values; of a list of answers one is enough.
    pub is: Vec<Value>,
}

/// Whether all parts hold for these answers.
pub fn holds(parts: &[ConditionPart], answers: &Answers) -> bool {
    parts.iter().all(|part| {
        let answer = answers.get(&part.field);
        let among = |value: &Value| part.is.iter().any(|wanted| same(wanted, value));
        match answer {
            None => false,
            Some(Value::Array(values)) => values.iter().any(among),
            Some(value) => among(value),
        }
    })
}

/// `1` and `1.0` are one number.
fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b).is_eq(),
        _ => a == b,
    }
}

/// The condition of a field in the schema of a form.
pub fn of_property(property: &Value) -> Vec<ConditionPart> {
    property.get("x-when").and_then(|parts| serde_json::from_value(parts.clone()).ok()).unwrap_or_default()
}

/// The schema without the fields that these answers do not ask for.
pub fn narrowed(schema: &Value, answers: &Answers) -> Value {
    let mut narrowed = schema.clone();
    let hidden: Vec<String> = super::form::properties(schema)
        .filter(|(_, property)| !holds(&of_property(property), answers))
        .map(|(key, _)| key.clone())
        .collect();
    if let Some(properties) = narrowed.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|key, _| !hidden.contains(key));
    }
    if let Some(required) = narrowed.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|key| !key.as_str().is_some_and(|key| hidden.iter().any(|h| h == key)));
    }
    narrowed
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn parts(value: Value) -> Vec<ConditionPart> {
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn every_part_must_hold() {
        let answers = json!({"status": "kawin", "area": 100, "uses": ["toko", "gudang"], "own": true});
        let answers = answers.as_object().unwrap();
        for (condition, told) in [
            (json!([]), true),
            (json!([{"field": "status", "is": ["kawin", "cerai_mati"]}]), true),
            (json!([{"field": "status", "is": ["belum_kawin"]}]), false),
            (json!([{"field": "area", "is": [100.0]}]), true),
            (json!([{"field": "uses", "is": ["gudang"]}]), true),
            (json!([{"field": "own", "is": [true]}, {"field": "status", "is": ["kawin"]}]), true),
            (json!([{"field": "own", "is": [true]}, {"field": "status", "is": []}]), false),
            (json!([{"field": "nothing", "is": ["x"]}]), false),
        ] {
            assert_eq!(holds(&parts(condition.clone()), answers), told, "{condition}");
        }
    }

    #[test]
    fn a_field_that_is_not_asked_for_is_not_required_either() {
        let schema = json!({
            "properties": {"a": {"type": "string"}, "b": {"x-when": [{"field": "a", "is": ["ya"]}]}},
            "required": ["a", "b"],
        });
        let with = |answer: &str| narrowed(&schema, json!({"a": answer}).as_object().unwrap());
        assert_eq!(with("ya")["required"], json!(["a", "b"]));
        assert_eq!(with("tidak")["required"], json!(["a"]));
        assert_eq!(with("tidak")["properties"].as_object().unwrap().len(), 1);
    }
}
