//! The JSON Schema of a package's records: every package carries it.
use super::entry_of;
use crate::error::Result;
use crate::packages::store::{Kind, Record, Visitor, visit_people, visit_records};
use serde_json::{Map, Value, json};

#[derive(Default)]
struct Shapes(Map<String, Value>);

/// What a Rust type is in JSON.
fn shape(kind: &str) -> Value {
    let optional = kind.strip_prefix("Option<").map(|inner| inner.trim_end_matches('>'));
    let shape = match optional.unwrap_or(kind) {
        "Id" => json!({"type": "string", "format": "uuid"}),
        "Ts" => json!({"type": "string", "format": "date-time"}),
        "NaiveDate" => json!({"type": "string", "format": "date"}),
        "i32" | "i64" => json!({"type": "integer"}),
        "bool" => json!({"type": "boolean"}),
        "String" => json!({"type": "string"}),
        _ => json!({}),
    };
    match (optional, shape) {
        (Some(_), Value::Object(mut fields)) => {
            if let Some(name) = fields.get("type").cloned() {
                fields.insert("type".into(), json!([name, "null"]));
            }
            Value::Object(fields)
        }
        (_, shape) => shape,
    }
}

impl Visitor for Shapes {
    fn visit<R: Record>(&mut self, _kind: Kind, _shared: bool) -> Result<()> {
        let properties: Map<String, Value> =
            R::FIELDS.iter().map(|(name, kind)| ((*name).to_owned(), shape(kind))).collect();
        let required: Vec<&str> = R::FIELDS.iter().map(|(name, _)| *name).collect();
        let record = json!({
            "description": R::MEANING.trim(),
            "x-entry": entry_of(R::TABLE),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        self.0.insert(R::TABLE.to_owned(), record);
        Ok(())
    }
}

/// A JSON Schema (2020-12) that defines the rows of each table under `$defs`.
pub fn schema() -> Result<Value> {
    let mut shapes = Shapes::default();
    visit_people(&mut shapes)?;
    visit_records(&mut shapes)?;
    Ok(json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Pamong export package: the rows of records/<table>.jsonl",
        "$defs": shapes.0,
    }))
}
